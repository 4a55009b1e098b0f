"""The watched runs as a table that changes in place, as large as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.run import FAILED
from sympozium_cli.monitor.standing import reason
from sympozium_cli.monitor.tally import Tally
from sympozium_cli.monitor.teams import Teams
from sympozium_cli.monitor.watching.roster import Roster
from sympozium_cli.report.amounts import cost_text, tokens_text
from sympozium_cli.report.masking import masked
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.runs.row import STYLES, Row, row
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.values.plural import count

_AROUND: Final = 4
"""Lines that are no runs: the sum, the titles, what does not fit, and the one below, where the cursor stands."""
_INDENT: Final = "  "


class View(NamedTuple):
    """How much room there is, and what is said beside the runs.

    Args:
        terminal: colours and width.
        height: lines of the terminal.
        encoding: of the stream.
        notice: what is wrong with the connection, or that runs are still being read; "" for nothing.
        namespaces: whether runs of several namespaces are shown.
    """

    terminal: Terminal
    height: int
    encoding: str = "utf-8"
    notice: str = ""
    namespaces: bool = False


def board_lines(runs: Roster, teams: Teams, now: datetime, view: View) -> Iterator[str]:
    """The lines: a sum, what goes on and what has failed first, and how many do not fit."""
    room = max(view.height - _AROUND, 1)
    paint = view.terminal.paint
    summary = f"{now.astimezone(UTC):%H:%M:%SZ}  {_sum(runs.total)}"
    yield f"{paint(summary, 'bold')}{paint(f'  {inert(view.notice)}', 'warning') if view.notice else ''}"
    rows = [row(run, teams, now) for run in runs.most_interesting(room)]
    if rows:
        cells = [_titles(view), *(_cells(one, view) for one in rows)]
        titles, *table = lines(cells, view.terminal, view.encoding, first_cut=len(cells[0]) - 1)
        yield titles
        fitting = list(_with_reasons(zip(rows, table, strict=True), view, room))
        yield from (line for lines_of_run in fitting for line in lines_of_run)
        hidden = len(runs) - len(fitting)
        if hidden:
            yield paint(f"+{count(hidden, 'more run')}", "dim")


def _with_reasons(table: Iterable[tuple[Row, str]], view: View, room: int) -> Iterator[list[str]]:
    """The line of each run, and a second one with what it waits for, or why it failed, as long as there is room."""
    used = 0
    for one, line in table:
        told = _reason(one)
        style = STYLES.get(one.standing.word, "") if one.standing.is_trouble else "dim"
        found = [line, *([view.terminal.paint(_INDENT + inert(told), style)] if told else [])]
        used += len(found)
        if used > room:
            return
        yield found


def _reason(shown: Row) -> str:
    run = shown.run
    why = masked(reason(run, shown.now)) if run.phase == FAILED else shown.standing.waits
    told = " ".join(why.split())
    return f"waits for {told}" if told and not shown.standing.is_trouble else told


def _titles(view: View) -> list[Cell]:
    names = (*_TITLES, "NAMESPACE", "RUN") if view.namespaces else (*_TITLES, "RUN")
    return [Cell(name, "dim") for name in names]


_TITLES: Final = ("STATE", "PERSONA", "FOR", "TOKENS", "COST")


def _cells(shown: Row, view: View) -> list[Cell]:
    run, word = shown.run, shown.standing.word
    return [
        Cell(word, STYLES.get(word, "")),
        Cell(shown.persona),
        Cell(shown.lasted),
        Cell(tokens_text(run.tokens.total) if run.tokens else "-"),
        Cell(cost_text({run.cost.currency: run.cost.micro}) if run.cost else "-"),
        *([Cell(run.namespace)] if view.namespaces else []),
        Cell(run.name),
    ]


def _sum(total: Tally) -> str:
    parts = [count(total.runs, "run"), f"{total.active} active", f"{total.failed} failed" if total.failed else ""]
    used = [f"{tokens_text(total.tokens)} tokens" if total.tokens else "", cost_text(total.costs)]
    return ", ".join(filter(None, (*parts, *used)))
