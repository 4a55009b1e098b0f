"""A key that somebody wrote into a pack is in no report, wherever it stands and whatever is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import PACK, on_terminal, sympozium

RANDOM = "q7Rz2Lw9Xk4Tn8Vb3Mc6Jd1Hf5Gs0Pa"
CANARIES = (
    f"sk-{RANDOM}",
    f"ghp_{RANDOM}",
    "xoxb-123456789012-abcdefABCDEF0123",
    "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234",
    "AKIAIOSFODNN7EXAMPLE",
    f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{RANDOM}",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
)
PLACES = (
    "enabled: CANARY",
    "enabled: [CANARY]",
    "apiKey: CANARY",
    "CANARY: true",
    "description: CANARY\n  description: CANARY",
    "workflowType: CANARY",
    "excludePersonas: [CANARY]",
    "modelRef: CANARY",
    "baseURL: https://user:CANARY@example.org/CANARY",
    "policyRef: CANARY",
    "authRefs: [{provider: openai, secret: CANARY}]",
    "authRefs: [{provider: CANARY, secret: x, apiKey: CANARY}]",
    "authRefs: CANARY",
    "providerHeaders: {Authorization: Bearer CANARY, X-Key: [CANARY]}",
    "channelConfigs: {CANARY: CANARY}",
    "skillParams: {CANARY: {TOKEN: CANARY}}",
    "stimulus: {name: CANARY, prompt: CANARY}",
    "taskOverride: {CANARY: CANARY}",
    "sharedMemory: {enabled: true, storageSize: CANARY}",
    "apiKey: 'CANARY",
    "apiKey: {{ CANARY }}",
    "apiKey: *CANARY",
    "apiKey: CANARY: CANARY",
    "apiKey: !!int CANARY",
    "apiKey: @CANARY",
)


@pytest.mark.parametrize("canary", CANARIES, ids=lambda canary: canary[:5])
def test_a_canary_is_in_no_report(tmp_path: Path, canary: str) -> None:
    for number, place in enumerate(PLACES):
        (tmp_path / f"{number}.yaml").write_text(PACK + f"  {place.replace('CANARY', canary)}\n")
    for form in ("full", "concise", "json"):
        outcome = sympozium("pack", "validate", "--profile", "all", "-o", form, cwd=tmp_path)
        assert outcome.code == 1
        assert canary[-10:] not in outcome.out + outcome.err
    assert canary[-10:] not in on_terminal("pack", "validate", cwd=tmp_path).out


@pytest.mark.parametrize("value", ["plainlowercaseletters", "c0ffee00c0ffee00c0ffee00", "correct-horse-battery"])
def test_the_value_of_a_key_that_tells_is_hidden_whatever_it_looks_like(tmp_path: Path, value: str) -> None:
    places = (
        "apiKey: {0}",
        "apiKey: {0}\n  apiKey: {0}",
        "enabled: {{apiKey: {0}}}",
        "api_key: [{0}]",
        "password: {0}",
    )
    for number, place in enumerate(places):
        (tmp_path / f"{number}.yaml").write_text(PACK + f"  {place.format(value)}\n")
    outcomes = [
        sympozium("pack", "validate", "--profile", "all", "-o", form, cwd=tmp_path)
        for form in ("full", "concise", "json")
    ]
    for outcome in outcomes:
        assert value not in outcome.out.replace(f"[{value}]", "") + outcome.err
    assert len(json.loads(outcomes[2].out)["findings"]) >= len(places)


@pytest.mark.parametrize("words", [["explain"], ["pack", "validate"], ["pack", "validate", "--target"]])
def test_a_key_on_the_command_line_is_not_repeated(words: list[str]) -> None:
    outcome = sympozium(*words, f"sk-{RANDOM}")
    assert outcome.code == 2
    assert RANDOM not in outcome.err
