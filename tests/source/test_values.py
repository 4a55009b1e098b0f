"""Readings beyond the recorded vectors: numbers, tags, merge keys, JSON, encodings, cuts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from source.reading import path, read
from sympozium_cli.source import load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+9223372036854775808", 9223372036854776000),
        ("18446744073709551615", 18446744073709551615),
        ("1e21", 1e21),
        ("1e20", 10**20),
        ("-0.0", 0),
        ("0b-1", -1),
        ("-0b-1", "-0b-1"),
        (".5_0", ".5_0"),
        (".5e1", 5),
        ("0O17", 15),
        ("0x1FFFFFFFFFFFFFFFFF", "0x1FFFFFFFFFFFFFFFFF"),
        ("٣", "٣"),
        (".٣", ".٣"),
        ("! 12", "12"),
        ('! "on"', "on"),
        ("!!float 3", 3),
        ("!!str on", "on"),
        ("!!binary /w==", "\ufffd"),
        ("!!timestamp 2024-1-2T3:4:5Z", "2024-1-2T3:4:5Z"),
        ("!unknown 12", "12"),
    ],
)
def test_a_scalar_is_what_go_makes_of_it(text: str, value: Any) -> None:
    assert json.dumps(read(f"a: {text}\n").value["a"]) == json.dumps(value)


@pytest.mark.parametrize("text", ["!!int x", "!!bool 1", "!!null x", "!!float on", "!!timestamp x", "!!binary '*'"])
def test_a_tag_that_does_not_fit_is_refused_in_place(text: str) -> None:
    (problem,) = read(f"a: {text}\n").problems
    assert problem.kind == "value"
    assert problem.span.start == (1, 4)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1.50", "1.5"),
        ("1e6", "1e+06"),
        ("123456.0", "123456"),
        ("3.14159265358979", "3.1415927"),
        ("0.00001", "1e-05"),
        ("16777217.0", "1.6777216e+07"),
        (".inf", ".inf"),
        ("-1e300", "-.inf"),
        (".nan", ".nan"),
        ("!!str on", "on"),
        ("no", "false"),
    ],
)
def test_a_key_is_spelled_as_go_spells_it(text: str, key: str) -> None:
    assert list(read(f"{text}: 1\n").value) == [key]


@pytest.mark.parametrize("key", ["null", "[a]", "{a: b}", "18446744073709551615", "*list"])
def test_what_cannot_be_a_key_is_refused(key: str) -> None:
    (problem,) = read(f"- &list [a]\n- ? {key}\n  : 1\n").problems
    assert problem.kind == "value"
    assert "cannot be a key" in problem.message


def test_the_first_of_several_merged_mappings_wins() -> None:
    document = read("- &a {k: 1}\n- &b {k: 2, l: 3}\n- {<<: [*a, *b], m: 4}\n")
    assert document.value[2] == {"k": 1, "l": 3, "m": 4}


def test_a_merge_below_a_key_overwrites_it_and_is_reported() -> None:
    document = read("- &a {k: 1}\n- k: 2\n  <<: *a\n")
    assert document.value[1] == {"k": 1}
    (problem,) = document.problems
    assert (problem.kind, problem.span.start) == ("duplicate-key", (2, 3))
    assert document.text_between(problem.related[0][0]) == "*a"


def test_a_quoted_merge_key_is_a_key() -> None:
    assert read("'<<': {a: 1}\n").value == {"<<": {"a": 1}}


def test_json_may_hold_what_yaml_may_not() -> None:
    escapes = '"face": "\\ud83d\\ude00", "half": "\\ud83d", "path": "a\\/b"'
    text = f'\t{{{escapes},\t"\u2028": "\x7f"\n,"n": [-1.5e3, true, null]}}'
    assert read(text).value == {
        "face": "😀",
        "half": "\ufffd",
        "path": "a/b",
        "\u2028": "\x7f",
        "n": [-1500, True, None],
    }


def test_json_documents_may_follow_each_other_without_dashes() -> None:
    documents = list(load(b'{"a": 1}\n{"b": 2} {"c": 3}\n', "x.json"))
    assert [(document.number, document.value) for document in documents] == [
        (1, {"a": 1}),
        (2, {"b": 2}),
        (3, {"c": 3}),
    ]


def test_braces_that_are_not_json_are_yaml() -> None:
    assert read("{a: 1, 'b': yes, }\n").value == {"a": 1, "b": True}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_yaml_are_read(encoding: str) -> None:
    document = read("é: 日本\n".encode(encoding))
    assert document.value == {"é": "日本"}
    assert document.span(path("é")) == ((1, 4), (1, 6))


def test_documents_are_numbered_as_they_stand_and_empty_ones_left_out() -> None:
    text = "# preamble\n--- # one\na: 1\n---\n# nothing\n---\n~\n---  \nb: 4\n--- \n"
    assert [(d.number, d.value) for d in load(text.encode(), "x")] == [(1, {"a": 1}), (4, {"b": 4})]


def test_an_error_in_one_document_does_not_hide_the_others() -> None:
    first, second, third = load(b"a: 1\n---\nb: @\n---\nc: *\n", "x")
    assert first.value == {"a": 1}
    assert (second.value, second.problems[0].span.start) == (None, (3, 4))
    assert (third.value, third.problems[0].span.start) == (None, (5, 4))


def test_an_empty_file_has_no_documents() -> None:
    assert [*load(b"", "x"), *load(b"# only a comment\n", "x"), *load(b"---\n---\n", "x")] == []


@pytest.mark.parametrize("text", ["a: 1\n...\nb: 2\n", "a: 1\n--- {b: 2}\n", "{a: 1} b\n"])
def test_what_kubectl_never_reads_is_reported(text: str) -> None:
    document = read(text)
    assert document.value == {"a": 1}
    (problem,) = document.problems
    assert problem.kind == "ignored"
