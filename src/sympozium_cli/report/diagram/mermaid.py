"""A picture as a Mermaid flowchart, as GitHub, GitLab and many editors show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sympozium_cli.diagram.picture import PERSONA, READ_ONLY, STIMULUS, UNKNOWN, Edge, Mark, Node, Picture
from sympozium_cli.lint.severity import ERROR, WARNING
from sympozium_cli.report.diagram import Drawing, Look
from sympozium_cli.report.diagram.wording import (
    NAMELESS,
    described,
    edge_label,
    facts,
    memory_words,
    name_of,
    noted,
    with_marks,
    worst,
)
from sympozium_cli.report.wording import plain

_SHAPES = {PERSONA: ("[", "]"), STIMULUS: ("([", "])"), UNKNOWN: ("{{", "}}")}
_ARROWS = {"delegation": "-->", "sequential": "==>", "supervision": "-.->", "stimulus": "--o"}
_CLASSES = {
    "excluded": "opacity:0.5,stroke-dasharray:5 4",
    UNKNOWN: "stroke:#cf222e,stroke-dasharray:2 3",
    ERROR: "stroke:#cf222e,stroke-width:3px",
    WARNING: "stroke:#bf8700,stroke-width:3px",
}
_STROKES = {ERROR: "stroke:#cf222e,stroke-width:3px", WARNING: "stroke:#bf8700,stroke-width:3px"}
_DEAD = "opacity:0.4"
_MEMORY = "stroke:#8c959f,stroke-width:1px"

# Whatever Mermaid, or the HTML and the Markdown that it reads labels as, could take for more than text.
_SPECIAL = re.compile(r"[^\w .,()/'!?=✗·-]|-(?=-)|^[-=](?= )|(?<=[0-9])[.)](?= )|_(?=_)")
_DIRECTIVE = re.compile("%(?=%)")


def lines(drawing: Drawing, look: Look) -> Iterator[str]:
    """The lines of the flowchart."""
    del look
    picture = drawing.picture
    yield "flowchart TD"
    yield f"  accTitle: {_text(picture.name or NAMELESS)}"
    yield f"  accDescr: {_text(described(picture))}"
    yield from map(_node, picture.nodes)
    if picture.memory is not None:
        yield f"  memory[({_label(memory_words(picture.memory), picture.memory.marks)})]"
    yield from map(_edge, picture.edges)
    yield from _uses(picture)
    yield from _styles(picture)
    yield from (f"  %% {_DIRECTIVE.sub('% ', line)}" for line in noted(drawing))


def _node(node: Node) -> str:
    before, after = _SHAPES[node.kind]
    return f"  {_id(node.id)}{before}{_label([name_of(node), *facts(node)], node.marks)}{after}"


def _edge(edge: Edge) -> str:
    words = _label([edge_label(edge)])
    return f"  {_id(edge.source)} {_ARROWS.get(edge.type, '--x')}|{words}| {_id(edge.target)}"


def _uses(picture: Picture) -> Iterator[str]:
    for node in picture.nodes:
        if node.access:
            line = '-.-|"only reads"|' if node.access == READ_ONLY else "<-.->"
            yield f"  {_id(node.id)} {line} memory"


def _styles(picture: Picture) -> Iterator[str]:
    classes: dict[str, list[str]] = {}
    for node in picture.nodes:
        for name in _classes(node):
            classes.setdefault(name, []).append(_id(node.id))
    memory = worst(picture.memory.marks) if picture.memory else ""
    if memory in _CLASSES:
        classes.setdefault(memory, []).append("memory")
    for name, ids in classes.items():
        yield f"  classDef {name} {_CLASSES[name]}"
        yield f"  class {','.join(ids)} {name}"
    yield from (f"  linkStyle {number} {style}" for number, style in _strokes(picture) if style)


def _classes(node: Node) -> Iterator[str]:
    if node.excluded:
        yield "excluded"
    severity = UNKNOWN if node.kind == UNKNOWN else worst(node.marks)
    if severity in _CLASSES:
        yield severity


def _strokes(picture: Picture) -> Iterator[tuple[int, str]]:
    """The style of each link, by its number."""
    styles = [_STROKES.get(worst(edge.marks), "" if edge.live else _DEAD) for edge in picture.edges]
    styles += [_MEMORY for node in picture.nodes if node.access]
    return enumerate(styles)


def _id(name: str) -> str:
    return name.replace("-", "_")


def _label(parts: Iterable[str], marks: tuple[Mark, ...] = ()) -> str:
    return f'"{"<br/>".join(map(_text, with_marks(parts, marks)))}"'


def _text(text: str) -> str:
    """A text as it may stand in a label: what is special is written by its number, as Mermaid wants it."""
    return _SPECIAL.sub(lambda match: f"#{ord(match.group())};", plain(text))
