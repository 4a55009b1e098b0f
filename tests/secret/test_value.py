"""A secret value shows itself to nobody, and only two modules may ask for it."""

from __future__ import annotations

import ast
import copy
import json
import pickle
import random
import string
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

import sympozium_cli
from sympozium_cli.secret.value import MARK, SecretValue, redacted

CANARY = "sk-CANARY-1a2B3c4D5e6F7g8H9i"
SOURCE = Path(sympozium_cli.__file__).parent
MAY_REVEAL = {"secret/manifest.py", "secret/sanity.py"}


@pytest.fixture(name="value")
def _value() -> SecretValue:
    return SecretValue(CANARY, "the prompt")


def test_every_way_of_showing_it_shows_a_mark(value: SecretValue) -> None:
    shown = [str(value), repr(value), f"{value}", f"{value!r}", f"{value:>40}", "{}".format(value), "%s" % value]  # noqa: UP031, UP032
    assert set(shown) == {MARK}
    assert str([value]) == f"[{MARK}]"
    assert str({"key": value}) == f"{{'key': {MARK}}}"


@pytest.mark.parametrize(
    "attempt",
    [
        json.dumps,
        pickle.dumps,
        bytes,
        vars,
        lambda value: value.__getstate__(),
        lambda value: value + "",
        "".join,
        lambda value: value.__text,
    ],
)
def test_every_way_of_writing_it_refuses_without_the_value(value: SecretValue, attempt: object) -> None:
    with pytest.raises((TypeError, AttributeError)) as caught:
        attempt(value)  # type: ignore[operator]
    assert CANARY not in str(caught.value)


def test_there_is_only_one_of_it(value: SecretValue) -> None:
    assert copy.copy(value) is value
    assert copy.deepcopy([value])[0] is value
    assert value.size == len(CANARY)


def test_it_is_compared_by_what_it_is(value: SecretValue) -> None:
    assert value == SecretValue(CANARY)
    assert value != SecretValue(CANARY[:-1])
    assert value != CANARY
    assert value.is_same_as(CANARY.encode())
    assert not value.is_same_as(b"")


def _calls_of_reveal(path: Path) -> int:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(
        isinstance(node, ast.Attribute) and node.attr in {"reveal", "_SecretValue__text"} for node in ast.walk(tree)
    )


def test_only_two_modules_reveal_a_value() -> None:
    callers = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if _calls_of_reveal(path)}
    assert callers == MAY_REVEAL


_SPECIAL = 'sk-"quote\\slash/plus+äß%'


@pytest.mark.parametrize("text", [CANARY, _SPECIAL, "0123456789abcdef" * 40])
@pytest.mark.parametrize(
    "written",
    [
        str,
        repr,
        json.dumps,
        lambda text: json.dumps(text, ensure_ascii=False),
        quote,
        quote_plus,
        lambda text: quote(text, safe=""),
        lambda text: text.encode().hex(),
        lambda text: b64encode(text.encode()).decode(),
        lambda text: b64encode(b"x" + text.encode() + b"y").decode(),
        lambda text: b64encode(b"xy" + text.encode() + b"abc").decode(),
        lambda text: f"around it{text}and after",
    ],
)
def test_no_form_of_it_is_left_in_a_text(text: str, written: object) -> None:
    form = written(text)  # type: ignore[operator]
    hidden = SecretValue(text).hide_in(f"the server said: {form}.")
    assert hidden.startswith("the server said: ")
    assert MARK in hidden
    parts = {form[start : start + 12] for start in range(4, len(form) - 16)}
    kept = {part for part in parts if part in hidden and part not in "around it and after"}
    assert kept == set()


def test_parts_of_it_are_hidden() -> None:
    value = SecretValue(CANARY)
    assert value.hide_in(f"error found in #10 byte of ...|{CANARY[5:20]}|...") == (
        f"error found in #10 byte of ...|{MARK}|..."
    )
    assert value.hide_in(f"{CANARY[:14]}\n{CANARY[14:]}") == f"{MARK}\n{MARK}"


def test_what_is_no_part_of_it_stays() -> None:
    sentence = "secrets is forbidden: User alice cannot create resource secrets in the namespace team-a"
    assert SecretValue(CANARY).hide_in(sentence) == sentence
    assert SecretValue("abc").hide_in("the abc") == "the abc"


def test_all_values_of_the_process_are_hidden() -> None:
    letters = random.Random(7)
    texts = ["".join(letters.choices(string.ascii_letters, k=30)) for _ in range(3)]
    kept = [SecretValue(text) for text in texts]
    assert redacted(f"one {texts[0]}, two {texts[1]}, three {texts[2]}") == f"one {MARK}, two {MARK}, three {MARK}"
    assert len(kept) == 3
