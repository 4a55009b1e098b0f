"""`sympozium explain`: what a rule or a field means, offline."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium explain relationship-unknown-target",
    "sympozium explain ensemble.spec.agentConfigs.schedule",
    "sympozium explain spec.stimulus --target v0.10.43",
    "sympozium explain personapack.spec.personas",
)


def explain(
    topic: Annotated[
        str, typer.Argument(metavar="RULE|FIELD", help="A rule, or a field such as ensemble.spec.enabled.")
    ],
    target: Annotated[str, typer.Option(metavar="VERSION", help="The Sympozium release whose fields are meant.")] = "",
    color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """Explain a rule or a field: why it is there, what really happens, how to write it."""
    import os
    import sys

    from sympozium_cli.cli.topics import explanation
    from sympozium_cli.report.page import page
    from sympozium_cli.report.terminal import terminal

    shown = terminal(sys.stdout, color, os.environ)
    print(page(explanation(topic, target), shown, sys.stdout.encoding), end="")
