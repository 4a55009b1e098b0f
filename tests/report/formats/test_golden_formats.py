"""The formats for machines and hosts, byte for byte.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from report.findings import finding, place
from report.formats.reports import HERE, MIXED, NAMES, PACKS, report_text, text_of
from sympozium_cli import __version__

SECRET = "sk-q7Rz2Lw9Xk4Tn8Vb3Mc6Jd1Hf5Gs0Pa"


def _check(name: str, text: str) -> None:
    golden = HERE / "golden" / f"{name}.txt"
    text = text.replace(f'"version": "{__version__}"', '"version": "(of the program)"')
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_report_of_a_pack(path: Path, form: str) -> None:
    _check(f"{path.stem}.{form}", report_text([path], form))


@pytest.mark.parametrize("form", NAMES)
def test_the_report_of_all_packs(form: str) -> None:
    _check(f"all.{form}", report_text(PACKS, form))


@pytest.mark.parametrize("form", NAMES)
def test_windows_line_breaks_change_nothing(form: str, tmp_path: Path) -> None:
    for path in PACKS:
        copy = tmp_path / path.name
        copy.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert report_text([copy], form) == report_text([path], form)


@pytest.mark.parametrize("form", NAMES)
def test_no_report_shows_a_secret_or_a_character_that_harms(form: str) -> None:
    text = report_text([MIXED], form, every_rule=True)
    assert SECRET[-8:] not in text
    where = place(f"key: {SECRET}\n", SECRET, f"{SECRET}?\x1b[2J")
    text += text_of(form, finding(where, f"{SECRET} \x1b[2J\u202e\ud800\n::error::x", effect=SECRET, remedy=SECRET))
    assert SECRET[-8:] not in text
    assert all(character.isprintable() or character == "\n" for character in text)
    assert not [line for line in text.splitlines() if line.startswith("::error::x")]


@pytest.mark.parametrize("form", [name for name in NAMES if name not in {"markdown", "github"}])
def test_the_formats_for_machines_are_ascii(form: str) -> None:
    assert report_text(PACKS, form).isascii()


@pytest.mark.parametrize("form", NAMES)
def test_a_report_of_nothing_is_whole(form: str) -> None:
    _check(f"nothing.{form}", report_text([], form))


def test_the_formats_cost_nothing_until_they_are_asked_for() -> None:
    modules = "json", "xml", "hashlib", "urllib"
    imports = "; ".join(f"import sympozium_cli.report.{name}" for name in ("as_jsonl", "sarif", "github", "junit"))
    code = f"import sys; before = set(sys.modules); {imports}; print(*(set(sys.modules) - before & set({modules})))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not set(modules) & set(loaded)
