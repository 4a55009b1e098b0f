"""The words that every picture uses for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sympozium_cli.diagram.picture import (
    BLOCKED,
    DROPPED,
    READ_ONLY,
    READ_WRITE,
    UNKNOWN,
    Edge,
    Mark,
    Memory,
    Node,
    Picture,
)
from sympozium_cli.lint.severity import ERROR, INFO, SEVERITIES, WARNING
from sympozium_cli.report.diagram import Drawing
from sympozium_cli.report.wording import headline, where
from sympozium_cli.values.plural import count

SIGNS: Final = {ERROR: "✗", WARNING: "!", INFO: "i"}
NAMELESS: Final = "(no name)"
EXCLUDED: Final = "excluded"
MEANINGS: Final = {
    "stimulus": "gives the first task",
    "delegation": "may give tasks and waits for the answer",
    "sequential": "then the other runs with the result",
    "supervision": "oversees, and starts nothing",
}
FATES: Final = {
    DROPPED: "dropped: a persona that follows in sequence gets no schedule",
    BLOCKED: "blocked: a web endpoint keeps scheduled runs from starting",
}
_ACCESS: Final = {READ_WRITE: "read and written by", READ_ONLY: "only read by"}
_VISIBILITY: Final = ("public", "trusted", "private")


def name_of(node: Node) -> str:
    """What a node is called."""
    return node.name or NAMELESS


def title_of(node: Node) -> str:
    """The display name; "" where it is the name in other letters."""
    return "" if _letters(node.title) == _letters(node.name) else node.title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def facts(node: Node) -> list[str]:
    """What there is to say of a node beside its name."""
    if node.kind == UNKNOWN:
        return ["no such persona"]
    starts = [f"{trigger.text} ({trigger.fate})" if trigger.fate else trigger.text for trigger in node.triggers]
    said = [EXCLUDED] if node.excluded else []
    return [*said, *([title_of(node)] if title_of(node) else []), *starts]


def terms(edge: Edge) -> list[str]:
    """The condition and the timeout of an edge."""
    waits = [f"timeout {edge.timeout}"] if edge.timeout else []
    return [f'"{edge.condition}"', *waits] if edge.condition else waits


def memory_lists(picture: Picture) -> list[tuple[str, list[str]]]:
    """Who does what with the shared memory: a label, and names; nothing where it is switched off."""
    if picture.memory is None:
        return []
    nodes = picture.personas
    lists = [(label, [name_of(node) for node in nodes if node.access == word]) for word, label in _ACCESS.items()]
    lists += [
        (f"{word} entries of", [name_of(node) for node in nodes if node.visibility == word]) for word in _VISIBILITY
    ]
    lists += [(f"trust group {group.name}", list(group.personas)) for group in picture.memory.groups]
    return [(label, names) for label, names in lists if names]


def worst(marks: tuple[Mark, ...]) -> str:
    """The worst severity among marks; "" for none."""
    return min((mark.severity for mark in marks), key=SEVERITIES.index, default="")


def numbers(marks: tuple[Mark, ...]) -> str:
    """The numbers of marks, ranges joined: "1,3-5"."""
    runs: list[list[int]] = []
    for number in sorted(mark.number for mark in marks):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)


def with_marks(parts: Iterable[str], marks: tuple[Mark, ...]) -> list[str]:
    """The parts, the first with the numbers of its faults behind it."""
    first, *others = parts
    return [f"{first} {SIGNS[worst(marks)]}{numbers(marks)}" if marks else first, *others]


def described(picture: Picture) -> str:
    """What the picture is of, in one line: the kind, how many personas, the workflow, the release."""
    workflow = [f"{picture.workflow} workflow"] if picture.workflow else []
    personas = count(len(picture.personas), "persona")
    return ", ".join((picture.kind or "no kind", personas, *workflow, f"Sympozium {picture.release}"))


def edge_label(edge: Edge) -> str:
    """The type of an edge, its condition and its timeout, and the numbers of its faults."""
    words = f"{edge.type or '(no type)'}{': ' if terms(edge) else ''}{', '.join(terms(edge))}"
    return with_marks([words], edge.marks)[0]


def memory_words(memory: Memory) -> list[str]:
    """What there is to say of the shared memory."""
    groups = [f"trust group {group.name}: {', '.join(group.personas)}" for group in memory.groups]
    return ["shared memory", *([memory.size] if memory.size else []), *groups]


def noted(drawing: Drawing) -> Iterator[str]:
    """The findings, one line each, as the marks number them."""
    for number, finding in enumerate(drawing.findings, 1):
        place = where(finding.place, finding.place.file)
        text = f"{place}: {finding.severity}: {headline(finding)} [{finding.rule}]"
        yield f"{SIGNS[finding.severity]}{number} {text}"
