"""What a kind of message looks at: one state of a run, or of a pack, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.feed.message import Message, Spot, Stage, Subject
from sympozium_cli.monitor.feed.pack import Pack
from sympozium_cli.monitor.fields import at, items
from sympozium_cli.monitor.origin import SEQUENTIAL, Origin, predecessor
from sympozium_cli.monitor.run import Run
from sympozium_cli.monitor.teams import Member
from sympozium_cli.values.age import moment


class RunScene(NamedTuple):
    """A state of a run.

    Args:
        run: the run.
        value: the object that it was read from, with its texts.
        member: the pack and the persona that it belongs to.
        origin: who started it.
        asker: who speaks to it: a persona, or what is outside.
        heard: when this state was heard of, or last written before the feed began.
        gone: whether the run was deleted in this state.
        speaker: who speaks in another run of the namespace; "" for one that is not there.
    """

    run: Run
    value: Object
    member: Member
    origin: Origin
    asker: str
    heard: datetime
    gone: bool
    speaker: Callable[[str], str]

    @property
    def name(self) -> str:
        """Who speaks in this run."""
        return spokesman(self.run, self.member)

    @property
    def spot(self) -> Spot:
        """The beginning of its life in the order of causes."""
        return Spot(self.run.name, Stage.BEFORE, predecessor(self.run), self.origin.kind != SEQUENTIAL)

    def message(  # noqa: PLR0913 - a message is that much, and each kind says it by name
        self,
        kind: str,
        stage: Stage,
        summary: str,
        *,
        at: datetime | None = None,
        who: str | None = None,
        to: str = "",
        text: str = "",
        tone: str = "",
        data: Mapping[str, Any] | None = None,
        mark: str = "",
    ) -> Message:
        """A message of this run; without `at`, it was observed, and without `who`, the run's own agent speaks."""
        run = self.run
        subject = Subject(run.namespace, self.member.pack, self.member.persona, run.agent, run.name, run.uid)
        return Message(
            kind,
            subject,
            at or self.heard,
            at is None,
            self.name if who is None else who,
            to,
            summary,
            text,
            tone,
            run.phase,
            self.origin,
            data or {},
            self.spot._replace(stage=stage),
            mark,
        )


class PackScene(NamedTuple):
    """A state of a pack.

    Args:
        pack: the pack.
        before: its state before; None where that is not known.
        heard: when this state was heard of, or last written before the feed began.
        gone: whether the pack was deleted in this state.
    """

    pack: Pack
    before: Pack | None
    heard: datetime
    gone: bool

    def message(
        self, kind: str, stage: Stage, summary: str, *, tone: str, data: Mapping[str, Any], mark: str
    ) -> Message:
        """A message of this pack, and where it stands among others of the same moment."""
        pack = self.pack
        subject = Subject(pack.namespace, pack.name, uid=pack.uid, version=pack.version)
        what = (pack.name, "", summary, "", tone, pack.phase)
        return Message(kind, subject, self.heard, True, *what, None, data, Spot(stage=stage), mark)


class LineScene(NamedTuple):
    """A line of a run's log.

    Args:
        run: the run, as it was when its log was opened.
        line: the line.
        mark: what no other line of the run has.
        at: when it was written.
    """

    run: RunScene
    line: str
    mark: str
    at: datetime


class EntryScene(NamedTuple):
    """An entry of the memory that a pack shares.

    Args:
        pack: the pack, at the time when the entry was written.
        entry: what the memory says of it.
        persona: who has left it; "" where that is no persona of the pack.
        mark: what no other entry of the pack has.
        observed: whether nobody has written down when it was written.
    """

    pack: PackScene
    entry: Mapping[str, Any]
    persona: str
    mark: str
    observed: bool


def spokesman(run: Run, member: Member) -> str:
    """Who speaks in a run: the persona, or the agent of no pack, or the run without an agent."""
    return member.persona or run.agent or run.name


def written(value: Object) -> datetime | None:
    """When an object was last written, as the API server has noted; None where it has not."""
    times = (moment(at(entry, "time")) for entry in items(value, "metadata", "managedFields"))
    return max((time for time in times if time is not None), default=None)
