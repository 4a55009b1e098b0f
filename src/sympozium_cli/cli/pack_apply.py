"""`sympozium pack apply`: check a pack, and put it into a cluster."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import DryRun, Manner, Output, Yes
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, NoInput, Quiet

EXAMPLES = examples(
    "sympozium pack apply -f team.yaml --dry-run=server",
    "sympozium pack apply -f team.yaml",
    "cat team.yaml | sympozium pack apply -f -",
    "sympozium pack apply -f team.yaml --force-conflicts --yes",
)


def pack_apply(
    file: Annotated[
        str, typer.Option("--filename", "-f", metavar="PATH", show_default=False, help="A file, or - for stdin.")
    ],
    force_conflicts: Annotated[
        bool, typer.Option("--force-conflicts", help="Take over fields that others manage.")
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate/--no-validate", help="Stop at errors of 'pack validate'.")
    ] = True,
    dry_run: DryRun = "none",
    output: Output = "",
    yes: Yes = False,
    no_input: NoInput = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Check packs for the release that runs, and apply them on the server's side.

    What will start and spend, and what the controllers will delete, is listed first, and asked about. The
    namespace is that of the file, of -n, or of the context; it is never guessed. 'pack diff FILE' shows more.

    Exit codes: 0 applied, 1 errors in the pack, 2 wrong usage, 4 forbidden, 6 refused or in conflict, 8 unreachable.
    """
    from sympozium_cli.cli.applying import applied

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet, several=True)
    applied(file, reach, manner, force=force_conflicts, validate=validate)
