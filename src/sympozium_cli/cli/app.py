"""The tree of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli import __version__
from sympozium_cli.cli import completion, explain, pack, rules, schema, version
from sympozium_cli.cli.options import new_group

app = new_group("Check, render and run Sympozium packs.", name="sympozium")


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer calls it
    if value:
        typer.echo(f"sympozium {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Check, render and run Sympozium packs.

    A pack is one Kubernetes resource, an Ensemble (formerly PersonaPack), that makes a team of AI agents.

    Examples:
      sympozium pack validate                 every pack below the current folder

      sympozium pack validate team.yaml -o json

      sympozium explain relationship-cycle    what a finding means

      sympozium explain ensemble.spec.agentConfigs.schedule
    """


app.add_typer(pack.group, name="pack")
app.add_typer(rules.group, name="rules")
app.add_typer(schema.group, name="schema")
app.command("explain")(explain.explain)
app.command("completion")(completion.completion)
app.command("version")(version.version)
