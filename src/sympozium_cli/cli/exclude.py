"""`sympozium pack exclude` and `include`: which personas of a pack get an agent."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import DryRun, Export, Output, Timeout, Wait, Yes
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, NoInput, PackName, Quiet

EXCLUDE_EXAMPLES = examples(
    "sympozium pack exclude team writer --dry-run=client",
    "sympozium pack exclude team writer --export saved --yes",
    "sympozium pack exclude team writer --file team.yaml",
)
INCLUDE_EXAMPLES = examples(
    "sympozium pack include team writer --dry-run=client",
    "sympozium pack include pack/team writer --yes -o name",
    "sympozium pack include team writer --file team.yaml",
)

_Personas = Annotated[list[str], typer.Argument(metavar="PERSONA...", help="The personas.")]
_File = Annotated[
    str, typer.Option("--file", metavar="FILE", show_default=False, help="Change this file, and no cluster.")
]


def exclude(
    name: PackName,
    personas: _Personas,
    file: _File = "",
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
    """Exclude personas. The controllers then delete their agents, schedules, runs, memories and volumes.

    All of that is listed first, as it is in the cluster, and it asks. What others change at the same time stays.
    With --file, the file is changed instead; its comments stay.

    Exit codes: 0 excluded, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.excluding import Wanted, excluded

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet)
    excluded(Wanted(name, tuple(personas), file, export, timeout if wait else ""), reach, manner)


def include(
    name: PackName,
    personas: _Personas,
    file: _File = "",
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
    """Include personas again that were excluded. Where runs would start at once, it asks first.

    What others change at the same time stays. With --file, the file is changed instead; its comments stay.

    Exit codes: 0 included, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 8 unreachable,
    124 not ready in time.
    """
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.excluding import Wanted, excluded

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet)
    excluded(Wanted(name, tuple(personas), file, "", timeout if wait else "", include=True), reach, manner)
