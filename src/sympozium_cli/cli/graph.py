"""`sympozium pack graph`: the personas of a pack and what connects them."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Reach, RequestTimeout
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import TARGET, Colour, Quiet

EXAMPLES = examples(
    "sympozium pack graph team.yaml",
    "sympozium pack graph team.yaml -o mermaid",
    "sympozium pack graph team.yaml -o svg > team.svg",
    "sympozium pack graph team.yaml --target cluster",
    "sympozium pack graph packs/ --name one -o dot",
)


def graph(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, a folder, a pattern, or - for standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FORMAT", help="text, mermaid, dot, svg, or json.")
    ] = "text",
    name: Annotated[str, typer.Option(metavar="NAME", help="Which pack is meant, where PATH holds several.")] = "",
    target: Annotated[str, typer.Option(metavar="VERSION", help=TARGET)] = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Draw the personas of a pack, its stimulus, the edges between them, and who shares memory.

    What 'pack validate' finds is marked where it stands, and a pack is drawn although it is wrong: only one of
    which nothing can be seen is refused. An svg needs no font, no script and no network, and follows a light or a
    dark surrounding. Nothing is sent anywhere, unless --target cluster asks a cluster for its release.

    Exit codes: 0 drawn, 1 there is nothing to draw, 2 wrong usage or unreadable input, 3 no pack found.
    """
    import os
    import sys

    from sympozium_cli.cli.choices import checked_choice
    from sympozium_cli.cli.cluster_release import named_release
    from sympozium_cli.cli.drawing import drawing_of
    from sympozium_cli.report.diagram import FORMATS, Look, drawn
    from sympozium_cli.report.diagram.signs import NEEDED
    from sympozium_cli.report.terminal import terminal
    from sympozium_cli.report.writable import can_show

    form = checked_choice("--output", output, tuple(FORMATS))
    reach = Reach("", context, kubeconfig, impersonate, request_timeout)
    release = named_release(target, reach, "drawn", quiet=quiet)
    drawing = drawing_of(path, release, name, color)
    look = Look(terminal(sys.stdout, color, os.environ), can_show(NEEDED, sys.stdout.encoding))
    for line in drawn(form, drawing, look):
        print(line)
