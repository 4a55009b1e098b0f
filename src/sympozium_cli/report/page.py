"""A page of the manual: for a terminal through rich, else as it is written."""

from __future__ import annotations

import io

from sympozium_cli.report.terminal import Terminal
from sympozium_cli.report.writable import can_show

_WIDEST = 100


def page(markdown: str, terminal: Terminal, encoding: str = "utf-8") -> str:
    """`markdown` as it is to be printed: laid out for a person, untouched for a pipe; ends with one newline.

    Where `encoding` has no bullets and lines, it stays as it is written, too.
    """
    if terminal.interactive or terminal.colour:
        laid_out = _laid_out(markdown, terminal)
        if can_show(laid_out, encoding):
            return laid_out
    return markdown.rstrip("\n") + "\n"


def _laid_out(markdown: str, terminal: Terminal) -> str:
    from rich.console import Console
    from rich.markdown import Markdown

    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        width=min(terminal.width or 80, _WIDEST),
        legacy_windows=False,
    )
    console.print(Markdown(markdown, code_theme="ansi_dark"))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).rstrip("\n") + "\n"
