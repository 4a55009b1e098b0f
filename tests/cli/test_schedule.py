"""`sympozium pack schedule`, as people and programs see it.

SYMPOZIUM_UPDATE_GOLDEN=1 writes schedule/golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.program import PACK, WRONG, Outcome, environment, on_terminal, sympozium
from sympozium_cli.report.cells import cells
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.values.cron import Cron

HERE = Path(__file__).parent / "schedule"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EVERY = str(HERE / "packs" / "every.yaml")
SATURDAY = ("--from", "2026-03-28T06:17:30Z")
GOLDEN = {
    "every": ("every", *SATURDAY),
    "every.running": ("every", *SATURDAY, "--running", "--for", "90m"),
    "every.days": ("every", "--from", "2026-03-27", "--for", "4d", "--tz", "Europe/London", "--tokens-per-run", "20k"),
    "every.some": ("every", *SATURDAY, "--persona", "both", "--persona", "lead", "--for", "7d"),
    "every.year": ("every", *SATURDAY, "--for", "366d", "--tz", "Asia/Kathmandu"),
    "pipeline": ("pipeline", *SATURDAY),
    "silent": ("silent", *SATURDAY),
    "old": ("old", *SATURDAY, "--for", "2d"),
}


def _schedule(*words: str, **changes: str) -> Outcome:
    return sympozium("pack", "schedule", *words, env=environment(**changes))


def _json(*words: str) -> Any:
    outcome = _schedule(*words, "-o", "json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.isascii()
    document = json.loads(outcome.out)
    Draft202012Validator(SCHEMAS["schedule-v1"].build()).validate(document)
    return document


def _check(name: str, text: str) -> None:
    golden = HERE / "golden" / f"{name}.txt"
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_text_for_people(name: str) -> None:
    pack, *words = GOLDEN[name]
    outcome = _schedule(str(HERE / "packs" / f"{pack}.yaml"), *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert max(map(cells, outcome.out.splitlines())) <= 80
    assert "\x1b" not in outcome.out
    _check(name, outcome.out)


def test_the_text_in_colour_says_the_same() -> None:
    plain = _schedule(EVERY, *SATURDAY)
    coloured = _schedule(EVERY, *SATURDAY, "--color", "always")
    assert "\x1b[1;33m>\x1b[0m" in coloured.out
    pieces = coloured.out.split("\x1b[")
    assert "".join([pieces[0], *(piece.partition("m")[2] for piece in pieces[1:])]) == plain.out
    assert _schedule(EVERY, *SATURDAY, "--color", "always", NO_COLOR="1").out == coloured.out
    assert _schedule(EVERY, *SATURDAY, NO_COLOR="1").out == plain.out


@pytest.mark.parametrize("columns", [30, 60, 132, 250])
def test_the_text_fits_the_terminal(columns: int) -> None:
    lines = _schedule(EVERY, *SATURDAY, COLUMNS=str(columns)).out.splitlines()
    longest_word = len("noon-with-a-rather-long-name-that-goes-on,") + 4
    assert max(map(cells, lines)) <= max(columns, longest_word)
    timeline = [line for line in lines if line.startswith(("fast", "minute"))][:2]
    assert len({len(line) for line in timeline}) == 1
    terminal = on_terminal("pack", "schedule", EVERY, *SATURDAY, columns=columns)
    assert max(map(len, terminal.out.replace("\x1b[0m", "").splitlines())) > 20


def test_an_encoding_without_dots_gets_ascii() -> None:
    text = _schedule(EVERY, *SATURDAY, PYTHONIOENCODING="ascii").out
    assert text.isascii()
    assert "\\u" not in text
    assert "o one start" in text


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_ticks_of_the_examples_are_those_of_their_crons(path: Path) -> None:
    document = _json(str(path), *SATURDAY, "--for", "7d")
    start = datetime.fromisoformat(document["from"])
    for persona in document["personas"]:
        if persona["silence"] is None:
            ticks = Cron.parse(persona["schedule"]["cron"]).ticks(start, len(persona["ticks"]) + 1)
            regular = [tick for tick in persona["ticks"] if tick != document["from"]]
            assert regular == [f"{tick:%Y-%m-%dT%H:%M:%SZ}" for tick in ticks[: len(regular)]]
            assert f"{ticks[len(regular)]:%Y-%m-%dT%H:%M:%SZ}" > document["to"]
            assert persona["runs"] == len(persona["ticks"]) == sum(day["runs"] for day in persona["days"])


def test_the_json_says_all_that_the_text_says() -> None:
    document = _json(
        EVERY, *SATURDAY, "--tz", "Europe/London", "--tokens-per-run", "minute=1_000", "--tokens-per-run", "2k"
    )
    personas = {persona["name"]: persona for persona in document["personas"]}
    assert personas["lead"]["ticks"] == ["2026-03-28T06:17:30Z"]
    assert personas["lead"]["next"] == "2026-03-30T08:00:00Z"
    assert personas["lead"]["schedule"] == {
        "cron": "TZ=Europe/London 0 9 * * 1-5",
        "interval": None,
        "known": True,
        "timeZone": "Europe/London",
        "firstTick": "immediate",
        "path": "spec.agentConfigs[0].schedule.cron",
        "line": 12,
    }
    assert (personas["writer"]["schedule"]["interval"], personas["writer"]["schedule"]["known"]) == ("45m", False)
    assert personas["nowhen"]["schedule"]["known"] is False
    assert {name: one["silence"]["reason"] for name, one in personas.items() if one["silence"]} == {
        "web": "blocked",
        "gone": "excluded",
        "six": "unreadable",
        "feb": "unreachable",
        "follow": "suppressed",
        "chat": "no-schedule",
        "lonely": "no-schedule",
    }
    assert personas["follow"]["silence"]["lines"] == [27]
    assert personas["follow"]["handOverRuns"] == document["runs"]["handOver"] == 1
    assert personas["fast"]["ticksThatMayWait"] == 287
    assert [day["date"] for day in personas["fast"]["days"]] == ["2026-03-28", "2026-03-29"]
    assert document["stimulus"] == "writer"
    assert document["collisions"]["groups"][0]["at"] == ["2026-03-28T06:17:30Z"]
    assert document["tokenBudget"]["usedUp"]["persona"] == "minute"


def test_json_lists_so_many_ticks_and_counts_all() -> None:
    [persona] = _json(EVERY, *SATURDAY, "--for", "14d", "--persona", "minute")["personas"]
    assert (len(persona["ticks"]), persona["runs"]) == (7 * 1440, 14 * 1440 + 1)


def test_it_begins_now_unless_it_is_told_otherwise() -> None:
    before = time.time()
    start = datetime.fromisoformat(_json(EVERY)["from"]).timestamp()
    assert int(before) <= start <= time.time()


@pytest.mark.parametrize(
    ("start", "zone", "instant"),
    [
        ("2026-03-02", "UTC", "2026-03-02T00:00:00Z"),
        ("2026-03-02", "Europe/Paris", "2026-03-01T23:00:00Z"),
        ("2026-03-02T09:00", "Europe/Paris", "2026-03-02T08:00:00Z"),
        ("2026-03-02T09:00+05:45", "Europe/Paris", "2026-03-02T03:15:00Z"),
        ("2026-03-02T09:00:59.9Z", "UTC", "2026-03-02T09:00:59Z"),
    ],
)
def test_a_time_without_an_offset_is_one_of_the_zone(start: str, zone: str, instant: str) -> None:
    assert _json(EVERY, "--from", start, "--tz", zone)["from"] == instant


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("--from tomorrow", "--from takes a date or a time, not 'tomorrow'", "write 2026-03-02 or "),
        ("--from 1999-01-01", "--from takes a year from 2015 to 9000, not 1999", ""),
        ("--from 9999-12-31T23:59-10:00", "--from takes a date or a time", "write"),
        ("--for 3", "--for takes a duration, not '3'", "write 90m, 24h or 7d"),
        ("--for 30s", "--for takes one minute to 366 days, not '30s'", "write"),
        ("--for 367d", "--for takes one minute to 366 days, not '367d'", "write"),
        ("--for -1h", "--for takes one minute to 366 days, not '-1h'", "write"),
        ("--tz Europe/Pari", "--tz takes a time zone, not 'Europe/Pari'", "did you mean 'Europe/Paris'?"),
        ("--tz ../../etc/passwd", "--tz takes a time zone, not '../../etc/passwd'", "write"),
        ("--persona ledd", "there is no persona 'ledd'", "did you mean 'lead'?"),
        ("--tokens-per-run ledd=5", "there is no persona 'ledd'", "did you mean 'lead'?"),
        ("--tokens-per-run 0", "--tokens-per-run takes N or NAME=N, not '0'", "write 20000"),
        ("--tokens-per-run lead=", "--tokens-per-run takes N or NAME=N, not 'lead='", "write 20000"),
        ("-o yaml", "--output takes text or json, not 'yaml'", ""),
        ("--name other", "there is no pack named 'other'", ""),
        ("--target 0.11", "there is no Sympozium '0.11'", ""),
    ],
)
def test_a_wrong_word_is_one_error(words: str, message: str, hint: str) -> None:
    outcome = _schedule(EVERY, *words.split())
    assert (outcome.code, outcome.out) == (2, "")
    error, *hints = outcome.err.splitlines()
    assert error.startswith(f"error: {message}")
    assert not hint or hints[0].startswith(f"hint: {hint}")


def test_a_pack_of_which_nothing_is_made_has_no_schedule(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG)
    outcome = _schedule(str(tmp_path / "wrong.yaml"))
    assert (outcome.code, outcome.out) == (1, "")
    assert "relationship-unknown-target" in outcome.err
    (tmp_path / "none.yaml").write_text("kind: Deployment\n")
    assert _schedule(str(tmp_path / "none.yaml")).code == 3
    assert _schedule(str(tmp_path / "absent.yaml")).code == 2


def test_a_pack_comes_from_standard_input() -> None:
    outcome = sympozium("pack", "schedule", "-", "-o", "json", stdin=PACK)
    assert outcome.code == 0
    assert json.loads(outcome.out)["pack"]["name"] == "demo"


def test_a_year_of_every_minute_is_there_at_once() -> None:
    start = time.monotonic()
    assert _schedule(EVERY, *SATURDAY, "--for", "366d").code == 0
    assert time.monotonic() - start < 10
