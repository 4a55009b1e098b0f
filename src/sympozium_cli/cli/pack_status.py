"""`sympozium pack status`: what is really there of a pack, and why it does nothing."""

from __future__ import annotations

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.list_options import ListOutput, NoHeaders
from sympozium_cli.cli.options import Colour, PackName, Quiet

EXAMPLES = examples(
    "sympozium pack status team",
    "sympozium pack status team -o wide",
    "sympozium pack status team -o jsonpath='{.first.remedy}'",
    "sympozium pack status team -o json > status.json",
)


def pack_status(
    name: PackName,
    output: ListOutput = "table",
    no_headers: NoHeaders = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Say how a pack is: its personas, its orphans, its drift, and the first link that does not hold.

    The controller says no more than a phase. This looks at the agents, schedules, runs, memories, Secrets and
    Deployments of the pack, and goes from link to link: enabled, Model, graph, agents, keys, schedules, runs,
    budget. What explains best why nothing happens comes first, with the command that mends it.

    Exit codes: 0 nothing is broken, 1 something is, 2 wrong usage, 4 forbidden, 5 no such pack, 8 unreachable.
    """
    from sympozium_cli.cli.seeing import told

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    return told(name, output, reach, headers=not no_headers, color=color, quiet=quiet)
