"""One run on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.blame import Contradiction
from sympozium_cli.monitor.fields import at, text
from sympozium_cli.monitor.origin import MANUAL
from sympozium_cli.monitor.prompts import asked
from sympozium_cli.monitor.run import FAILED, SKIPPED, Delegate
from sympozium_cli.monitor.standing import reason
from sympozium_cli.report.amounts import cost_text, tokens_text
from sympozium_cli.report.cells import folded
from sympozium_cli.report.masking import masked
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.report.runs.next_step import next_step as step_after
from sympozium_cli.report.runs.row import STYLES, Row
from sympozium_cli.report.runs.said import said
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count

_LABELS: Final = 10
_TASK: Final = 4
_RESULT: Final = 16


class Sight(NamedTuple):
    """All that is shown of a run.

    Args:
        row: the run.
        value: it as it is stored.
        children: the runs that it has caused.
        gone: its delegates that are there no more.
        contradictions: the delegates of which its record says what is not so.
    """

    row: Row
    value: Object
    children: tuple[Row, ...] = ()
    gone: tuple[Delegate, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def task(self) -> str:
        """What it was asked."""
        return asked(at(self.value, "spec", "task"))

    @property
    def result(self) -> str:
        """What it answered."""
        return text(self.value, "status", "result")

    @property
    def error(self) -> str:
        """Why it failed; "" where it has not."""
        return reason(self.row.run, self.row.now) if self.row.run.phase == FAILED else self.row.run.error

    @property
    def next(self) -> str:
        """The command to type next; "" for none."""
        return step_after(self.row.run, self.row.standing)


def screen_lines(sight: Sight, screen: Screen, *, next_step: str, full: bool) -> Iterator[str]:
    """The lines, the next step last; with `full` nothing is folded away."""
    page, row = screen.terminal, sight.row
    word = page.paint(inert(row.standing.word), STYLES.get(row.standing.word, ""))
    name = page.paint(inert(f"AgentRun/{row.run.name}"), "bold")
    yield f"{name} in {inert(row.run.namespace)}: {word}"
    for label, told in _facts(sight):
        first, *rest = folded(inert(told), max(page.width - _LABELS - 2, 20) if page.width else 0)
        yield f"{page.paint(label.ljust(_LABELS), 'dim')}  {first}".rstrip()
        yield from (f"{'':{_LABELS}}  {line}" for line in rest)
    yield from _texts(sight, screen, full=full)
    yield from _children(sight, screen)
    if next_step:
        yield ""
        yield f"{page.paint('next:', 'bold')} {inert(next_step)}"


def _facts(sight: Sight) -> Iterator[tuple[str, str]]:
    run, member = sight.row.run, sight.row.member
    yield "persona", f"{member.persona} of {member.pack}" if member.pack else f"{run.agent or 'none'}, of no pack"
    yield "started by", "hand, or another program" if sight.row.origin.kind == MANUAL else sight.row.starter_in_full
    if sight.row.standing.waits:
        yield ("why" if sight.row.standing.is_trouble else "waits for"), sight.row.standing.waits
    yield "times", ", ".join(_times(sight.row))
    if run.tokens is not None:
        parts = f"{tokens_text(run.tokens.input)} in, {tokens_text(run.tokens.output)} out"
        yield "tokens", f"{run.tokens.total:,} ({parts}), {count(run.tokens.tool_calls, 'tool call')}"
    elif run.phase == FAILED:
        yield "tokens", "not known: a run that fails does not say; its log may"
    if run.cost is not None:
        yield "cost", f"{cost_text({run.cost.currency: run.cost.micro})}, priced as {run.cost.price_key or 'unknown'}"
    yield "model", " ".join(filter(None, (run.provider, run.model or run.model_ref))) or "-"
    if run.pod:
        yield "pod", run.pod
    if run.gated or run.verdict:
        yield "gate", run.verdict or "its answer is held back until somebody approves it"


def _times(row: Row) -> Iterator[str]:
    run = row.run
    if run.created is not None:
        yield f"created {human_duration((row.now - run.created).total_seconds())} ago"
    if row.lasted != "-":
        verb = "worked" if run.finished else "has worked"
        yield f"{verb} {row.lasted}" + (f" of {human_duration(run.timeout)}" if run.mode == "task" else "")
    if run.completed is not None:
        yield f"ended {human_duration((row.now - run.completed).total_seconds())} ago"


def _texts(sight: Sight, screen: Screen, *, full: bool) -> Iterator[str]:
    title = "skipped, because" if sight.row.run.phase == SKIPPED else "answer"
    parts = (
        ("asked", sight.task, _TASK, "bold"),
        ("error", masked(sight.error), _RESULT, "error"),
        (title, sight.result, _RESULT, "bold"),
    )
    for name, told, most, style in parts:
        if told:
            yield ""
            yield screen.terminal.paint(f"{name}:", style)
            yield from said(told, screen.terminal.width, most=0 if full else most)


def _children(sight: Sight, screen: Screen) -> Iterator[str]:
    paint = screen.terminal.paint
    if sight.children or sight.gone:
        yield ""
        yield paint("led to:", "bold")
    if sight.children:
        yield from (f"  {line}" for line in lines(_rows(sight.children), _narrower(screen), screen.encoding))
    for one in sight.gone:
        about = f": {one.error}" if one.error else ""
        told = f"{one.run} ({one.persona}) is gone; the record here says {one.phase or 'nothing'}{about}"
        yield f"  {inert(masked(told))}"
    for contradiction in sight.contradictions:
        yield f"{paint('warning:', 'warning')} {inert(contradicted(contradiction))}"


def contradicted(contradiction: Contradiction) -> str:
    """What a parent's record and the run itself say, in a sentence."""
    run, recorded = contradiction
    return f"{run.name} is {run.phase}, whatever the record of its parent says: {recorded or 'nothing'}"


def _rows(children: Sequence[Row]) -> list[list[Cell]]:
    return [
        [
            Cell(child.run.name),
            Cell(child.persona),
            Cell(child.standing.word, STYLES.get(child.standing.word, "")),
            Cell(child.starter),
            Cell(child.lasted),
        ]
        for child in children
    ]


def _narrower(screen: Screen) -> Terminal:
    return screen.terminal._replace(width=max(screen.terminal.width - 2, 20) if screen.terminal.width else 0)
