"""`sympozium feed`: what the agents of packs say and do."""

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
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.hook_options import Bell, Execute, Notify
from sympozium_cli.cli.options import Colour, Quiet
from sympozium_cli.cli.tail_options import Cursor, Format, Record, Replay, Speed, Timeout

group = noun(
    "What the agents of packs say and do, as a conversation.",
    "sympozium feed tail",
    "sympozium feed tail team -f",
)


@group.command(
    "tail",
    epilog=examples(
        "sympozium feed tail",
        "sympozium feed tail team -f",
        "sympozium feed tail team --persona lead --since 1h --full",
        "sympozium feed tail team -f --tools --memory",
        "sympozium feed tail --kind error,budget,breaker -o lines -f",
        "sympozium feed tail -A -o jsonl -f --cursor feed.cursor",
        "sympozium feed tail -f --kind error --exec ./tell-somebody",
    ),
)
def tail(
    pack: Annotated[str, typer.Argument(metavar="[PACK]", help="The pack; without, all, and runs of none.")] = "",
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what is said from now on.")] = False,
    since: Annotated[
        str,
        typer.Option(
            metavar="DURATION|TIME", show_default=False, help="What was said since then: 1h, or 2026-08-07T09:00:00Z."
        ),
    ] = "",
    last: Annotated[
        Optional[int],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option(
            "--last", metavar="N", min=0, show_default=False, help="The last N messages; without --since, 50."
        ),
    ] = None,
    persona: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--persona", metavar="NAME", show_default=False, help="By or to this persona; repeatable."),
    ] = None,
    run: Annotated[
        str, typer.Option("--run", metavar="RUN", show_default=False, help="Of this run, and of those that it caused.")
    ] = "",
    kind: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--kind", metavar="KIND,...", show_default=False, help="Of these kinds: task, result, error, ..."),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="time|persona", help="One after the other, or persona by persona.")
    ] = "time",
    full: Annotated[bool, typer.Option("--full", help="Show long texts to their end.")] = False,
    tools: Annotated[
        bool, typer.Option("--tools", help="The tools that agents call, too, by the logs of the runs at work.")
    ] = False,
    memory: Annotated[
        bool, typer.Option("--memory", help="What they leave in the memory that a pack shares, too.")
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
    as_user: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Show who said what to whom: tasks, answers, delegations, errors, and what became of the pack.

    Every message is told once, after those that it follows from. What agents write is shown without being obeyed.
    The whole of a run is in 'sympozium runs get RUN --full'. An event, for --bell, --notify and --exec, is a message
    that comes after the past.

    Exit codes: 0 told, 2 wrong usage, 3 nothing was said, 4 not allowed, 5 no such pack or run, 8 unreachable, 124 out
    of time, 130 stopped.
    """
    from sympozium_cli.cli.feed_tailing import Wanted, tail_feed
    from sympozium_cli.cli.hooks import Wishes
    from sympozium_cli.cli.tailing import TailFiles

    wanted = Wanted(
        pack=pack,
        personas=tuple(persona or ()),
        run=run,
        kinds=tuple(kind or ()),
        since=since,
        last=last,
        by=by,
        follow=follow,
        full=full,
        tools=tools,
        memory=memory,
        timeout=timeout,
        output=output,
        everywhere=all_namespaces,
        files=TailFiles(cursor, record, replay, speed),
        hooks=Wishes(bell, notify, command),
        color=color,
        quiet=quiet,
    )
    return tail_feed(wanted, Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose))
