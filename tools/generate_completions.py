"""Write `completions/`: the scripts that make TAB work in bash, zsh and fish.

Run it after changing the command line; `--check` only says whether the files are up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sympozium_cli.cli.completion import script
from written import write

COMPLETIONS = Path(__file__).resolve().parents[1] / "completions"
FILES = {"bash": "sympozium.bash", "zsh": "_sympozium", "fish": "sympozium.fish"}


def main() -> int:
    """Write the scripts, or with `--check` compare them; the exit code says whether all is well."""
    return write({COMPLETIONS / name: script(shell) for shell, name in FILES.items()}, check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
