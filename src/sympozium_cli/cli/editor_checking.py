"""What `pack validate` says of a text that is open in an editor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sympozium_cli.cli.baselines import Baselines
from sympozium_cli.cli.inputs import path_in
from sympozium_cli.cli.parts import Parts
from sympozium_cli.cli.survey import Content, survey
from sympozium_cli.cli.validate import Configured
from sympozium_cli.cli.wishes import Wishes
from sympozium_cli.config import Settings
from sympozium_cli.editor.reading import as_bytes
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import may_hold_packs
from sympozium_cli.lint.universe import Defined
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source.files import Input
from sympozium_cli.source.folders import Folders

MAX_FILES = 2_000
"""So many files of the opened folders are read for what they define; a folder may be somebody's home."""


class Checks:
    """Checks texts as `pack validate` would check their files.

    Args:
        wishes: the options of the command.
        folders: those that the editor has opened; what lies in there is defined for every text.
    """

    def __init__(self, wishes: Wishes, folders: Sequence[str] = ()) -> None:
        self._wishes = wishes
        self._folders = folders
        self._universe: Defined | None = None

    @property
    def universe(self) -> Defined:
        """Kind and name of what the opened folders define besides packs; read once, until `forget`."""
        if self._universe is None:
            found = Folders()
            paths = islice((path for folder in self._folders for path in found.below(folder)), MAX_FILES)
            self._universe = survey([Input(path, path, named=False) for path in paths], Content())
        return self._universe

    def forget(self) -> None:
        """Read the folders anew when somebody asks: their files have changed."""
        self._universe = None

    def target(self, path: str | None) -> Target | None:
        """The release that a file is to be checked for; None lets its documents decide.

        Raises:
            UsageError: its configuration says something that nobody understands.
        """
        name = self._settings(_input(path)).target
        return Target.parse(name) if name else None

    def findings(self, path: str | None, text: str) -> list[LocatedFinding]:
        """What `pack validate` would show for a text as the content of a file; nothing for what it leaves out.

        Args:
            path: where the file lies; None for one that has not been saved yet.
            text: its content.

        Raises:
            UsageError: the configuration says something that nobody understands, or a baseline cannot be read.
        """
        source = _input(path)
        settings = self._settings(source)
        data = as_bytes(text)
        if self._is_excluded(source) or not may_hold_packs(data) or Parts().part(source, data) is not None:
            return []
        target = Target.parse(settings.target) if settings.target else None
        result = examine_file(data, source.name, rules_for, target, self.universe)
        known = Baselines().accept(Settlement(ignore_rules).settle(result), settings.baseline)
        return settings.choice.applied(finding for finding in known if not finding.suppressed)[0]

    def _settings(self, source: Input) -> Settings:
        # Read anew every time: configurations are edited beside the packs.
        return Configured(self._wishes).settings_for(source)

    def _is_excluded(self, source: Input) -> bool:
        base = Configured(self._wishes).base_of(source)
        return bool(base.exclude) and source.path is not None and base.excludes(path_in(source, base))


def _input(path: str | None) -> Input:
    return Input(path or "untitled", path, named=False)
