"""`sympozium pack schedule`: when the runs of a pack start."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Reach, RequestTimeout
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import TARGET, Colour, Quiet

EXAMPLES = examples(
    "sympozium pack schedule team.yaml",
    "sympozium pack schedule team.yaml --for 7d --tz Europe/Paris",
    "sympozium pack schedule team.yaml --from 2026-03-02 --tokens-per-run 20k",
    "sympozium pack schedule team.yaml --target cluster",
    "sympozium pack schedule team.yaml --running --persona lead -o json",
)
_FORMATS = ("text", "json")


def schedule(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, a folder, a pattern, or - for standard input.")],
    target: Annotated[str, typer.Option(metavar="VERSION", help=TARGET)] = "",
    name: Annotated[str, typer.Option(metavar="NAME", help="Which pack is meant, where PATH holds several.")] = "",
    span: Annotated[
        str, typer.Option("--for", metavar="DURATION", help="How far to look: 90m, 24h, 7d; up to 366d.")
    ] = "24h",
    start: Annotated[
        str,
        typer.Option("--from", metavar="TIME", help="When to begin: 2026-03-02, 2026-03-02T09:00Z. [now]"),
    ] = "",
    running: Annotated[
        bool, typer.Option("--running", help="The pack is enabled already: there are no first runs.")
    ] = False,
    zone: Annotated[
        str,
        typer.Option("--tz", metavar="ZONE", help="The time zone to show and read times in; schedules keep theirs."),
    ] = "UTC",
    persona: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option(metavar="NAME", help="Show this persona; may be given several times."),
    ] = None,
    tokens_per_run: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="[NAME=]N", help="What a run uses, of all personas or of one."),
    ] = None,
    tokens_used: Annotated[
        int, typer.Option(metavar="N", min=0, help="What the pack has used so far: status.tokenBudgetUsed.")
    ] = 0,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FORMAT", help="text, or json.")] = "text",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Show when the schedules of a pack start runs, and when they get in each other's way.

    A cron expression without TZ= or CRON_TZ= counts in UTC, the zone of the controller's container. What a
    cluster has done so far is not looked at, and nothing is sent anywhere, unless --target cluster asks one for its
    release.

    Exit codes: 0 shown, 1 nothing would be made of the pack, 2 wrong usage or unreadable input, 3 no pack found.
    """
    from sympozium_cli.cli.cluster_release import named_release
    from sympozium_cli.cli.forecasting import Wishes, forecast_lines
    from sympozium_cli.cli.loading import demand_whole, load_pack, tell_other_words

    checked_choice("--output", output, _FORMATS)
    wishes = Wishes(span, start, zone, running, tuple(persona or ()), tuple(tokens_per_run or ()), tokens_used)
    settled = wishes.settled()
    reach = Reach("", context, kubeconfig, impersonate, request_timeout)
    release = named_release(target, reach, "foretold", quiet=quiet)
    [subject] = demand_whole([load_pack(path, release, name)], color)
    if not quiet:
        tell_other_words(subject.document, subject.target)
    for line in forecast_lines(subject, settled, output, color):
        print(line)
