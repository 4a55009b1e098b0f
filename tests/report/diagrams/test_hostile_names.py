"""Names are text in every format, whatever stands in them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from drawn import drawing, shown

NASTY = (
    '"]; x --> y',
    "%%{init: {'theme': 'dark'}}%%",
    "<script>alert(1)</script>",
    "]]>",
    "a\\N\\",
    "&amp; &#10;",
    "#quot; `code` **b** $$x$$",
    "line\nfeed \r tab\t",
    "esc \x1b[31m bell \x07 rtl \u202e",
    "1. list",
    "- item",
    "end",
    "",
    "style:#x;",
    "}}|{{ || /* */ // <!-- -->",
)


def _pack(name: str) -> str:
    edge = {"source": name, "target": "b", "type": "delegation", "condition": name, "timeout": name}
    spec = {
        "stimulus": {"name": name, "prompt": "Begin.", "trigger": "manual"},
        "excludePersonas": ["b"],
        "agentConfigs": [
            {"name": name, "displayName": f"{name}!", "systemPrompt": "p", "channels": [name]},
            {"name": "b", "systemPrompt": "p", "schedule": {"cron": name, "task": "t"}},
        ],
        "relationships": [edge, {**edge, "target": f"{name}?"}, {**edge, "type": name}, {**edge, "type": "stimulus"}],
        "sharedMemory": {
            "enabled": True,
            "storageSize": name,
            "membrane": {"trustGroups": [{"name": name, "agentConfigs": [name]}]},
        },
    }
    return json.dumps(
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": name}, "spec": spec}
    )


hostile = pytest.mark.parametrize("name", NASTY)


@hostile
@pytest.mark.parametrize("form", ["text", "mermaid", "dot", "svg", "json"])
def test_nothing_that_a_terminal_obeys_comes_out(name: str, form: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown(form, _pack(name)))


@hostile
def test_mermaid_has_the_same_lines_whatever_the_names_are(name: str) -> None:
    lines = shown("mermaid", _pack(name)).splitlines()
    assert lines[0] == "flowchart TD"
    statement = re.compile(
        r'  (\w+(\[|\(\[|\{\{|\[\()"[^"#]*(#\d+;[^"#]*)*"(\]|\]\)|\}\}|\)\])'
        r'|\w+ (-->|==>|-\.->|--o|--x)\|"[^"#]*(#\d+;[^"#]*)*"\| \w+'
        r"|\w+ <-\.-> memory|(classDef|class|linkStyle|accTitle:|accDescr:) .*|%% .*)"
    )
    assert [line for line in lines[1:] if not statement.fullmatch(line)] == []
    assert "%%{" not in "".join(lines)
    assert not any("<" in line.replace("<br/>", "").replace("<-.->", "") for line in lines if "%%" not in line)


@hostile
def test_dot_has_closed_strings(name: str) -> None:
    lines = [line for line in shown("dot", _pack(name)).splitlines() if not line.startswith("//")]
    bare = [re.sub(r'"(?:[^"\\]|\\.)*"', "S", line) for line in lines]
    assert not any('"' in line or "\\" in line for line in bare)
    assert not any(re.search(r"&(?!amp;)", line) for line in lines)
    assert (bare[0], bare[-1]) == ("digraph S {", "}")
    assert sum(line.startswith("  S [") for line in bare) == 4
    assert sum(line.startswith("  S -> S [") for line in bare) == 4


@hostile
def test_svg_is_xml_without_anything_that_acts(name: str) -> None:
    text = shown("svg", _pack(name))
    assert text.isascii()
    root = ET.fromstring(text)
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text"}
    attributes = {key for element in root.iter() for key in element.attrib}
    assert not any(key.startswith("on") or "href" in key for key in attributes)
    links = [value for element in root.iter() for value in element.attrib.values() if "url(" in value]
    assert set(links) <= {f"url(#sympozium-{kind})" for kind in ("delegation", "stimulus", "other", "error")}


@hostile
def test_json_says_names_as_they_are(name: str) -> None:
    document = json.loads(shown("json", _pack(name)))
    assert document["personas"][0]["name"] == document["pack"]["name"] == name


@pytest.mark.parametrize("form", ["text", "mermaid", "dot", "svg", "json"])
def test_credentials_are_hidden(form: str) -> None:
    key = "sk-proj-abc123DEF456ghi789JKL012mno"
    assert key not in shown(form, _pack(key))
    assert drawing(_pack(key)).picture.personas[0].name.endswith("*****")
