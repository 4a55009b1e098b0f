"""The wheel holds what the program reads besides its code."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from ci.hosts import ROOT
from ci.offline import wheel


def test_the_wheel_holds_the_examples_and_the_templates(tmp_path: Path) -> None:
    (built,) = wheel(ROOT, tmp_path).glob("*.whl")
    with ZipFile(built) as archive:
        held = {name.removeprefix("sympozium_cli/"): archive.read(name) for name in archive.namelist()}
    for file in (ROOT / "examples").iterdir():
        assert held[f"examples/{file.name}"] == file.read_bytes()
    for file in (ROOT / "src/sympozium_cli/templates").glob("*.y*ml"):
        assert held[f"templates/{file.name}"] == file.read_bytes()
