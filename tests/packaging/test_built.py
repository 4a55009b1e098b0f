"""What is built twice is the same twice, and the single file runs where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import build_zipapp
from cli.program import PACK, Outcome, outcome
from sympozium_cli import __version__

ROOT = Path(__file__).resolve().parents[2]
MOMENT = "1700000000"


def built(folder: Path, umask: int) -> dict[str, bytes]:
    """The wheel and the source archive of a copy of this project, as its files' names and contents."""
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    command = [sys.executable, "-m", "hatchling", "build"]
    env = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT}
    subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True, umask=umask)
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


def test_two_builds_of_the_wheel_and_the_source_archive_are_the_same(tmp_path: Path) -> None:
    first, second = built(tmp_path / "one", 0o022), built(tmp_path / "another place", 0o077)
    assert sorted(first) == [f"sympozium_cli-{__version__}-py3-none-any.whl", f"sympozium_cli-{__version__}.tar.gz"]
    assert first == second
    with zipfile.ZipFile(tmp_path / "one" / "dist" / min(first)) as wheel:
        assert "sympozium_cli/py.typed" in wheel.namelist()
        [scripts] = (wheel.read(name).decode() for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "kubectl_complete-sympozium = " in scripts
    with tarfile.open(tmp_path / "one" / "dist" / max(first)) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {"requirements/runtime.txt", "completions/sympozium.bash", "LICENSE"} <= names


@pytest.fixture(name="pyz", scope="module")
def _pyz(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("built") / "sympozium.pyz"
    command = [sys.executable, str(ROOT / "tools" / "build_zipapp.py"), str(path)]
    subprocess.run(command, capture_output=True, check=True)
    yield path
    path.unlink()


def run(pyz: Path, *words: str, **variables: str) -> Outcome:
    """Run the file with a Python that has nothing installed, and nothing of ours around."""
    python = getattr(sys, "_base_executable", sys.executable)
    plain = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(pyz.parent), **variables}
    return outcome([python, "-I", str(pyz), *words], cwd=pyz.parent, env=plain)


def test_the_single_file_holds_all_that_is_needed(pyz: Path) -> None:
    (pyz.parent / "team.yaml").write_text(PACK)
    assert run(pyz, "--version").out == f"sympozium {__version__}\n"
    assert "libyaml" in run(pyz, "version").out
    assert "(zipapp)" in run(pyz, "version").out
    assert run(pyz, "pack", "validate", "team.yaml").code == 0
    assert run(pyz, "schema", "print", "version-v1").code == 0
    assert run(pyz, "pack", "init", "x", "-o", "-", "--from-example", "data-team").code == 0
    assert run(pyz, "completion", "zsh").out.startswith("#compdef")
    told = run(pyz, "pack", "list")
    assert (told.code, told.err.splitlines()[0].startswith("error: there is no kubeconfig")) == (2, True)


def test_the_single_file_gets_along_without_a_home(pyz: Path, tmp_path: Path) -> None:
    for home in ("/proc", "/dev/null", str(tmp_path / "file" / "x")):
        (tmp_path / "file").touch()
        told = run(pyz, "--version", HOME=home, TMPDIR=str(tmp_path))
        assert told == (0, f"sympozium {__version__}\n", "")
    [own] = tmp_path.glob("sympozium-*")
    assert own.stat().st_mode & 0o77 == 0


def test_what_somebody_else_could_have_unpacked_is_not_used(pyz: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(pyz, "--version", SYMPOZIUM_CACHE_DIR=str(cache), TMPDIR=str(tmp_path))
    [folder] = cache.glob("pyz-*")
    (folder / "sympozium_cli" / "__init__.py").write_text("raise SystemExit('theirs')")
    folder.chmod(0o777)
    told = run(pyz, "--version", SYMPOZIUM_CACHE_DIR=str(cache), TMPDIR=str(tmp_path))
    assert told == (0, f"sympozium {__version__}\n", "")


def test_the_single_file_says_where_it_cannot_run(pyz: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pyz) as file:
        files = {name: file.read(name) for name in file.namelist()}
    start = files["__main__.py"].replace(sysconfig.get_platform().encode(), b"win-arm64")
    other = tmp_path / "other.pyz"
    other.write_bytes(build_zipapp.zipped({**files, "__main__.py": start}))
    told = run(other, "--version")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("error: this file is made for cpython")
    assert told.err.count("\n") == 1


def test_the_single_file_can_be_reproduced() -> None:
    files = dict(build_zipapp.contents())
    assert any(name.endswith("METADATA") for name in files)
    assert not any("__pycache__" in name or name.endswith(("RECORD", "direct_url.json")) for name in files)
    turned = dict(reversed(files.items()))
    some = {name: data for name, data in files.items() if name.startswith("typer")}
    assert build_zipapp.zipped(some) == build_zipapp.zipped({name: some[name] for name in turned if name in some})
