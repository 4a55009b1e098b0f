"""`sympozium runs`: what the agents of packs do, have done, and why not."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli import run_watch
from sympozium_cli.cli.change_options import DryRun, Timeout, Yes
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
from sympozium_cli.cli.list_options import ListOutput, NoHeaders, Selector
from sympozium_cli.cli.options import Colour, NoInput, Quiet
from sympozium_cli.cli.run_options import (
    FieldSelector,
    OlderThan,
    Pack,
    Persona,
    Phase,
    Run,
    Since,
    Text,
    Which,
)

group = noun(
    "What the agents of packs do: list runs, look at one, read its log, see what led to it, stop it.",
    "sympozium runs list --pack team",
    "sympozium runs get team-lead-schedule-12",
    "sympozium runs logs team-lead-schedule-12 -f",
    "sympozium runs tree --failed",
)


@group.command(
    "list",
    epilog=examples(
        "sympozium runs list",
        "sympozium runs list --pack team --phase Failed,Running --since 1h",
        "sympozium runs list --persona writer --last -o wide",
        "sympozium runs list -A --limit 20 -o name",
        "sympozium runs list team-lead-schedule-12 -o jsonpath='{.status.phase}'",
    ),
)
def list_runs(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[RUN]...", help="These runs alone: their names, run/NAME or agentrun/NAME."),
    ] = None,
    pack: Pack = "",
    persona: Persona = "",
    phase: Phase = "",
    since: Since = "",
    older_than: OlderThan = "",
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="NUMBER", show_default=False, help="No more than the newest.")
    ] = 0,
    last: Annotated[bool, typer.Option("--last", help="The newest alone.")] = False,
    selector: Selector = "",
    field_selector: FieldSelector = "",
    all_namespaces: AllNamespaces = False,
    output: ListOutput = "table",
    sort_by: Annotated[
        str, typer.Option(metavar="FIELD", show_default=False, help="In the order of a field: .status.phase.")
    ] = "",
    no_headers: NoHeaders = False,
    show_labels: Annotated[bool, typer.Option("--show-labels", help="Add a column with all labels.")] = False,
    show_managed_fields: Annotated[
        bool, typer.Option("--show-managed-fields", help="Leave them in JSON and YAML.")
    ] = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """List runs, the newest first; what looks like a credential in their settings is hidden.

    The runs of a pack are those of its agents, of which most carry no label of the pack. Beside the phases of the
    controller there are NeverStarts (the name is too long for a Job), Stuck (no controller takes it up) and
    Terminating. --phase takes phases, or the words active and finished.

    Exit codes: 0 listed, even if there are none, 2 wrong usage, 4 forbidden, 5 no such run or pack, 8 unreachable.
    """
    from sympozium_cli.cli import runs_listing

    wanted = runs_listing.Wanted(
        names=tuple(names or ()),
        which=Which(pack, persona, phase, since, older_than),
        labels=selector,
        fields=field_selector,
        everywhere=all_namespaces,
        limit=1 if last else limit,
        output=output,
        sort_by=sort_by,
        headers=not no_headers,
        show_labels=show_labels,
        managed_fields=show_managed_fields,
        color=color,
        quiet=quiet,
    )
    runs_listing.list_runs(wanted, Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose))


@group.command(
    "get",
    epilog=examples(
        "sympozium runs get team-lead-schedule-12",
        "sympozium runs get run/team-lead-schedule-12 --full",
        "sympozium runs get team-lead-schedule-12 -o json > run.json",
    ),
)
def get(
    name: Run,
    full: Annotated[bool, typer.Option("--full", help="Fold nothing: the whole task, answer and error.")] = False,
    output: Text = "text",
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Show one run: what it is, who started it, what it waits for, what it cost and answered, and what to do next.

    -o json is a document of this program's own, with exact texts; 'runs list RUN -o json' is the object itself.

    Exit codes: 0 shown, 2 wrong usage, 4 forbidden, 5 no such run, 8 unreachable.
    """
    from sympozium_cli.cli.run_getting import get_run

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    get_run(name, output, reach, full=full, color=color, quiet=quiet)


