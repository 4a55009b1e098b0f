"""What came of one pack, and where it is shown."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.render.absences import Absence
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.source import Document


class Rendering(NamedTuple):
    """The objects of one pack.

    Args:
        pack: its kind and name, as in "Ensemble/team".
        document: its text.
        manifests: what is made of it, in the order of creation.
        absences: what is not.
    """

    pack: str
    document: Document
    manifests: tuple[Manifest, ...]
    absences: tuple[Absence, ...]


class Screen(NamedTuple):
    """Where it is shown.

    Args:
        terminal: colours and width.
        encoding: of the stream.
        explain: whether to say why everything is as it is.
    """

    terminal: Terminal
    encoding: str = "utf-8"
    explain: bool = False
