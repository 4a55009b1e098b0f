"""A trust group makes nobody trust anybody, or has the name of another one.

A persona trusts the other members of its groups. In a group of one there is no other. Two groups with one name are
not put together: each of them counts for itself, and the name is not looked at.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead, writer]}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.shared_memory import TrustGroup
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import INFO, Finding, Related, rule


@rule(INFO, effect="the group has no effect: nobody gets a peer by it")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    seen: dict[str, TrustGroup] = {}
    for group in around.trust_groups if around else ():
        first = seen.setdefault(group.name, group)
        if len(set(group.personas)) < 2:  # noqa: PLR2004 - trust takes two
            yield _too_small(group)
        if group.has("name") and first is not group:
            yield _same_name(group, first)


def _too_small(group: TrustGroup) -> Finding:
    return Finding(
        group.path / "agentConfigs",
        f"the trust group '{group.name}' has fewer than two members",
        remedy="name at least two personas",
    )


def _same_name(group: TrustGroup, first: TrustGroup) -> Finding:
    return Finding(
        group.path / "name",
        f"there is a trust group '{group.name}' already",
        effect="each of them counts for itself: members of one do not trust those of the other",
        remedy="put all members into one group, or give the groups different names",
        related=(Related(first.path / "name", "the first one"),),
    )
