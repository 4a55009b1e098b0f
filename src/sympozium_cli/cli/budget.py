"""`sympozium budget`: what packs have used of their tokens, what it costs, and when they stop."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import DryRun, Output, Yes
from sympozium_cli.cli.cluster_options import (
    AllNamespaces,
    As,
    Context,
    KubeconfigFile,
    Namespace,
    Reach,
    RequestTimeout,
)
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, NoInput, Quiet

group = noun(
    "The token budgets of packs: what is used, what it costs, when it stops.",
    "sympozium budget show",
    "sympozium budget show team --by edge",
    "sympozium budget watch team --crit 95% --exit-on crit",
    "sympozium budget reset team",
)

Warn = Annotated[
    str, typer.Option("--warn", metavar="PERCENT", show_default=False, help="Exit with 1 from here on, such as 80%.")
]
Crit = Annotated[
    str, typer.Option("--crit", metavar="PERCENT", show_default=False, help="The same, for what is graver: 95%.")
]


@group.command(
    "show",
    epilog=examples(
        "sympozium budget show",
        "sympozium budget show team",
        "sympozium budget show team --by edge",
        "sympozium budget show -A --warn 80% --crit 95% -q",
        "sympozium budget show team -o jsonpath='{.packs[0].ledger.percent}'",
    ),
)
def show(
    pack: Annotated[
        str, typer.Argument(metavar="[PACK]", show_default=False, help="The pack; without, all that have a budget.")
    ] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="persona|model|origin|edge", help="What to split the use of one pack by.")
    ] = "persona",
    warn: Warn = "",
    crit: Crit = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FORMAT", help="table, wide, json, yaml, name, jsonpath=...")
    ] = "table",
    no_headers: Annotated[bool, typer.Option("--no-headers", help="Print no line with titles.")] = False,
    all_namespaces: AllNamespaces = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Show what packs have used of their token budgets, what it cost, and when they stop.

    The controller counts the runs that carry their pack's label, and nothing ever sets its count back. Beside it
    stands what the runs say that are still there: also those that agents, channels and people started, which are
    not counted. Failed runs do not say what they used.

    Exit codes: 0 shown, 1 a share given by --warn or --crit is used, 2 wrong usage, 4 forbidden, 5 no such pack,
    8 unreachable.
    """
    from sympozium_cli.cli.budgeting import Wanted
    from sympozium_cli.cli.budgeting import show as shown

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout)
    wanted = Wanted(
        pack,
        by,
        warn,
        crit,
        output,
        everywhere=all_namespaces,
        headers=not no_headers,
        color=color,
        quiet=quiet,
    )
    return shown(wanted, reach)


@group.command(
    "reset",
    epilog=examples(
        "sympozium budget reset team",
        "sympozium budget reset team --dry-run=client",
        "sympozium budget reset team --breaker --yes",
        "sympozium budget reset team --breaker --keep-tokens",
    ),
)
def reset(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The pack.")],
    breaker: Annotated[
        bool, typer.Option("--breaker", help="Close the circuit breaker of delegations, as well.")
    ] = False,
    keep_tokens: Annotated[bool, typer.Option("--keep-tokens", help="Close the breaker alone.")] = False,
    dry_run: DryRun = "none",
    output: Output = "",
    yes: Yes = False,
    no_input: NoInput = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Set what a pack has used back to nothing. The controller counts for ever, and has no such command.

    Runs that are under way go on, and are counted when they end. Runs that were counted are not counted again; but
    where a budget is taken out of a pack and put in again, those that are still there and carry no mark are. It needs
    the right to patch the status of packs.

    Exit codes: 0 reset, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.budget_resetting import Wanted
    from sympozium_cli.cli.budget_resetting import reset as set_back
    from sympozium_cli.cli.change_options import Manner

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout)
    manner = Manner(dry_run, output, yes, no_input, color, quiet)
    set_back(Wanted(pack, breaker, tokens=not keep_tokens), reach, manner)
