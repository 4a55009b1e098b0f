"""What .gitignore files leave out: the same as git does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sympozium_cli.source.files import listing

FILES = (
    "a.yaml",
    "b.yaml",
    "build/c.yaml",
    "build/deep/d.yaml",
    "src/build/e.yaml",
    "src/keep.yaml",
    "src/gen.yaml",
    "src/gen/f.yaml",
    "src/x y.yaml",
    "src/#odd.yaml",
)

RULES = [
    {".gitignore": "a.yaml\n"},
    {".gitignore": "/build/\n"},
    {".gitignore": "build\n"},
    {".gitignore": "build/*\n!build/deep\n"},
    {".gitignore": "build/\n!build/deep/d.yaml\n"},
    {".gitignore": "gen/\n"},
    {".gitignore": "*.yaml\n!src/**\n"},
    {".gitignore": "*.yaml\n", "src/.gitignore": "!keep.yaml\n"},
    {".gitignore": "!a.yaml\n", "src/.gitignore": "*\n"},
    {".gitignore": "src/**/e.yaml\nx\\ y.yaml\n\\#odd.yaml\n"},
    {".gitignore": "# a comment\n\n  \nb.yaml   \n"},
    {".gitignore": "!\n[z-a]\n\\\nb.yaml\n"},
    {".gitignore": "b.yaml\r\n"},
    {".gitignore": ""},
]


def _tree(root: Path, rules: dict[str, str]) -> None:
    for name in FILES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    for name, text in rules.items():
        (root / name).write_bytes(text.encode())


def _found(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> list[str]:
    monkeypatch.chdir(folder)
    return [each.name for each in listing(arguments).inputs]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("rules", RULES, ids=repr)
def test_the_same_files_are_left_out_as_by_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: dict[str, str]
) -> None:
    _tree(tmp_path, rules)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.yaml"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert _found(monkeypatch, tmp_path) == sorted(filter(None, listed.stdout.split("\0")))


def test_the_files_of_the_folders_above_count_up_to_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    root = tmp_path / "repository"
    _tree(root, {".gitignore": "keep.yaml\n"})
    (root / ".git").mkdir()
    assert "gen.yaml" in _found(monkeypatch, root / "src")
    assert "keep.yaml" not in _found(monkeypatch, root / "src")
    assert "../src/keep.yaml" not in _found(monkeypatch, root / "build", "../src")


def test_outside_of_a_repository_only_the_folders_below_have_a_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tree(tmp_path, {".gitignore": "*.yaml\n", "src/.gitignore": "gen.yaml\n"})
    assert "keep.yaml" in _found(monkeypatch, tmp_path / "src")
    assert "gen.yaml" not in _found(monkeypatch, tmp_path / "src")
    assert _found(monkeypatch, tmp_path) == []


def test_a_repository_inside_of_another_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, {".gitignore": "*.yaml\n!src/\n"})
    (tmp_path / ".git").mkdir()
    (tmp_path / "src" / ".git").write_text("gitdir: ../.git/modules/src\n")
    assert "src/keep.yaml" in _found(monkeypatch, tmp_path)
    assert "a.yaml" not in _found(monkeypatch, tmp_path)


def test_what_is_named_is_read_although_it_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, {".gitignore": "build/\na.yaml\n"})
    (tmp_path / ".git").mkdir()
    assert _found(monkeypatch, tmp_path, "a.yaml") == ["a.yaml"]
    assert _found(monkeypatch, tmp_path, "build/c.yaml") == ["build/c.yaml"]
    assert _found(monkeypatch, tmp_path, "build") == ["build/c.yaml", "build/deep/d.yaml"]
    assert _found(monkeypatch, tmp_path, "build/deep") == ["build/deep/d.yaml"]


def test_an_ignore_file_that_cannot_be_read_ignores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, {})
    (tmp_path / ".gitignore").mkdir()
    (tmp_path / "src" / ".gitignore").symlink_to("nowhere")
    assert len(_found(monkeypatch, tmp_path)) == len(FILES)


def test_it_is_counted_how_much_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, {".gitignore": "/build/\na.yaml\n"})
    monkeypatch.chdir(tmp_path)
    assert listing(()).ignored == 2
