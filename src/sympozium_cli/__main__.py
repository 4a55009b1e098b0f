"""Where the program starts, and how it ends."""

from __future__ import annotations

import os
import sys

from sympozium_cli import __version__

_FEW_COLLECTIONS = 100_000
"""A run makes many objects that live to its end; looking at them over and over finds nothing to free."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C and a closed pipe end it at once and without a word, and as the signals they are, so that a shell's loop
    ends too: there is nothing to put back in order.
    """
    if sys.argv[1:] == ["--version"] and _written(f"sympozium {__version__}\n"):
        _end(0)
    import gc
    import signal

    if sys.argv[1:2] == ["__complete"]:
        _end(_completed(sys.argv[2:], "names"))
    gc.set_threshold(_FEW_COLLECTIONS, 50, 50)
    for name in ("SIGINT", "SIGPIPE"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    from sympozium_cli.cli.run import run

    _end(run(sys.argv[1:]))


def complete_for_kubectl() -> None:
    """Answer kubectl, which asks `kubectl_complete-sympozium` what can follow after `kubectl sympozium`."""
    _end(_completed(sys.argv[1:], "for_kubectl"))


def _completed(words: list[str], question: str) -> int:
    """Answer a shell, or kubectl, that wants to know how the last word goes on."""
    from sympozium_cli.cli.completing import asked

    return asked.answer(words, getattr(asked, question))


def _written(text: str) -> bool:
    """Whether standard output took the text; where it did not, somebody else has to say so."""
    try:
        return os.write(1, text.encode()) == len(text)
    except OSError:
        return False


def _end(code: int) -> None:
    """End the process without taking its modules apart one by one, which takes longer than many a command."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
