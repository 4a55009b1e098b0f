"""`sympozium completion`: the script that makes TAB work."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

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
    ~/.config/fish/completions. The shell itself knows commands, options and their words; names of packs, personas, runs
    and the like come from the cluster, remembered for half a minute, or from the file that was named before.
    """
    from sympozium_cli.cli.completing.scripts import SHELLS, script
    from sympozium_cli.cli.completing.table import TABLE

    checked_choice("SHELL", shell, SHELLS)
    print(script(shell, TABLE), end="")
