"""`sympozium pack init` writes a pack that is clean, never costs anybody's work, and asks only where it may."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cli.program import on_terminal, shell, sympozium

EXAMPLES = sorted(path.name.removesuffix(".yaml") for path in (Path(__file__).parents[2] / "examples").iterdir())
INIT = ("pack", "init")


def test_the_pack_is_written_and_nothing_is_found_in_it(tmp_path: Path) -> None:
    ended = sympozium(*INIT, "my-team", cwd=tmp_path)
    assert (ended.code, ended.out) == (0, "wrote my-team.yaml\n")
    assert [path.name for path in tmp_path.iterdir()] == ["my-team.yaml"]
    checked = sympozium("pack", "validate", "--profile", "all", "--fail-on", "info", cwd=tmp_path)
    assert (checked.code, checked.out, checked.err) == (0, "", "1 pack in 1 file: no findings\n")


def test_the_next_steps_can_be_copied_into_a_shell(tmp_path: Path) -> None:
    ended = sympozium(*INIT, "my-team", "--output", "two words/it's.yaml", cwd=tmp_path)
    assert ended.out == "wrote two words/it's.yaml\n"
    validate, _render, _note, schema = [line.removeprefix("next: ").strip() for line in ended.err.splitlines()]
    assert shell(validate, cwd=tmp_path).code == 0
    assert shell(schema, cwd=tmp_path).code == 0
    modeline = (tmp_path / "two words/it's.yaml").read_text("utf-8").splitlines()[0]
    assert (tmp_path / "two words" / modeline.partition("$schema=")[2]).is_file()
    checked = shell("sympozium pack validate --fail-on info", cwd=tmp_path)
    assert (checked.code, checked.err.startswith("1 pack in 2 files: no findings")) == (0, True)


def test_quiet_leaves_only_the_name_of_the_file(tmp_path: Path) -> None:
    assert sympozium("-q", *INIT, "my-team", cwd=tmp_path)[1:] == ("wrote my-team.yaml\n", "")


@pytest.mark.parametrize("schemas", ["", "schemas", "teams", "teams/schemas", "teams/a/schemas"])
def test_a_schema_that_is_there_is_named(tmp_path: Path, schemas: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "teams/a").mkdir(parents=True)
    (tmp_path / schemas).mkdir(exist_ok=True)
    schema = tmp_path / schemas / "ensemble-0.10.schema.json"
    schema.write_text("{}")
    ended = sympozium(*INIT, "my-team", "-o", "teams/a/my-team.yaml", cwd=tmp_path)
    assert "schema" not in ended.err
    modeline = (tmp_path / "teams/a/my-team.yaml").read_text("utf-8").splitlines()[0]
    path = modeline.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / "teams/a" / path).resolve() == schema


def test_outside_of_a_repository_no_schema_is_looked_for_further_up(tmp_path: Path) -> None:
    (tmp_path / "teams").mkdir()
    (tmp_path / "ensemble-0.10.schema.json").write_text("{}")
    assert "sympozium schema print ensemble-0.10" in sympozium(*INIT, "my-team", cwd=tmp_path / "teams").err


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    ended = sympozium(*INIT, "my-team", "-o", "-", cwd=tmp_path)
    assert (ended.code, ended.err, list(tmp_path.iterdir())) == (0, "", [])
    sympozium(*INIT, "my-team", cwd=tmp_path)
    assert (tmp_path / "my-team.yaml").read_text("utf-8") == ended.out


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "my-team.yaml"
    path.write_text("# mine\n")
    refused = sympozium(*INIT, "my-team", cwd=tmp_path)
    assert (refused.code, refused.out) == (6, "")
    assert refused.err.startswith("error: my-team.yaml exists and is left as it is\nhint: --force replaces it")
    assert path.read_text() == "# mine\n"
    assert sympozium(*INIT, "my-team", "--force", cwd=tmp_path).code == 0
    assert "kind: Ensemble" in path.read_text()


def test_a_link_to_nowhere_is_somebodys_file_too(tmp_path: Path) -> None:
    (tmp_path / "my-team.yaml").symlink_to("elsewhere.yaml")
    assert sympozium(*INIT, "my-team", cwd=tmp_path).code == 6
    assert sympozium(*INIT, "my-team", "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "my-team.yaml").is_symlink()
    assert (tmp_path / "elsewhere.yaml").is_file()


@pytest.mark.parametrize(
    ("output", "message"),
    [("file/x.yaml", "cannot write file/x.yaml: "), ("folder", "folder is a folder"), ("new/", "cannot write new/: ")],
)
def test_what_cannot_be_written_is_one_clear_error(tmp_path: Path, output: str, message: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    ended = sympozium(*INIT, "my-team", "--force", "-o", output, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: {message}")
    assert not [name for _, _, names in os.walk(tmp_path) for name in names if name != "file"]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("QA Bot", "'QA Bot' cannot name a pack: it has upper-case letters", "did you mean 'qa-bot'?"),
        ("../team", "'../team' cannot name a pack: it starts with '.'", "did you mean 'team'?"),
        ("a/b", "'a/b' cannot name a pack: it contains '/'", "did you mean 'a-b'?"),
        ("Team.One", "'Team.One' cannot name a pack: it has upper-case letters", "did you mean 'team-one'?"),
        ("\x1b[31m", "'\\x1b[31m' cannot name a pack: it ", "did you mean '31m'?"),
        ("3d", "the pack's name '3d' begins with a digit", ""),
        ("a.b", "the pack's name 'a.b' has a dot", ""),
        ("x" * 60, f"the agent's name '{'x' * 60}-lead' has 65 characters", "shorten the pack's"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_a_better_one(
    tmp_path: Path, name: str, message: str, hint: str
) -> None:
    ended = sympozium(*INIT, name, cwd=tmp_path)
    assert (ended.code, ended.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ended.err.startswith(f"error: {message}")
    assert f"\nhint: {hint}" in ended.err


@pytest.mark.parametrize("words", [[], ["--no-input"], ["--from-example", "data-team"], ["-o", "-"]])
def test_without_a_terminal_nothing_is_asked(tmp_path: Path, words: list[str]) -> None:
    ended = sympozium(*INIT, *words, cwd=tmp_path, stdin="my-team\n")
    assert (ended.code, ended.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ended.err == "error: missing argument 'NAME'\nhint: name the pack: sympozium pack init my-team\n"


def test_a_terminal_is_not_asked_either_where_nobody_wants_it(tmp_path: Path) -> None:
    ended = on_terminal(*INIT, "--no-input", cwd=tmp_path, typed="my-team\n")
    assert (ended.code, list(tmp_path.iterdir())) == (2, [])
    assert "Name of the pack" not in ended.out


def test_at_a_terminal_the_name_is_asked_for_until_it_will_do(tmp_path: Path) -> None:
    ended = on_terminal(*INIT, cwd=tmp_path, typed="QA Bot\n\n\udcff\nqa-bot\n")
    assert (ended.code, [path.name for path in tmp_path.iterdir()]) == (0, ["qa-bot.yaml"])
    assert ended.out.count("Name of the pack: ") == 4
    assert "hint: did you mean 'qa-bot'?" in ended.out
    assert "wrote qa-bot.yaml" in ended.out


def test_a_person_who_says_nothing_gets_nothing(tmp_path: Path) -> None:
    ended = on_terminal(*INIT, cwd=tmp_path, typed="\x04")
    assert (ended.code, list(tmp_path.iterdir())) == (2, [])
    assert ended.out.endswith("error: there was no answer\n")


def test_who_has_said_everything_is_asked_nothing(tmp_path: Path) -> None:
    ended = on_terminal(*INIT, "my-team", "--from-example", "data-team", cwd=tmp_path)
    assert (ended.code, ended.out.splitlines()[0]) == (0, "wrote my-team.yaml")


@pytest.mark.parametrize("words", [["--from-example"], ["--from-example", "--quiet"]])
def test_at_a_terminal_the_examples_are_offered(tmp_path: Path, words: list[str]) -> None:
    ended = on_terminal(*INIT, *words, cwd=tmp_path, typed="data-tema\nweb-endpoint\nhelp\n")
    assert all(re.search(rf"^{name}  +\w", ended.out, re.MULTILINE) for name in EXAMPLES)
    assert "there is no example 'data-tema'" in ended.out
    assert "modelRef" in (tmp_path / "help.yaml").read_text("utf-8")


def test_without_a_terminal_an_example_has_to_be_named(tmp_path: Path) -> None:
    ended = sympozium(*INIT, "my-team", "--from-example", cwd=tmp_path)
    assert (ended.code, list(tmp_path.iterdir())) == (2, [])
    assert ended.err.startswith("error: --from-example names no example\nhint: 'sympozium pack init --list-examples'")


def test_a_wrong_example_is_answered_with_the_closest(tmp_path: Path) -> None:
    ended = sympozium(*INIT, "my-team", "--from-example=platfrom-team", cwd=tmp_path)
    assert (ended.code, list(tmp_path.iterdir())) == (2, [])
    assert ended.err == "error: there is no example 'platfrom-team'\nhint: did you mean 'platform-team'?\n"


def test_the_examples_are_listed_within_eighty_columns() -> None:
    listed = sympozium(*INIT, "--list-examples").out.splitlines()
    assert [line.split()[0] for line in listed] == EXAMPLES
    assert max(map(len, listed)) <= 80


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_by_another_name_is_clean(tmp_path: Path, example: str) -> None:
    written = sympozium(*INIT, "zebra", "--from-example", example, cwd=tmp_path)
    assert written.code == 0
    checked = sympozium("pack", "validate", "--fail-on", "warning", "zebra.yaml", cwd=tmp_path)
    assert (checked.code, checked.out) == (0, "")
