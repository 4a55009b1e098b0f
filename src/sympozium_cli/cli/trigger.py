"""`sympozium pack trigger`: start what the stimulus of a pack starts."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import DryRun, Output
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, PackName, Quiet

EXAMPLES = examples(
    "sympozium pack trigger team --dry-run=client -o yaml",
    "sympozium pack trigger team -o name",
    "sympozium pack trigger team --like-upstream --no-status",
)


def trigger(
    name: PackName,
    like_upstream: Annotated[
        bool,
        typer.Option("--like-upstream", help="Without system prompt, tool policy, hooks and node selector."),
    ] = False,
    no_status: Annotated[bool, typer.Option("--no-status", help="Do not count it in the status of the pack.")] = False,
    dry_run: DryRun = "none",
    output: Output = "",
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Start the run of a pack's stimulus, as its own controller does when all agents are ready.

    Unlike upstream's, the run has the system prompt, the tool policy, the hooks and the node selector that the
    scheduled runs of the same persona have.

    Exit codes: 0 started, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.triggering import triggered

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, color=color, quiet=quiet)
    triggered(name, reach, manner, like_upstream=like_upstream, count=not no_status)
