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
    Verbose,
)
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.hook_options import Bell, Execute, Notify
from sympozium_cli.cli.list_options import NoHeaders
from sympozium_cli.cli.options import Colour, NoInput, Quiet
from sympozium_cli.cli.tail_options import Cursor, Format, Record, Replay, Speed, Timeout

group = noun(
    "The token budgets of packs: what is used, what it costs, when it stops.",
    "sympozium budget show",
    "sympozium budget show team --by edge",
    "sympozium budget watch team --crit 95% --exit-on crit",
    "sympozium budget reset team --yes",
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
    logs: Annotated[bool, typer.Option("--logs", help="Ask the logs of failed runs what they used.")] = False,
    warn: Warn = "",
    crit: Crit = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FORMAT", help="table, wide, json, yaml, name, jsonpath=...")
    ] = "table",
    no_headers: NoHeaders = False,
    all_namespaces: AllNamespaces = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Show what packs have used of their token budgets, what it cost, and when they stop.

    The controller counts the runs that carry their pack's label, and nothing ever sets its count back. Beside it
    stands what the runs say that are still there: also those that agents, channels and people started, which are
    not counted. Failed runs do not say what they used; with --logs, those whose pods are still there do.

    Exit codes: 0 shown, 1 a share given by --warn or --crit is used, 2 wrong usage, 4 forbidden, 5 no such pack,
    8 unreachable.
    """
    from sympozium_cli.cli.budgeting import Wanted
    from sympozium_cli.cli.budgeting import show as shown

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    wanted = Wanted(
        pack,
        by,
        warn,
        crit,
        output,
        logs=logs,
        everywhere=all_namespaces,
        headers=not no_headers,
        color=color,
        quiet=quiet,
    )
    return shown(wanted, reach)


@group.command(
    "watch",
    epilog=examples(
        "sympozium budget watch team",
        "sympozium budget watch -A -o jsonl",
        "sympozium budget watch team --exit-on crit --crit 90%",
        "sympozium budget watch team --once --crit 95% --quiet",
        "sympozium budget watch -A --exec ./tell-somebody",
    ),
)
def watch(
    pack: Annotated[
        str, typer.Argument(metavar="[PACK]", show_default=False, help="The pack; without, all that have a budget.")
    ] = "",
    warn: Annotated[
        str, typer.Option("--warn", metavar="PERCENT", show_default=False, help="What is a warning; without, 80%.")
    ] = "",
    crit: Annotated[
        str, typer.Option("--crit", metavar="PERCENT", show_default=False, help="What is grave; without, 95%.")
    ] = "",
    exit_on: Annotated[
        str,
        typer.Option(metavar="warn|crit|halt|breaker", show_default=False, help="End with 1 as soon as that is so."),
    ] = "",
    once: Annotated[
        bool, typer.Option("--once", help="Print a line for each, and end; with 1 as 'show' does.")
    ] = False,
    timeout: Timeout = "",
    output: Format = "",
    cursor: Cursor = "",
    record: Record = "",
    replay: Replay = "",
    speed: Speed = 1.0,
    bell: Bell = False,
    notify: Notify = False,
    command: Execute = "",
    all_namespaces: AllNamespaces = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Watch budgets: a picture that changes on a terminal, and in a pipe a line whenever something happens.

    Lines say: is (how it is to begin with), used, set-back, limit, warn, crit, halted, resumed, failure,
    breaker-opened, breaker-closed, refused (a run that failed since the budget is used up), gone. The pace is a moving
    average of about an hour. It goes on until Ctrl-C unless --exit-on says otherwise.

    Exit codes: 0 a replay is over, 1 what --exit-on names is so, 2 wrong usage, 4 forbidden, 5 no such pack or not any
    more, 124 the time is over, 130 Ctrl-C.
    """
    from sympozium_cli.cli.budget_watching import Wanted
    from sympozium_cli.cli.budget_watching import watch as watched
    from sympozium_cli.cli.hooks import Wishes
    from sympozium_cli.cli.tailing import TailFiles

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    wanted = Wanted(
        pack,
        warn,
        crit,
        exit_on,
        once=once,
        timeout=timeout,
        output=output,
        everywhere=all_namespaces,
        color=color,
        quiet=quiet,
        files=TailFiles(cursor, record, replay, speed),
        hooks=Wishes(bell, notify, command),
    )
    return watched(wanted, reach)


@group.command(
    "reset",
    epilog=examples(
        "sympozium budget reset team --dry-run=client",
        "sympozium budget reset team --yes",
        "sympozium budget reset team --breaker --keep-tokens --yes",
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
    verbose: Verbose = 0,
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

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet)
    set_back(Wanted(pack, breaker, tokens=not keep_tokens), reach, manner)
