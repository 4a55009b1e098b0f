"""A picture as an SVG that needs nothing else: no font, no script, no network; for light and dark surroundings."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.diagram.arrangement import Arrangement, Spot, arranged
from sympozium_cli.diagram.picture import Edge, Mark
from sympozium_cli.report.diagram import Drawing, Look
from sympozium_cli.report.diagram.svg_card import Card, card, drawn_card
from sympozium_cli.report.diagram.svg_edge import drawn_edge, drawn_label, drawn_loop, label
from sympozium_cli.report.diagram.svg_foot import Foot
from sympozium_cli.report.diagram.svg_style import heads, style
from sympozium_cli.report.diagram.svg_text import number, width_of, write
from sympozium_cli.report.diagram.wording import NAMELESS, described, edge_label, facts, name_of, noted

_MARGIN = 28.0
_HEAD = 62.0
_GAP = 26.0
_NARROWEST = 640.0


def lines(drawing: Drawing, look: Look) -> Iterator[str]:
    """The lines of the SVG."""
    del look
    return _Page(drawing).lines()


class _Page:
    def __init__(self, drawing: Drawing) -> None:
        self._picture = drawing.picture
        self._notes = list(noted(drawing))
        loops = {edge.source for edge in self._picture.edges if edge.source == edge.target}
        self._cards = {node.id: card(node, loops=node.id in loops) for node in self._picture.nodes}
        self._labels = {edge.id: label(edge) for edge in self._picture.edges}
        sizes = {name: one.size for name, one in self._cards.items()}
        labels = {name: one.size for name, one in self._labels.items()}
        self._places: Arrangement = arranged(self._picture, sizes, labels)
        title = width_of(described(self._picture), 13)
        self._inner = max(self._places.size.width, title, _NARROWEST)
        self._left = _MARGIN + (self._inner - self._places.size.width) / 2
        self._foot = Foot(self._picture, drawing.findings, self._inner)

    def lines(self) -> Iterator[str]:
        bottom = _HEAD + _MARGIN + self._places.size.height + _GAP
        width, height = self._inner + 2 * _MARGIN, bottom + self._foot.height + _MARGIN
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
            f'width="{number(width)}" height="{number(height)}" role="img" aria-labelledby="title desc">'
        )
        yield f'<title id="title">{write(self._picture.name or NAMELESS)}</title>'
        yield f'<desc id="desc">{write(described(self._picture))}. {write(self._sentences())}</desc>'
        yield f"<style>{style()}</style>"
        yield f"<defs>{heads()}</defs>"
        yield f'<rect class="page" width="{number(width)}" height="{number(height)}" rx="10"/>'
        yield from self._title()
        yield f'<g transform="translate({number(self._left)} {number(_HEAD + _MARGIN)})">'
        yield from self._drawn()
        yield "</g>"
        yield f'<g transform="translate({number(_MARGIN)} {number(bottom)})">'
        yield from self._foot.lines()
        yield "</g>"
        yield "</svg>"

    def _title(self) -> Iterator[str]:
        left = number(_MARGIN)
        yield f'<text class="name ink" x="{left}" y="44" font-size="20">{write(self._picture.name or NAMELESS)}</text>'
        yield f'<text class="soft" x="{left}" y="65" font-size="13">{write(described(self._picture))}</text>'

    def _drawn(self) -> Iterator[str]:
        """Lines first, so that cards lie over them, and labels last."""
        for edge in self._picture.edges:
            if edge.source == edge.target:
                yield from drawn_loop(edge, self._corner(edge.source), self._edge_tips(edge))
            else:
                route = self._places.routes[edge.id]
                yield from drawn_edge(edge, route, self._edge_tips(edge), down=self._places.down)
        for name, one in self._cards.items():
            yield from drawn_card(one, self._places.nodes[name], self._node_tips(one))
        for name, spot in self._places.labels.items():
            yield from drawn_label(self._labels[name], spot)

    def _corner(self, name: str) -> Spot:
        centre, one = self._places.nodes[name], self._cards[name]
        return Spot(centre.x + one.width / 2, centre.y - one.height / 2)

    def _node_tips(self, one: Card) -> list[str]:
        return [*facts(one.node), *self._said(one.node.marks)]

    def _edge_tips(self, edge: Edge) -> list[str]:
        return [self._sentence(edge), *self._said(edge.marks)]

    def _said(self, marks: tuple[Mark, ...]) -> list[str]:
        return [self._notes[mark.number - 1] for mark in marks]

    def _sentence(self, edge: Edge) -> str:
        source, target = (name_of(self._cards[end].node) for end in (edge.source, edge.target))
        return f"{source} to {target}: {edge_label(edge)}"

    def _sentences(self) -> str:
        return "; ".join(map(self._sentence, self._picture.edges))
