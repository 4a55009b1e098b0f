"""What happened to a run, as far as anybody wants to know."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.run import FAILED, Run
from sympozium_cli.monitor.teams import Member

ADDED: Final = "ADDED"
PHASE: Final = "PHASE"
PROGRESS: Final = "PROGRESS"
DELETED: Final = "DELETED"


class Transition(NamedTuple):
    """A step in the life of a run.

    Args:
        type: ADDED for a run that is new to whoever watches, PHASE, PROGRESS for anything else worth telling, DELETED.
        run: the run as it is now; as it was last seen where it is gone.
        member: whose run it is.
        before: the run as it was; None where it is new.
        at: when this was heard of.
        past: whether it was so already when the watching began.
        told: whether an earlier command with the same cursor has told it.
    """

    type: str
    run: Run
    member: Member
    before: Run | None
    at: datetime
    past: bool = False
    told: bool = False

    @property
    def is_end(self) -> bool:
        """Whether the run has ended by it, in whatever way."""
        ended = self.before is None or not self.before.finished
        return (self.run.finished or self.type == DELETED) and ended

    @property
    def is_cancelled(self) -> bool:
        """Whether the run was deleted before it had ended."""
        return self.type == DELETED and not self.run.finished

    @property
    def is_bad(self) -> bool:
        """Whether the run has failed by it, or was cancelled."""
        return self.is_end and (self.run.phase == FAILED or self.is_cancelled)


def step(before: Run, run: Run) -> str:
    """The type of what lies between two states of a run; "" for nothing that anybody wants to know."""
    if (before.phase, before.unseen) != (run.phase, run.unseen):
        return PHASE
    return PROGRESS if _told(before) != _told(run) else ""


def _told(run: Run) -> tuple[object, ...]:
    return run.pod, run.tokens, run.cost, run.verdict, run.delegates, run.error, run.deleting is None, run.completed
