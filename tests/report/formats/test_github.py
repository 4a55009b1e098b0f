"""Workflow commands that GitHub reads as they were meant, and the summary of the step."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.findings import finding, place
from report.formats.reports import text_of
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.step_summary import VARIABLE

TEXT = "spec:\n  target: writr\n"


def _found(**changes: object) -> LocatedFinding:
    return finding(place(TEXT, "writr"), **changes)  # type: ignore[arg-type]  # the fields of a finding by name


def _read(command: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner reads it: the name, the properties and the message, unescaped."""
    head, message = command.removeprefix("::").split("::", 1)
    name, _, pairs = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in pairs.split(","))
    return name, {key: _unescaped(value) for key, value in properties.items()}, _unescaped(message)


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_an_annotation_names_place_rule_message_and_effect() -> None:
    found = _found(effect="it breaks", remedy="mend it")
    assert _read(text_of("github", found).strip()) == (
        "error",
        {"file": "pack.yaml", "line": "2", "endLine": "2", "col": "11", "endColumn": "16", "title": "some-rule"},
        "something is wrong\neffect: it breaks\nfix: mend it",
    )


def test_what_means_something_to_the_runner_is_escaped() -> None:
    found = finding(place(TEXT, "writr", file="a,b:c%2C\n.yaml"), "50%, a::b\n::error::forged %0A")
    lines = text_of("github", found).splitlines()
    assert len(lines) == 1
    _, properties, message = _read(lines[0])
    assert properties["file"] == "a,b:c%2C\\n.yaml"
    assert message == "50%, a::b\\n::error::forged %0A"


def test_the_worst_come_first() -> None:
    severities = ("info", "warning", "error", "info", "error")
    lines = text_of("github", *(_found(severity=severity) for severity in severities)).splitlines()
    assert [_read(line)[0] for line in lines] == ["error", "error", "warning", "notice", "notice"]


@pytest.mark.parametrize(("number", "notices"), [(10, 0), (11, 1)])
def test_more_than_github_shows_are_counted(number: int, notices: int) -> None:
    lines = text_of("github", *[_found()] * number, _found(severity="warning")).splitlines()
    counts = [_read(line)[2] for line in lines if line.startswith("::notice")]
    assert len(counts) == notices
    assert len(lines) == number + 1 + notices
    assert all(text.startswith("11 errors, 1 warning; GitHub shows 10") for text in counts)


def test_the_count_comes_before_other_notices_so_that_it_is_shown() -> None:
    lines = text_of("github", *[_found(severity="info")] * 11).splitlines()
    assert _read(lines[0])[2].startswith("11 infos")


def test_several_lines_have_no_columns() -> None:
    found = finding(place("a: |\n  b\n  c\nd: e\n", "  b\n  c\n"))
    _, properties, _ = _read(text_of("github", found).strip())
    assert (properties["line"], properties["endLine"]) == ("2", "3")
    assert "col" not in properties


def test_a_rendered_document_says_which_file_it_came_from() -> None:
    found = finding(place(TEXT, "writr", file="<stdin>"), origin="chart/templates/pack.yaml")
    assert _read(text_of("github", found).strip())[2] == "something is wrong (from chart/templates/pack.yaml)"


def test_standard_input_is_no_file() -> None:
    found = finding(place(TEXT, "writr", file="<stdin>"))
    assert "file" not in _read(text_of("github", found).strip())[1]


def test_a_file_is_named_from_the_root_of_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "repository" / "packs" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "repository" / ".git").write_text("gitdir: elsewhere\n")
    for folder, file in (
        (inner, "a.yaml"),
        (inner, "./a.yaml"),
        (inner, str(inner / "a.yaml")),
        (inner.parent, "inner/a.yaml"),
        (inner.parent, "../packs/inner/a.yaml"),
        (tmp_path, "repository/packs/inner/a.yaml"),
    ):
        monkeypatch.chdir(folder)
        found = finding(place(TEXT, "writr", file=file))
        assert _read(text_of("github", found).strip())[1]["file"] == "packs/inner/a.yaml"


def test_without_a_repository_a_file_is_named_from_here(tmp_path: Path) -> None:
    for file in ("./a.yaml", str(tmp_path / "a.yaml")):
        assert "file=a.yaml," in text_of("github", finding(place(TEXT, "writr", file=file)))


def test_the_step_summary_is_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    monkeypatch.setenv(VARIABLE, str(page))
    text_of("github", _found())
    assert page.read_text("utf-8") == "before\n" + text_of("markdown", _found())


def test_a_step_summary_that_cannot_be_written_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "missing" / "summary.md"))
    lines = text_of("github", _found()).splitlines()
    assert _read(lines[-1]) == (
        "warning",
        {"title": "sympozium"},
        "cannot write the step summary: no such file or directory",
    )
