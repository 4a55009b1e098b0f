"""Standard streams that can take any text, and that say so when they can take none."""

from __future__ import annotations

import os
import sys


def prepare() -> None:
    """Let standard output and error write what their encoding lacks as escapes, and stand in for closed ones.

    What is written to a standard output that was closed from the start raises OSError; a closed standard error
    swallows everything. Both hold on to their descriptors, so that no file that is opened later gets them.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115 - it stays open
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Send what is still in the buffer of standard output nowhere, so that the end of the process is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
