from __future__ import annotations

import pytest

from sympozium_cli.values import names

LONG_SUBDOMAIN = ".".join(["a" * 63] * 3 + ["a" * 61])


@pytest.mark.parametrize("text", ["a", "a-b", "a.b", "9", "a--b", LONG_SUBDOMAIN])
def test_a_subdomain_is_labels_joined_by_dots(text: str) -> None:
    assert names.is_dns1123_subdomain(text)
    assert names.why_not_dns1123_subdomain(text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("QA", "has upper-case letters"),
        ("qa_bot", "contains '_'"),
        ("qa bot", "contains a blank"),
        ("qa\n", "contains a blank"),
        ("é", "contains 'é'"),
        ("-qa", "starts with '-'"),
        ("qa-", "ends with '-'"),
        ("a-.b", "ends with '-'"),
        (".a", "starts with '.'"),
        ("a.", "ends with '.'"),
        ("a..b", "has two dots in a row"),
        (LONG_SUBDOMAIN + "a", "is longer than 253 characters"),
    ],
)
def test_a_subdomain_that_is_none_says_why(text: str, why: str) -> None:
    assert not names.is_dns1123_subdomain(text)
    assert names.why_not_dns1123_subdomain(text) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [("a.b", "contains '.'"), ("a" * 64, "is longer than 63 characters"), ("", "is empty"), ("9a", "")],
)
def test_a_label_has_no_dots_and_63_characters_at_most(text: str, why: str) -> None:
    assert names.is_dns1123_label(text) == (why == "")
    assert names.why_not_dns1123_label(text) == why


@pytest.mark.parametrize(
    ("text", "why"), [("9a", "starts with the digit 9"), ("a9", ""), ("A", "has upper-case letters")]
)
def test_the_name_of_a_service_starts_with_a_letter(text: str, why: str) -> None:
    assert names.is_dns1035_label(text) == (why == "")
    assert names.why_not_dns1035_label(text) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", ""),
        ("QA_Bot.1", ""),
        ("a b", "contains a blank"),
        ("a/b", "contains '/'"),
        ("_a", "starts with '_'"),
        ("a.", "ends with '.'"),
        ("a" * 64, "is longer than 63 characters"),
    ],
)
def test_the_value_of_a_label_may_be_empty_and_have_capitals(text: str, why: str) -> None:
    assert names.is_label_value(text) == (why == "")
    assert names.why_not_label_value(text) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("LOG_LEVEL", ""),
        ("my.key-1", ""),
        ("1ST", "starts with the digit 1"),
        ("A=B", "contains '='"),
        ("MY VAR", "contains a blank"),
        ("", "is empty"),
        ("..", "reads as a directory"),
    ],
)
def test_the_name_of_a_variable_is_one_that_every_cluster_takes(text: str, why: str) -> None:
    assert names.is_env_name(text) == (why == "")
    assert names.why_not_env_name(text) == why


def test_newer_clusters_take_more_variables() -> None:
    assert names.is_relaxed_env_name("1ST VAR")
    assert not names.is_relaxed_env_name("A=B")
    assert not names.is_relaxed_env_name("é")
    assert not names.is_relaxed_env_name("")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("QA_Bot", "qa-bot"),
        ("  My Team! ", "my-team"),
        ("v1.2", "v1.2"),
        ("a-.-b", "a.b"),
        ("Équipe", "equipe"),
        ("x" * 300, "x" * 253),
        ("___", None),
        ("", None),
    ],
)
def test_a_name_is_made_from_what_was_written(text: str, name: str | None) -> None:
    assert names.as_dns1123(text) == name
    assert name is None or names.is_dns1123_subdomain(name)
