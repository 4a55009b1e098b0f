"""What can go wrong, and the exit code that says so.

SympoziumError
├── UsageError          2   the command line or the configuration makes no sense
├── NothingMatchedError 3   there was nothing to work on
├── InputError          2   an input that was named cannot be read
├── RefusedError        6   it can be done, but not without being told to
├── NotSignedInError    4   the API server does not know who asks
├── ForbiddenError      4   the API server knows, and says no
├── NotFoundError       5   there is no such object, or no such kind of object
├── ConflictError       6   somebody else was there first
├── RejectedError       6   the API server, a quota, a policy or a webhook does not take it
├── PartialError        7   some of it is done, and the message says what
├── UnreachableError    8   the API server cannot be reached, or is not well
├── DeadlineError     124   the time that was given is over
└── StoppedError  130, 143   a signal came while something was to be put in order first

Every error carries a message for people and, where there is a way out, a hint with the next step.
"""

from __future__ import annotations

from typing import Self


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


_OF_SIGNALS = 128
"""What a shell adds to the number of the signal that ended a process."""


class SympoziumError(Exception):
    """Something the user can act on; `hint` is the next step, if there is one."""

    exit_code = Exit.FINDINGS

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def followed_by(self, text: str) -> Self:
        """The same error with something more at the end of its message."""
        return self._told(f"{self}; {text}", self.hint)

    def hinting(self, hint: str) -> Self:
        """The same error with another next step."""
        return self._told(str(self), hint)

    def _told(self, message: str, hint: str) -> Self:
        other = type(self).__new__(type(self), message)
        other.__dict__.update(self.__dict__, hint=hint)
        return other


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


class NotSignedInError(SympoziumError):
    """The API server does not know who asks: no credentials, or none that count."""

    exit_code = Exit.FORBIDDEN


class ForbiddenError(SympoziumError):
    """The user may not do this.

    Args:
        message: for people.
        hint: the next step.
        namespace: where; "" for everywhere.
        refused: whether the API server has said so, and not a look at the rights before anything was tried.
    """

    exit_code = Exit.FORBIDDEN

    def __init__(self, message: str, *, hint: str = "", namespace: str = "", refused: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.namespace = namespace
        self.refused = refused


class NotFoundError(SympoziumError):
    """There is no such object, or no such kind of object."""

    exit_code = Exit.NOT_FOUND


class ConflictError(SympoziumError):
    """Somebody else was there first: the object exists, or has changed meanwhile."""

    exit_code = Exit.REFUSED


class RejectedError(SympoziumError):
    """The API server, a quota, a policy or a webhook does not take the object."""

    exit_code = Exit.REFUSED


class PartialError(SympoziumError):
    """Some of it is done; the message says what is left and how to go on, or back."""

    exit_code = Exit.PARTIAL


class UnreachableError(SympoziumError):
    """The API server cannot be reached or is not well; to try again later is safe."""

    exit_code = Exit.UNREACHABLE


class BusyError(UnreachableError):
    """The API server asks to be left alone for so many seconds."""

    def __init__(self, message: str, seconds: float, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.seconds = seconds


class UnreadableError(UnreachableError):
    """What the API server reports makes no sense, or is that it cannot go on."""


class InDoubtError(UnreachableError):
    """A change was sent, nothing came back, and it cannot be seen (yet) in the cluster; it may still take place."""


class DeadlineError(SympoziumError):
    """The time that was given is over."""

    exit_code = Exit.TIMEOUT


class StoppedError(SympoziumError):
    """A signal has ended the work, and what it had begun is in order again; the exit code is that of the signal."""

    def __init__(self, message: str, signal: int, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.signal = signal
        self.exit_code = _OF_SIGNALS + signal
