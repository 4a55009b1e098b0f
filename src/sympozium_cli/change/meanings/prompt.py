"""A persona is told something else to be."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import INFO, Meaning


def find(edit: Edit) -> Iterator[Meaning]:
    """The prompts that changed, by their size; their text is among the objects."""
    for old, new in edit.both:
        was, now = len(old.system_prompt), len(new.system_prompt)
        if old.system_prompt != new.system_prompt:
            size = f"{was:,} to {now:,} characters" if was != now else f"still {now:,} characters"
            text = f"the system prompt of '{new.name}' changes ({size}); runs that have begun keep the old one"
            places = (old.path / "systemPrompt", new.path / "systemPrompt")
            yield Meaning("prompt-changed", text, INFO, new.name, *places)
