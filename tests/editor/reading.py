"""Read a text in which a bar marks the cursor."""

from __future__ import annotations

from sympozium_cli.editor.reading import Reading, read
from sympozium_cli.editor.text import Point

HEAD = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: team}\n"


def marked(text: str, before: Reading | None = None) -> tuple[Reading, Point]:
    """The reading of a text without its bar, and the point where that was."""
    index = text.index("|")
    reading = read(text.replace("|", "", 1), before=before)
    return reading, reading.text.point(index)
