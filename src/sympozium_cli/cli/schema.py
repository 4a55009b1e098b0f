"""`sympozium schema`: the JSON Schemas of packs, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, Quiet

group = noun(
    "The JSON Schemas of packs, for editors and other tools.", "sympozium schema list", "sympozium schema print"
)
_DEFAULT = "ensemble-0.10"


@group.command("list", epilog=examples("sympozium schema list"))
def list_schemas(_color: Colour = "", _quiet: Quiet = False) -> None:
    """List the schemas: name, kind, and the release they are of."""
    from sympozium_cli.report.published import SCHEMAS

    width = max(map(len, SCHEMAS))
    for name, published in SCHEMAS.items():
        print(f"{name:<{width}}  {published.summary}")


@group.command(
    "print",
    epilog=examples(
        "sympozium schema print ensemble-0.10 > ensemble.schema.json",
        "sympozium schema print --target v0.10.43",
        "sympozium schema print findings-v1",
    ),
)
def print_schema(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help=f"A name that 'schema list' shows; {_DEFAULT} without.")
    ] = "",
    target: Annotated[str, typer.Option(metavar="VERSION", help="The schema of exactly this release.")] = "",
    _color: Colour = "",
    _quiet: Quiet = False,
) -> None:
    """Print a schema as JSON Schema 2020-12."""
    from sympozium_cli.errors import UsageError
    from sympozium_cli.report.published import SCHEMAS, of_release, written

    if name and target:
        raise UsageError("NAME and --target both choose a schema", hint="leave one of them out")
    if target:
        print(written(of_release(target)), end="")
        return
    checked_choice("NAME", name or _DEFAULT, tuple(SCHEMAS))
    print(written(SCHEMAS[name or _DEFAULT].build()), end="")
