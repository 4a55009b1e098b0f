"""Where the findings go: one or several formats, to standard output or to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TextIO

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.report import FORMATS, Format, report_for
from sympozium_cli.report.context import Context
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal, terminal
from sympozium_cli.rules import rule_named
from sympozium_cli.source.folders import reason

DATA = "data"
"""What a format's last lines are where they are part of what was asked for."""


class Wanted(NamedTuple):
    """A format, and the file it goes to; "" is standard output."""

    format: str
    file: str


def wanted(given: Sequence[str], environment: Mapping[str, str], *, interactive: bool) -> list[Wanted]:
    """What `-o FORMAT[=FILE]` asks for; without it, what suits the surroundings.

    A person gets `full`, a pipe `concise`, and a GitHub workflow `full` with annotations.

    Raises:
        UsageError: there is no such format, or two of them go to the same place.
    """
    if not given:
        if environment.get("GITHUB_ACTIONS") == "true":
            return [Wanted("full", ""), Wanted("github", "")]
        return [Wanted("full" if interactive else "concise", "")]
    chosen = [_one(text) for text in given]
    for index, one in enumerate(chosen):
        if any(one.file == other.file for other in chosen[:index]):
            where = f"the file '{one.file}'" if one.file else "standard output"
            raise UsageError(f"two formats go to {where}", hint="write -o FORMAT=FILE")
    return chosen


def _one(text: str) -> Wanted:
    name, equals, file = text.partition("=")
    checked_choice("--output", name, tuple(FORMATS))
    if equals and not file:
        raise UsageError(f"'-o {text}' names no file")
    return Wanted(name, file)


class Output:
    """One format on its way to one place."""

    def __init__(self, form: Format, stream: TextIO, *, own_file: bool) -> None:
        self._report = form.report
        self._summary_to = form.summary_to
        self._everything = form.wants_suppressed
        self._stream = stream
        self._own_file = own_file
        self.wants_packs = form.wants_packs

    def file(self, shown: Iterable[LocatedFinding], accepted: Iterable[LocatedFinding]) -> None:
        """Write the findings of one file; those that were accepted only where the format can say so."""
        findings = [*shown, *accepted] if self._everything else list(shown)
        _print(self._report.file(findings), self._stream)

    def end(self, summary: Summary, packs: Iterable[CheckedPack], *, quiet: bool) -> None:
        """Write what comes after the last file, and close the file."""
        lines = list(self._report.end(summary, packs))
        if self._summary_to == DATA or not quiet:
            apart = self._summary_to == "stderr" and not self._own_file
            _print(lines, sys.stderr if apart else self._stream)
        if self._own_file:
            self._stream.close()

    @property
    def tells_without_packs(self) -> bool:
        """Whether the format has something to say where there was nothing to check."""
        return self._summary_to == DATA


def opened(choices: Sequence[Wanted], colour: str, fail_on: str, console: TextIO) -> list[Output]:
    """The outputs, their files opened; those without a file go to `console`.

    Raises:
        UsageError: a file cannot be written.
    """
    context = Context(fail_on or ERROR, rule_named)
    return [_opened(choice, colour, context, console) for choice in choices]


def _opened(choice: Wanted, colour: str, context: Context, console: TextIO) -> Output:
    eyes = Terminal() if choice.file else terminal(console, colour, os.environ)
    form = report_for(choice.format, eyes, context)
    stream = _writable(choice.file) if choice.file else console
    return Output(form, stream, own_file=bool(choice.file))


def _writable(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write '{path}': {reason(error)}") from error


def shown_safely(findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    """The findings without the credentials that their texts would give away."""
    listed = list(findings)
    if not listed:
        return []
    from sympozium_cli.report.presentable import presentable

    return [presentable(finding) for finding in listed]


def _print(lines: Iterable[str], stream: TextIO) -> None:
    for line in lines:
        print(line, file=stream)
