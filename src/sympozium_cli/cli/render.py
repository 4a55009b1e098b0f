"""`sympozium pack render`: the objects that the controllers will make of a pack."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Reach, RequestTimeout
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import TARGET, Colour, Quiet

EXAMPLES = examples(
    "sympozium pack render team.yaml",
    "sympozium pack render team.yaml --include agents,runs -o tree",
    "sympozium pack render team.yaml --explain --persona lead",
    "sympozium pack render team.yaml --view stored --output-dir rendered",
    "sympozium pack render team.yaml --target cluster",
    "sympozium pack render - -o json < team.yaml",
    "sympozium pack render team.yaml --controller-env SYMPOZIUM_IMAGE_TAG=0.10.45",
)

_FORMATS = "yaml, json (a v1 List), name, or tree"


def render(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, a folder, a pattern, or - for standard input.")],
    target: Annotated[str, typer.Option(metavar="VERSION", help=TARGET)] = "",
    include: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option(metavar="agents,runs", help="Also what the agents' controller makes; the first runs."),
    ] = None,
    view: Annotated[
        str, typer.Option(metavar="sent|stored", help="As the controllers send it, or as the API server keeps it.")
    ] = "sent",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FORMAT", help=f"{_FORMATS}.")] = "yaml",
    explain: Annotated[bool, typer.Option("--explain", help="Say beside every field where it comes from.")] = False,
    persona: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="NAME", help="Only what belongs to this persona; may be given several times."),
    ] = None,
    output_dir: Annotated[str, typer.Option(metavar="DIR", help="Write one file per object there.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write to a folder that is not empty.")] = False,
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Nothing for a pack that is not enabled, as in the cluster.")
    ] = False,
    controller_env: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
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
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Print the objects that the controllers will make of a pack, in the order of creation.

    The pack is taken as if it were enabled. What would stop the controllers stops this, too, with the findings of
    'pack validate'. Nothing is sent anywhere, unless --target cluster asks a cluster for its release. What looks
    like a credential is hidden.

    Exit codes: 0 rendered, 1 nothing would be made of the pack, 2 wrong usage or unreadable input, 3 no pack found.
    """
    from sympozium_cli.cli.circumstances import circumstances
    from sympozium_cli.cli.cluster_release import named_release
    from sympozium_cli.cli.rendering import Wanted, rendered
    from sympozium_cli.schema.target import Target

    reach = Reach("", context, kubeconfig, impersonate, request_timeout)
    release = named_release(target, reach, "rendered", quiet=quiet)
    around = circumstances(
        Target.parse(release) if release else None,
        controller_env or (),
        model_endpoint,
        existing_secret or (),
        namespace,
    )
    wanted = Wanted(
        target=release,
        include=tuple(include or ()),
        view=view,
        output=output,
        explain=explain,
        personas=tuple(persona or ()),
        folder=output_dir,
        force=force,
        as_written=as_written,
        color=color,
        quiet=quiet,
    )
    rendered(path, around, wanted)
