"""The kinds of messages, found by looking into their folder, so that a new one is a new file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from sympozium_cli.monitor.feed import kinds
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.feed.scene import EntryScene, LineScene, PackScene, RunScene


def names() -> tuple[str, ...]:
    """The names of all kinds; imports none of them."""
    return tuple(module.name for module in iter_modules(kinds.__path__))


def of_run(scene: RunScene) -> Iterator[Message]:
    """All that a state of a run tells."""
    for module in _modules("of_run"):
        yield from module.of_run(scene)


def of_pack(scene: PackScene) -> Iterator[Message]:
    """All that a state of a pack tells."""
    for module in _modules("of_pack"):
        yield from module.of_pack(scene)


def of_line(scene: LineScene) -> Iterator[Message]:
    """All that a line of a log tells."""
    for module in _modules("of_line"):
        yield from module.of_line(scene)


def of_entry(scene: EntryScene) -> Iterator[Message]:
    """All that an entry of a memory tells."""
    for module in _modules("of_entry"):
        yield from module.of_entry(scene)


@cache
def _modules(function: str) -> tuple[ModuleType, ...]:
    found = (import_module(f"{kinds.__name__}.{name}") for name in names())
    return tuple(module for module in found if hasattr(module, function))
