"""Who is who among the runs of a cluster: whose run it is, who asked for it, and from which run it comes."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.feed.pack import kept, read_pack
from sympozium_cli.monitor.feed.scene import spokesman
from sympozium_cli.monitor.origin import CHANNEL, MANUAL, MCP, SCHEDULE, SERVER, STIMULUS, WEB, Origin, predecessor
from sympozium_cli.monitor.run import Run
from sympozium_cli.monitor.teams import NOBODY, Member, Teams, teams

_OUTSIDE: Final = {
    SCHEDULE: "schedule",
    STIMULUS: "stimulus",
    WEB: "web endpoint",
    MCP: "MCP client",
    SERVER: "web endpoint",
    MANUAL: "somebody",
}
_AGENT_IDS: Final = ("sequential-from-", "delegation-from-")


class _Known(NamedTuple):
    """What is remembered of a run: its uid, its agent, who speaks if no pack says so, and the run that caused it."""

    uid: str
    agent: str
    name: str
    cause: str


class Company:
    """The packs and the runs that are known, and what follows from knowing them."""

    def __init__(self) -> None:
        self._packs: dict[tuple[str, str], Object] = {}
        self._teams: Teams = teams(())
        self._seats: dict[tuple[str, str, str], int] = {}
        self._runs: dict[str, dict[str, _Known]] = {}
        self._descendants: set[tuple[str, str, str]] = set()

    def meet_pack(self, value: Object) -> None:
        """Learn of a pack; one that is deleted stays known, for its runs outlive it."""
        pack = read_pack(value)
        self._packs[pack.namespace, pack.name] = kept(value)
        self._teams = teams(self._packs.values())
        for seat, persona in enumerate(pack.personas):
            self._seats[pack.namespace, pack.name, persona] = seat

    def meet_run(self, run: Run) -> None:
        """Learn of a run."""
        name = spokesman(run, teams(()).member(run))
        self._runs.setdefault(run.namespace, {})[run.name] = _Known(run.uid, run.agent, name, predecessor(run))

    def leave_run(self, run: Run) -> None:
        """Forget a run, unless another has taken its name already."""
        known = self._runs.get(run.namespace, {})
        if run.name in known and known[run.name].uid == run.uid:
            del known[run.name]

    def member(self, run: Run, pack: str) -> Member | None:
        """Whose run it is; None where it is not this pack's; "" is any pack, and none."""
        found = self._teams.member(run)
        if not pack or found.pack == pack:
            return found
        return found._replace(pack=pack) if self._teams.owns(pack, run) else None

    def seat(self, namespace: str, pack: str, persona: str) -> int | None:
        """Which persona of its pack it is, from 0; None for one that no pack has."""
        return self._seats.get((namespace, pack, persona))

    def persona(self, namespace: str, pack: str, agent: str) -> str:
        """Which persona of a pack an agent is; "" for none."""
        found = self._teams.agents.get((namespace, agent), NOBODY)
        if found.pack == pack and found.persona:
            return found.persona
        name = agent.removeprefix(f"{pack}-")
        return name if self.seat(namespace, pack, name) is not None else ""

    def speaker(self, namespace: str, run: str) -> str:
        """Who speaks in a run; "" for a run that is not there."""
        known = self._runs.get(namespace, {}).get(run)
        if known is None:
            return ""
        return self._teams.agents.get((namespace, known.agent), NOBODY).persona or known.name

    def asker(self, run: Run, origin: Origin) -> str:
        """Who speaks to a run: a persona, or what is outside of all packs."""
        if origin.kind == CHANNEL:
            return run.annotations.get("sympozium.ai/sender-name", "") or origin.source
        if origin.kind in _OUTSIDE:
            return _OUTSIDE[origin.kind]
        named = next((run.agent_id.removeprefix(one) for one in _AGENT_IDS if run.agent_id.startswith(one)), "")
        return self.speaker(run.namespace, origin.source) or named or origin.source

    def descends(self, run: Run, ancestor: str) -> bool:
        """Whether a run is that run, or comes from it through any number of others, which may be gone by now."""
        known = self._runs.get(run.namespace, {})
        name, seen = run.name, dict[str, None]()
        while name and name not in seen:
            if name == ancestor or (ancestor, run.namespace, name) in self._descendants:
                self._descendants.update((ancestor, run.namespace, one) for one in seen)
                return True
            cause = known[name].cause if name in known else ""
            seen[name] = None
            name = cause or (predecessor(run) if name == run.name else "")
        return False
