"""A base URL has no scheme, or is that of a local server without the path `/v1`.

The text goes to the client library as it is written. Without `http://` or `https://` it is no address. Servers that
speak OpenAI's language have their endpoints below `/v1`, which the library does not add: for `http://ollama:11434`
it asks for `/chat/completions`, which Ollama does not have.

## Bad
```yaml
spec:
  baseURL: ollama.ollama.svc:11434
  agentConfigs:
    - name: lead
      model: llama3.1
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30m
```

## Good
```yaml
spec:
  baseURL: http://ollama.ollama.svc:11434/v1
  agentConfigs:
    - name: lead
      model: llama3.1
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30m
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_settings
from sympozium_cli.api.providers import LOCAL
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.base_urls import BaseUrl, base_url
from sympozium_cli.lint.vocabulary.providers import provider_at

_SCHEMES = ("http://", "https://")


@rule(WARNING, effect="the URL is used as it is written, and every call of the model fails")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        url = base_url(pack, persona)
        if url is not None and not url.text.lower().startswith(_SCHEMES):
            yield Finding(url.path, "the base URL has no scheme", remedy="begin it with http:// or https://")
        elif url is not None and _is_local(pack, persona, url) and not url.text.rstrip("/").endswith("/v1"):
            yield Finding(url.path, "the base URL of a local server does not end in /v1", remedy="write /v1 at its end")


def _is_local(pack: Pack, persona: Persona, url: BaseUrl) -> bool:
    return provider_at(url.text) in LOCAL or model_settings(pack, persona).provider.lower() in LOCAL
