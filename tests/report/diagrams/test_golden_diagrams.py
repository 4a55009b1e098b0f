"""Pictures of a few packs, byte for byte.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drawn import shown
from sympozium_cli.report.cells import cells

HERE = Path(__file__).parent
PACKS = sorted((HERE / "packs").iterdir())


def _check(name: str, text: str) -> None:
    golden = HERE / "golden" / name
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["text", "mermaid", "dot", "svg"])
def test_a_picture_is_what_it_was(path: Path, form: str) -> None:
    _check(f"{path.stem}.{form}", shown(form, path.read_text("utf-8"), width=80))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_text_fits_the_terminal(path: Path, width: int) -> None:
    lines = shown("text", path.read_text("utf-8"), width=width).splitlines()
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_signs_can_be_ascii(path: Path) -> None:
    _check(f"{path.stem}.ascii", shown("text", path.read_text("utf-8"), width=80, unicode=False))
