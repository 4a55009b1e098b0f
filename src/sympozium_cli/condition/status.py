"""How a pack is, as a value: personas, links, orphans and drift, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sympozium_cli.activation.state import text_at
from sympozium_cli.api import Persona
from sympozium_cli.api.workflow import excluded
from sympozium_cli.condition.drift import Drift, compares_fields, drifts
from sympozium_cli.condition.key import Key, key_of
from sympozium_cli.condition.link import BROKEN, OFF, WAITING, Link
from sympozium_cli.condition.memory import memory_of
from sympozium_cli.condition.orphans import Orphan, deletion, orphans
from sympozium_cli.condition.pack_links import pack_links, token_budget
from sympozium_cli.condition.persona_links import persona_links
from sympozium_cli.condition.running import LastRun, last_run
from sympozium_cli.condition.scene import Scene
from sympozium_cli.condition.timing import Timing, timing_of

EXCLUDED: Final = "excluded"
NO_AGENT: Final = "absent"
UNSEEN: Final = "unseen"

_ENDS: Final = frozenset(("deleted", "dialect", "controller", "enabled", "deactivation", "model", "graph"))
"""The links behind which the controllers do nothing."""


class Member(NamedTuple):
    """A persona, and what is there of it.

    Args:
        name: its name.
        agent: the name of its agent.
        phase: of the agent, or EXCLUDED, or NO_AGENT, or UNSEEN where the user may not look.
        timing: when it runs.
        run: its last run; None for none.
        memory: what became of its memory; see `memory.memory_of`.
        key: the key of its runs.
    """

    name: str
    agent: str
    phase: str
    timing: Timing
    run: LastRun | None
    memory: str
    key: Key


class Status(NamedTuple):
    """How a pack is.

    Args:
        scene: what it was found out from.
        members: its personas, in their order.
        links: what does not hold, in the order of the chain.
        orphans: what nobody asks for any more.
        deletion: the command that deletes the orphans; "" for none.
        drifts: what differs from what would be made today.
        tokens: the tokens that are used, and the most that may be; 0 for any number.
    """

    scene: Scene
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    orphans: tuple[Orphan, ...]
    deletion: str
    drifts: tuple[Drift, ...]
    tokens: tuple[int, int]

    @property
    def first(self) -> Link | None:
        """The link that explains best why nothing happens: the first that is broken, else one that may come yet."""
        candidates = [link for link in self.links if link.state in (BROKEN, WAITING, OFF)]
        whole = [link for link in candidates if link.state != OFF or not link.persona]
        return min(whole, key=lambda link: link.rank, default=None)

    @property
    def compared(self) -> bool:
        """Whether drift tells of fields, too; for older releases, only missing objects are known."""
        return compares_fields(self.scene) or not self.scene.pack.spec.enabled or self.scene.live.phase != "Ready"

    @property
    def is_broken(self) -> bool:
        """Whether something does not work that should."""
        return any(link.state == BROKEN for link in self.links)


def status_of(scene: Scene) -> Status:
    """How the pack of a scene is."""
    found, links = orphans(scene), tuple(_links(scene))
    return Status(
        scene,
        tuple(_member(scene, persona) for persona in scene.pack.personas),
        links,
        found,
        deletion(scene, found) if found else "",
        drifts(scene) if scene.live.phase == "Ready" and _gets_through(links) else (),
        token_budget(scene),
    )


def _links(scene: Scene) -> list[Link]:
    """The links of the pack; those of the personas follow where the controllers get as far as to them."""
    of_pack = list(pack_links(scene))
    if not scene.pack.spec.enabled or not _gets_through(of_pack):
        return of_pack
    return [*of_pack, *(link for persona in scene.pack.personas for link in persona_links(scene, persona))]


def _gets_through(links: Iterable[Link]) -> bool:
    """Whether the controllers get as far as to the personas."""
    return all(link.name not in _ENDS for link in links)


def _member(scene: Scene, persona: Persona) -> Member:
    agent = scene.agent(persona)
    phase = NO_AGENT if agent is None else text_at(agent, "status", "phase") or "Pending"
    if excluded(scene.pack, persona) and agent is None:
        phase = EXCLUDED
    elif agent is None and not scene.sees(scene.live.kinds.agents.plural):
        phase = UNSEEN
    return Member(
        persona.name,
        scene.pack.agent_name(persona),
        phase,
        timing_of(scene, persona),
        last_run(scene, persona),
        memory_of(scene, persona),
        key_of(scene, persona),
    )
