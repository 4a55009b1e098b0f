"""`sympozium version`: what a bug report needs."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples("sympozium version", "sympozium version -o json", "sympozium --version")


def version(
    output: Annotated[str, typer.Option("--output", "-o", metavar="text|json", help="How to print it.")] = "text",
    _color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """Print the version of this program and of what it knows."""
    checked_choice("--output", output, ("text", "json"))
    facts = _facts()
    if output == "json":
        import json

        print(json.dumps(facts, indent=2))
        return
    for name, value in facts.items():
        print(f"{name}: {', '.join(value) if isinstance(value, list) else value}")


def _facts() -> dict[str, str | list[str]]:
    import platform

    from sympozium_cli import __version__
    from sympozium_cli.rules import rule_names
    from sympozium_cli.schema.target import NEWEST, SPELLINGS, Target

    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "targets": [f"{era} ({Target.parse(era)})" for era in SPELLINGS],
        "default target": str(NEWEST.release),
        "rules": str(len(rule_names())),
    }
