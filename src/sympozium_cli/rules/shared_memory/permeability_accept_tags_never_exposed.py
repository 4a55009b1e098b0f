"""A persona accepts only tags that no other persona exposes.

`acceptTags` is added to every search that the model makes, so that only entries with one of these tags are found.
Where every other persona has `exposeTags`, what it publishes has one of those, and none of them is accepted here.
A tag is accepted where it occurs anywhere among the tags of an entry: `log` accepts `catalog` too, and the name of
a persona accepts its entries, because the name of the agent is among their tags.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: [plan]}
        - {agentConfig: writer, defaultVisibility: public, acceptTags: [summary]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead. Tag what you store with plan.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: [plan]}
        - {agentConfig: writer, defaultVisibility: public, acceptTags: [plan]}
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Tag what you store with plan.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.permeability import PRIVATE, permeability, travelling, visibilities
from sympozium_cli.api.shared_memory import Membrane
from sympozium_cli.api.sharing import membrane
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.values.plural import quoted


@rule(WARNING, effect="its searches find nothing that others have stored, unless they add one of these tags by chance")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    tags_of = _exposed(pack, around) if around else {}
    for persona in installed(pack):
        own = permeability(around, persona) if around else None
        exposed = _exposed_by_others(tags_of, persona.name) if own else ()
        if own and own.accept_tags and exposed and not _any_accepted(travelling(own.accept_tags), exposed):
            yield Finding(
                own.path / "acceptTags",
                f"'{persona.name}' accepts no tag that another persona exposes",
                remedy=f"accept one of {quoted(exposed)}",
            )


def _exposed(pack: Pack, around: Membrane) -> dict[str, tuple[str, ...]]:
    """The tags that the entries of each persona have; none for one that may choose its tags freely."""
    exposed = {}
    for each in visibilities(pack):
        if each.word != PRIVATE:
            own = permeability(around, each.persona)
            tags = travelling(own.expose_tags) if own else ()
            exposed[each.persona.name] = (*tags, pack.agent_name(each.persona)) if tags else ()
    return exposed


def _exposed_by_others(tags_of: dict[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    """The tags that entries of the others have; none where one of them may choose its tags freely."""
    others = [tags for owner, tags in tags_of.items() if owner != name]
    return tuple(dict.fromkeys(tag for tags in others for tag in tags)) if all(others) else ()


def _any_accepted(accepted: tuple[str, ...], exposed: tuple[str, ...]) -> bool:
    return any(one.casefold() in other.casefold() for one in accepted for other in exposed)
