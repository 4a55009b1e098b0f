"""`sympozium pack`: look at packs in files."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, Quiet

group = noun("Check packs before anything is applied.", "sympozium pack validate", "sympozium pack validate team.yaml")


@group.command(
    "validate",
    epilog=examples(
        "sympozium pack validate",
        "sympozium pack validate team.yaml packs/ 'teams/**/*.yaml'",
        "sympozium pack validate --target v0.10.43 --fail-on warning team.yaml",
        "sympozium pack validate -o json team.yaml > findings.json",
        "cat team.yaml | sympozium pack validate -",
    ),
)
def validate(
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[PATH]...", help="Files, folders, patterns, or - for standard input."),
    ] = None,
    target: Annotated[
        str,
        typer.Option(metavar="VERSION", help="The Sympozium release to check for: 0.8, 0.9, 0.10, v0.10.43."),
    ] = "",
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FORMAT", help="full, concise or json; by surroundings if not given."),
    ] = "",
    profile: Annotated[
        str,
        typer.Option(metavar="default|all", help="How much to show: what matters to everybody, or all of it."),
    ] = "default",
    fail_on: Annotated[
        str,
        typer.Option(metavar="error|warning|info|never", help="The mildest finding shown that makes the exit code 1."),
    ] = "error",
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Say what Kubernetes and the Sympozium controllers will refuse, drop, ignore or reinterpret.

    Without PATH every pack below the current folder is checked; what .gitignore names is left out. Other
    Kubernetes documents are skipped. Nothing is sent anywhere.

    Exit codes: 0 no findings that count, 1 findings, 2 wrong usage or unreadable input, 3 no pack found.
    """
    from sympozium_cli.cli.validate import Wishes, validated

    return validated(paths or [], Wishes(target, output, profile, fail_on, color, quiet))
