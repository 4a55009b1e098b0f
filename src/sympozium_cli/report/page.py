"""A page of the manual: for a terminal through rich, else as it is written."""

from __future__ import annotations

import io

from sympozium_cli.report.terminal import Terminal


def page(markdown: str, terminal: Terminal) -> str:
    """`markdown` as it is to be printed: coloured and wrapped for a person, untouched for a pipe."""
    if not terminal.interactive and not terminal.colour:
        return markdown.rstrip() + "\n"
    from rich.console import Console
    from rich.markdown import Markdown

    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, no_color=not terminal.colour, width=min(terminal.width or 80, 100)
    )
    console.print(Markdown(markdown, code_theme="ansi_dark"))
    return stream.getvalue()
