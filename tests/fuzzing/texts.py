"""Mutations of a text and of its bytes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from fuzzing.hostile import TOKENS, WORDS

Mutation = Callable[[str, Random], str]


def mutated(text: str, random: Random) -> str:
    """The text with one to a few mutations, mostly few."""
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        text = random.choice(MUTATIONS)(text, random)
    return text


def _insert_token(text: str, random: Random) -> str:
    index = random.randint(0, len(text))
    return text[:index] + random.choice(TOKENS) + text[index:]


def _token_before_value(text: str, random: Random) -> str:
    """Behind a colon or a dash, where most tokens mean something."""
    places = [index for index, character in enumerate(text) if character in ":-" and text[index + 1 : index + 2] == " "]
    if not places:
        return text
    index = random.choice(places) + 2
    return text[:index] + random.choice(TOKENS) + text[index:]


def _replace_value(text: str, random: Random) -> str:
    lines = text.split("\n")
    number = random.randrange(len(lines))
    head, colon, _ = lines[number].partition(": ")
    if colon:
        lines[number] = head + colon + random.choice((*WORDS, *TOKENS))
    return "\n".join(lines)


def _delete_piece(text: str, random: Random) -> str:
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.choice((1, 1, 2, 5, 40)) :]


def _repeat_piece(text: str, random: Random) -> str:
    start = random.randint(0, len(text))
    end = start + random.choice((1, 2, 5, 40))
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 50)) + text[end:]


def _flip(text: str, random: Random) -> str:
    if not text:
        return text
    index = random.randrange(len(text))
    other = chr(random.choice((random.randrange(128), random.randrange(0x3000), ord(text[index]) ^ 1)))
    return text[:index] + other + text[index + 1 :]


def _lines(change: Callable[[list[str], int, Random], None]) -> Mutation:
    def mutation(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return mutation


def _duplicate(lines: list[str], number: int, random: Random) -> None:
    end = number + random.choice((1, 1, 3, 10))
    lines[number:number] = lines[number:end]


def _delete(lines: list[str], number: int, random: Random) -> None:
    del lines[number : number + random.choice((1, 1, 3))]


def _indent(lines: list[str], number: int, random: Random) -> None:
    amount = random.choice((-2, -1, 1, 2, 4))
    for index in range(number, min(len(lines), number + random.choice((1, 1, 5)))):
        line = lines[index]
        lines[index] = " " * amount + line if amount > 0 else line[-amount:] if line[:-amount].isspace() else line


def _swap(lines: list[str], number: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[number], lines[other] = lines[other], lines[number]


def _comment(lines: list[str], number: int, random: Random) -> None:
    rule = random.choice(("yaml-duplicate-key", "nothing", "", "schema-unknown-field, personas-empty"))
    lines[number] += random.choice(("  # a", f"  # sympozium: ignore[{rule}] so it is", " #", "#"))


def _line_breaks(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\x85", "\u2028", "\n\n")))


def _document(text: str, random: Random) -> str:
    return text + random.choice(("\n---\n", "\n--- ", "\n...\n", "\n")) + random.choice((text, "a: b\n", "{}", "- a\n"))


def _cut(text: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


MUTATIONS: tuple[Mutation, ...] = (
    _insert_token,
    _token_before_value,
    _token_before_value,
    _replace_value,
    _replace_value,
    _delete_piece,
    _repeat_piece,
    _flip,
    _lines(_duplicate),
    _lines(_delete),
    _lines(_indent),
    _lines(_swap),
    _lines(_comment),
    _line_breaks,
    _document,
    _cut,
)


def encoded(text: str, random: Random) -> bytes:
    """The bytes of a text, in one of the encodings of YAML or, seldom, with some of the bytes changed."""
    encoding = random.choice(("utf-8",) * 30 + ("utf-16", "utf-16-be", "utf-8-sig", "latin-1"))
    try:
        data = text.encode(encoding, "surrogatepass" if encoding != "latin-1" else "replace")
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
    return _with_changed_bytes(data, random) if random.random() < 0.05 else data


def _with_changed_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)
