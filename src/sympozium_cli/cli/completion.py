"""`sympozium completion`: the script that makes TAB work."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.options import checked_choice

SHELLS = ("bash", "zsh", "fish")


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell to write it for.")],
) -> None:
    """Print the completion script for a shell.

    Examples:
      source <(sympozium completion bash)

      sympozium completion zsh > ~/.zfunc/_sympozium

      sympozium completion fish > ~/.config/fish/completions/sympozium.fish
    """
    checked_choice("SHELL", shell, SHELLS)
    typer.echo(script(shell), nl=False)


def script(shell: str) -> str:
    """The completion script for `shell`, which asks the program itself what can follow."""
    from typer._completion_shared import get_completion_script

    text = get_completion_script(prog_name="sympozium", complete_var="_SYMPOZIUM_COMPLETE", shell=shell)
    return text.strip() + "\n"
