"""The command line of commands that take keys: a key itself has no place on it, and is never repeated."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand

from sympozium_cli.cli.change_options import DRY_RUNS
from sympozium_cli.cli.choices import checked_choice

_HABITS: Final = frozenset(
    (
        "--access-key",
        "--api-key",
        "--api-token",
        "--apikey",
        "--app-token",
        "--auth-token",
        "--bot-token",
        "--credential",
        "--credentials",
        "--from-literal",
        "--gh-token",
        "--key",
        "--key-value",
        "--pass",
        "--password",
        "--secret",
        "--secret-key",
        "--signing-secret",
        "--token",
        "--value",
    )
)
"""Options by which other programs take a key; here they are refused, and none of them exists."""

_BURNT: Final = "the shell has it in its history now, and others here could see it: replace it at its issuer"


class Careful(TyperCommand):
    """A command that never takes a key from the command line, and never repeats one that was typed there."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            UsageError: a key was given, or may have been.
        """
        from sympozium_cli.errors import UsageError

        for word in args:
            option, equals, value = word.partition("=")
            if option in _HABITS:
                given = bool(equals and value) or word != args[-1]
                raise UsageError(
                    f"{option} does not exist: a key has no place on the command line",
                    hint=f"use {self._safe_form()}" + (f"; if that was a real key, {_BURNT}" if given else ""),
                )
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            message = error.format_message() if hasattr(error, "format_message") else ""
            if "unexpected extra argument" not in message:
                raise
            raise UsageError(
                "there are more arguments than this command takes",
                hint=f"a key goes into none of them: use {self._safe_form()}",
            ) from None

    def _safe_form(self) -> str:
        """The option that says where the key is."""
        names = [name for parameter in self.params for name in parameter.opts if name.endswith("-from")]
        return f"{names[0] if names else '--key-from'} env:NAME, file:PATH, stdin or prompt"


def _checked(choices: tuple[str, ...], option: str) -> Any:
    def check(context: typer.Context, value: str) -> str:
        return value if context.resilient_parsing or not value else checked_choice(option, value, choices)

    return check


NONE, CLIENT, SERVER = DRY_RUNS

DryRun = Annotated[
    str,
    typer.Option(
        "--dry-run",
        metavar="none|client|server",
        callback=_checked(DRY_RUNS, "--dry-run"),
        help="Change nothing: only look, or let the API server try.",
    ),
]
KeyFrom = Annotated[
    str,
    typer.Option(
        "--key-from",
        "--token-from",
        metavar="SOURCE",
        show_default=False,
        help="Where it is: env:NAME, file:PATH, stdin, prompt.",
    ),
]
"""A key and a token are the same to a Secret, so that both words are understood."""
