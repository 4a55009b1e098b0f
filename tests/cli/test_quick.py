"""The short cut reads arguments as the library does, or leaves them to it."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
import typer

from sympozium_cli.cli.app import app
from sympozium_cli.cli.arguments import COMMANDS
from sympozium_cli.cli.quick import call

WORDS = ["pack", "validate"]
OPTIONS, DEFAULTS, REST = COMMANDS["pack validate"]
VALUES = ["x", "team.yaml", "a b", "", "1", "12", "-1", "1.5", "x=y", "--", "-", "-o", "--fix", "always", "ä"]


def by_library(arguments: list[str]) -> dict[str, Any] | None:
    """The parameters as the library reads them; None where it refuses."""
    group: Any = typer.main.get_command(app)
    try:
        with group.make_context("sympozium", list(arguments)) as root:
            pack = group.commands["pack"]
            with pack.make_context("pack", list(arguments[1:]), parent=root) as middle:
                command = pack.commands["validate"]
                with command.make_context("validate", list(arguments[2:]), parent=middle) as context:
                    return dict(context.params)
    except Exception as error:
        if hasattr(error, "format_message") or type(error).__name__ in {"UsageError", "Exit"}:
            return None
        raise


def agree(arguments: list[str]) -> bool:
    """Whether both read the same; the short cut may always pass."""
    quick = call([*WORDS, *arguments])
    if quick is None:
        return True
    colour = quick.parameters["color"] or "auto"
    expected = by_library([*WORDS, *arguments])
    if expected is None:
        return colour not in {"auto", "always", "never"}
    return _plain({**quick.parameters, "color": colour}) == _plain(expected)


def _plain(parameters: dict[str, Any]) -> dict[str, Any]:
    """Lists of any kind as tuples, and no list as an empty one."""
    return {
        name: tuple(value or ()) if isinstance(value, list | tuple) or value is None else value
        for name, value in parameters.items()
    }


@pytest.mark.parametrize("name", list(OPTIONS))
@pytest.mark.parametrize("value", VALUES)
def test_every_option_with_every_kind_of_value(name: str, value: str) -> None:
    assert agree([name, value])
    assert agree([f"{name}={value}"])
    assert agree([f"{name}{value}"])
    assert agree(["team.yaml", name, value, "other.yaml"])
    assert agree([name])


def test_random_lines() -> None:
    chance = random.Random(7)
    words = [*OPTIONS, *VALUES]
    for length, _ in itertools.product(range(1, 6), range(150)):
        line = [chance.choice(words) for _ in range(length)]
        assert agree(line), line


def test_what_is_plain_is_really_taken() -> None:
    quick = call([*WORDS, "-o", "json", "--select=cron-*", "--fix", "-j", "2", "a.yaml", "-", "b.yaml"])
    assert quick is not None
    told = {name: value for name, value in quick.parameters.items() if value != DEFAULTS[name]}
    expected = {"output": ["json"], "select": ["cron-*"], "fix": True, "jobs": 2, "paths": ["a.yaml", "-", "b.yaml"]}
    assert told == expected


@pytest.mark.parametrize("line", [[], ["pack"], ["validate"], ["pack", "validat"], ["--color", "never", *WORDS]])
def test_everything_else_is_left_to_the_library(line: list[str]) -> None:
    assert call(line) is None


def test_help_is_left_to_the_library() -> None:
    assert call([*WORDS, "--help"]) is None
    assert call([*WORDS, "-h"]) is None
