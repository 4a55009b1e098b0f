"""`sympozium lsp`: the language server, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, Quiet

EXAMPLES = examples(
    "sympozium lsp",
    "sympozium lsp --profile all",
    "sympozium lsp --target v0.10.43",
)


def lsp(
    target: Annotated[str, typer.Option(metavar="VERSION", help="The Sympozium release to check for.")] = "",
    profile: Annotated[str, typer.Option(metavar="default|all|strict|security", help="Which findings to show.")] = "",
    config: Annotated[str, typer.Option(metavar="FILE", help="The configuration file, instead of the nearest.")] = "",
    _stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak over standard input and output, as it always does.")
    ] = False,
    _color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Check, complete and rename in an editor (Language Server Protocol).

    An editor starts it and speaks to it over standard input: docs/editors.md says how. Findings, profile, ignores and
    severities are those of 'pack validate', with the same configuration. It needs pygls:
    pip install 'sympozium-cli[lsp]'

    Exit codes: 0 the editor has said goodbye, or nothing at all, 1 it has gone in the middle of the conversation,
    2 wrong usage, or pygls is missing.
    """
    import sys

    from sympozium_cli.cli.saying import note
    from sympozium_cli.cli.wishes import Wishes, settings_of
    from sympozium_cli.config import read_settings
    from sympozium_cli.errors import UsageError

    wishes = Wishes(target=target, profile=profile, config=config)
    settings_of(wishes)
    if config:
        read_settings(config)
    try:
        from sympozium_cli.cli.language_server import serve
    except ModuleNotFoundError as error:
        hint = "install it: pip install 'sympozium-cli[lsp]'"
        raise UsageError("the language server needs pygls, which is not installed", hint=hint) from error
    if sys.stdin.isatty() and not quiet:
        note("an editor starts this, and speaks to it over standard input; Ctrl-C ends it")
    return serve(wishes)
