"""A message of the feed: who said or did what, to whom, when, and in which run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any, Final, NamedTuple

from sympozium_cli.monitor.origin import Origin


class Stage(IntEnum):
    """Where in the life of a run a message stands; one of a later stage never comes before one of an earlier."""

    BEFORE = 0
    ASKED = 1
    STARTED = 2
    UNDERWAY = 3
    ENDED = 4
    COUNTED = 5
    AFTER = 6


PLAIN: Final = ""
GOOD: Final = "good"
CAREFUL: Final = "careful"
BAD: Final = "bad"
ASIDE: Final = "aside"
"""What a message means to somebody who skims: what is said, good news, a warning, bad news, a stage direction."""


class Spot(NamedTuple):
    """Where a message belongs in the order of causes.

    Args:
        run: the run in whose life it stands; "" for what a pack says.
        stage: where in that life.
        cause: the run that caused that run; "" for none that is known.
        inside: whether the cause goes on while this run lives, as one that delegates does, or had ended before.
    """

    run: str = ""
    stage: Stage = Stage.BEFORE
    cause: str = ""
    inside: bool = False


class Subject(NamedTuple):
    """Whose message it is.

    Args:
        namespace: its namespace.
        pack: the pack; "" for a run of none.
        persona: the persona; "" for what a pack says, and for agents of no pack.
        agent: the agent; "" for what a pack says.
        run: the run; "" for what a pack says.
        uid: of the run or the pack.
        version: which state of a pack it is; "" for a run, which says everything once.
    """

    namespace: str
    pack: str
    persona: str = ""
    agent: str = ""
    run: str = ""
    uid: str = ""
    version: str = ""


class Message(NamedTuple):
    """Something that was said or done.

    Args:
        kind: its kind; one of the modules of `kinds`.
        subject: whose it is.
        at: when it was.
        observed: whether `at` is when it was heard of, because nobody wrote down when it was.
        who: who speaks or acts: a persona, an agent, a pack, or what is outside of all of them.
        to: whom it is said to, or done with; "" for nobody.
        summary: what it is, in our words.
        text: what was said, in theirs; "" where nothing was.
        tone: what it means to somebody who skims.
        phase: the phase of the run or the pack in the state that tells it.
        origin: who started the run; None for what a pack says.
        data: figures and names, as JSON has them.
        spot: where it belongs in the order of causes.
        mark: what tells it from others of its kind and subject.
    """

    kind: str
    subject: Subject
    at: datetime
    observed: bool
    who: str
    to: str
    summary: str
    text: str
    tone: str
    phase: str
    origin: Origin | None
    data: Mapping[str, Any]
    spot: Spot
    mark: str = ""

    @property
    def id(self) -> str:
        """What no other message has, and this one of a run has whenever it is told."""
        return "/".join(part for part in (self.subject.uid, self.subject.version, self.kind, self.mark) if part)
