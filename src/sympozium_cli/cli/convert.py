"""`sympozium pack convert`: an old dialect in the words of the current one."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Reach, RequestTimeout
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium pack convert team.yaml > converted.yaml",
    "sympozium pack convert --diff --from v0.10.30 team.yaml",
    "sympozium pack convert --check packs/ 'teams/**/*.yaml'",
    "sympozium pack convert -i packs/",
    "sympozium pack convert --target cluster --diff team.yaml",
    "cat team.yaml | sympozium pack convert - | sympozium pack validate -",
)


def convert(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for standard input."),
    ],
    origin: Annotated[
        str,
        typer.Option("--from", metavar="VERSION", help="The release that the packs ran on. [newest of its dialect]"),
    ] = "",
    target: Annotated[
        str, typer.Option(metavar="VERSION", help="The release to convert to; or cluster. [newest]")
    ] = "",
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Rewrite the files.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what would change, and change nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Say which packs are of an old dialect.")] = False,
    activate: Annotated[
        Optional[bool],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option("--activate/--inactive", help="Whether packs that do not say so are to be enabled."),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FORMAT", help="text, or json, which tells what changes.")
    ] = "text",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Write packs of older dialects in the words of the current one.

    PersonaPacks and Ensembles of v0.9 become Ensembles with agentConfigs. Comments, order and quotes stay as they
    are; what the cluster has written into the metadata is left out. What means something else to the new release
    than it did to the old one is listed on standard error, with the place in the file and how to keep it. Nothing is
    sent anywhere, unless --target cluster asks a cluster for its release.

    Exit codes: 0 fine, 1 with --check or --diff something would change, or else a result would not work, 2 wrong
    usage or unreadable input, 3 no pack found.
    """
    from sympozium_cli.cli.choices import checked_choice
    from sympozium_cli.cli.cluster_release import named_release
    from sympozium_cli.cli.converting import Manner, convert_all
    from sympozium_cli.convert.conversion import Wish
    from sympozium_cli.convert.origin import parse_origin
    from sympozium_cli.schema.target import NEWEST, Target

    checked_choice("--output", output, ("text", "json"))
    reach = Reach("", context, kubeconfig, impersonate, request_timeout)
    release = named_release(target, reach, "converted", quiet=quiet)
    wish = Wish(Target.parse(release) if release else NEWEST, parse_origin(origin) if origin else None, activate)
    manner = Manner(in_place=in_place, diff=diff, check=check, json=output == "json", color=color, quiet=quiet)
    return convert_all(paths, wish, manner)
