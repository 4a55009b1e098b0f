"""Objects as YAML, in the form of kubectl: one by itself, several as a `v1` List."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.report.printing import Object, Printer, Screen
from sympozium_cli.report.printing.as_json import document
from sympozium_cli.report.yaml_text import yaml_lines


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return _text


def _text(objects: Sequence[Object], screen: Screen) -> str:
    return "".join(f"{line}\n" for line in yaml_lines(document(objects, screen)))
