"""`sympozium schema`: the JSON Schemas of packs, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.options import checked_choice, new_group

group = new_group("The JSON Schemas of packs, for editors and other tools.")


@group.callback()
def schema() -> None:
    """The JSON Schemas of packs, for editors and other tools."""


@group.command("list")
def list_schemas() -> None:
    """List the schemas: name, kind, and the release they are of.

    Examples:
      sympozium schema list
    """
    from sympozium_cli.report.published import SCHEMAS

    width = max(map(len, SCHEMAS))
    for name, published in SCHEMAS.items():
        typer.echo(f"{name:<{width}}  {published.summary}")


@group.command("print")
def print_schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name that `schema list` shows.")] = "ensemble-0.10",
    target: Annotated[str, typer.Option(metavar="VERSION", help="The schema of exactly this release.")] = "",
) -> None:
    """Print a schema as JSON Schema 2020-12.

    Examples:
      sympozium schema print ensemble-0.10

      sympozium schema print --target v0.10.43

      sympozium schema print findings-v1
    """
    from sympozium_cli.report.published import SCHEMAS, of_release, written

    if target:
        typer.echo(written(of_release(target)), nl=False)
        return
    checked_choice("NAME", name, tuple(SCHEMAS))
    typer.echo(written(SCHEMAS[name].build()), nl=False)
