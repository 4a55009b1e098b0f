"""Carry a plan out: all of it, or nothing, or else say what is left and how to go on.

After every write its answer is kept, so that it can be taken back. Where somebody else was quicker, or an answer was
lost, the plan is made anew from what is there now. After a write that may still come about nothing is taken back: what
it needs must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, Protocol

from sympozium_cli.activation.secret_steps import ACTIVATION
from sympozium_cli.activation.signals import LeaveError
from sympozium_cli.activation.step import APPLY, CREATE, DELETE, PATCH, Change, Plan, Step, Write
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import (
    ConflictError,
    DeadlineError,
    InDoubtError,
    NotFoundError,
    PartialError,
    StoppedError,
    SympoziumError,
    UnreachableError,
)

TRIES: Final = 5
"""So often a plan is made anew before whoever else writes is left to it."""

_LONGEST_PAUSE: Final = 0.4
_LOST = (UnreachableError, DeadlineError)


class Interruption(Protocol):
    """Whether somebody wants it to stop."""

    def check(self) -> None:
        """Raise StoppedError if a signal has come."""


class Surroundings(NamedTuple):
    """What a transaction needs besides its plan.

    Args:
        cluster: where it happens.
        interruption: is asked between any two writes.
        pause: waits so many seconds.
        chance: a random number from 0 to 1.
    """

    cluster: Cluster
    interruption: Interruption
    pause: Callable[[float], None]
    chance: Callable[[], float]


class Done(NamedTuple):
    """A step that was taken, and the object that the API server answered with."""

    step: Step
    answer: Object


class Left(NamedTuple):
    """A write that could not be taken back, what would take it back, and why it did not work."""

    done: Done
    undo: Write
    error: SympoziumError


Again = Callable[[], Plan]
"""Reads anew and plans anew; raises a SympoziumError where the plan makes no sense any more."""


def carried_out(plan: Plan, again: Again, around: Surroundings) -> tuple[Done, ...]:
    """Take every step of a plan.

    Raises:
        SympoziumError: a step failed, and everything before it was taken back.
        PartialError: a step failed, and not all before it could be taken back; the message says what is left.
    """
    work = _Work(around)
    try:
        work.take_all(plan, again)
    except SympoziumError as error:
        # What may still come about would miss what is taken away from it.
        raise _ended(error, work, work.all_left(error) if work.unknown else work.take_back()) from error
    except LeaveError as leave:
        stop = StoppedError("interrupted twice", leave.signal)
        raise _ended(stop, work, work.all_left(stop)) from None
    return tuple(work.done)


class _Work:
    def __init__(self, around: Surroundings) -> None:
        self.done: list[Done] = []
        self.unknown: Step | None = None
        self._around = around
        self._tries = 1
        self._planned = 0

    def take_all(self, plan: Plan, again: Again) -> None:
        """Take the steps, and plan anew for as long as somebody else gets in between."""
        pending, changes = plan.steps, dict(plan.changes)
        while pending:
            self._around.interruption.check()
            step, self.unknown = pending[0], pending[0]
            try:
                self.done.append(Done(step, self._taken(step)))
                pending = pending[1:]
            except (ConflictError, InDoubtError) as error:
                newer = self._planned_anew(step, error, again)
                _demand_uncontested(changes, newer, error)
                taken = {(done.step.write.verb, done.step.write.key) for done in self.done}
                pending = tuple(step for step in newer.steps if (step.write.verb, step.write.key) not in taken)
            except SympoziumError:
                self.unknown = None
                raise
            self.unknown = None

    def _planned_anew(self, step: Step, error: SympoziumError, again: Again) -> Plan:
        """The plan from what is there now, after a step that somebody was quicker with, or whose answer was lost.

        To send such a step again is safe: it names the object to make, or the version to change.
        """
        self._tries += 1
        refused = isinstance(error, ConflictError)
        if refused:
            self.unknown = None
        if self._tries > TRIES or (refused and step.write.verb == APPLY):
            raise error
        self._around.pause(_LONGEST_PAUSE * self._around.chance())
        newer = again()
        if step.write.verb == CREATE:
            self._claim(step)
        self.unknown = None
        self._planned = len(self.done)
        return newer

    def _claim(self, step: Step) -> None:
        """Count an object as made if it is there and carries our mark."""
        write = step.write
        try:
            there = self._around.cluster.get(write.resource, write.name, write.namespace)
        except NotFoundError:
            return
        if _mark(there) and _mark(there) == _mark(write.body):
            self.done.append(Done(step, there))

    def _taken(self, step: Step) -> Object:
        return send(self._around.cluster, self._under_newest(step.write))

    def _under_newest(self, write: Write) -> Write:
        """The write, under the version that an earlier step of the plan has left its object in.

        What was done before the plan was made, the plan has seen: a controller may have written since.
        """
        if write.verb != PATCH:
            return write
        answers = [done.answer for done in self.done[self._planned :] if done.step.write.key == write.key]
        if not answers:
            return write
        version = answers[-1].get("metadata", {}).get("resourceVersion", "")
        about = {**write.body.get("metadata", {}), "resourceVersion": version}
        return write._replace(body={**write.body, "metadata": about})

    def all_left(self, error: SympoziumError) -> list[Left]:
        """What is left where nobody waits for it to be taken back."""
        return [
            Left(done, done.step.undo(done.answer), error) for done in reversed(self.done) if done.step.undo is not None
        ]

    def take_back(self) -> list[Left]:
        """Take back what was done, the last step first; what cannot be taken back is returned."""
        left = []
        for done in reversed(self.done):
            if done.step.undo is None:
                continue
            undo = done.step.undo(done.answer)
            try:
                _undone(self._around, undo)
            except SympoziumError as error:
                left.append(Left(done, undo, error))
            except LeaveError as leave:
                left.append(Left(done, undo, StoppedError("interrupted twice", leave.signal)))
        return left


def kept(cluster: Cluster, done: Iterable[Done]) -> tuple[str, ...]:
    """Make the Secrets again that have vanished since, now that the pack is enabled; their names.

    A controller that had not yet seen that the pack is enabled may have deleted them (ensemble_controller.go).
    """
    again = []
    for one in done:
        write = one.step.write
        if write.resource != SECRETS or write.verb != CREATE:
            continue
        try:
            cluster.get(SECRETS, write.name, write.namespace)
        except NotFoundError:
            send(cluster, write)
            again.append(write.name)
    return tuple(again)


def send(cluster: Cluster, write: Write, *, dry_run: bool = False) -> Object:
    """Make one write, and return what the API server answers."""
    match write.verb:
        case "create":
            return cluster.create(write.resource, write.sent(), write.namespace, mark=ACTIVATION, dry_run=dry_run)
        case "patch":
            return cluster.patch(
                write.resource, write.name, write.sent(), write.namespace, subresource=write.part, dry_run=dry_run
            )
        case "apply":
            return cluster.apply(write.resource, write.sent(), write.namespace, force=write.force, dry_run=dry_run)
        case _:
            assert write.verb == DELETE
            cluster.delete(write.resource, write.name, write.namespace, write.preconditions, dry_run=dry_run)
            return {}


def _mark(value: object) -> str:
    """Which activation made an object."""
    about = value.get("metadata", {}) if isinstance(value, Mapping) else {}
    return str((about.get("annotations") or {}).get(ACTIVATION, ""))


def _undone(around: Surroundings, undo: Write) -> None:
    """Take a write back; what is gone already, or has become another object, is left alone."""
    for attempt in range(TRIES):
        try:
            send(around.cluster, undo)
        except NotFoundError:
            return
        except ConflictError:
            if undo.verb == DELETE:
                return
            raise
        except _LOST:
            if attempt == TRIES - 1:
                raise
            around.pause(_LONGEST_PAUSE * (1 + around.chance()))
        else:
            return


def _demand_uncontested(before: dict[str, Change], newer: Plan, error: SympoziumError) -> None:
    """Stop where somebody else has written what was to be written.

    Raises:
        ConflictError: the message shows both.
    """
    for label, change in newer.changes.items():
        old = before.get(label)
        if old is not None and old.before != change.before:
            raise ConflictError(
                f"somebody else has just changed {label} from {_told(old.before)} to {_told(change.before)}, "
                f"which was to become {_told(change.after)}",
                hint="look at the pack again, and repeat the command if you still want that",
            ) from error


def _told(value: object) -> str:
    from sympozium_cli.activation.plan import told

    return told(value)


def _ended(error: SympoziumError, work: _Work, left: list[Left]) -> SympoziumError:
    """The error as it is told after everything was taken back, or as much as could be."""
    kept = [f"{one.done.step.write.object} stays" for one in left]
    hints = [command(one) for one in left]
    if work.unknown is not None:
        kept.append(f"whether {work.unknown.write.object} was written is not known")
        hints.append(_look(work.unknown.write))
    if kept:
        hint = "to go on, repeat the command; to go back: " + " && ".join(hints)
        return PartialError("; ".join([str(error), *kept]), hint=hint)
    undone = [done for done in work.done if done.step.undo is not None]
    end = "what was done has been taken back" if undone else "nothing was changed"
    return error.followed_by(end)


def command(left: Left) -> str:
    """The command that takes a write back by hand."""
    undo = left.undo
    where = f"{undo.resource.plural}.{undo.resource.group}".removesuffix(".")
    if undo.verb == DELETE:
        return f"kubectl delete {where} {undo.name} -n {undo.namespace}"
    import json

    body = {key: part for key, part in undo.sent().items() if key != "metadata"}
    return f"kubectl patch {where} {undo.name} -n {undo.namespace} --type merge -p '{json.dumps(body)}'"


def _look(write: Write) -> str:
    where = f"{write.resource.plural}.{write.resource.group}".removesuffix(".")
    return f"kubectl get {where} {write.name} -n {write.namespace}"