@group.command(
    "tree",
    epilog=examples(
        "sympozium runs tree team-lead-schedule-12",
        "sympozium runs tree --pack team --failed",
        "sympozium runs tree team-lead-schedule-12 --why-failed",
        "sympozium runs tree --limit 0 -o json > trees.json",
    ),
)
def tree(
    name: Annotated[
        str, typer.Argument(metavar="[RUN]", help="The tree that this run is in; without, the newest trees.")
    ] = "",
    pack: Annotated[
        str, typer.Option("--pack", metavar="NAME", show_default=False, help="Trees with a run of this pack.")
    ] = "",
    failed: Annotated[bool, typer.Option("--failed", help="Only trees in which something failed.")] = False,
    why_failed: Annotated[
        bool, typer.Option("--why-failed", help="Only where each failure began, and what it took along.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="NUMBER", help="So many trees, the newest; 0 is all.")
    ] = 10,
    output: Text = "text",
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Show which run led to which: delegations, sub-agents and successors, below the run that began it all.

    In parentheses stands what a run and all below it have used together. What became of a delegate is taken from the
    delegate itself: the record of its parent calls failures a success. What failed first is told first.

    Exit codes: 0 shown, 2 wrong usage, 4 forbidden, 5 no such run or pack, 8 unreachable.
    """
    from sympozium_cli.cli.run_tree import Wanted, show_tree

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    show_tree(Wanted(name, pack, failed, why_failed, limit, output, color, quiet), reach)


@group.command(
    "logs",
    epilog=examples(
        "sympozium runs logs team-lead-schedule-12",
        "sympozium runs logs team-lead-schedule-12 -f --tail 20",
        "sympozium runs logs team-lead-schedule-12 --tree --grep 'tool call'",
        "sympozium runs logs team-lead-schedule-12 --all-containers --since 10m",
        "sympozium runs logs team-lead-schedule-12 -c skill-github",
    ),
)
def logs(
    name: Run,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Wait for it to begin, and go on to its end.")] = False,
    container: Annotated[
        str, typer.Option("--container", "-c", metavar="NAME", show_default=False, help="Of this container.")
    ] = "",
    all_containers: Annotated[
        bool, typer.Option("--all-containers", help="Of all containers, also of its hooks.")
    ] = False,
    whole_tree: Annotated[bool, typer.Option("--tree", help="Also of the runs that it has led to.")] = False,
    since: Annotated[
        str, typer.Option("--since", metavar="DURATION", show_default=False, help="What is no older than: 10m.")
    ] = "",
    tail: Annotated[
        int, typer.Option("--tail", metavar="NUMBER", show_default=False, help="The last lines of each log.")
    ] = -1,
    previous: Annotated[
        bool, typer.Option("--previous", "-p", help="Of the container before it was started again.")
    ] = False,
    grep: Annotated[
        str, typer.Option("--grep", metavar="REGEX", show_default=False, help="Lines that match alone.")
    ] = "",
    timestamps: Annotated[bool, typer.Option("--timestamps", help="Begin every line with its time.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Also what the runner writes for its controller.")] = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Print the log of a run's agent; where it is gone, the run's answer or error.

    The result and the memory that the runner passes to its controller through the log are left out. What a terminal
    would obey is written out, and with several logs every line begins with the name of who wrote it.

    Exit codes: 0 printed, 2 wrong usage, 3 nothing there yet, or no more, 4 forbidden, 5 no such run or container,
    8 unreachable.
    """
    from sympozium_cli.cli.run_logs import Wanted, show_logs

    wanted = Wanted(
        name=name,
        follow=follow,
        container=container,
        all_containers=all_containers,
        tree=whole_tree,
        since=since,
        tail=None if tail < 0 else tail,
        previous=previous,
        grep=grep,
        timestamps=timestamps,
        raw=raw,
        color=color,
        quiet=quiet,
    )
    show_logs(wanted, Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose))


@group.command(
    "stop",
    epilog=examples(
        "sympozium runs stop team-lead-schedule-12 --dry-run=client",
        "sympozium runs stop team-lead-schedule-12 --tree --yes",
        "sympozium runs stop run/team-writer-seq-99 --yes --no-wait",
    ),
)
def stop(
    names: Annotated[list[str], typer.Argument(metavar="RUN...", help="The runs: their names, or run/NAME.")],
    whole_tree: Annotated[bool, typer.Option("--tree", help="Also the runs that they have led to.")] = False,
    dry_run: DryRun = "none",
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Do not wait until they are gone.")] = False,
    timeout: Timeout = "2m",
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
    """Stop runs. There is no other way than to delete them, with all that they have done so far.

    What is lost is listed first, and it asks. Runs that have ended are left alone, and so is another run that has
    taken the name meanwhile. It waits until the controllers have taken the pods away.

    Exit codes: 0 stopped, or ended before, 2 wrong usage, 4 forbidden, 5 no such run, 6 refused, 7 not all of them,
    8 unreachable, 124 not gone in time.
    """
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.runs_stopping import Wanted, stop_runs

    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, "", yes, no_input, color, quiet)
    stop_runs(Wanted(tuple(names), whole_tree, not no_wait, timeout), reach, manner)


group.command("watch", epilog=run_watch.EXAMPLES)(run_watch.watch)
