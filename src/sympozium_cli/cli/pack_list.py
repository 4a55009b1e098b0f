"""`sympozium pack list`: the packs of a cluster."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.cluster_options import (
    AllNamespaces,
    As,
    Context,
    KubeconfigFile,
    Namespace,
    Reach,
    RequestTimeout,
    Verbose,
)
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.list_options import ListOutput, NoHeaders, Selector, SortBy
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium pack list",
    "sympozium pack list -A -o wide --sort-by .metadata.name",
    "sympozium pack list -l tier=prod -o name",
    "sympozium pack list team -o jsonpath='{.status.phase}'",
    "sympozium pack list -o custom-columns=NAME:.metadata.name,ON:.spec.enabled",
)


def pack_list(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[NAME]...", help="These packs alone: team, pack/team or ensemble/team."),
    ] = None,
    output: ListOutput = "table",
    selector: Selector = "",
    field_selector: Annotated[
        str, typer.Option(metavar="FIELDS", show_default=False, help="Those with these fields: metadata.name=team.")
    ] = "",
    sort_by: SortBy = "",
    no_headers: NoHeaders = False,
    show_labels: Annotated[bool, typer.Option("--show-labels", help="Add a column with all labels.")] = False,
    show_managed_fields: Annotated[
        bool, typer.Option("--show-managed-fields", help="Leave them in JSON and YAML.")
    ] = False,
    namespace: Namespace = "",
    all_namespaces: AllNamespaces = False,
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """List the packs of a namespace, or of all, as kubectl does; what looks like a credential is hidden.

    INSTALLED counts personas that run, of those that should. 'sympozium pack status NAME' says what is wrong.

    Exit codes: 0 listed, even if there are none, 2 wrong usage, 4 forbidden, 5 no such pack, 8 unreachable.
    """
    from sympozium_cli.cli.listing import Wanted, list_packs

    wanted = Wanted(
        names=tuple(names or ()),
        output=output,
        labels=selector,
        fields=field_selector,
        sort_by=sort_by,
        headers=not no_headers,
        show_labels=show_labels,
        managed_fields=show_managed_fields,
        everywhere=all_namespaces,
        color=color,
        quiet=quiet,
    )
    list_packs(wanted, Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose))
