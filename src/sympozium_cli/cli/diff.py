"""`sympozium pack diff`: what an edit of a pack does to the pack that is live."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium pack diff team.yaml",
    "sympozium pack diff old.yaml new.yaml",
    "sympozium pack diff --ref main team.yaml",
    "sympozium pack diff --ref HEAD~1 team.yaml -o markdown > comment.md",
    "sympozium pack diff old.yaml new.yaml -o json --target cluster",
    "cat new.yaml | sympozium pack diff old.yaml -",
)


def diff(
    paths: Annotated[
        list[str], typer.Argument(metavar="[OLD] NEW", help="Two versions, one may be -; NEW alone: the live pack.")
    ],
    ref: Annotated[
        str, typer.Option(metavar="GITREF", help="Compare one file with itself in this commit, branch or tag.")
    ] = "",
    target: Annotated[
        str,
        typer.Option(metavar="VERSION", help="The Sympozium release that runs: v0.10.44; or cluster. [newest]"),
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FORMAT", help="unified, json, or markdown.")
    ] = "unified",
    start: Annotated[
        str, typer.Option("--from", metavar="TIME", help="Count ticks from here: 2026-03-02, 2026-03-02T09:00Z. [now]")
    ] = "",
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Take a pack that is enabled in neither version as it is.")
    ] = False,
    controller_env: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option(metavar="FILE|KEY=VALUE", help="The controller's environment; without, that of its chart."),
    ] = None,
    model_endpoint: Annotated[
        str, typer.Option(metavar="URL", help="The address of the Model that modelRef names.")
    ] = "",
    existing_secret: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="NAME", help="The only Secrets there are; without, all that are referred to."),
    ] = None,
    namespace: Annotated[
        str, typer.Option("--namespace", "-n", metavar="NAME", help="Where a pack that names none is applied.")
    ] = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Say what an edit means, what the controllers will write, delete and leave, and show every object.

    OLD is taken to be live: applied, and worked through by the controllers. A pack that is enabled in neither
    version is taken to be enabled in both. What looks like a credential is hidden.

    NEW alone is compared with the live pack: with what applying it would make of it, asked of the API server as a
    dry run. Nothing else is sent anywhere, and with two versions nothing at all, unless --target cluster asks a
    cluster for its release.

    Exit codes: 0 no difference, 1 a difference, or NEW is refused, 2 wrong usage or unreadable input, 3 no pack
    found, 4 forbidden, 8 unreachable.
    """
    from sympozium_cli.cli.circumstances import circumstances
    from sympozium_cli.cli.cluster_release import named_release
    from sympozium_cli.cli.comparing import Wanted, compared, target_of
    from sympozium_cli.cli.reach import CLUSTER

    live = len(paths) == 1 and not ref
    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    # For the live pack, the release is that of the cluster anyhow, unless another is named.
    asked = "" if target == CLUSTER else target
    release = asked if live else named_release(target, reach, "compared", quiet=quiet)
    chosen = target_of(release)
    around = circumstances(chosen, controller_env or (), model_endpoint, existing_secret or (), namespace)
    wanted = Wanted(
        ref=ref,
        target=chosen,
        forced=bool(release),
        output=output,
        start=start,
        as_written=as_written,
        color=color,
        quiet=quiet,
    )
    if not live:
        return compared(paths, around, wanted)
    from sympozium_cli.cli.live_comparing import Given, compared_with_cluster

    given = Given(tuple(controller_env or ()), model_endpoint, tuple(existing_secret or ()))
    return compared_with_cluster(paths[0], reach, given, wanted)
