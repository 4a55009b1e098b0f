"""`sympozium version`: what a bug report needs."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium version", "sympozium version -o json", "sympozium version --short", "sympozium --version"
)


def version(
    output: Annotated[str, typer.Option("--output", "-o", metavar="text|json", help="How to print it.")] = "text",
    short: Annotated[bool, typer.Option("--short", help="Print the number alone.")] = False,
    _color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """Print the version of this program, of what it runs on, and of what it knows: all that a bug report needs.

    No cluster is asked; 'sympozium doctor' does that. JSON has the shape of 'sympozium schema print version-v1'.
    """
    checked_choice("--output", output, ("text", "json"))
    from sympozium_cli import __version__
    from sympozium_cli.errors import UsageError

    if short and output == "json":
        raise UsageError("--short and '-o json' exclude each other", hint="leave one of them out")
    if short:
        print(__version__)
        return
    from sympozium_cli.cli.knowledge import as_text, facts

    if output == "json":
        import json

        print(json.dumps(facts(), indent=2))
        return
    print(as_text(facts()))
