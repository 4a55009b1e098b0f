"""Findings about a text that is no duration which upstream would heed."""

from __future__ import annotations

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.source import FieldPath
from sympozium_cli.values.duration import guess_duration, parse_duration


def unheeded_duration(path: FieldPath, text: str) -> Finding:
    """The finding that `text` is no Go duration above zero; with a fix where it can mean only one."""
    if parse_duration(text) is not None:
        return Finding(path, f"'{text}' is not above zero", remedy="write a duration such as 5m or 1h30m")
    meant = guess_duration(text)
    if meant is None or not (parse_duration(meant) or 0) > 0:
        remedy = "write a number with a unit, such as 30s, 5m or 1h30m"
        return Finding(path, f"'{text}' is not a duration that Go can read", remedy=remedy)
    return Finding(
        path,
        f"'{text}' is not a duration that Go can read",
        remedy=f"write {meant}",
        fix=Fix(f"write '{meant}'", (Replace(path, yaml_text(meant)),), safe=True),
    )
