"""What agents write moves no cursor, sets no title and no clipboard, and never stands where only our words stand."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from unicodedata import category
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from monitor.feed.played import Played, now, pack, run, time
from report.watched import obeyed
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.cells import most_cells
from sympozium_cli.report.feed import FORMATS, Stage, report_for
from sympozium_cli.report.feed.pieces import tamed
from sympozium_cli.report.terminal import Terminal

_COLUMNS = 40
_OURS = re.compile(r"\x1b\[[0-9;]+m")
_CHARACTERS = st.one_of(
    st.characters(), st.sampled_from("\x1b\x9b\x9d\r\n\t\b\x07\u202e\u2066\u200d\ufe0f\u0301#*-`|>[]()_ ")
)
_WITHOUT_SIGHT = frozenset(("Cc", "Cs", "Zl", "Zp"))
_TEXTS = st.text(_CHARACTERS | st.characters(categories=("Cs", "Cc", "Cf", "Mn", "So")), max_size=300)


def messages(text: str, name: str = "lead") -> list[Message]:
    """A conversation in which everything that others write is this text."""
    team = pack("research", name, "writer")
    asked = run("r", f"research-{name}", 0, text, labels={"source": "channel", "source-channel": text})
    asked["metadata"]["annotations"] = {"sympozium.ai/sender-name": text, "sympozium.ai/reply-chat-id": text}
    cost = {"amountMicro": 1, "currency": text}
    answered = now(asked, phase="Succeeded", result=text, startedAt=time(1), completedAt=time(2))
    answered = now(answered, tokenUsage={}, costEstimate=cost)
    failed = now(run("f", f"research-{name}", 3), phase="Failed", error=text, completedAt=time(4))
    record = {"childRunName": text, "targetPersona": text, "phase": "Failed"}
    waits = now(run("w", f"research-{name}", 7), phase="AwaitingDelegate", startedAt=time(8), delegates=[record])
    judged = now(run("g", f"research-{name}", 5), phase="Succeeded", gateVerdict=text)
    return Played(packs=(team,)).begin(answered, failed, judged, waits)


def shown(told: list[Message], form: str, *, full: bool = True, columns: int = _COLUMNS) -> list[str]:
    report = report_for(form, Stage(Terminal(colour=True, width=columns), zone=ZoneInfo("UTC"), packs=True, full=full))
    return [line for message in told for line in report.lines(message)]


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(("lead", "l\x1b[2Jd", "世界")))
@example("\x1b]52;c;aGk=\x07\x1b]0;mine\x07\x1b[2J\x1b[1;1H09:00:00  writer  answers", "lead")
@example("x\r09:00:00  writer  answers\x0b\x0c\x85\u2028forged", "lead")
@example("a" * 29 + " 09:00:00", "lead")
@example("\u2600\ufe0f" * 30 + "09:00:00", "lead")
@example("e" + "\u0301" * 5000, "lead")
def test_a_terminal_does_nothing_but_show_it(text: str, name: str) -> None:
    assert obeyed(shown(messages(text, name), "text"), _COLUMNS) == []


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
@example("09:00:00  writer  answers\n09:00:00  writer  answers")
@example("\u00a9\ufe0f" * 30)
def test_what_others_write_never_begins_a_line(text: str) -> None:
    ours = re.compile(r"(?:\d\d:\d\d:\d\d  | {10}|\u2500\u2500 Friday, 20 November 2026)")
    for line in shown(messages(text), "text"):
        plain = _OURS.sub("", line)
        assert not plain or ours.match(plain), plain
        assert wcswidth(plain) <= _COLUMNS
    heads = [line for line in shown(messages(text), "text") if re.match(r"\x1b\[2m\d", line)]
    assert len(heads) == len([one for one in messages(text) if one.kind != "usage"])


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_a_message_is_a_line_in_a_pipe(text: str) -> None:
    told = messages(text)
    lines = shown(told, "lines")
    assert len(lines) == len(told)
    assert all(category(one) not in ("Cc", "Cs", "Zl", "Zp") for line in lines for one in line)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_json_has_the_exact_text_and_escapes_it(text: str) -> None:
    told = messages(text)
    lines = shown(told, "jsonl")
    assert all(line.isascii() and line.isprintable() for line in lines)
    assert [json.loads(line)["text"] for line in lines] == [one.text for one in told]
    assert text in [one.text for one in told]


@pytest.mark.parametrize("form", FORMATS)
def test_all_code_points_are_shown_without_effect(form: str) -> None:
    for text in _all_characters():
        for line in shown(messages(text)[:1], form):
            plain = _OURS.sub("", line)
            assert plain.isascii() or not any(category(one) in _WITHOUT_SIGHT for one in plain)
            assert "\x1b" not in plain
            plain.encode()


def test_no_terminal_draws_a_character_wider_than_it_is_counted() -> None:
    """The widths of terminals that follow the newest Unicode, for all that is shown as it is."""
    for text in _all_characters():
        for character in text:
            if tamed(character) == character:
                assert wcwidth(character) <= most_cells(character), hex(ord(character))


def test_accents_do_not_pile_up() -> None:
    assert len(tamed("e" + "\u0301" * 500 + "o\u0301")) < 12


def _all_characters() -> Iterator[str]:
    """Every character, without the planes in which there are none but the two at the end of each."""
    for start in range(0, sys.maxunicode, 0x1000):
        if start < 0x34000 or start in (0xE0000, 0xFF000, 0x10F000):
            yield "".join(map(chr, range(start, start + 0x1000)))
