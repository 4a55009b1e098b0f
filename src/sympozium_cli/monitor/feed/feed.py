"""The fold: what a tail reports in, messages out; each once, and after those that it follows from.

A kind of message says all that a state tells. What the state before has told already is left out, so that a run which
was Pending when it was last seen and has Succeeded now tells of its start, its answer and its usage, whatever was
missed in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from sympozium_cli.cluster.resource import ENSEMBLES, RUNS
from sympozium_cli.monitor.feed import register
from sympozium_cli.monitor.feed.aside import ENTRY, LINE, entry_written
from sympozium_cli.monitor.feed.choice import EVERYTHING, Choice
from sympozium_cli.monitor.feed.company import Company
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.feed.order import in_order
from sympozium_cli.monitor.feed.pack import read_pack
from sympozium_cli.monitor.feed.past import Past
from sympozium_cli.monitor.feed.scene import EntryScene, LineScene, PackScene, RunScene, written
from sympozium_cli.monitor.fields import mapping, text
from sympozium_cli.monitor.happening import DELETED, Change, Found, Happening, Lost, Synced
from sympozium_cli.monitor.origin import origin
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.teams import Member

_RUN: Final = RUNS.kind
_PACK: Final = ENSEMBLES.kind
_BESIDE: Final = (LINE, ENTRY)
"""Whatever is neither of these nor a run is a pack, under any of its names."""


class Feed:
    """Messages of runs and packs.

    Args:
        choice: which are wanted. Nothing is told before the tail has listed all runs and all packs.

    Attributes:
        company: who is who.
        older: how many messages of the past were not told, because others are newer.
        begun: whether the past is told.
        recalled: how many of the messages that were told last are of the past; they come first.
    """

    def __init__(self, choice: Choice = EVERYTHING) -> None:
        self.company = Company()
        self.older = 0
        self.begun = False
        self.recalled = 0
        self._choice = choice
        self._awaited = {_RUN, _PACK}
        self._past = Past(self.company)
        self._held: list[Change] = []
        self._lost: set[str] = set()
        self._said: dict[tuple[str, str], set[str]] = {}

    def choose(self, choice: Choice) -> None:
        """Want these messages from now on."""
        self._choice = choice

    def wait_for(self, kind: str) -> None:
        """Tell nothing before the past of what is said beside the objects is known, too: LINE or ENTRY."""
        self._awaited.add(kind)

    def means(self, run: Run) -> bool:
        """Whether a run is one of those that are meant, once all packs are known."""
        if self.company.member(run, self._choice.pack) is None:
            return False
        return not self._choice.run or self.company.descends(run, self._choice.run)

    def means_pack(self, name: str) -> bool:
        """Whether what a pack says, and its personas together, is meant."""
        return not self._choice.run and self._choice.pack in ("", name)

    @property
    def holds(self) -> bool:
        """Whether anything that was taken is not told yet."""
        return not self.begun or bool(self._held)

    def take(self, happenings: Sequence[Happening]) -> list[Message]:
        """What these happenings tell, in order.

        Nothing is told before all is known that was there when the tail began; the past then comes first. What was
        missed is held back until all of it is known, too.
        """
        for one in happenings:
            match one:
                case Change():
                    self._hear(one)
                case Synced():
                    self._awaited.discard(one.kind if one.kind in (_RUN, *_BESIDE) else _PACK)
                case Lost():
                    self._lost.add(one.kind)
                case Found():
                    self._lost.discard(one.kind)
        if self._awaited:
            return []
        past = list(self._begin())
        self.recalled = len(past)
        return [*past, *self._released()]

    def _hear(self, change: Change) -> None:
        if change.past and not self.begun:
            self._meet(change)
            self._past.add(change, self._choice, packs_known=_PACK not in self._awaited)
        else:
            self._held.append(change)

    def _begin(self) -> Iterator[Message]:
        if self.begun:
            return
        self.begun = True
        told = list(in_order(list(self._told(self._past.take()))))
        wanted = self._choice.of_the_past(told)
        self.older = len(told) - len(wanted)
        yield from wanted

    def _released(self) -> Iterator[Message]:
        """What the changes tell that need not be held any longer."""
        ready = [one for one in self._held if _kind(one) not in self._lost]
        self._held = [one for one in self._held if _kind(one) in self._lost]
        for change in ready:
            self._meet(change)
        return in_order(list(self._told(ready)))

    def _meet(self, change: Change) -> None:
        kind = _kind(change)
        if kind in _BESIDE:
            return
        if kind != _RUN:
            self.company.meet_pack(change.value)
        elif change.op != DELETED:
            self.company.meet_run(read_run(change.value))

    def _told(self, changes: Iterable[Change]) -> Iterator[Message]:
        gone: list[Run] = []
        for change in changes:
            messages = self._of_any(change)
            yield from (one for one in messages if not change.told and self._choice.wants(one))
            gone += [read_run(change.value)] if _kind(change) == _RUN and change.op == DELETED else []
        for run in gone:
            self.company.leave_run(run)
            self._said.pop((run.namespace, run.name), None)

    def _of_any(self, change: Change) -> Iterator[Message]:
        tellers = {_RUN: self._of_run, LINE: self._of_line, ENTRY: self._of_entry}
        return tellers.get(_kind(change), self._of_pack)(change)

    def _of_line(self, change: Change) -> Iterator[Message]:
        value = change.value
        run = read_run(mapping(value, "run"))
        member = self.company.member(run, self._choice.pack)
        if member is not None and self.means(run):
            scene = self._scene(change._replace(value=value["run"]), run, member)
            yield from register.of_line(LineScene(scene, text(value, "text"), text(value, "mark"), change.at))

    def _of_entry(self, change: Change) -> Iterator[Message]:
        pack, entry = read_pack(mapping(change.value, "pack")), mapping(change.value, "entry")
        if not self.means_pack(pack.name):
            return
        scene = PackScene(pack, None, change.at, gone=False)
        persona = self.company.persona(pack.namespace, pack.name, text(entry, "source_agent"))
        observed = entry_written(entry) is None
        yield from register.of_entry(EntryScene(scene, entry, persona, text(change.value, "mark"), observed))

    def _of_run(self, change: Change) -> Iterator[Message]:
        run = read_run(change.value)
        member = self.company.member(run, self._choice.pack)
        if member is None or not self.means(run):
            return
        scene = self._scene(change, run, member)
        before = set[tuple[str, str]]()
        if change.before is not None and not change.told:
            earlier = scene._replace(run=read_run(change.before), value=change.before, gone=False)
            before = {(one.kind, one.mark) for one in register.of_run(earlier)}
        for message in register.of_run(scene):
            if (message.kind, message.mark) not in before and self._first(message):
                yield message

    def _scene(self, change: Change, run: Run, member: Member) -> RunScene:
        started = origin(run)
        namespace, company = run.namespace, self.company
        return RunScene(
            run,
            change.value,
            member,
            started,
            company.asker(run, started),
            _heard(change),
            change.op == DELETED,
            lambda name: company.speaker(namespace, name),
        )

    def _of_pack(self, change: Change) -> Iterator[Message]:
        pack = read_pack(change.value)
        if not self.means_pack(pack.name):
            return
        before = read_pack(change.before) if change.before is not None and not change.told else None
        scene = PackScene(pack, before, _heard(change), change.op == DELETED)
        known = set[tuple[str, str]]()
        if before is not None:
            known = {(one.kind, one.mark) for one in register.of_pack(PackScene(before, None, scene.heard, gone=False))}
        fresh = (one for one in register.of_pack(scene) if (one.kind, one.mark) not in known)
        yield from sorted(fresh, key=lambda one: one.spot.stage)

    def _first(self, message: Message) -> bool:
        """Whether nobody has said it yet: of a delegation, both the parent and the child speak."""
        if "parent" not in message.data:
            return True
        said = self._said.setdefault((message.subject.namespace, message.data["parent"]), set())
        fresh = message.mark not in said
        said.add(message.mark)
        return fresh


def _kind(change: Change) -> str:
    return text(change.value, "kind")


def _heard(change: Change) -> datetime:
    """When a state was heard of; of the past, when it was written, which is closer to when it came about."""
    return (written(change.value) or change.at) if change.past else change.at
