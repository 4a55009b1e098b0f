"""`sympozium rules`: what is checked."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.options import checked_choice, new_group

group = new_group("See what is checked.")


@group.callback()
def rules() -> None:
    """See what is checked."""


@group.command("list")
def list_rules(
    topic: Annotated[str, typer.Argument(metavar="[TOPIC]", help="Only the rules of one topic.")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="text|json|name", help="How to print them.")
    ] = "text",
) -> None:
    """List the rules: name, severity, and what they find.

    Examples:
      sympozium rules list

      sympozium rules list schedules

      sympozium rules list -o json
    """
    from sympozium_cli.report.rules import rules_text
    from sympozium_cli.rules import all_rules
    from sympozium_cli.rules.index import TOPICS

    checked_choice("--output", output, ("text", "json", "name"))
    if topic:
        checked_choice("TOPIC", topic, tuple(TOPICS))
    typer.echo(rules_text([rule for rule in all_rules() if topic in ("", rule.topic)], output))
