"""The settings of a project."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from sympozium_cli.lint.choice import Choice


class FileSettings(NamedTuple):
    """What differs for the files that match a pattern."""

    pattern: str
    target: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


class Settings(NamedTuple):
    """Everything that a configuration file can say.

    Args:
        folder: where the file lies; patterns and paths count from there.
        target: the release to check for; "" lets the documents decide.
        profile: default, all, strict or security.
        select: rules, topics or patterns to show alone.
        ignore: those not to show.
        severity: another severity by rule, topic or pattern, or "off".
        fail_on: the mildest finding that makes the run fail, or "never".
        exclude: patterns of files not to look at, unless they are named.
        baseline: a file of findings that are accepted for now.
        per_file: what differs for some files; later entries win.
    """

    folder: str = "."
    target: str = ""
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    fail_on: str = ""
    exclude: tuple[str, ...] = ()
    baseline: str = ""
    per_file: tuple[FileSettings, ...] = ()

    def over(self, base: Settings) -> Settings:
        """These settings where they say something, else those of `base`; ignores and severities add up."""
        return base._replace(
            target=self.target or base.target,
            profile=self.profile or base.profile,
            select=self.select or base.select,
            ignore=(*base.ignore, *self.ignore),
            severity={**base.severity, **self.severity},
            fail_on=self.fail_on or base.fail_on,
            baseline=self.baseline or base.baseline,
        )

    def for_file(self, path: str) -> Settings:
        """The settings for one file, given relative to `folder` with forward slashes."""
        settings = self
        for entry in self.per_file:
            if file_matches(entry.pattern, path):
                said = Settings(target=entry.target, select=entry.select, ignore=entry.ignore, severity=entry.severity)
                settings = said.over(settings)
        return settings

    def excludes(self, path: str) -> bool:
        """Whether a file, relative to `folder`, is not to be looked at."""
        return any(file_matches(pattern, path) for pattern in self.exclude)

    @property
    def choice(self) -> Choice:
        """Which findings count under these settings."""
        return Choice(self.profile or "default", self.select, self.ignore, self.severity)


def file_matches(pattern: str, path: str) -> bool:
    """Whether a pattern means a file: `*` and `**` match across folders, a folder's name means all below it."""
    bare = pattern.removeprefix("./").rstrip("/")
    spellings = (bare, f"{bare}/*", bare.replace("**/", ""))
    return any(fnmatchcase(path, spelling) for spelling in spellings)
