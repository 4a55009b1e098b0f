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

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.source import FieldPath


@rule(INFO, effect="in chats and in delegation instructions nobody can tell the two apart")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        first = _first_called(pack, persona.display_name, persona.path)
        if persona.display_name and first:
            yield Finding(
                persona.path / "displayName",
                f"another persona is called '{persona.display_name}' too",
                related=(Related(first, "the other one"),),
            )


def _first_called(pack: Pack, name: str, own: FieldPath) -> FieldPath | None:
    """Where another persona has that name, or, further up in the list, shows itself under it."""
    for other in pack.personas:
        if other.name == name and other.path != own:
            return other.path / "name"
    first = next(other for other in pack.personas if other.display_name == name)
    return first.path / "displayName" if first.path != own else None
