"""libyaml's parser alone, without the rest of PyYAML: importing all of that takes longer than reading a pack does.

The C extension asks its package for a few exception classes and no more. While it is imported, small stand-ins take the
place of the modules that define them; afterwards they are gone, and whoever imports PyYAML as a whole gets all of it.
Where PyYAML is there already, or has no C extension, nothing of this happens.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any

_EXTENSION = "yaml._yaml"
_WHOLE = ("yaml.error", "yaml.events", "yaml.nodes", "yaml.tokens")
_MARKED = ("composer", "constructor", "parser", "scanner")
_PLAIN = ("emitter", "representer", "serializer")


def _import_alone() -> None:
    found = PathFinder.find_spec("yaml")
    if found is None or found.submodule_search_locations is None:
        raise ImportError("PyYAML is not there")
    package = ModuleType("yaml")
    package.__path__ = list(found.submodule_search_locations)
    stand_ins = {"yaml": package}
    sys.modules["yaml"] = package
    try:
        stand_ins.update(_error_modules())
        sys.modules.update(stand_ins)
        for name in (*_WHOLE, *stand_ins):
            setattr(package, name.rpartition(".")[2], import_module(name))
        import_module(_EXTENSION)
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


def _error_modules() -> dict[str, ModuleType]:
    """Modules that define what the extension raises, and nothing else."""
    from yaml.error import MarkedYAMLError, YAMLError

    modules = {}
    for base, names in ((MarkedYAMLError, _MARKED), (YAMLError, _PLAIN)):
        for name in names:
            modules[f"yaml.{name}"] = _module(name, type(f"{name.capitalize()}Error", (base,), {}))
    modules["yaml.reader"] = _module("reader", type("ReaderError", (YAMLError,), {"__init__": _keep}))
    return modules


def _module(name: str, error: type) -> ModuleType:
    module = ModuleType(f"yaml.{name}")
    setattr(module, error.__name__, error)
    return module


def _keep(self: Any, name: str, position: int, character: object, encoding: str, reason: str) -> None:
    self.name, self.position, self.character, self.encoding, self.reason = name, position, character, encoding, reason


if "yaml" not in sys.modules:
    with suppress(ImportError, AttributeError):
        _import_alone()

from yaml.error import MarkedYAMLError, YAMLError  # noqa: E402 - what they belong to is imported above
from yaml.events import (  # noqa: E402
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

__all__ = [
    "AliasEvent",
    "CollectionStartEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "NodeEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
]
