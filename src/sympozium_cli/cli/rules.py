"""`sympozium rules`: what is checked."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, Quiet

group = noun("See what is checked.", "sympozium rules list")


@group.command(
    "list",
    epilog=examples(
        "sympozium rules list", "sympozium rules list relationships", "sympozium rules list -o json > rules.json"
    ),
)
def list_rules(
    topic: Annotated[str, typer.Argument(metavar="[TOPIC]", help="Only the rules of one topic.")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="text|json|name", help="How to print them.")
    ] = "text",
    _color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """List the rules: name, severity, and what they find."""
    from sympozium_cli.report.rules import rules_text
    from sympozium_cli.rules import all_rules
    from sympozium_cli.rules.index import TOPICS

    checked_choice("--output", output, ("text", "json", "name"))
    if topic:
        checked_choice("TOPIC", topic, tuple(TOPICS))
    print(rules_text([rule for rule in all_rules() if topic in ("", rule.topic)], output))
