"""Options of all commands that talk to a cluster; kubectl has the same."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.options import inherited
from sympozium_cli.cli.reach import Reach

__all__ = [
    "AllNamespaces",
    "As",
    "Context",
    "KubeconfigFile",
    "Namespace",
    "Reach",
    "RequestTimeout",
    "Verbose",
]


def _verbose(context: typer.Context, value: int) -> int:
    return int(inherited(context, "verbose", value) or 0)


Namespace = Annotated[
    str,
    typer.Option(
        "--namespace", "-n", metavar="NAME", show_default=False, help="The namespace; without, the one of the context."
    ),
]
AllNamespaces = Annotated[bool, typer.Option("--all-namespaces", "-A", help="In all namespaces.")]
Context = Annotated[
    str,
    typer.Option(metavar="NAME", show_default=False, help="The context of the kubeconfig; without, its current one."),
]
KubeconfigFile = Annotated[
    str,
    typer.Option(
        "--kubeconfig", metavar="FILE", show_default=False, help="The kubeconfig; without, as kubectl finds it."
    ),
]
As = Annotated[
    str, typer.Option("--as", metavar="USER", show_default=False, help="The user to be taken for, if you may.")
]
RequestTimeout = Annotated[
    str,
    typer.Option(
        metavar="DURATION", show_default=False, help="How long one request may take, such as 10s; without, 1m."
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        callback=_verbose,
        show_default=False,
        help="Tell each request to the cluster, on standard error; -vv: attempts, too.",
    ),
]
