"""Findings about a tag of the shared memory that is more, or less, than one tag."""

from __future__ import annotations

from sympozium_cli.api import Word
from sympozium_cli.lint.faults.insertion import in_place_of_item
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Remove
from sympozium_cli.source import Document
from sympozium_cli.values.plural import quoted


def tags_in(text: str) -> list[str]:
    """The tags that an author means who writes `text`: divided by commas, without the blanks around them."""
    return [part.strip() for part in text.split(",") if part.strip()]


def not_one_tag(document: Document, word: Word) -> Finding:
    """The finding that the word is not just one tag, with a fix that makes single tags of it."""
    tags = tags_in(word)
    if not tags:
        fix = Fix("remove the blank tag", (Remove(word.path),), safe=True)
        return Finding(word.path, f"'{word}' is blank, and no tag", remedy="remove it", fix=fix)
    fix = Fix(f"write {quoted(tags)}", (in_place_of_item(document, word.path, tags),), safe=True)
    message = f"'{word}' is more than one tag" if len(tags) > 1 else f"'{word}' is a tag with something around it"
    return Finding(word.path, message, remedy=f"write {quoted(tags)}", fix=fix)
