"""What each format has to say."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator

from drawn import drawing, edges, pack, personas, shown
from sympozium_cli.diagram.picture import Mark
from sympozium_cli.report.diagram import FORMATS, Look, drawn
from sympozium_cli.report.diagram.wording import numbers
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.report.terminal import Terminal

_SVG = "{http://www.w3.org/2000/svg}"
PACK = pack(
    "excludePersonas: [c]\nstimulus: {name: go, prompt: Begin., trigger: manual}\nsharedMemory: {enabled: true}\n"
    + personas("a", "b", "c", "d")
    + edges(
        "go a stimulus", "a b delegation", "b c sequential", "b d supervision", "d typo delegation", "a a supervision"
    )
)


def test_numbers_are_joined() -> None:
    assert numbers(tuple(Mark(number, "info") for number in (7, 1, 3, 2, 9, 8))) == "1-3,7-9"
    assert numbers(()) == ""


def test_the_legend_speaks_of_what_is_there_alone() -> None:
    text = shown("text", pack(personas("a", "b") + edges("a b sequential")))
    assert "sequential" in text
    assert "delegation" not in text
    assert "dropped:" not in text


def test_each_kind_of_edge_looks_different_without_colour() -> None:
    for unicode in (True, False):
        text = shown(
            "text",
            pack(personas(*"abcd") + edges("a b delegation", "a c sequential", "a d supervision")),
            unicode=unicode,
        )
        arrows = re.findall(r"^(\S+) [bcd]\b", text, re.MULTILINE)
        assert len({arrow[1:] for arrow in arrows}) == 3


def test_colour_adds_nothing_but_colour() -> None:
    plain = "\n".join(drawn("text", drawing(PACK), Look(Terminal(width=80))))
    painted = "\n".join(drawn("text", drawing(PACK), Look(Terminal(colour=True, width=80))))
    assert painted != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_an_excluded_persona_is_dim_and_is_called_excluded() -> None:
    painted = "\n".join(drawn("text", drawing(PACK), Look(Terminal(colour=True, width=80))))
    assert "\x1b[2mc\x1b[0m" in painted
    assert "\x1b[2mexcluded\x1b[0m" in painted
    assert re.search(r"persona_2\[\"c<br/>excluded", shown("mermaid", PACK))
    assert re.search(r"class persona_2 excluded", shown("mermaid", PACK))
    assert re.search(r'"persona-2" \[label="c\\nexcluded".*dashed', shown("dot", PACK))


def test_the_legend_of_findings_stays_on_one_line_in_a_pipe() -> None:
    line = next(line for line in shown("text", PACK).splitlines() if "relationship-unknown-target" in line)
    assert re.fullmatch(r"✗\d  ?demo\.yaml:\d+:\d+: error: .* \[relationship-unknown-target\]", line)


def test_an_svg_speaks_to_those_who_cannot_see_it() -> None:
    root = ET.fromstring(shown("svg", PACK))
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root}
    assert next(named[word] for word in (root.get("aria-labelledby") or "").split()) == "demo"
    assert "a to b: delegation" in (named["desc"] or "")


def test_an_svg_has_a_tooltip_for_every_node_and_edge() -> None:
    root = ET.fromstring(shown("svg", PACK))
    tips = [title.text or "" for title in root.iter(f"{_SVG}title")]
    assert sum(" to " in tip for tip in tips) == 6
    assert any("typo" in tip and "relationship-unknown-target" in tip for tip in tips)


def test_an_svg_follows_light_and_dark_and_needs_nothing() -> None:
    text = shown("svg", PACK)
    assert "prefers-color-scheme:dark" in text
    assert re.findall(r"https?://[^\"' ]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|@font-face|<image|<script|url\((?!#)", text)


def test_an_svg_is_as_large_as_what_is_in_it() -> None:
    root = ET.fromstring(shown("svg", PACK))
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    cards = [rect for rect in root.iter(f"{_SVG}rect") if "card" in (rect.get("class") or "")]
    assert len(cards) == 6
    for rect in cards:
        assert float(rect.get("x", "")) + float(rect.get("width", "")) < width
        assert float(rect.get("y", "")) + float(rect.get("height", "")) < height


def test_json_keeps_to_its_schema() -> None:
    schema = SCHEMAS["graph-v1"].build()
    Draft202012Validator.check_schema(schema)
    document = json.loads(shown("json", PACK))
    Draft202012Validator(schema).validate(document)
    (edge,) = (edge for edge in document["relationships"] if edge["target"] == "unknown-0")
    assert [document["findings"][index]["rule"] for index in edge["faults"]] == ["relationship-unknown-target"]


def test_every_format_says_the_same_twice() -> None:
    for form in FORMATS:
        assert shown(form, PACK) == shown(form, PACK)
