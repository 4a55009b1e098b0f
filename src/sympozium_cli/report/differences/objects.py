"""One object before and after, as the lines of a unified diff of YAML."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from sympozium_cli.change.plan import Change
from sympozium_cli.report.differences.hiding import Object, both_without_secrets
from sympozium_cli.report.terminal import inert
from sympozium_cli.report.yaml_text import yaml_lines

_NOTHING = "/dev/null"


def object_lines(change: Change) -> Iterator[str]:
    """The diff with its head; nothing that a terminal would obey or that is a credential is in it."""
    before, after = both_without_secrets(change.before, change.after)
    names = (change.key if before is not None else _NOTHING, change.key if after is not None else _NOTHING)
    yield from map(inert, unified_diff(_lines(before), _lines(after), *names, lineterm=""))


def _lines(value: Object | None) -> list[str]:
    return list(yaml_lines(value)) if value is not None else []
