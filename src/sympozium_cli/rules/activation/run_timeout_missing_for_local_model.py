"""A persona runs on a local model and says no `runTimeout`, so that its runs end after ten minutes.

Local models are slow, and the runner gives those that it knows as local half an hour. But the controller that
watches over it, and the deadline of the Job, end every run after ten minutes unless `runTimeout` says otherwise. A
persona counts as local if a `modelRef` answers it, if its provider is a local server, or if its base URL is nobody's
whom upstream knows.

## Bad
```yaml
spec:
  modelRef: qwen3-8b
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  modelRef: qwen3-8b
  agentConfigs:
    - name: lead
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
from sympozium_cli.lint.vocabulary.providers import provider_at


@rule(WARNING, since="0.10.37", effect="the controller ends every run after 10 minutes")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if not persona.run_timeout and _is_local(pack, persona):
            yield Finding(
                persona.path / "name",
                f"'{persona.name}' runs on a local model, and has no runTimeout",
                remedy="write runTimeout: 30m",
            )


def _is_local(pack: Pack, persona: Persona) -> bool:
    settings = model_settings(pack, persona)
    unknown = settings.provider == "custom" and not provider_at(settings.base_url)
    return unknown or settings.provider.lower() in LOCAL
