"""What the rules say of an interval is what upstream's controller made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rules.one_persona_each import rules_that_speak
from sympozium_cli.rules import all_rules

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
RULES = tuple(rule for rule in all_rules() if rule.topic == "schedules")
HOURLY = "0 * * * *"

_RECORDED = json.loads((VECTORS / "render-vectors.json").read_text("utf-8"))
REFUSED = {case["in"] for case in _RECORDED["cron"] if "error" in case}
CRON_OF = {row["interval"]: row["cronByPersonaIndex"][0] for row in _RECORDED["interval"]}


@pytest.fixture(scope="module")
def spoken() -> dict[str, list[str]]:
    return dict(zip(CRON_OF, rules_that_speak(({"interval": text} for text in CRON_OF), RULES), strict=True))


def test_an_interval_is_unknown_exactly_if_it_fell_back_to_hourly(spoken: dict[str, list[str]]) -> None:
    hourly = {text for text, cron in CRON_OF.items() if cron == HOURLY}
    meant = {text for text in hourly if text.strip().lower() in ("1h", "60m", "")}
    assert {text for text, rules in spoken.items() if "interval-unknown" in rules} == hourly - meant
    assert hourly - meant


def test_an_interval_with_a_space_is_wrong_exactly_if_it_was_passed_on_and_is_no_cron(
    spoken: dict[str, list[str]],
) -> None:
    passed_on = {text for text, cron in CRON_OF.items() if cron == text}
    wrong = {text for text, rules in spoken.items() if "interval-with-space" in rules}
    assert wrong == passed_on & REFUSED
    assert wrong
    assert passed_on - REFUSED, "a cron expression under interval is fine"


def test_an_empty_interval_is_none(spoken: dict[str, list[str]]) -> None:
    assert "schedule-without-interval-or-cron" in spoken[""]
    assert sum("schedule-without-interval-or-cron" in rules for rules in spoken.values()) == 1
