"""What commands read: what the user named, without what the project excludes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from sympozium_cli.config import Finder, Settings
from sympozium_cli.source.files import Input, Listing, listing

STREAM = "stdin"
"""Stands for the path of standard input: what holds there is the configuration of the current folder."""


def inputs_of(paths: Sequence[str]) -> Listing:
    """Everything that the paths mean, as `listing` has it, but for what the nearest configuration excludes.

    Raises:
        UsageError: a configuration says something that nobody understands.
    """
    finder = Finder()
    return without_excluded(listing(paths), lambda source: finder.settings_for(source.path or STREAM))


def without_excluded(found: Listing, settings_of: Callable[[Input], Settings]) -> Listing:
    """The listing without what the settings of each input exclude; what the user has named stays."""
    kept = tuple(source for source in found.inputs if source.named or not _is_excluded(source, settings_of(source)))
    return found._replace(inputs=kept, excluded=len(found.inputs) - len(kept))


def path_in(source: Input, settings: Settings) -> str:
    """The path of an input from the folder of a configuration, with forward slashes."""
    path = os.path.relpath(os.path.abspath(source.path or source.name), settings.folder)
    return path.replace(os.sep, "/")


def _is_excluded(source: Input, settings: Settings) -> bool:
    return bool(settings.exclude) and settings.excludes(path_in(source, settings))
