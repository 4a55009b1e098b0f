"""Options of all commands that list objects; kubectl has the same."""

from __future__ import annotations

from typing import Annotated

import typer

ListOutput = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT",
        help="table, wide, json, yaml, name, jsonpath=TEMPLATE, or custom-columns=TITLE:FIELD,...",
    ),
]
Selector = Annotated[
    str, typer.Option("--selector", "-l", metavar="LABELS", show_default=False, help="Those with these labels.")
]
SortBy = Annotated[
    str, typer.Option(metavar="FIELD", show_default=False, help="In the order of this field, written as in jsonpath.")
]
NoHeaders = Annotated[bool, typer.Option("--no-headers", help="Print no line with titles.")]
