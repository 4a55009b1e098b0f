"""Words in, exit code out: the only place that knows the command line's library.

Commands import what they need when they run, so that `--help` and `--version` stay quick.
"""

from __future__ import annotations

from sympozium_cli.cli.app import app
from sympozium_cli.cli.run import run

__all__ = ["app", "run"]
