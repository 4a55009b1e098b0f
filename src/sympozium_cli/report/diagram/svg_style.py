"""The colours of an SVG, for a light and for a dark surrounding, and the heads of its arrows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FONT: Final = 'ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif'

_SHARED = f"""\
text{{font-family:{FONT}}}
.name{{font-weight:600}}
.edge{{fill:none;stroke-width:1.7}}
.sequential{{stroke-width:4.6}}
.core{{fill:none;stroke-width:1.6}}
.supervision{{stroke-dasharray:7 4}}
.stimulus{{stroke-dasharray:1.5 4.5;stroke-width:2.6;stroke-linecap:round}}
.other{{stroke-dasharray:12 3 2 3}}
.card,.panel{{stroke-width:1.2}}
.excluded,.unknown{{stroke-dasharray:5 4}}
.card.error,.card.warning,.panel.error,.panel.warning{{stroke-width:2}}
.faint{{opacity:.5}}
.icon{{fill:none;stroke-width:1.3}}
.struck{{text-decoration:line-through}}"""

_LIGHT: Final = {
    "page": "#ffffff",
    "ink": "#1f2328",
    "soft": "#59636e",
    "line": "#d1d9e0",
    "card": "#f6f8fa",
    "start": "#fbefff",
    "delegation": "#0969da",
    "sequential": "#1a7f37",
    "supervision": "#6e7781",
    "stimulus": "#8250df",
    "other": "#6e7781",
    "error": "#cf222e",
    "warning": "#9a6700",
    "info": "#0969da",
    "badge": "#ffffff",
}
_DARK: Final = {
    "page": "#0d1117",
    "ink": "#f0f6fc",
    "soft": "#9198a1",
    "line": "#3d444d",
    "card": "#151b23",
    "start": "#211a33",
    "delegation": "#4493f8",
    "sequential": "#3fb950",
    "supervision": "#9198a1",
    "stimulus": "#ab7df8",
    "other": "#9198a1",
    "error": "#f85149",
    "warning": "#d29922",
    "info": "#4493f8",
    "badge": "#0d1117",
}
HEAD: Final = 7.5
"""How far the head of an arrow reaches beyond the end of its line."""

LINES: Final = ("stimulus", "delegation", "sequential", "supervision", "other", "error")
"""What lines, and the heads of arrows, are coloured by."""


def style() -> str:
    """The style sheet."""
    return f"{_SHARED}\n{_colours(_LIGHT)}\n@media (prefers-color-scheme:dark){{\n{_colours(_DARK)}\n}}"


def heads() -> str:
    """The heads of arrows, as markers."""
    return "".join(map(_head, LINES))


def _head(name: str) -> str:
    hollow = name == "supervision"
    path = '<path class="{}" d="M1 .8L9 5L1 9.2Z"/>'.format("head-hollow" if hollow else f"head-{name}")
    return (
        f'<marker id="sympozium-{name}" viewBox="0 0 10 10" refX="1.6" refY="5" markerWidth="10" markerHeight="10" '
        f'markerUnits="userSpaceOnUse" orient="auto">{path}</marker>'
    )


def _colours(colour: Mapping[str, str]) -> str:
    fills = {
        "page": "page",
        "ink": "ink",
        "soft": "soft",
        "badge-text": "badge",
        "on-error": "error",
        "on-warning": "warning",
        "on-info": "info",
    }
    rules = [f".{name}{{fill:{colour[key]}}}" for name, key in fills.items()]
    rules += [f".edge.{name}{{stroke:{colour[name]}}}.head-{name}{{fill:{colour[name]}}}" for name in LINES]
    rules += [
        f".head-hollow{{fill:{colour['page']};stroke:{colour['supervision']};stroke-width:1.4}}",
        f".core{{stroke:{colour['page']}}}",
        f".card,.panel{{fill:{colour['card']};stroke:{colour['line']}}}",
        f".card.start{{fill:{colour['start']};stroke:{colour['stimulus']}}}",
        f".card.unknown{{fill:{colour['page']}}}",
        f".card.warning,.panel.warning{{stroke:{colour['warning']}}}",
        f".card.error,.card.unknown,.panel.error{{stroke:{colour['error']}}}",
        f".icon{{stroke:{colour['soft']}}}",
    ]
    return "\n".join(rules)
