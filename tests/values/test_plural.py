from __future__ import annotations

import pytest

from sympozium_cli.values.plural import count, listed, plural, quoted


@pytest.mark.parametrize(
    ("number", "noun", "phrase"),
    [(0, "pack", "0 packs"), (1, "pack", "1 pack"), (3, "pack", "3 packs"), (2, "entry", "2 entries")],
)
def test_a_number_of_things(number: int, noun: str, phrase: str) -> None:
    assert count(number, noun) == phrase


@pytest.mark.parametrize(
    ("one", "many"), [("day", "days"), ("patch", "patches"), ("class", "classes"), ("fix", "fixes")]
)
def test_regular_nouns_have_a_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("names", "phrase"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str], phrase: str) -> None:
    assert listed(names) == phrase


def test_names_may_be_quoted_and_be_alternatives() -> None:
    assert quoted(["a", "b", "c"]) == "'a', 'b' and 'c'"
    assert quoted(["a", "b"], "or") == "'a' or 'b'"
    assert quoted([]) == ""
