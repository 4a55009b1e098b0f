"""Show a plan, ask, carry it out, and say what has become of it: the same for every command that changes a pack."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple, TextIO

from sympozium_cli.activation.merge import merged
from sympozium_cli.activation.signals import LeaveError, Signals
from sympozium_cli.activation.step import Plan, Refusal, Step
from sympozium_cli.activation.transaction import Again, Done, Surroundings, carried_out, kept, send
from sympozium_cli.cli.change_options import DRY_RUNS, Manner
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.connecting import announce, notice
from sympozium_cli.cli.saying import say
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.cluster.resource import Resource
from sympozium_cli.errors import ConflictError, ForbiddenError, RefusedError, StoppedError, SympoziumError, UsageError
from sympozium_cli.report.plan import plan_lines, warning_lines
from sympozium_cli.report.printing import Screen, object_printer
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.plural import listed

Show = Callable[[Iterable[Object]], None]
"""Takes the objects that a change has written, or would write."""


class Need(NamedTuple):
    """Something that the user must be allowed to do; "" for a name is any, for a part all but the status."""

    verb: str
    resource: Resource
    name: str = ""
    part: str = ""

    @property
    def plural(self) -> str:
        """What is changed, as roles name it: "ensembles", "ensembles/status"."""
        return f"{self.resource.plural}/{self.part}" if self.part else self.resource.plural


def checked(manner: Manner) -> Manner:
    """The options, once they make sense.

    Raises:
        UsageError: a word is unknown.
    """
    checked_choice("--dry-run", manner.dry_run, DRY_RUNS)
    return manner


def seconds(text: str) -> float:
    """The seconds of a --timeout.

    Raises:
        UsageError: it is no time.
    """
    from sympozium_cli.values.duration import SECOND, parse_duration

    length = parse_duration(f"{text}s" if text.isascii() and text.isdigit() else text)
    if length is None or length <= 0:
        raise UsageError(f"'--timeout {text}' is no time that one can wait", hint="write 90s, or 5m")
    return length / SECOND


def demand_access(cluster: Cluster, namespace: str, needs: Iterable[Need]) -> None:
    """Refuse before anything is done what would fail half-way.

    Raises:
        ForbiddenError: the user lacks some of it; the message says all that is missing.
    """
    lacking = [need for need in needs if not cluster.allowed(need.verb, need.resource, namespace, need.name, need.part)]
    if lacking:
        words = listed(dict.fromkeys(f"{need.verb} {need.plural}" for need in lacking), "or")
        verbs: dict[str, list[str]] = {}
        for need in lacking:
            verbs.setdefault(_qualified(need), []).append(need.verb)
        roles = " && ".join(
            f"kubectl create role change-{resource.partition('.')[0]} --verb={','.join(dict.fromkeys(some))} "
            f"--resource={resource} -n {namespace}"
            for resource, some in verbs.items()
        )
        raise ForbiddenError(
            f"you may not {words} in the namespace '{namespace}'; nothing was changed",
            hint=f"somebody who may can give you a role, such as: {roles}",
        )


def demand_possible(refusals: Sequence[Refusal]) -> None:
    """Tell everything that stands in the way.

    Raises:
        RefusedError: anything does; all but the last has been told on standard error.
    """
    for refusal in refusals[:-1]:
        say(RefusedError(refusal.message, hint=refusal.hint))
    if refusals:
        raise RefusedError(refusals[-1].message, hint=refusals[-1].hint)


def change(
    cluster: Cluster,
    plan: Plan,
    again: Again,
    manner: Manner,
    before: Callable[[], None] | None = None,
    needs: Sequence[Need] = (),
    show: Show | None = None,
) -> tuple[Done, ...]:
    """Carry a plan out, or only show it; () where nothing was done.

    Args:
        cluster: where.
        plan: what.
        again: plans anew from what is there then.
        manner: how.
        before: what to do once everything is agreed to, and before the first write.
        needs: what the user must be allowed to do.
        show: takes the objects that were written, or are as wished already; without, they are printed as wished.

    Raises:
        SympoziumError: it was refused, or failed; what was done has been taken back, or the message says what is left.
    """
    announce(cluster.where)
    demand_possible(plan.refusals)
    show = show or (lambda objects: show_objects(objects, manner))
    if not plan.steps:
        _nothing(plan, manner)
        show(plan.present)
        return ()
    if manner.dry_run != "none":
        shown(plan, manner, sys.stderr if manner.output else sys.stdout)
        show(_rehearsed(cluster, plan, manner))
        if not manner.quiet:
            print("nothing was changed: this was a dry run", file=sys.stderr)
        return ()
    shown(plan, manner, sys.stderr)
    demand_access(cluster, plan.steps[0].write.namespace, needs)
    if len(plan.steps) > 1:
        _rehearse(cluster, plan.steps)
    agreed(plan, manner)
    if before is not None:
        before()
    done, came = _carried_out(cluster, plan, again)
    show([one.answer for one in done])
    if came:
        raise StoppedError("interrupted, when everything was done", came)
    return done


def waited(follow: Callable[[], None], done: str) -> None:
    """Wait for the controllers; Ctrl-C ends the waiting, and nothing else.

    Args:
        follow: returns when they are done.
        done: what has been done already, in words.

    Raises:
        StoppedError: a signal came.
    """
    try:
        with Signals(notice, patient=False):
            follow()
    except LeaveError as leave:
        raise StoppedError(f"stopped waiting; {done}", leave.signal) from None


def _carried_out(cluster: Cluster, plan: Plan, again: Again) -> tuple[tuple[Done, ...], int]:
    with Signals(_said) as signals:
        done = carried_out(plan, again, Surroundings(cluster, signals, time.sleep, random.random))
        _look_after(cluster, done)
        return done, signals.came


def _look_after(cluster: Cluster, done: Sequence[Done]) -> None:
    """Make sure that the Secrets are still there, if that can be seen; --wait looks for longer."""
    try:
        for secret in kept(cluster, done):
            _said(f"the controller had deleted the Secret '{secret}' meanwhile; it is there again")
    except SympoziumError as error:
        _said(f"note: everything is done, but whether the Secret is still there could not be seen: {error}")


def _nothing(plan: Plan, manner: Manner) -> None:
    page = terminal(sys.stderr, manner.color, os.environ)
    for line in warning_lines(plan.warnings, page):
        print(line, file=sys.stderr)
    if not manner.quiet:
        print("nothing to change", file=sys.stderr)


def shown(plan: Plan, manner: Manner, stream: TextIO) -> None:
    """Show a plan as people read it."""
    for line in plan_lines(plan, terminal(stream, manner.color, os.environ)):
        print(line, file=stream)


def _rehearsed(cluster: Cluster, plan: Plan, manner: Manner) -> list[Object]:
    """What would be written; with `server`, as the API server would store it."""
    return _tried(cluster, plan.steps) if manner.dry_run == "server" else [_object(one) for one in plan.steps]


def _rehearse(cluster: Cluster, steps: Sequence[Step]) -> None:
    """Find out before the first write what would be refused half-way.

    Raises:
        SympoziumError: something would; the message says that nothing was changed.
    """
    try:
        _tried(cluster, steps)
    except SympoziumError as error:
        raise error.followed_by("nothing was changed") from error


def _tried(cluster: Cluster, steps: Sequence[Step]) -> list[Object]:
    """What the API server would make of every write: its webhooks, quotas and schemas are asked, and nothing is kept.

    What the second of two writes to one object meets is known only when the first has been made.
    """
    answers = []
    seen: set[tuple[str, str]] = set()
    for step in steps:
        if step.write.key in seen:
            continue
        seen.add(step.write.key)
        # Somebody may be quicker; that is the business of the real write.
        with suppress(ConflictError):
            answers.append(send(cluster, step.write, dry_run=True))
    return answers


def _object(step: Step) -> Object:
    """What a write would make, as far as that is known without asking."""
    write = step.write
    about = {"name": write.name, "namespace": write.namespace}
    kind = {"apiVersion": write.resource.api_version, "kind": write.resource.kind}
    value = merged({**kind, "metadata": about}, write.sent())
    return value if isinstance(value, dict) else {}


def show_objects(objects: Iterable[Object], manner: Manner) -> None:
    """Print objects as `-o` says, the newest of each; nothing where it says nothing."""
    newest = {_identity(one): one for one in objects}
    if not manner.output or not (newest or manner.several):
        return
    from sympozium_cli.report.objects import shown_safely
    from sympozium_cli.secret.fingerprint import fingerprint_key

    key = fingerprint_key(os.environ)
    page = terminal(sys.stdout, manner.color, os.environ)
    screen = Screen((), not manner.several, terminal=page, encoding=sys.stdout.encoding or "ascii")
    sys.stdout.write(object_printer(manner.output)([shown_safely(one, key) for one in newest.values()], screen))
    sys.stdout.flush()


def _identity(value: Object) -> tuple[str, str, str]:
    about = value["metadata"]
    return str(value.get("kind")), str(about.get("namespace", "")), str(about["name"])


def agreed(plan: Plan, manner: Manner) -> None:
    """Ask, where something will be spent or lost.

    Raises:
        RefusedError: the answer is not yes, or there is nobody to ask.
    """
    if manner.yes or not (plan.starts or plan.deletes or plan.means):
        return
    from sympozium_cli.cli.asking import confirmed, may_confirm

    if not may_confirm(no_input=manner.no_input):
        what = "delete" if plan.deletes else "start" if plan.starts else "do"
        message = f"this would {what} what is listed above, and there is nobody to ask; nothing was changed"
        raise RefusedError(message, hint="add --yes to agree")
    if not confirmed("Go on? [y/N]"):
        raise RefusedError("you did not agree; nothing was changed")


def _said(text: str) -> None:
    """Tell the user something even where nobody listens any more."""
    with suppress(OSError):
        notice(text)
        sys.stderr.flush()


def _qualified(need: Need) -> str:
    """What is changed, as kubectl takes it: "ensembles.sympozium.ai/status"."""
    part = f"/{need.part}" if need.part else ""
    return f"{need.resource.plural}.{need.resource.group}".removesuffix(".") + part
