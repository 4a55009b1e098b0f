"""The feed in every format, byte for byte.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import jsonschema
import pytest

from report.feed.conversation import conversation
from sympozium_cli.report.cells import cells
from sympozium_cli.report.feed import FORMATS, Stage, report_for
from sympozium_cli.report.feed.as_text import Report
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.report.terminal import VOICES, Terminal

GOLDEN = Path(__file__).parent / "golden"
UTC = ZoneInfo("UTC")

STAGES = {
    "text.80": ("text", Stage(Terminal(width=80), zone=UTC)),
    "text.80.colours": ("text", Stage(Terminal(colour=True, width=80), zone=UTC)),
    "text.40.ascii": ("text", Stage(Terminal(width=40), "ascii", zone=UTC, packs=True, namespaces=True)),
    "text.full": ("text", Stage(zone=ZoneInfo("Pacific/Auckland"), full=True, packs=True)),
    "lines": ("lines", Stage(Terminal(width=80), packs=True)),
    "jsonl": ("jsonl", Stage()),
}


def shown(form: str, stage: Stage) -> str:
    messages, played = conversation()
    report = report_for(form, stage._replace(seat=played.feed.company.seat))
    text = "".join(f"{line}\n" for message in messages for line in report.lines(message))
    return re.sub(r"uid-research/\d+/", "uid-research/1/", text)


@pytest.mark.parametrize("name", STAGES)
def test_a_conversation_looks_like_this(name: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    text = shown(*STAGES[name])
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_every_kind_is_in_the_conversation_and_every_format_is_shown() -> None:
    messages, _ = conversation()
    assert {form for form, _ in STAGES.values()} == set(FORMATS)
    assert {one.kind for one in messages} >= {
        *("stimulus", "task", "handoff", "channel", "started", "delegate", "waiting", "gate", "result", "usage"),
        *("error", "skipped", "deleted", "pack", "budget", "breaker"),
    }


def test_a_line_of_json_is_as_the_published_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMAS["feed-v1"].build())
    for line in shown("jsonl", Stage()).splitlines():
        validator.validate(json.loads(line))
    ids = [one.id for one in conversation()[0]]
    assert len(set(ids)) == len(ids)


def test_a_persona_has_the_same_colour_whoever_speaks_first_and_others_have_another() -> None:
    messages, played = conversation()
    stage = Stage(Terminal(colour=True), zone=UTC, seat=played.feed.company.seat)
    there = {
        name: {one for line in lines for one in VOICES if Terminal(colour=True).paint(name, one) in line}
        for lines in [[line for message in reversed(messages) for line in Report(stage).lines(message)]]
        for name in ("lead", "writer", "analyst")
    }
    assert [len(styles) for styles in there.values()] == [1, 1, 1]
    assert len(set.union(*there.values())) == 3


def test_the_command_that_shows_the_rest_reaches_the_same_place() -> None:
    stage = Stage(zone=UTC, namespaces=True, where=" --context far")
    assert "sympozium runs get sub-research-lead-stimulus-41237-1 --full -n lab --context far" in shown("text", stage)


def test_a_terminal_that_becomes_narrower_is_not_overrun() -> None:
    report = report_for("text", Stage(Terminal(width=200), zone=UTC))
    first, *others = conversation()[0]
    assert list(report.lines(first))
    report.stage = report.stage._replace(terminal=Terminal(width=50))
    assert max(cells(line) for message in others for line in report.lines(message)) <= 50


def test_without_colours_there_are_none() -> None:
    assert all("\x1b" not in shown(form, stage) for form, stage in STAGES.values() if not stage.terminal.colour)
