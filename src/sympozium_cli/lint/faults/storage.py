"""Findings about a text that is no amount of storage."""

from __future__ import annotations

import re

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.source import FieldPath
from sympozium_cli.values.quantity import parse_quantity

_HUMAN = r"\s*([0-9.]+)\s*([kmgtpe])(?:i?b?|ibytes?|bytes?)\s*"


def unreadable_size(path: FieldPath, text: str) -> Finding:
    """The finding that Kubernetes cannot read `text` as an amount; with a fix where only blanks are too many."""
    found = Finding(path, f"'{text}' is not an amount that Kubernetes can read")
    joined = "".join(text.split())
    if parse_quantity(joined) is not None:
        fix = Fix(f"write '{joined}'", (Replace(path, yaml_text(joined)),), safe=True)
        return found._replace(remedy=f"write {joined}", fix=fix)
    return found._replace(remedy=_remedy(text))


def _remedy(text: str) -> str:
    match = re.fullmatch(_HUMAN, text, re.IGNORECASE)
    if match is None:
        return "write a number with Mi, Gi or Ti, such as 1Gi"
    number, unit = match[1], match[2].upper()
    return f"write {number}{unit}i for powers of 1024, or {number}{'k' if unit == 'K' else unit} for powers of 1000"
