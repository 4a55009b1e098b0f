"""A step in the life of a run as one line, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from sympozium_cli.monitor.origin import origin
from sympozium_cli.monitor.run import FAILED, Run
from sympozium_cli.monitor.standing import TERMINATING, reason, standing
from sympozium_cli.monitor.watching.transition import ADDED, DELETED, PHASE, Transition
from sympozium_cli.report.amounts import cost_text, tokens_text
from sympozium_cli.report.masking import masked
from sympozium_cli.report.runs.row import STYLES, Row
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.values.age import human_duration

_GONE: Final = "Deleted"
_NEW: Final = "(new)"


def transition_line(transition: Transition, terminal: Terminal) -> str:
    """The line: when, which run, whose, from which phase to which, and what else there is to know."""
    run = transition.run
    whose = transition.member.persona or run.agent or "-"
    place = inert(f"{run.namespace}/{run.name}")
    when = terminal.paint(_when(transition).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "dim")
    told = inert(masked(", ".join(filter(None, _told(transition)))))
    return " ".join(filter(None, (when, place, inert(whose), _way(transition, terminal), told)))


def _when(transition: Transition) -> datetime:
    """The time of the step: the server's own where it gives one."""
    run = transition.run
    if transition.type == ADDED and run.unseen:
        return run.created or transition.at
    if transition.type in (ADDED, PHASE) and run.finished:
        return run.completed or transition.at
    return transition.at


def _way(transition: Transition, terminal: Terminal) -> str:
    before, word = _word(transition.before, transition), _GONE
    if transition.type != DELETED:
        word = standing(transition.run, transition.at).word
    style = STYLES.get(word, "warning" if transition.is_cancelled else "dim")
    now = terminal.paint(inert(word), style)
    return now if before == word else f"{before or _NEW} -> {now}"


def _word(run: Run | None, transition: Transition) -> str:
    if run is None:
        return ""
    return inert(standing(run, transition.at).word)


def _told(transition: Transition) -> Iterator[str]:
    run, at = transition.run, transition.at
    if transition.type == DELETED:
        yield "it had not ended" if transition.is_cancelled else ""
        return
    if transition.type == ADDED:
        yield f"by {Row(run, transition.member, origin(run), standing(run, at), at).starter}"
    if run.tokens is not None and run.finished:
        yield f"{tokens_text(run.tokens.total)} tokens"
    if run.cost is not None and run.finished:
        yield cost_text({run.cost.currency: run.cost.micro})
    if run.started is not None and run.completed is not None:
        yield f"took {human_duration((run.completed - run.started).total_seconds())}"
    if run.phase == FAILED:
        yield _one_line(reason(run, at))
    else:
        stands = standing(run, at)
        yield _one_line(stands.waits if stands.is_trouble or stands.word == TERMINATING else _waits(stands.waits))


def _waits(text: str) -> str:
    return f"waits for {text}" if text else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
