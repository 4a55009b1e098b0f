"""A file that is open in an editor, and what is known of its text."""

from __future__ import annotations

from functools import cached_property

from sympozium_cli.cli.editor_checking import Checks
from sympozium_cli.editor.problems import Action, Problem, everything_safe, note_alone, problems
from sympozium_cli.editor.reading import MAX_CHARACTERS, Reading, read
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, INFO
from sympozium_cli.schema.target import Target


class OpenFile:
    """One version of a text; a new version is a new OpenFile.

    Args:
        path: where the file lies; None where it has not been saved yet.
        text: its content.
        units: what the editor's columns count.
        checks: says what is wrong.
        before: the version before this one.
    """

    def __init__(self, path: str | None, text: str, units: str, checks: Checks, before: OpenFile | None = None) -> None:
        self._path = path
        self._text = text
        self._units = units
        self._checks = checks
        # A chain of all versions would hold every one of them in memory.
        self._before = before.reading if before is not None and "reading" in before.__dict__ else None

    @cached_property
    def reading(self) -> Reading:
        """The packs in the text."""
        before, self._before = self._before, None
        return read(self._text, self._target, self._units, self._checks.universe, before)

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong, in the order of the text."""
        text = self.reading.text
        if len(self._text) > MAX_CHARACTERS:
            size = f"{len(self._text) / 1e6:.1f} million characters"
            message = f"a file of {size} is not checked while it is edited\nhelp: sympozium pack validate checks it"
            return [note_alone(INFO, message)]
        try:
            return problems(text, self._lint(text.text))
        except UsageError as error:
            hint = f"\nhelp: {error.hint}" if error.hint else ""
            return [note_alone(ERROR, f"this file is not checked: {error}{hint}")]

    @cached_property
    def all_safe_fixes(self) -> Action | None:
        """All safe fixes at once; None where there are none."""
        if not any(problem.fix is not None and problem.fix.safe for problem in self.problems):
            return None
        return everything_safe(self.reading.text, self._lint)

    def _lint(self, text: str) -> list[LocatedFinding]:
        return self._checks.findings(self._path, text)

    @property
    def _target(self) -> Target | None:
        try:
            return self._checks.target(self._path)
        except UsageError:
            # `problems` tells.
            return None
