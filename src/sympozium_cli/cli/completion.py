"""`sympozium completion`: the script that makes TAB work."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import VARIABLE, checked_choice
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

SHELLS = ("bash", "zsh", "fish")

EXAMPLES = examples(
    "source <(sympozium completion bash)",
    "sympozium completion zsh > _sympozium",
    "sympozium completion fish > sympozium.fish",
)


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell to write it for.")],
    _color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """Print the completion script for a shell.

    Bash reads it as the first example says, best in ~/.bashrc; zsh from a file in a folder of $fpath; fish from
    ~/.config/fish/completions.
    """
    checked_choice("SHELL", shell, SHELLS)
    print(script(shell), end="")


def script(shell: str) -> str:
    """The completion script for `shell`, which asks the program itself what can follow."""
    from typer._completion_shared import get_completion_script

    text = get_completion_script(prog_name="sympozium", complete_var=VARIABLE, shell=shell)
    return text.strip() + "\n"


def prepare_answer() -> None:
    """Make ready for the question that a script asks through VARIABLE."""
    from typer._completion_classes import completion_init

    completion_init()
