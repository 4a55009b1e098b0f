"""Write `cli/pages.txt`, the help of every command as a terminal of usual width shows it, from the real command line.

Run it after changing a command; `--check` only says whether the file is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from help_of_commands import help_of_commands
from sympozium_cli.cli.pages import SEPARATOR, WIDTH
from written import write

PAGES = Path(__file__).resolve().parents[1] / "src" / "sympozium_cli" / "cli" / "pages.txt"


def main() -> int:
    """Write the pages, or with `--check` compare them; the exit code says whether all is well."""
    text = SEPARATOR.join(f"{path}\n{page}" for path, page in help_of_commands(WIDTH))
    return write({PAGES: text + "\n"}, check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
