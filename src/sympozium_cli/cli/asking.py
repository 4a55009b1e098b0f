"""Ask a person at a terminal for what the command line does not say."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import BinaryIO

from sympozium_cli.errors import UsageError


def may_ask(*, no_input: bool) -> bool:
    """Whether a person is there to answer: at both ends of the conversation, and has not forbidden it."""
    return not no_input and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def asked(question: str, read: Callable[[str], str]) -> str:
    """The first answer that `read` takes, as `read` gives it back; a question has its colon.

    What is wrong with others is told, and the question is put again.

    Raises:
        UsageError: there are no more answers.
    """
    from sympozium_cli.cli.saying import say

    while True:
        print(question, end=" ", file=sys.stderr, flush=True)
        answer = sys.stdin.buffer.readline().decode("utf-8", "replace")
        if not answer:
            print(file=sys.stderr)
            raise UsageError("there was no answer")
        try:
            return read(answer.strip())
        except UsageError as error:
            say(error)


def may_confirm(*, no_input: bool) -> bool:
    """Whether a person is there to say yes: at the terminal, even where standard input brings something else."""
    return not no_input and sys.stderr.isatty() and _answers() is not None


def confirmed(question: str) -> bool:
    """Whether the person at the terminal says yes; anything else is a no."""
    print(question, end=" ", file=sys.stderr, flush=True)
    answers = _answers()
    answer = answers.readline() if answers is not None else b""
    if not answer.endswith(b"\n"):
        print(file=sys.stderr)
    return answer.decode("utf-8", "replace").strip().lower() in {"y", "yes"}


def _answers() -> BinaryIO | None:
    """Where answers come from: standard input, or the terminal itself where a key was piped in."""
    if sys.stdin is not None and sys.stdin.isatty():
        return sys.stdin.buffer
    try:
        return open("/dev/tty", "rb", buffering=0)
    except OSError:
        return None
