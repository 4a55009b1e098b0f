"""The tree of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli import __version__
from sympozium_cli.cli import (
    budget,
    ci,
    completion,
    doctor,
    explain,
    feed,
    lsp,
    pack,
    rules,
    runs,
    schema,
    secret,
    version,
)
from sympozium_cli.cli.cluster_options import Verbose
from sympozium_cli.cli.group import examples, new_group, print_help_without_command
from sympozium_cli.cli.options import Colour, Quiet

app = new_group(name="sympozium")


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer calls it
    if value:
        print(f"sympozium {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog=examples(
        "sympozium pack validate",
        "sympozium pack validate team.yaml -o json",
        "sympozium explain relationship-unknown-target",
        "sympozium explain ensemble.spec.agentConfigs.schedule",
    ),
)
def main(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    color: Colour = "",
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Check, render and run Sympozium packs.

    A pack is one Kubernetes resource, an Ensemble (formerly PersonaPack), that makes a team of AI agents.
    """
    del color, quiet, verbose
    print_help_without_command(context)


app.add_typer(pack.group, name="pack")
app.add_typer(rules.group, name="rules")
app.add_typer(schema.group, name="schema")
app.add_typer(secret.group, name="secret")
app.add_typer(runs.group, name="runs")
app.add_typer(feed.group, name="feed")
app.add_typer(budget.group, name="budget")
app.add_typer(ci.group, name="ci")
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("completion", epilog=completion.EXAMPLES)(completion.completion)
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.doctor)
app.command("lsp", epilog=lsp.EXAMPLES)(lsp.lsp)
app.command("version", epilog=version.EXAMPLES)(version.version)
