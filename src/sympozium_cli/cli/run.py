"""Run the command line: the one place that turns an error into a message and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

from sympozium_cli.errors import Exit, SympoziumError


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing but SystemExit and signals gets past it."""
    _die_quietly_with_a_closed_pipe()
    _write_anything()
    try:
        return _run(arguments)
    except SympoziumError as error:
        _say(str(error), error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        return _usage_error(error) if hasattr(error, "format_message") else _bug(error)


def _run(arguments: Sequence[str]) -> int:
    from sympozium_cli.cli.app import app

    result = app(list(arguments), standalone_mode=False)
    return result if isinstance(result, int) else Exit.OK


def _die_quietly_with_a_closed_pipe() -> None:
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _write_anything() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _usage_error(error: Any) -> int:
    hint = ""
    context = getattr(error, "ctx", None)
    if context is not None:
        hint = f"see '{context.command_path} --help'"
    _say(error.format_message().rstrip(".").replace("\n", " ") or "no command given", hint)
    return Exit.USAGE


def _bug(error: Exception) -> int:
    if os.environ.get("SYMPOZIUM_DEBUG"):
        raise error
    _say(
        f"this is a bug in sympozium: {type(error).__name__}: {error}",
        "please report it; SYMPOZIUM_DEBUG=1 shows where it happened",
    )
    return Exit.BUG


def _say(message: str, hint: str) -> None:
    from sympozium_cli.report.masking import masked
    from sympozium_cli.report.terminal import inert

    first = message[:1].lower() + message[1:] if message[1:2].islower() else message
    print(f"error: {inert(masked(first))}", file=sys.stderr)
    if hint:
        print(f"hint: {inert(hint)}", file=sys.stderr)
