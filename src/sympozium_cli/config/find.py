"""Find the configuration file that is nearest to an input."""

from __future__ import annotations

import os

from sympozium_cli.config.read import read_settings
from sympozium_cli.config.settings import Settings

OWN_FILE = ".sympozium.toml"
PROJECT_FILE = "pyproject.toml"


class Finder:
    """Finds settings by folder, and reads every file once.

    Args:
        fixed: a configuration file that holds for every input, instead of looking for one.
    """

    def __init__(self, fixed: str = "") -> None:
        self._fixed = read_settings(fixed) if fixed else None
        self._by_folder: dict[str, Settings] = {}

    def settings_for(self, path: str) -> Settings:
        """The settings for the file at `path`; the empty ones where no configuration is above it.

        Raises:
            UsageError: the configuration says something that nobody understands.
        """
        if self._fixed is not None:
            return self._fixed
        return self._in(os.path.dirname(os.path.abspath(path)))

    def _in(self, folder: str) -> Settings:
        if folder not in self._by_folder:
            parent = os.path.dirname(folder)
            above = Settings() if parent == folder else None
            self._by_folder[folder] = _of(folder) or above or self._in(parent)
        return self._by_folder[folder]


def _of(folder: str) -> Settings | None:
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            settings = read_settings(path)
            if settings is not None:
                return settings
    return None


def found_file(folder: str) -> str:
    """The configuration file that holds for the files of a folder; "" where there is none.

    Raises:
        UsageError: one on the way says something that nobody understands.
    """
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and read_settings(path) is not None:
            return path
    parent = os.path.dirname(folder)
    return "" if parent == folder else found_file(parent)
