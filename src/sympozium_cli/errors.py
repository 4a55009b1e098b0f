"""What can go wrong, and the exit code that says so.

SympoziumError
├── UsageError          2   the command line or the configuration makes no sense
├── NothingMatchedError 3   there was nothing to work on
├── InputError          2   an input that was named cannot be read
└── RefusedError        6   it can be done, but not without being told to

Every error carries a message for people and, where there is a way out, a hint with the next step.
"""

from __future__ import annotations


class Exit:
    """The exit codes of every command."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_MATCHED = 3
    FORBIDDEN = 4
    NOT_FOUND = 5
    REFUSED = 6
    PARTIAL = 7
    UNREACHABLE = 8
    BUG = 70
    TIMEOUT = 124
    INTERRUPTED = 130
    TERMINATED = 143


class SympoziumError(Exception):
    """Something the user can act on; `hint` is the next step, if there is one."""

    exit_code = Exit.FINDINGS

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(SympoziumError):
    """The command line or the configuration makes no sense."""

    exit_code = Exit.USAGE


class InputError(SympoziumError):
    """An input that the user named cannot be read."""

    exit_code = Exit.USAGE


class NothingMatchedError(SympoziumError):
    """There was nothing to work on."""

    exit_code = Exit.NOTHING_MATCHED


class RefusedError(SympoziumError):
    """It can be done, but not without being told to: a file would be overwritten."""

    exit_code = Exit.REFUSED
