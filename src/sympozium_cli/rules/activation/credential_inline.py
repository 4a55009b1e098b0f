"""A key, a token or a password stands in the pack in clear.

What a pack says is copied into its agents, their runs and their pods, and everybody who may read one of those can
read it; so can everybody who may read the repository that the file lies in. Upstream has a place for each: a Secret
named in `authRefs`, `providerHeadersSecretRef`, an MCP server's `authSecret`, `valueFrom` in the `env` of a hook. A
key that has been in a file should be replaced.

Found are texts in the form of well-known keys, wherever they stand, and HTTP headers whose name says that they carry
a credential, unless their value is a number or refers to a variable.

## Bad
```yaml
spec:
  providerHeaders: {Authorization: Bearer not-a-real-one}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  providerHeadersSecretRef: gateway-headers
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, View
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.credentials import credentials_in, header_carries_credential
from sympozium_cli.source import FieldPath

_HOOK = "write valueFrom.secretKeyRef, which names a key of a Secret"
_REMEDIES = {
    "authRefs": "put the key into a Secret, and write the name of that Secret here",
    "providerHeaders": "put the headers into a Secret, and name it in providerHeadersSecretRef",
    "headers": "put the token into a Secret, and name it in authSecret",
    "preRun": _HOOK,
    "postRun": _HOOK,
}
_TAKE_OUT = "take it out, and have it replaced: whoever may read the pack can read it"


@document_rule(
    WARNING,
    starred=True,
    security=True,
    effect="everybody who may read its agents, runs or pods can read it",
)
def check(subject: Subject) -> Iterator[Finding]:
    for path in (*credentials_in(subject), *_headers(subject.pack)):
        remedy = next((_REMEDIES[str(step)] for step in path if step in _REMEDIES), _TAKE_OUT)
        yield Finding(path, "this looks like a credential in clear", remedy=remedy)


def _headers(pack: Pack) -> Iterator[FieldPath]:
    yield from _carriers(pack.spec, "providerHeaders", pack.spec.provider_headers)
    for persona in pack.personas:
        yield from _carriers(persona, "providerHeaders", persona.provider_headers)
        for server in persona.mcp_servers:
            yield from _carriers(server, "headers", server.headers)


def _carriers(owner: View, key: str, headers: dict[str, str]) -> Iterator[FieldPath]:
    return (owner.path / key / name for name, value in headers.items() if header_carries_credential(name, value))
