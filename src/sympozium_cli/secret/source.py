"""Where a key comes from: an environment variable, a file, standard input, or a prompt. Never the command line."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO, Final, NamedTuple

from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.secret.value import SecretValue
from sympozium_cli.values.similar import closest

LARGEST: Final = 64 * 1024
"""The most bytes that a key may have."""

FORMS: Final = "env:NAME, file:PATH, stdin or prompt"
_ENV, _FILE, STDIN, PROMPT = "env", "file", "stdin", "prompt"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z", re.ASCII)
_USUAL_NAME = re.compile(r"[A-Z_][A-Z0-9_]*\Z", re.ASCII)
_OTHERS_MAY_READ: Final = stat.S_IRWXG | stat.S_IRWXO


class Source(NamedTuple):
    """Where a key comes from.

    Args:
        kind: env, file, stdin or prompt.
        name: of the variable or the file; "" for the others.
        option: the option that said so, for messages.
    """

    kind: str
    name: str = ""
    option: str = "--key-from"


class Surroundings(NamedTuple):
    """The places that keys can come from.

    Args:
        environment: the environment variables.
        stdin: standard input, to be read whole; None where it is closed.
        ask: puts a question to a person and returns the answer, which is not shown; raises UsageError where nobody is.
        warn: takes a sentence for the user.
    """

    environment: Mapping[str, str]
    stdin: BinaryIO | None
    ask: Callable[[str], str]
    warn: Callable[[str], None]


def parse_source(text: str, option: str = "--key-from") -> Source:
    """The source that `text` names: env:NAME, file:PATH, stdin or prompt.

    Raises:
        UsageError: it names none; the message does not repeat it, because it may be the key itself.
    """
    kind, colon, name = text.partition(":")
    if kind in {STDIN, PROMPT} and not colon:
        return Source(kind, option=option)
    if kind == _FILE and name:
        return Source(kind, name, option)
    if kind == _ENV and _NAME.match(name):
        return Source(kind, name, option)
    meant = closest(text, [STDIN, PROMPT]) if text.isalpha() else None
    raise UsageError(
        f"{option} takes {FORMS}",
        hint=f"did you mean '{meant}'?"
        if meant
        else "a key itself does not belong on the command line: shells keep it",
    )


def demand_one_stdin(sources: Iterable[Source]) -> None:
    """Refuse to read standard input for two values.

    Raises:
        UsageError: more than one source is standard input.
    """
    options = [source.option for source in sources if source.kind == STDIN]
    if len(options) > 1:
        raise UsageError(f"{options[0]} and {options[1]} cannot both read standard input")


def read_secret(source: Source, what: str, surroundings: Surroundings) -> SecretValue:
    """The value at a source, without the one line break at its end.

    Args:
        source: where it is.
        what: what it is, for the prompt: "API key of openai".
        surroundings: the places to look in.

    Raises:
        UsageError: the variable is not set, or nobody can be asked.
        InputError: the file or standard input cannot be read, or holds no key.
    """
    if source.kind == _ENV:
        return _from_environment(source, surroundings.environment)
    if source.kind == _FILE:
        return _from_file(source.name, surroundings.warn)
    if source.kind == STDIN:
        return _from_stdin(source, surroundings.stdin)
    return SecretValue(surroundings.ask(f"{what}: "), "the prompt")


def _from_environment(source: Source, environment: Mapping[str, str]) -> SecretValue:
    value = environment.get(source.name)
    if value is not None:
        return SecretValue(value, f"the environment variable {source.name}")
    usual = _USUAL_NAME.match(source.name)
    what = f"the environment variable {source.name}" if usual else f"the variable that {source.option} names"
    meant = closest(source.name, [name for name in environment if _USUAL_NAME.match(name)]) if usual else None
    hint = f"did you mean env:{meant}?" if meant else f"export it, or use another source: {FORMS}"
    raise UsageError(f"{what} is not set", hint=hint)


def _from_file(path: str, warn: Callable[[str], None]) -> SecretValue:
    try:
        # Without O_NONBLOCK the opening of a pipe that nobody writes to would wait for ever.
        descriptor = os.open(os.path.expanduser(path), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read the key in '{path}': {_reason(error)}") from None
    with _opened(descriptor, path) as file:
        if os.fstat(descriptor).st_mode & _OTHERS_MAY_READ:
            warn(f"others on this machine may read '{path}'; chmod 600 keeps them out")
        size = os.fstat(descriptor).st_size
        return SecretValue(_text(_all_of(file, f"'{path}'", size), f"'{path}'"), f"the file {path}")


def _opened(descriptor: int, path: str) -> BinaryIO:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise InputError(f"'{path}' is {_kind(mode)}, not a file", hint=_hint(mode))


def _from_stdin(source: Source, stdin: BinaryIO | None) -> SecretValue:
    if stdin is None or stdin.closed:
        raise InputError(f"{source.option} is stdin, but standard input is closed")
    if stdin.isatty():
        raise UsageError(
            f"{source.option} is stdin, but standard input is a terminal, which would show the key",
            hint=f"use {source.option} prompt, or pipe the key in",
        )
    return SecretValue(_text(_all_of(stdin, "standard input"), "standard input"), "standard input")


def _all_of(file: BinaryIO, name: str, size: int = 0) -> bytes:
    """The bytes of a file, which has `size` of them; 0 where nobody knows."""
    try:
        data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"cannot read the key in {name}: {_reason(error)}") from None
    if len(data) > LARGEST:
        held = f"{size} bytes" if size else f"more than {LARGEST} bytes"
        raise InputError(f"{name} holds {held}, and no key has more than {LARGEST}", hint="is it the right one?")
    return data


def _text(data: bytes, name: str) -> str:
    """The bytes as a text, without one line break at its end."""
    stem = data.removesuffix(b"\n")
    stem = stem.removesuffix(b"\r") if len(stem) < len(data) else stem
    try:
        return stem.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not UTF-8 text, so it holds no key") from None


def _kind(mode: int) -> str:
    kinds = {stat.S_ISDIR: "a folder", stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket"}
    return next((name for test, name in kinds.items() if test(mode)), "a device")


def _hint(mode: int) -> str:
    return "name a file in it" if stat.S_ISDIR(mode) else "to read a key from a pipe, use 'stdin'"


def _reason(error: OSError | ValueError) -> str:
    strerror = getattr(error, "strerror", None)
    return strerror.lower() if strerror else "it cannot be opened"
