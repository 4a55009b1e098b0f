"""A name is too long for the labels that carry it.

Every object that belongs to a persona is labelled with the names of the pack, of the persona, and of its agent,
`<pack>-<persona>`; from v0.10.14 on the agent is labelled with its provider too. The value of a label has at most
63 characters. Where the pack's or the persona's own name, or the provider, is longer, the agent cannot be created.
Where only both together are, the agent is created and the pack looks ready, but its memory, its channels and all
of its runs are refused: nothing ever runs.

## Bad
```yaml
metadata: {name: enterprise-platform-engineering-team-production}
spec:
  agentConfigs:
    - name: kubernetes-security-guardian
      systemPrompt: You guard.
      channels: [slack]
```

## Good
```yaml
metadata: {name: platform-team}
spec:
  agentConfigs:
    - name: guardian
      systemPrompt: You guard.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for open doors.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.run_names import LABEL, too_long
from sympozium_cli.source import FieldPath
from sympozium_cli.values.names import MAX_LABEL, why_not_label_value
from sympozium_cli.values.release import Release

_PROVIDER_LABEL_SINCE = Release(0, 10, 14)
_NO_AGENT = "once enabled, the agent cannot be created (phase Error; the reason is only in the controller's log)"


@rule(ERROR, effect="the pack looks ready, but the memory, the channels and every run of this persona are refused")
def check(pack: Pack) -> Iterator[Finding]:
    if len(pack.name) > MAX_LABEL:
        yield _longer(pack.metadata.path / "name", "the pack's name", pack.name)
    for persona in installed(pack):
        if len(persona.name) > MAX_LABEL:
            yield _longer(persona.path / "name", "the persona's name", persona.name)
    yield from too_long(pack, LABEL)
    if pack.release >= _PROVIDER_LABEL_SINCE:
        yield from _providers(pack)


def _providers(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        fault = why_not_label_value(persona.provider)
        if fault:
            path = persona.path / "provider"
            yield Finding(path, f"the provider '{persona.provider}' cannot be a label: it {fault}", _NO_AGENT)


def _longer(path: FieldPath, what: str, name: str) -> Finding:
    return Finding(path, f"{what} has {len(name)} characters, and a label at most {MAX_LABEL}", _NO_AGENT)
