"""Arguments become inputs: each file once, in order, and nothing that fails stops the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from sympozium_cli.errors import InputError, NothingMatchedError
from sympozium_cli.source.files import Input, listing
from sympozium_cli.source.patterns import matches


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.yaml", "a.yml", "deep/c.json", "deep/down/d.yaml", "deep/e.md", ".f.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    monkeypatch.chdir(tmp_path)


def _names(*arguments: str) -> list[str]:
    return [each.name for each in listing(arguments).inputs]


def test_no_argument_is_the_current_folder() -> None:
    assert _names() == _names(".") == ["a.yml", "b.yaml", "deep/c.json", "deep/down/d.yaml"]


def test_a_file_that_is_named_and_found_is_named() -> None:
    found = listing((".", "./b.yaml")).inputs
    assert [each.name for each in found if each.named] == ["b.yaml"]
    assert len(found) == 4


def test_dash_is_standard_input_and_has_no_path() -> None:
    assert listing(("-", "-")).inputs == (Input("<stdin>", None, named=True),)


def test_a_file_whose_name_looks_like_a_pattern_is_that_file() -> None:
    Path("[ab].yaml").write_text("")
    Path("a.yaml").write_text("")
    assert _names("[ab].yaml") == ["[ab].yaml"]


def test_failures_stand_beside_what_was_found() -> None:
    found = listing(("deep/c.jsn", "*.toml", "", "a.yml"))
    assert [each.name for each in found.inputs] == ["a.yml"]
    missing, unmatched, empty = found.failures
    assert isinstance(missing, InputError)
    assert missing.hint == "did you mean 'deep/c.json'?"
    assert isinstance(unmatched, NothingMatchedError)
    assert str(empty) == "there is no file or folder ''"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.yaml", ["b.yaml"]),
        ("?.y*ml", ["a.yml", "b.yaml"]),
        ("*", ["a.yml", "b.yaml", "deep"]),
        ("*/*", ["deep/c.json", "deep/down"]),
        ("deep/*.md", ["deep/e.md"]),
        ("**/d.yaml", ["deep/down/d.yaml"]),
        ("deep/**/*.yaml", ["deep/down/d.yaml"]),
        ("**/*.yaml", ["b.yaml", "deep/down/d.yaml"]),
        ("**", [".", "deep", "deep/down"]),
        ("./*.yml", ["a.yml"]),
        ("deep/../*.yml", ["a.yml"]),
        ("b.yaml/*", []),
        ("[!a].y*", ["b.yaml"]),
        (".*.yaml", []),
    ],
)
def test_patterns_match_as_in_a_shell(pattern: str, found: list[str]) -> None:
    assert matches(pattern) == found


def test_a_pattern_may_begin_at_the_root(tmp_path: Path) -> None:
    assert matches(f"{tmp_path}/*.yml") == [f"{tmp_path}/a.yml"]
