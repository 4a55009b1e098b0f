"""Where the program starts."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C and a closed pipe end it at once and without a word, and as the signals they are, so that a shell's loop
    ends too: there is nothing to put back in order.
    """
    for name in ("SIGINT", "SIGPIPE"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    from sympozium_cli.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
