"""`sympozium runs watch`: what becomes of runs."""

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
from sympozium_cli.cli.hook_options import Bell, Execute, Notify
from sympozium_cli.cli.list_options import Selector
from sympozium_cli.cli.options import Colour, Quiet
from sympozium_cli.cli.run_options import Pack, Persona, Since
from sympozium_cli.cli.tail_options import Cursor, Format, Record, Replay, Speed, Timeout

EXAMPLES = examples(
    "sympozium runs watch",
    "sympozium runs watch team-lead-schedule-12 --timeout 15m",
    "sympozium runs watch --pack team --until finished",
    "sympozium runs watch --last --any --bell",
    "sympozium runs watch -A -o jsonl --cursor runs.cursor",
)


def watch(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[RUN]...", help="These runs, and all that they cause: names, or run/NAME."),
    ] = None,
    pack: Pack = "",
    persona: Persona = "",
    since: Since = "",
    last: Annotated[bool, typer.Option("--last", help="The newest run that there is.")] = False,
    selector: Selector = "",
    all_namespaces: AllNamespaces = False,
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="WHAT",
            show_default=False,
            help="finished, a phase such as Failed, or idle=30s; for runs that are named: finished.",
        ),
    ] = "",
    any_run: Annotated[bool, typer.Option("--any", help="Until the first of them has ended.")] = False,
    timeout: Timeout = "",
    output: Format = "",
    cursor: Cursor = "",
    record: Record = "",
    replay: Replay = "",
    speed: Speed = 1.0,
    bell: Bell = False,
    notify: Notify = False,
    command: Execute = "",
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Watch runs, and all that they cause, and exit with what has become of them.

    Without names it goes on until Ctrl-C, which leaves the runs alone. A run that serves has arrived; one whose name is
    too long ever to begin has failed. In a pipe each step is a line, with the oldest news first; runs that had ended
    before are told only if they are named. An event, for --bell, --notify and --exec, is that a run ends.

    Exit codes: 0 all ended well, or serve, 1 one has failed, 2 wrong usage, 4 forbidden, 5 no such run, or one was
    deleted, 8 unreachable, 124 out of time, 130 stopped.
    """
    from sympozium_cli.cli.hooks import Wishes
    from sympozium_cli.cli.run_options import Which
    from sympozium_cli.cli.run_watching import Wanted, watch_runs
    from sympozium_cli.cli.tailing import TailFiles

    wanted = Wanted(
        names=tuple(names or ()),
        which=Which(pack, persona, "", since, ""),
        last=last,
        labels=selector,
        everywhere=all_namespaces,
        until=until,
        first=any_run,
        timeout=timeout,
        output=output,
        files=TailFiles(cursor, record, replay, speed),
        hooks=Wishes(bell, notify, command),
        color=color,
        quiet=quiet,
    )
    return watch_runs(wanted, Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose))
