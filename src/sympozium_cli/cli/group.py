"""How a group of commands is made: plain help, shared options, and a way out of every wrong word."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from sympozium_cli.cli.cluster_options import Verbose
from sympozium_cli.cli.options import Colour, Quiet

_UPSTREAM = frozenset(
    (
        "agents",
        "features",
        "install",
        "mcp-servers",
        "onboard",
        "policies",
        "serve",
        "skills",
        "tui",
        "uninstall",
    )
)
"""The commands of Sympozium's own program, which has the same name (cmd/sympozium/main.go)."""


class Group(TyperGroup):
    """A group that knows what an unknown command was probably meant to be."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names.

        Raises:
            UsageError: there is none; the hint names the closest.
        """
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise _unknown(args[0], self, ctx)
        return super().resolve_command(ctx, args)


def new_group(name: str = "") -> typer.Typer:
    """An empty group of commands."""
    return typer.Typer(
        name=name or None,
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def noun(summary: str, *lines: str) -> typer.Typer:
    """A group whose commands are verbs, with the options that every command shares, and examples for its help."""
    group = new_group()

    @group.callback(help=summary, epilog=examples(*lines), invoke_without_command=True)
    def shared(context: typer.Context, color: Colour = "", quiet: Quiet = False, verbose: Verbose = 0) -> None:
        del color, quiet, verbose
        print_help_without_command(context)

    return group


def print_help_without_command(context: typer.Context) -> None:
    """Print the help of a group that was called alone, and be content, as gh and kubectl are."""
    if context.invoked_subcommand is None:
        print(context.get_help())


def examples(*lines: str) -> str:
    """The end of a help page: commands to copy, each a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _unknown(word: str, group: Group, context: Any) -> Exception:
    from sympozium_cli.errors import UsageError
    from sympozium_cli.values.similar import closest

    path = context.command_path
    known = {name: f"{path} {name}" for name in group.commands}
    inner = {
        name: f"{path} {outer} {name}"
        for outer, command in group.commands.items()
        for name in getattr(command, "commands", {})
    }
    meant = closest(word, known) or closest(word, inner)
    hint = f"see '{path} --help'"
    if word in _UPSTREAM:
        hint = f"Sympozium's own program of the same name has it; for this one {hint}"
    elif meant is not None:
        hint = f"did you mean '{known.get(meant) or inner[meant]}'?"
    return UsageError(f"there is no command '{path} {word}'", hint=hint)
