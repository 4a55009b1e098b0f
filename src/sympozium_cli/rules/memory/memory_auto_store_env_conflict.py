"""The variable `MEMORY_AUTO_STORE` says otherwise than `autoStore`, and the variable wins.

Whether a run stores what it has answered is said by the pack's `autoStoreMemory`, or by `memory.autoStore` of a
persona. The controller passes that on as `MEMORY_AUTO_STORE`, but only if the persona's `env` has no such variable.
To the runner `false`, `0`, `no` and `off` mean no, and anything else means yes.

## Bad
```yaml main
spec:
  autoStoreMemory: false
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      env: {MEMORY_AUTO_STORE: "true"}
```

## Good
```yaml main
spec:
  autoStoreMemory: false
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona, View
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.source import FieldPath

_VARIABLE = "MEMORY_AUTO_STORE"
_NO = frozenset(["false", "0", "no", "off"])


@rule(INFO, effect="the variable wins")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        value = persona.env.get(_VARIABLE)
        setting = _setting(pack, persona)
        if value is not None and setting is not None and (value.lower() not in _NO) != setting[0]:
            yield Finding(
                persona.path / "env" / _VARIABLE,
                f"this says otherwise than {setting[1][-1]}",
                remedy="remove the variable",
                related=(Related(setting[1], "without effect"),),
            )


def _setting(pack: Pack, persona: Persona) -> tuple[bool, FieldPath] | None:
    """Whether answers are to be stored, and where that is said: by the persona, else by the pack."""
    places: tuple[tuple[View | None, str], ...] = ((persona.memory, "autoStore"), (pack.spec, "autoStoreMemory"))
    for owner, key in places:
        if owner is not None and owner.has(key):
            return owner.value[key] is True, owner.path / key
    return None
