"""Read a template (k8s.io/client-go/util/jsonpath, parser.go)."""

from __future__ import annotations

import re
from typing import Final

from sympozium_cli.values.jsonpath.nodes import (
    Block,
    Descent,
    Field,
    Filter,
    Literal,
    Slice,
    Step,
    Template,
    Text,
    Union,
    Wildcard,
    Word,
)
from sympozium_cli.values.jsonpath.quoted import unquoted

_ENDS: Final = frozenset(" \t\r\n.,[]$@{}")
_SLICE: Final = re.compile(r"(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?\Z")
_KEY: Final = re.compile(r"'([^']*)'\Z")
_COMPARISON: Final = re.compile(r"([^!<>=]+)([!<>=]+)(.+)\Z", re.DOTALL)
_NUMBER: Final = re.compile(r"[+-]?[0-9.]*")
_INTEGER: Final = re.compile(r"[+-]?[0-9]+\Z")
_RELAXED: Final = re.compile(r"\{\.?([^{}]+)\}\Z|\.?([^{}]+)\Z")
_OPERATORS: Final = frozenset(("<", ">", "==", "!=", "<=", ">="))
_WORDS: Final = ("range", "end")
_DEEPEST: Final = 50
"""How many filters and unions may be in one another."""


class JsonPathError(ValueError):
    """A template that cannot be read; `position` counts its characters from 1."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(f"{problem}, at character {position}")
        self.position = position


def parse(template: str) -> Template:
    """Read a template: text, and expressions in braces.

    Raises:
        JsonPathError: it cannot be read.
    """
    parts: list[Text | Block] = []
    position = 0
    while position < len(template):
        brace = template.find("{", position)
        if brace != position:
            parts.append(Text(template[position : brace if brace >= 0 else None]))
        if brace < 0:
            break
        reader = _Reader(template, brace + 1)
        parts.append(reader.block())
        position = reader.position
    return tuple(parts)


def parse_field(expression: str) -> Template:
    """Read one expression in any of the forms "{.a.b}", "{a.b}", ".a.b" and "a.b", as `--sort-by` and columns have it.

    Raises:
        JsonPathError: it cannot be read.
    """
    if not expression:
        return ()
    match = _RELAXED.match(expression)
    if match is None:
        raise JsonPathError(f"'{expression}' is none of '.a.b' and '{{.a.b}}'", 1)
    return parse(f"{{.{match[1] or match[2]}}}")


class _Reader:
    """The inside of a pair of braces; `position` is the next character."""

    def __init__(self, text: str, position: int, depth: int = 0, offset: int = 0) -> None:
        self._text = text
        self.position = position
        self._depth = depth
        self._offset = offset
        self._steps: list[Step] = []
        if depth > _DEEPEST:
            raise self._error("too many brackets in brackets")

    def block(self) -> Block:
        """Everything up to the closing brace."""
        while not self._text.startswith("}", self.position):
            self._step()
        self.position += 1
        return Block(tuple(self._steps))

    def _step(self) -> None:
        text, position = self._text, self.position
        character = text[position : position + 1]
        if character in ("", "\n", "\r"):
            raise self._error("a brace is not closed")
        if text.startswith("[?(", position):
            self._filter()
        elif text.startswith("..", position):
            self._descent()
        elif character in " @$":
            self.position += 1
        elif character == "[":
            self._brackets()
        elif character in "'\"":
            self._quote(character)
        elif character == ".":
            self.position += 1
            self._field()
        elif character in "+-" or character.isdigit():
            self._number()
        elif character == "_" or character.isalpha():
            self._word()
        else:
            raise self._error(f"'{character}' cannot stand here")

    def _error(self, problem: str, position: int | None = None) -> JsonPathError:
        return JsonPathError(problem, (self.position if position is None else position) + 1 + self._offset)

    def _descent(self) -> None:
        if self._steps and isinstance(self._steps[-1], Descent):
            raise self._error("'..' stands twice")
        self.position += 2
        self._steps.append(Descent())
        following = self._text[self.position : self.position + 1]
        if following == "_" or following.isalnum():
            self._field()

    def _field(self) -> None:
        start = self.position
        while self.position < len(self._text) and self._text[self.position] not in _ENDS:
            self.position += 2 if self._text[self.position] == "\\" else 1
        name = self._text[start : self.position]
        self._steps.append(Wildcard() if name == "*" else Field(name.replace("\\", "")))

    def _word(self) -> None:
        start = self.position
        while self.position < len(self._text) and self._text[self.position] not in _ENDS:
            self.position += 1
        word = self._text[start : self.position]
        if word in ("true", "false"):
            self._steps.append(Literal(word == "true"))
        elif word in _WORDS:
            self._steps.append(Word(word))
        else:
            raise self._error(f"'{word}' means nothing: a field begins with a point, '.{word}'", start)

    def _number(self) -> None:
        start = self.position
        match = _NUMBER.match(self._text, start)
        assert match is not None
        self.position = match.end()
        try:
            number = int(match[0]) if _INTEGER.match(match[0]) else float(match[0])
        except ValueError:
            raise self._error(f"'{match[0]}' is no number", start) from None
        self._steps.append(Literal(number))

    def _quote(self, mark: str) -> None:
        start = self.position
        end = self._text.find(mark, start + 1)
        while end > 0 and self._text[end - 1] == "\\":
            end = self._text.find(mark, end + 1)
        if end < 0 or "\n" in self._text[start:end]:
            raise self._error("a quoted text does not end", start)
        self.position = end + 1
        text = unquoted(self._text[start + 1 : end], mark)
        if text is None:
            raise self._error("an escape in a quoted text means nothing", start)
        self._steps.append(Text(text))

    def _brackets(self) -> None:
        start = self.position
        end = self._text.find("]", start)
        if end < 0 or "\n" in self._text[start:end]:
            raise self._error("a bracket is not closed", start)
        self.position = end + 1
        inside = self._text[start + 1 : end]
        if "," in inside:
            parts = inside.split(",")
            self._steps.append(Union(tuple(self._inner(f"[{part.strip(' ')}]", start) for part in parts)))
            return
        key = _KEY.match(inside)
        if key is not None:
            self._steps += self._inner(f".{key[1]}", start).steps
        else:
            self._steps.append(self._slice(":" if inside == "*" else inside, start))

    def _slice(self, text: str, start: int) -> Slice:
        match = _SLICE.match(text)
        bounds = [part.removeprefix(":") if part else "" for part in match.groups()] if match is not None else ["-"]
        if match is None or "-" in bounds:
            raise self._error(f"'{text}' is neither an index nor a range of them", start)
        first, last, step = (int(bound) if bound else None for bound in bounds)
        return Slice(first, last, step, single=match[2] is None)

    def _filter(self) -> None:
        start = self.position
        self.position += 3
        inside = self._text[self.position : self._end_of_filter(start)]
        self.position += len(inside) + 2
        match = _COMPARISON.match(inside)
        if match is None:
            self._steps.append(Filter(self._inner(inside, start), "", Block(())))
            return
        if match[2] not in _OPERATORS:
            raise self._error(f"'{match[2]}' is no comparison", start)
        self._steps.append(Filter(self._inner(match[1], start), match[2], self._inner(match[3], start)))

    def _end_of_filter(self, start: int) -> int:
        """Where the closing parenthesis stands; those between quotes do not count."""
        mark, closed, position = "", False, self.position
        while position < len(self._text) and self._text[position] != "\n":
            character = self._text[position]
            if character in "'\"" and not mark:
                mark = character
            elif character == mark and self._text[position - 1] != "\\":
                closed = True
            elif character == ")" and bool(mark) == closed:
                break
            position += 1
        else:
            raise self._error("a filter does not end", start)
        if self._text[position + 1 : position + 2] != "]":
            raise self._error("']' must follow the end of a filter", position + 1)
        return position

    def _inner(self, text: str, position: int) -> Block:
        """A part of this expression that is an expression of its own."""
        reader = _Reader(f"{text}}}", 0, self._depth + 1, self._offset + position)
        block = reader.block()
        if reader.position <= len(text):
            raise self._error("'}' cannot stand here", position)
        return block
