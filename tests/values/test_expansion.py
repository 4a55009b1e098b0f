"""Dollars are what Kubernetes takes them for."""

from __future__ import annotations

import pytest

from sympozium_cli.values.expansion import pieces


def _found(text: str) -> list[str]:
    return [piece.name or text[piece.start : piece.end] for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$(HOME)", ["HOME"]),
        ("a $(HOME) b $(PATH)", ["HOME", "PATH"]),
        ("$(HOME", []),
        ("$()", []),
        ("$HOME ${HOME} $ $1", []),
        ("$(a $(HOME))", ["a $(HOME"]),
        ("$$(HOME)", []),
        ("$$$$(HOME)", []),
        ("kill $$", ["$$"]),
        ("$$ and $$", ["$$", "$$"]),
        ("$$$", ["$$$"]),
        ("$$$x", ["$$$"]),
        ("$$$(HOME)", ["$$", "HOME"]),
        ("$$$$", []),
        ("$$$$$", []),
        ("$$$$$$", []),
        ("", []),
    ],
)
def test_references_and_lost_dollars_are_found_and_doubled_ones_are_not(text: str, found: list[str]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize("text", ["$(HOME)", "kill $$", "$$$", "$$$(HOME)", "$(A)$(B) $$$ $$"])
def test_a_text_with_every_piece_written_literally_has_no_pieces(text: str) -> None:
    for piece in reversed(list(pieces(text))):
        text = text[: piece.start] + piece.literal + text[piece.end :]
    assert list(pieces(text)) == []
