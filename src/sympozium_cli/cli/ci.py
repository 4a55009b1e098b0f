"""`sympozium ci`: have packs checked where code is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, Quiet
from sympozium_cli.errors import RefusedError

if TYPE_CHECKING:
    from sympozium_cli.templates import Host, TargetFile

group = noun(
    "Have packs checked on every change.", "sympozium ci init github", "sympozium ci init pre-commit --dry-run"
)


@group.command(
    "init",
    epilog=examples(
        "sympozium ci init github",
        "sympozium ci init gitlab --output .gitlab/sympozium.yml",
        "sympozium ci init pre-commit --dry-run",
    ),
)
def init(
    host: Annotated[str, typer.Argument(metavar="github|gitlab|pre-commit", help="Where the check will run.")],
    output: Annotated[
        str,
        typer.Option("--output", metavar="PATH", help="The file to write, if not the one that the host reads."),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the file instead of writing it.")] = False,
    _color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Write the file that makes a host check packs: a workflow, a pipeline or a hook.

    It goes where the host reads it, below the root of the git repository. A file that exists is never replaced
    without --force; where it can be added to, the lines to add are printed instead.

    Exit codes: 0 written, 2 wrong usage or unwritable, 6 the file exists.
    """
    from sympozium_cli.templates import HOSTS, place

    checked_choice("HOST", host, tuple(HOSTS))
    chosen = HOSTS[host]
    file = place(chosen.path, output)
    if dry_run:
        print(chosen.text(), end="")
        _say(_intention(file, force=force), quiet=quiet)
        return
    if not file.write(chosen.text(), replace=force):
        raise _refusal(chosen, file)
    print(f"wrote {file.path}")
    _say(f"next: {chosen.next_step(file.from_root)}", quiet=quiet)


def _intention(file: TargetFile, *, force: bool) -> str:
    if file.exists and not force:
        return f"note: {file.path} exists; it would be left as it is"
    return f"note: this would be {file.path}"


def _refusal(host: Host, file: TargetFile) -> RefusedError:
    """The error that the file exists; the lines that it could take go to standard output."""
    hint = "--dry-run shows what would be written, --force replaces it"
    if host.merge and file.from_root == host.path:
        print(host.lines_for(host.beside), end="")
        hint = f"{host.merge}; --force replaces the whole file"
    return RefusedError(f"{file.path} exists and is left as it is", hint=hint)


def _say(line: str, *, quiet: bool) -> None:
    import sys

    if not quiet:
        print(line, file=sys.stderr)
