"""A picture as a graph in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sympozium_cli.diagram.picture import PERSONA, READ_ONLY, STIMULUS, UNKNOWN, Edge, Memory, Node
from sympozium_cli.lint.severity import ERROR, WARNING
from sympozium_cli.report.cells import folded
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

_SHAPES = {PERSONA: "box", STIMULUS: "cds", UNKNOWN: "octagon"}
_DOUBLE = "{0}:invis:{0}"
_STYLES: Mapping[str, Mapping[str, str]] = {
    "delegation": {},
    "sequential": {"color": _DOUBLE.format("black")},
    "supervision": {"style": "dashed", "arrowhead": "empty"},
    "stimulus": {"style": "dotted", "penwidth": "2"},
}
_OTHER = {"arrowhead": "tee"}
_COLOURS = {ERROR: "#cf222e", WARNING: "#bf8700"}
_FAINT = "#8c959f"
_LABEL_WIDTH = 32


def lines(drawing: Drawing, look: Look) -> Iterator[str]:
    """The lines of the graph."""
    del look
    picture = drawing.picture
    yield from (f"// {line}" for line in noted(drawing))
    yield f"digraph {_quoted([picture.name or NAMELESS])} {{"
    yield f'  label={_quoted([picture.name or NAMELESS, described(picture)])}; labelloc=t; charset="UTF-8";'
    yield '  graph [fontname="Helvetica", nodesep=0.4, ranksep=0.6];'
    yield '  node [fontname="Helvetica", fontsize=11, shape=box, style=rounded, margin="0.15,0.08"];'
    yield '  edge [fontname="Helvetica", fontsize=9];'
    yield from map(_node, picture.nodes)
    yield from map(_edge, picture.edges)
    if picture.memory is not None:
        yield _memory(picture.memory)
        yield from (_use(node) for node in picture.nodes if node.access)
    yield "}"


def _node(node: Node) -> str:
    said = {"label": _quoted(with_marks([name_of(node), *facts(node)], node.marks)), "shape": _SHAPES[node.kind]}
    if node.excluded or node.kind == UNKNOWN:
        said["style"] = '"rounded,dashed"'
    if node.excluded:
        said |= {"color": _FAINT, "fontcolor": _FAINT}
    return f"  {_quoted([node.id])} {_attributes({**said, **_fault(worst(node.marks))})};"


def _edge(edge: Edge) -> str:
    said = dict(_STYLES.get(edge.type, _OTHER))
    faint = {} if edge.live else {"color": _FAINT, "fontcolor": _FAINT}
    colours = faint | _fault(worst(edge.marks))
    if edge.type == "sequential" and colours:
        colours |= {"color": _DOUBLE.format(colours["color"]), "penwidth": "1"}
    label = _quoted(folded(edge_label(edge), _LABEL_WIDTH))
    said |= colours
    return f"  {_quoted([edge.source])} -> {_quoted([edge.target])} {_attributes({'label': label, **said})};"


def _memory(memory: Memory) -> str:
    said = {"label": _quoted(with_marks(memory_words(memory), memory.marks)), "shape": "cylinder", "style": '""'}
    return f"  memory {_attributes({**said, **_fault(worst(memory.marks))})};"


def _use(node: Node) -> str:
    ends = "back" if node.access == READ_ONLY else "both"
    said = {"dir": ends, "color": _FAINT, "arrowsize": "0.6", "penwidth": "0.7"}
    return f"  {_quoted([node.id])} -> memory {_attributes(said)};"


def _fault(severity: str) -> dict[str, str]:
    colour = _COLOURS.get(severity)
    return {"color": colour, "fontcolor": colour, "penwidth": "2"} if colour else {}


def _attributes(said: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{key}={_value(value)}' for key, value in said.items())}]"


def _value(value: str) -> str:
    return value if value.startswith('"') or value.isalnum() else f'"{value}"'


def _quoted(parts: Iterable[str]) -> str:
    r"""Lines of text as one string; Graphviz reads `\N` and `&amp;` in it, which no name means."""
    text = "\\n".join(map(_text, parts))
    return f'"{text}"'


def _text(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
