"""`sympozium pack deactivate`: end a pack, knowing what goes with it."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import DryRun, Export, Output, Timeout, Wait, Yes
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, NoInput, PackName, Quiet

EXAMPLES = examples(
    "sympozium pack deactivate team --dry-run=client",
    "sympozium pack deactivate team --export saved --keep-secrets --yes",
    "sympozium pack deactivate team --yes",
)


def deactivate(
    name: PackName,
    keep_secrets: Annotated[
        bool, typer.Option("--keep-secrets", help="Take them out of the pack, so that they are not deleted.")
    ] = False,
    export: Export = "",
    dry_run: DryRun = "none",
    output: Output = "",
    wait: Wait = False,
    timeout: Timeout = "5m",
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
    """Deactivate a pack. The controllers then delete its agents, runs, memories, volumes and Secrets.

    All of that is listed first, as it is in the cluster, and it asks before it does anything.

    Exit codes: 0 deactivated, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 8 unreachable,
    124 not done in time.
    """
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.deactivating import deactivated

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet)
    deactivated(name, reach, manner, timeout if wait else "", export, keep_secrets=keep_secrets)
