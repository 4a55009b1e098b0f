"""Trees of runs for people: what failed first comes first, and then what led to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sympozium_cli.monitor import origin as origins
from sympozium_cli.monitor.blame import Failure
from sympozium_cli.monitor.origin import predecessor
from sympozium_cli.monitor.standing import reason
from sympozium_cli.report.amounts import cost_text, tokens_text
from sympozium_cli.report.cells import cells, cut, folded
from sympozium_cli.report.masking import masked
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.report.runs.row import STYLES, Row
from sympozium_cli.report.runs.said import said
from sympozium_cli.report.runs.screen import contradicted
from sympozium_cli.report.runs.tree import Branch, Tree
from sympozium_cli.report.terminal import inert
from sympozium_cli.report.writable import can_show
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count

_DEEPEST: Final = 12
"""So many levels are indented; below, the number of the level is written instead."""

_SIGNS: Final = (("├─ ", "└─ ", "│  "), ("|- ", "`- ", "|  "))
_MORE: Final = "…"
_HOW: Final = {origins.SEQUENTIAL: "then", origins.DELEGATION: "delegated", origins.SUBAGENT: "sub-agent"}
_INDENT: Final = "  "
_FIRST: Final = "failed first:"
_CAUSE_LINES: Final = 8
_MOST_OF_NOTE: Final = 3
_NARROWEST: Final = 20
_COLOUR: Final = re.compile("(\x1b\\[[0-9;]*m)")


def tree_lines(trees: Iterable[Tree], screen: Screen) -> Iterator[str]:
    """The trees, with an empty line between any two."""
    for number, tree in enumerate(trees):
        if number:
            yield ""
        for failure in tree.failures:
            if len(tree.branches) > 1 or failure.gone:
                yield from _first_failure(failure, screen)
        for branch in tree.branches:
            yield from _branch(branch, tree, screen)


def cause_lines(trees: Iterable[Tree], screen: Screen) -> Iterator[str]:
    """Where each failure began, why, and what it took along."""
    paint, first = screen.terminal.paint, True
    for tree in trees:
        rows = {branch.row.run.key: branch.row for branch in tree.branches}
        for failure in tree.failures:
            if not first:
                yield ""
            first = False
            row = rows.get(failure.key)
            persona = row.persona if row is not None else failure.persona
            word = row.standing.word if row is not None else "Failed, and gone"
            name = paint(inert(failure.key[1]), "bold")
            yield f"{name}  {inert(persona)}  {paint(inert(word), 'error')}{_when(row)}"
            yield from said(masked(failure.error) or "no reason is told", screen.terminal.width, most=_CAUSE_LINES)
            for run in failure.above:
                yield f"  {inert(_waited(rows[run.key]))}"


def _first_failure(failure: Failure, screen: Screen) -> Iterator[str]:
    why = masked(" ".join(failure.error.split())) or "no reason is told"
    gone = f" ({failure.persona}, gone)" if failure.gone else ""
    width = screen.terminal.width
    room = max(width - len(_INDENT), _NARROWEST) if width else 0
    title, *rest = _few(folded(inert(f"{_FIRST} {failure.key[1]}{gone}: {why}"), room, width))
    yield screen.terminal.paint(_FIRST, "error") + title.removeprefix(_FIRST)
    yield from (f"{_INDENT}{line}" for line in rest)


def _waited(row: Row) -> str:
    ended = "succeeded all the same" if row.standing.word == "Succeeded" else f"is {row.standing.word}"
    return f"above it: {row.run.name} ({row.persona}) waited for it, and {ended}"


def _when(row: Row | None) -> str:
    end = (row.run.completed or row.run.created) if row is not None else None
    return f"  {human_duration((row.now - end).total_seconds())} ago" if row is not None and end is not None else ""


def _branch(branch: Branch, tree: Tree, screen: Screen) -> Iterator[str]:
    ahead, below = _rails(branch.place.last, screen.encoding, children=branch.row.run.key in tree.forest.children)
    page, row = screen.terminal, branch.row
    name = page.paint(inert(row.run.name), "bold" if not branch.place.depth else "")
    word = page.paint(inert(row.standing.word), STYLES.get(row.standing.word, ""))
    told = "  ".join((inert(row.persona), word, *map(inert, _facts(row, tree))))
    if page.width and _width(f"{ahead}{name}  {told}") > page.width:
        yield ahead + name
        yield from _cut(below + told, screen)
    else:
        yield f"{ahead}{name}  {told}"
    for note in filter(None, _notes(branch, tree)):
        room = max(page.width - cells(below), _NARROWEST) if page.width else 0
        yield from (below + page.paint(line, "dim") for line in _few(folded(inert(note), room)))


def _notes(branch: Branch, tree: Tree) -> Iterator[str]:
    row = branch.row
    if not branch.place.depth:
        yield _began(row, tree)
    if branch.total.runs > 1:
        total = branch.total
        failed = [f"{total.failed} failed"] if total.failed else []
        together = ", ".join((count(total.runs, "run"), *failed, *_amounts(total.tokens, total.costs)))
        yield f"{'all' if not branch.place.depth else 'with all below'} together: {together}"
    if row.standing.is_trouble:
        yield masked(" ".join(reason(row.run, row.now).split()))
    elif row.standing.waits:
        yield f"waits for {row.standing.waits}"
    yield from (f"led to {one.run} ({one.persona}), which is gone: {one.phase or 'no phase'}" for one in branch.gone)
    yield from (f"but {contradicted(one)}" for one in branch.contradictions)


def _facts(row: Row, tree: Tree) -> Iterator[str]:
    if row.lasted != "-":
        yield row.lasted
    cost = row.run.cost
    yield from _amounts(row.run.tokens.total if row.run.tokens else 0, {cost.currency: cost.micro} if cost else {})
    if row.run.key in tree.forest.parents and row.origin.kind in _HOW:
        yield _HOW[row.origin.kind]


def _amounts(tokens: int, costs: Mapping[str, int]) -> Iterator[str]:
    if tokens:
        yield f"{tokens_text(tokens)} tokens"
    if costs:
        yield cost_text(costs)


def _began(row: Row, tree: Tree) -> str:
    """How the first run of a tree came to be."""
    cause = predecessor(row.run)
    gone = ", which is gone" if cause and (row.run.namespace, cause) not in tree.forest.runs else ""
    age = f" {human_duration((row.now - row.run.created).total_seconds())} ago" if row.run.created else ""
    return f"started{age} by {row.starter_in_full}{gone}"


def _few(lines: Sequence[str]) -> Sequence[str]:
    """The first of some lines; who wants to read them all looks at the run itself."""
    return lines if len(lines) <= _MOST_OF_NOTE else [*lines[: _MOST_OF_NOTE - 1], "..."]


def _width(line: str) -> int:
    return sum(cells(part) for part in _COLOUR.split(line)[::2])


def _rails(last: tuple[bool, ...], encoding: str, *, children: bool) -> tuple[str, str]:
    """What stands before a run, and before the notes below it."""
    fork, end, rail = _SIGNS[0] if can_show(_SIGNS[0][0], encoding) else _SIGNS[1]
    if not last:
        return "", rail if children else "   "
    if len(last) > _DEEPEST:
        ahead = f"{'   ' * _DEEPEST}({len(last)}) "
        return ahead, " " * len(ahead)
    above = "".join("   " if done else rail for done in last[:-1])
    here = "   " if last[-1] else rail
    return above + (end if last[-1] else fork), above + here + (rail if children else "   ")


def _cut(line: str, screen: Screen) -> Iterator[str]:
    """A line that may have colours, no wider than the terminal."""
    line = line.rstrip()
    width = screen.terminal.width
    if not width or _width(line) <= width:
        yield line
        return
    parts, room = [], width - 1
    for number, part in enumerate(_COLOUR.split(line)):
        # Every second part is a colour, which takes no room.
        parts.append(part if number % 2 else cut(part, 0, room))
        room -= 0 if number % 2 else min(cells(part), room)
    yield "".join(parts) + (_MORE if can_show(_MORE, screen.encoding) else ".")
