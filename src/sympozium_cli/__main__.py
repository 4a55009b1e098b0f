"""Where the program starts, and how it ends."""

from __future__ import annotations

import gc
import os
import signal
import sys

_FEW_COLLECTIONS = 100_000
"""A run makes many objects that live to its end; looking at them over and over finds nothing to free."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C and a closed pipe end it at once and without a word, and as the signals they are, so that a shell's loop
    ends too: there is nothing to put back in order.
    """
    gc.set_threshold(_FEW_COLLECTIONS, 50, 50)
    for name in ("SIGINT", "SIGPIPE"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    from sympozium_cli.cli.run import run

    _end(run(sys.argv[1:]))


def _end(code: int) -> None:
    """End the process without taking its modules apart one by one, which takes longer than many a command."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
