"""A first look at all inputs: what must be read but once, and what the input defines besides packs."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Sequence

from sympozium_cli.errors import SympoziumError
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.subject import object_name
from sympozium_cli.lint.universe import Defined
from sympozium_cli.source.files import Input
from sympozium_cli.source.reading import read

_KINDS = ("MCPServer", "SkillPack", "SympoziumPolicy")
_DEFINES = re.compile(rf"kind[\"']?[ \t]*:[ \t]*[\"']?(?:{'|'.join(_KINDS)})\b".encode())


class Content:
    """The bytes of inputs; what can be read only once, such as standard input, is kept."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def of(self, source: Input) -> bytes:
        """The content of an input.

        Raises:
            InputError: it cannot be read.
        """
        if source.name in self._kept:
            return self._kept[source.name]
        data = read(source)
        if is_stream(source):
            self._kept[source.name] = data
        return data

    def replace(self, source: Input, data: bytes) -> None:
        """Remember what has become of a stream, which cannot be read again."""
        if source.name in self._kept:
            self._kept[source.name] = data


def is_stream(source: Input) -> bool:
    """Whether an input is no plain file: standard input, or a pipe."""
    if source.path is None:
        return True
    try:
        return not stat.S_ISREG(os.stat(source.path).st_mode)
    except OSError:
        return False


def survey(sources: Sequence[Input], content: Content) -> Defined:
    """What the inputs define, each looked at once; what cannot be read is somebody else's to tell."""
    universe: set[tuple[str, str]] = set()
    for source in sources:
        try:
            data = content.of(source)
        except SympoziumError:
            continue
        if _DEFINES.search(data):
            universe.update(_defined(data, source.name))
    return frozenset(universe)


def _defined(data: bytes, name: str) -> Iterable[tuple[str, str]]:
    for found in documents(data, name):
        kind, called, _ = object_name(found.document.value)
        if kind in _KINDS and called:
            yield kind, called
