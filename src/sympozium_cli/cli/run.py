"""Run the command line: the one place that turns an error into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC, EPIPE
from typing import Any

from sympozium_cli import __version__
from sympozium_cli.cli.choices import COLOURS
from sympozium_cli.cli.pages import page
from sympozium_cli.cli.quick import call
from sympozium_cli.cli.saying import say, without_keys
from sympozium_cli.cli.streams import abandon_output, prepare
from sympozium_cli.errors import Exit, ForbiddenError, SympoziumError

PROGRAM = "sympozium"
_SECRETS = "no value of a Secret is ever printed here; who may read it can: kubectl get secret NAME -o yaml"
_HABITS = {
    "--show-secret": _SECRETS,
    "--show-secrets": _SECRETS,
    "-=": "an option of one letter has no '=': -n NAME; and to be told more, -v or -vv",
}
"""What users of other programs write, and what to do instead."""

_UNWRITABLE = (EBADF, EDQUOT, EFBIG, EIO, ENOSPC, EPIPE)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing but SystemExit and KeyboardInterrupt gets past it."""
    prepare()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except ForbiddenError as error:
        from sympozium_cli.cli.rights import with_role

        say(with_role(error, arguments))
        return error.exit_code
    except SympoziumError as error:
        say(error)
        return error.exit_code
    except OSError as error:
        return _unwritable(error) if error.errno in _UNWRITABLE and error.filename is None else _bug(error)
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        return _usage_error(error, arguments) if hasattr(error, "format_message") else _bug(error)
    return code


def _run(arguments: Sequence[str]) -> int:
    code = _quickly(arguments)
    return _through_the_library(arguments) if code is None else code


def _quickly(arguments: Sequence[str]) -> int | None:
    """Run one of the commands that have a short cut; None for any other."""
    if list(arguments) == ["--version"]:
        print(f"{PROGRAM} {__version__}")
        return Exit.OK
    help_page = page(arguments, os.environ)
    if help_page:
        print(help_page)
        return Exit.OK
    found = call(arguments)
    if found is None or found.parameters["color"] not in ("", *COLOURS):
        return None
    from sympozium_cli.cli.validate import validated
    from sympozium_cli.cli.wishes import wishes_of

    parameters = {**found.parameters, "color": found.parameters["color"] or COLOURS[0]}
    return validated(parameters["paths"] or [], wishes_of(parameters))


def _through_the_library(arguments: Sequence[str]) -> int:
    from sympozium_cli.cli.app import app

    result = app(list(arguments), standalone_mode=False, prog_name=PROGRAM)
    return result if isinstance(result, int) else Exit.OK


def _unwritable(error: OSError) -> int:
    """An error of the system about no file: what we write cannot be written."""
    abandon_output()
    reason = "it is closed" if error.errno == EBADF else (error.strerror or str(error)).lower()
    say(SympoziumError(f"cannot write to standard output: {reason}"))
    return Exit.USAGE


def _usage_error(error: Any, arguments: Sequence[str]) -> int:
    """An error of the library that reads the command line, in our words."""
    from sympozium_cli.values.similar import closest

    context = getattr(error, "ctx", None)
    hint = f"see '{context.command_path if context else _command_path(arguments)} --help'"
    option = str(getattr(error, "option_name", ""))
    message = error.format_message().rstrip(".")
    if hasattr(error, "possibilities"):
        message = f"there is no option '{option}'"
        meant = closest(option, _options(context))
        hint = _HABITS.get(option, f"did you mean '{meant}'?" if meant else hint)
    say(SympoziumError(message[:1].lower() + message[1:], hint=hint))
    return Exit.USAGE


def _command_path(arguments: Sequence[str]) -> str:
    """The command that the words lead to; the library does not always say which one has failed."""
    from typer.main import get_command

    from sympozium_cli.cli.app import app

    command: Any = get_command(app)
    path = PROGRAM
    for word in arguments:
        command = getattr(command, "commands", {}).get(word)
        if command is None:
            break
        path += f" {word}"
    return path


def _options(context: Any) -> list[str]:
    parameters = context.command.get_params(context) if context is not None else ()
    return [name for parameter in parameters for name in parameter.opts if name.startswith("--")]


def _bug(error: Exception) -> int:
    if os.environ.get("SYMPOZIUM_DEBUG"):
        _print_traceback(error)
    message = f"this is a bug in sympozium: {type(error).__name__}: {error}"
    say(SympoziumError(message, hint="please report it; SYMPOZIUM_DEBUG=1 shows where it happened"))
    return Exit.BUG


def _print_traceback(error: Exception) -> None:
    """Where a bug showed itself; the values of a command are in no line of it, and neither are its keys."""
    from traceback import format_exception

    print(without_keys("".join(format_exception(error))), end="", file=sys.stderr)
