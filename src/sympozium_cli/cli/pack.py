"""`sympozium pack`: check packs, see what they will do, and change them."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli import (
    activate,
    convert,
    deactivate,
    diff,
    exclude,
    graph,
    init,
    pack_apply,
    pack_list,
    pack_status,
    render,
    schedule,
    trigger,
)
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, Quiet
from sympozium_cli.cli.secret_words import Careful

_FORMATS = "full, concise, json, jsonl, sarif, github, gitlab, junit, markdown"

group = noun(
    "Check packs, see what they will do, compare and convert them.",
    "sympozium pack validate",
    "sympozium pack render team.yaml --explain",
    "sympozium pack schedule team.yaml",
)


@group.command(
    "validate",
    epilog=examples(
        "sympozium pack validate",
        "sympozium pack validate team.yaml packs/ 'teams/**/*.yaml'",
        "sympozium pack validate --target v0.10.43 --fail-on warning team.yaml",
        "sympozium pack validate -o json team.yaml > findings.json",
        "cat team.yaml | sympozium pack validate -",
        "sympozium pack validate --cluster --target cluster team.yaml",
    ),
)
def validate(
    call: typer.Context,
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[PATH]...", help="Files, folders, patterns, or - for standard input."),
    ] = None,
    target: Annotated[
        str,
        typer.Option(
            metavar="VERSION", help="The Sympozium release to check for: 0.8, 0.9, 0.10, v0.10.43, or cluster."
        ),
    ] = "",
    output: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option("--output", "-o", metavar="FORMAT[=FILE]", help=f"{_FORMATS}; may be given several times."),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(metavar="NAME", help="How much to show: default, all, strict, or security."),
    ] = "",
    select: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="RULE", help="Show these rules, topics or patterns alone."),
    ] = None,
    ignore: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="RULE", help="Do not show these rules, topics or patterns."),
    ] = None,
    severity: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="RULE=LEVEL", help="Grade a rule as error, warning, info, or off."),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="LEVEL", help="The mildest finding shown that makes the exit code 1, or never. [error]"),
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what surely keeps its meaning, in place.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Mend by guessing, too: names, enums.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what the fixes would change, and change nothing.")
    ] = False,
    baseline: Annotated[str, typer.Option(metavar="FILE", help="Accept the findings listed there.")] = "",
    write_baseline: Annotated[str, typer.Option(metavar="FILE", help="List all findings there, to be accepted.")] = "",
    config: Annotated[str, typer.Option(metavar="FILE", help="Use this configuration for every input.")] = "",
    no_config: Annotated[bool, typer.Option("--no-config", help="Look for no configuration.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="The most processes to use; 0: what pays.")] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Forget what earlier runs have found.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print how often each rule speaks.")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit with 0 where there is no pack.")] = False,
    cluster: Annotated[
        bool, typer.Option("--cluster", help="Also look at what the packs refer to, and what is live of them.")
    ] = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Say what Kubernetes and the Sympozium controllers will refuse, drop, ignore or reinterpret.

    Without PATH every pack below the current folder is checked; what .gitignore names is left out. Other
    Kubernetes documents are skipped. Nothing is sent anywhere, unless --cluster or --target cluster asks for it, and
    then a cluster is only read.

    Exit codes: 0 no findings that count, 1 findings, 2 wrong usage or unreadable input, 3 no pack found. With a cluster
    also 4 not signed in or not allowed, 5 no Sympozium there, 8 not reachable.
    """
    from sympozium_cli.cli.validate import validated
    from sympozium_cli.cli.wishes import wishes_of

    return validated(paths or [], wishes_of(call.params))


group.command("diff", epilog=diff.EXAMPLES)(diff.diff)
group.command("render", epilog=render.EXAMPLES)(render.render)
group.command("init", cls=init.Offering, epilog=init.EXAMPLES)(init.init)
group.command("convert", epilog=convert.EXAMPLES)(convert.convert)
group.command("graph", epilog=graph.EXAMPLES)(graph.graph)
group.command("schedule", epilog=schedule.EXAMPLES)(schedule.schedule)
group.command("list", epilog=pack_list.EXAMPLES)(pack_list.pack_list)
group.command("status", epilog=pack_status.EXAMPLES)(pack_status.pack_status)
group.command("apply", epilog=pack_apply.EXAMPLES)(pack_apply.pack_apply)
group.command("activate", cls=Careful, epilog=activate.EXAMPLES)(activate.activate)
group.command("deactivate", epilog=deactivate.EXAMPLES)(deactivate.deactivate)
group.command("exclude", epilog=exclude.EXCLUDE_EXAMPLES)(exclude.exclude)
group.command("include", epilog=exclude.INCLUDE_EXAMPLES)(exclude.include)
group.command("trigger", epilog=trigger.EXAMPLES)(trigger.trigger)
