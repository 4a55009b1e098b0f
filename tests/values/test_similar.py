from __future__ import annotations

import pytest

from sympozium_cli.values.similar import closest, edit_distance

FIELDS = ["agentConfigs", "authRefs", "baseURL", "description", "relationships", "systemPrompt"]


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("systemprompt", "systemPrompt"),
        ("system_prompt", "systemPrompt"),
        ("base-url", "baseURL"),
        ("promptSystem", "systemPrompt"),
        ("relationship", "relationships"),
        ("agentConfig", "agentConfigs"),
        ("descripton", "description"),
        ("authRfes", "authRefs"),
    ],
)
def test_the_field_that_was_meant_is_found(word: str, choice: str) -> None:
    assert closest(word, FIELDS) == choice


def test_the_words_of_a_rule_may_stand_in_another_order() -> None:
    rules = ["unknown-relationship-source", "relationship-unknown-target"]
    assert closest("unknown-relationship-target", rules) == "relationship-unknown-target"


@pytest.mark.parametrize(
    ("many", "one"), [("policies", "policy"), ("matches", "match"), ("boxes", "box"), ("skills", "skill")]
)
def test_one_stands_for_many(many: str, one: str) -> None:
    assert closest(many, [one, "other"]) == one
    assert closest(one, [many, "other"]) == many


@pytest.mark.parametrize("word", ["", "zzz", "memory", "-", "x"])
def test_nothing_near_is_nothing(word: str) -> None:
    assert closest(word, FIELDS) is None


def test_two_that_are_as_near_are_no_answer() -> None:
    assert closest("cat", ["bat", "rat"]) is None
    assert closest("cat", ["bat", "bat"]) == "bat"


def test_a_single_letter_does_not_stand_for_another() -> None:
    assert closest("a", ["b"]) is None


def test_the_answer_does_not_depend_on_the_order_of_the_choices() -> None:
    assert closest("writr", ["writer", "waiter"]) == closest("writr", ["waiter", "writer"]) == "writer"


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("kitten", "sitting", 3),
        ("ab", "ba", 1),
    ],
)
def test_slips_are_counted_the_same_both_ways(one: str, other: str, slips: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == slips
