"""Two personas of a pack show themselves under the same name.

`displayName` is what people see in Slack, and what a persona reads beside the names of those it may delegate to.
Where two are the same, or where one is the `name` of another persona, nobody can tell who spoke and who is meant.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: style, displayName: Reviewer, systemPrompt: You check style., channels: [slack]}
    - {name: security, displayName: Reviewer, systemPrompt: You look for holes., channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: style
      displayName: Style reviewer
      systemPrompt: You check style.
      schedule: {interval: 1h, firstTick: afterInterval, task: Check what is new.}
    - name: security
      displayName: Security reviewer
      systemPrompt: You look for holes.
      schedule: {interval: 6h, firstTick: afterInterval, task: Check what is new.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.source import FieldPath


@rule(INFO, effect="in chats and in delegation instructions nobody can tell the two apart")
def check(pack: Pack) -> Iterator[Finding]:
    first_called = _FirstCalled(pack)
    for persona in pack.personas:
        first = first_called.path(persona) if persona.display_name else None
        if first:
            yield Finding(
                persona.path / "displayName",
                f"another persona is called '{persona.display_name}' too",
                related=(Related(first, "the other one"),),
            )


class _FirstCalled:
    """The first two personas of every name, and the first of every display name."""

    def __init__(self, pack: Pack) -> None:
        self._named: dict[str, list[Persona]] = {}
        self._shown: dict[str, Persona] = {}
        for persona in pack.personas:
            self._named.setdefault(persona.name, []).append(persona)
            self._shown.setdefault(persona.display_name, persona)

    def path(self, persona: Persona) -> FieldPath | None:
        """Where another persona has its display name for a name, or, further up in the list, shows itself under it."""
        others = self._named.get(persona.display_name, ())[:2]
        for other in others:
            if other is not persona:
                return other.path / "name"
        first = self._shown[persona.display_name]
        return first.path / "displayName" if first is not persona else None
