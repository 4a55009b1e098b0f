"""`sympozium doctor`: what is wrong with this machine, the cluster, and what one may do there."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium doctor",
    "sympozium doctor --offline",
    "sympozium doctor -n agents --for 'pack activate'",
    "sympozium doctor --role 'pack activate' -n agents > role.yaml",
    "sympozium doctor -o json",
)


def doctor(
    output: Annotated[str, typer.Option("--output", "-o", metavar="text|json", help="How to print it.")] = "text",
    offline: Annotated[bool, typer.Option("--offline", help="Look at this machine alone.")] = False,
    commands: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option("--for", metavar="COMMAND", help="Look at the rights of this command alone."),
    ] = None,
    role: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="COMMAND", help="Print the smallest Role for this command, and ask no cluster."),
    ] = None,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Look for everything that can be wrong, and say of each what to do.

    This machine: the programs on PATH, Python, the terminal, the configuration. The cluster: the kubeconfig, the API
    server, your rights command by command, the CRDs beside those of the release that runs, the controller, and in the
    namespace the packs, what is left of them, and their Secrets. Nothing is changed, and no key is shown. With
    --quiet only what is not well is printed.

    Exit codes: 0 nothing fails (there may be warnings), 1 something does, 2 wrong usage.
    """
    from sympozium_cli.cli.choices import checked_choice
    from sympozium_cli.cli.examining import examined, printed_roles
    from sympozium_cli.errors import UsageError

    checked_choice("--output", output, ("text", "json"))
    if role:
        if commands or offline:
            raise UsageError("--role asks no cluster, so that --for and --offline mean nothing beside it")
        return printed_roles(role, namespace, output)
    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    if offline and reach.names_something:
        raise UsageError("--offline contradicts the options that name a cluster")
    return examined(None if offline else reach, tuple(commands or ()), output, color, quiet=quiet)
