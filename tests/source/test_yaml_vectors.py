"""Every recorded reading of kubectl, through both parsers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sympozium_cli.source import Problem, load
from sympozium_cli.source.events import NextEvent, fast_events, slow_events
from sympozium_cli.source.stream import Open

VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "yaml-vectors.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]

ONLY_LIBYAML_READS = {"a: 1\t# c\n"}
"""PyYAML's own scanner allows no tab between a value and a comment."""

OVERRIDES_A_MERGED_KEY = {"x: &a {k: 1}\ny: {<<: *a, k: 2, z: 3}\n"}
"""Go's strict reading calls this a duplicate; it is what merge keys are for."""

PARSERS = [pytest.param(fast_events, id="libyaml"), pytest.param(slow_events, id="pure")]


def reading(text: str, parser: Open) -> tuple[Any, tuple[Problem, ...]]:
    first = next(load(text.encode(), "vector.yaml", parser), None)
    return (first.value, first.problems) if first else (None, ())


def refused(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.kind not in {"duplicate-key", "ignored"}]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["yaml"]))
def test_a_text_is_read_as_kubectl_reads_it(case: dict[str, Any], parser: Open) -> None:
    value, problems = reading(case["yaml"], parser)
    if "error" in case or (parser is slow_events and case["yaml"] in ONLY_LIBYAML_READS):
        assert value is None
        assert len(refused(problems)) == 1
    else:
        assert not refused(problems)
        assert json.dumps(value, sort_keys=True) == json.dumps(case["json"], sort_keys=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["yaml"]))
def test_what_strict_reading_refuses_is_a_duplicate_key(case: dict[str, Any]) -> None:
    _, problems = reading(case["yaml"], fast_events)
    found = any(problem.kind == "duplicate-key" for problem in problems)
    assert found == ("strictError" in case and case["yaml"] not in OVERRIDES_A_MERGED_KEY)


def test_the_pure_parser_stands_in_where_the_c_extension_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from sympozium_cli.source.events import parser_events

    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    get: NextEvent = parser_events("a: 1\n")
    assert type(getattr(get, "__self__", None)).__name__ == "PureParser"
