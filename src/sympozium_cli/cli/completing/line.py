"""Which word of the command line is asked for, and what the words before it say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympozium_cli.cli.completing.kinds import TEXT
from sympozium_cli.cli.completing.tree import Command, Table, place_of


class Question(NamedTuple):
    """What is asked.

    Args:
        command: the command so far.
        kind: the kind of the word; "" where it is a command or an option.
        begun: what is typed of the word; of "--output=js" it is "js".
        before: what stands before that in the same word: "--output=".
        given: what was typed before: arguments by their kind, values of options by the option's name, and by their kind
            where they are names.
    """

    command: Command
    kind: str
    begun: str
    before: str
    given: dict[str, list[str]]


def question(table: Table, words: Sequence[str]) -> Question:
    """What is asked with these words after the program's name; the last one is to be completed."""
    path, place, pending, over = "", 0, "", False
    given: dict[str, list[str]] = {}
    *before, last = words or ("",)
    for word in before:
        here = table.commands[path]
        if pending:
            _note(given, pending, here, word)
            pending = ""
        elif word == "--" and not over:
            over = True
        elif word.startswith("-") and word != "-" and not over:
            name, equals, value = word.partition("=")
            if equals and _kind(here, name):
                _note(given, name, here, value)
            pending = "" if equals or not _kind(here, word) else word
        elif word in here.commands:
            path, place = f"{path} {word}".strip(), 0
        else:
            given.setdefault(place_of(here.places, place), []).append(word)
            place += 1
    return _asked(table.commands[path], last, pending, place, over, given)


def _asked(here: Command, last: str, pending: str, place: int, over: bool, given: dict[str, list[str]]) -> Question:  # noqa: FBT001
    name, equals, value = last.partition("=")
    if pending:
        return Question(here, _kind(here, pending), last, "", given)
    if last.startswith("--") and equals and not over:
        return Question(here, _kind(here, name) or TEXT, value, f"{name}=", given)
    if (last.startswith("-") and not over) or here.commands:
        return Question(here, "", last, "", given)
    return Question(here, place_of(here.places, place) or TEXT, last, "", given)


def _kind(here: Command, option: str) -> str:
    return here.options.get(option, ("", ""))[0]


def _note(given: dict[str, list[str]], option: str, here: Command, value: str) -> None:
    """Note the value of an option by its name, and where it names something, as what that is, too."""
    given.setdefault(option, []).append(value)
    if _kind(here, option).startswith("@"):
        given.setdefault(_kind(here, option), []).append(value)
