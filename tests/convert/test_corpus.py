"""Every published pack of an old dialect converts, and the API server takes the result."""

from __future__ import annotations

from typing import Any

import pytest

from convert.converting import wish
from shared import SHARED, needs_shared, shared_json
from sympozium_cli.convert.conversion import Converted, converted
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.schema.verdict import Verdict, verdict
from sympozium_cli.source import load

pytestmark = needs_shared

ANATOMY = "seeds/my-team--writing-personapacks-L22--v0.5.4.yaml"
"""The one example of the guide that no release accepts: its persona has no prompt."""

WORDS = (("kind: PersonaPack", "kind: Ensemble"), ("personas:", "agentConfigs:"), ("persona:", "agentConfig:"))


def _entries(kind: str) -> list[dict[str, Any]]:
    """The documents of a kind whose own releases accept them; a page that repeats another one's example is left out."""
    return [
        entry
        for entry in shared_json("corpus/index.json") or ()
        if entry["kind"] == kind and not entry["file"].startswith("stale-docs/") and _served_in(entry, kind)
    ]


def _served_in(entry: dict[str, Any], kind: str) -> bool:
    eras = ("v0.0.", "v0.1.", "v0.2.", "v0.3.", "v0.4.", "v0.5.", "v0.6.", "v0.7.", "v0.8.")
    own = eras if kind == "PersonaPack" else ("v0.9.",)
    judged = entry["verdict"].items()
    return any(releases.startswith(own) and answer["status"] == "accept" for releases, answer in judged)


PERSONA_PACKS = [entry["file"] for entry in _entries("PersonaPack")]
ENSEMBLES = [entry["file"] for entry in _entries("Ensemble")]
OLD = [*PERSONA_PACKS, *ENSEMBLES]


def _result(file: str) -> Converted:
    return converted((SHARED / "corpus" / file).read_bytes(), file, wish())


def _verdicts(result: Converted) -> list[Verdict]:
    return [verdict(each.value, resource("Ensemble", NEWEST.release)) for each in load(result.after, "after")]


def test_there_are_ninety_six_documents_in_the_old_dialects() -> None:
    assert (len(PERSONA_PACKS), len(ENSEMBLES), len(OLD)) == (51, 45, 96)


@pytest.mark.parametrize("file", OLD)
def test_the_newest_release_takes_what_becomes_of_an_old_pack(file: str) -> None:
    result = _result(file)
    assert result.changed
    [judged] = _verdicts(result)
    assert judged.accepted
    assert judged.pruned == ()


@pytest.mark.parametrize("file", [*OLD, ANATOMY])
def test_only_the_old_words_are_written_otherwise(file: str) -> None:
    result = _result(file)
    before, after = (data.split(b"\n") for data in (result.before, result.after))
    changed = [(old.decode(), new.decode()) for old, new in zip(before, after, strict=True) if old != new]
    assert changed
    for old, new in changed:
        assert new in {old.replace(word, meant, 1) for word, meant in WORDS}


@pytest.mark.parametrize("file", [*OLD, ANATOMY])
def test_a_converted_pack_is_not_converted_again(file: str) -> None:
    after = _result(file).after
    assert not converted(after, file, wish()).changed


def test_the_anatomy_of_a_pack_converts_and_still_lacks_its_prompt() -> None:
    [judged] = _verdicts(_result(ANATOMY))
    assert [str(violation.path) for violation in judged.violations] == ["spec.agentConfigs[0].systemPrompt"]


def test_a_current_pack_is_left_alone() -> None:
    current = [entry["file"] for entry in shared_json("corpus/index.json") if entry["file"].startswith("e2-")]
    assert len(current) == 90
    assert not any(_result(file).changed for file in current)


@pytest.mark.parametrize("file", ["research-delegation-example--ensembles-L146--v0.10.26.yaml"])
def test_a_fragment_of_the_seeds_is_respelt_too(file: str) -> None:
    result = _result(f"seeds/{file}")
    assert result.before.count(b"persona:") == result.after.count(b"agentConfig:") == 4
    [judged] = _verdicts(result)
    assert [str(violation.path) for violation in judged.violations] == ["spec.agentConfigs"]
