"""Which words name a target."""

from __future__ import annotations

import pytest

from sympozium_cli.errors import UsageError
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.target import NEWEST, RELEASES, Era, Target


@pytest.mark.parametrize(
    ("text", "release", "era", "kind", "list_key", "rule_key"),
    [
        ("0.8", "v0.8.28", "0.8", "PersonaPack", "personas", "persona"),
        ("0.9", "v0.9.5", "0.9", "Ensemble", "personas", "persona"),
        ("0.10", "v0.10.46", "0.10", "Ensemble", "agentConfigs", "agentConfig"),
        ("v0.8.27", "v0.8.27", "0.8", "PersonaPack", "personas", "persona"),
        ("0.9.0", "v0.9.0", "0.9", "Ensemble", "personas", "persona"),
        ("v0.10.43", "v0.10.43", "0.10", "Ensemble", "agentConfigs", "agentConfig"),
        ("0.10.0", "v0.10.0", "0.10", "Ensemble", "agentConfigs", "agentConfig"),
        ("main", "main", "0.10", "Ensemble", "agentConfigs", "agentConfig"),
    ],
)
def test_a_target_knows_the_words_of_its_era(
    text: str, release: str, era: str, kind: str, list_key: str, rule_key: str
) -> None:
    target = Target.parse(text)
    assert str(target.release) == str(target) == release
    assert target[1:] == (era, kind, list_key, rule_key)


def test_the_newest_target_is_the_newest_release() -> None:
    assert Target.parse(Era.V0_10) == NEWEST
    assert NEWEST.release == max(RELEASES)


@pytest.mark.parametrize(
    ("text", "closest"),
    [
        ("0.10.47", "v0.10.46"),
        ("v0.10.24", "v0.10.23"),
        ("v0.10.25", "v0.10.23"),
        ("0.9.6", "v0.9.5"),
        ("v0.8.26", "v0.8.27"),
        ("0.0.46", "v0.8.27"),
        ("1.0.0", "v0.10.46"),
        ("mian", "main"),
    ],
)
def test_a_release_that_does_not_exist_is_a_usage_error_with_a_guess(text: str, closest: str) -> None:
    with pytest.raises(UsageError, match="there is no Sympozium") as caught:
        Target.parse(text)
    assert caught.value.hint.startswith(f"did you mean {closest}? ")


@pytest.mark.parametrize("text", ["", "latest-and-greatest", "0", "10", "v0.10.x", "0.10.46.1", "cluster"])
def test_anything_else_is_a_usage_error_that_says_what_is_accepted(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Target.parse(text)
    assert "0.8, 0.9, 0.10, main, or a release from v0.8.27 to v0.10.46" in caught.value.hint


@pytest.mark.parametrize("release", RELEASES, ids=str)
def test_every_target_serves_its_kind_with_its_words(release: object) -> None:
    target = Target.parse(str(release))
    assert target.list_key in resource(target.kind, target.release).fields["spec"].fields
