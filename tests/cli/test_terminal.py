"""Colour, width and encoding: a terminal gets what it can show, and nothing that it would obey."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.program import PACK, WRONG, environment, on_terminal, sympozium
from sympozium_cli.report.cells import cells

VALIDATE = ("pack", "validate", "wrong.yaml")
HOSTILE = "evil\\e[31m\\u202e\\u200b\\x9b31m\\a"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "wrong.yaml").write_text(WRONG)
    (tmp_path / "good.yaml").write_text(PACK)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "changes", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        ([], {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_coloured_unless_somebody_objects(
    folder: Path, words: list[str], changes: dict[str, str], *, coloured: bool
) -> None:
    for command in (VALIDATE, ("explain", "ensemble.spec.schedule")):
        outcome = on_terminal(*command, *words, cwd=folder, columns=80, **changes)
        assert ("\x1b[" in outcome.out) == coloured


@pytest.mark.parametrize(
    ("words", "changes", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("command", [VALIDATE, (*VALIDATE, "-o", "full"), ("explain", "ensemble.spec.schedule")])
def test_a_pipe_is_coloured_only_if_somebody_insists(
    folder: Path, command: tuple[str, ...], words: list[str], changes: dict[str, str], *, coloured: bool
) -> None:
    outcome = sympozium(*command, *words, cwd=folder, env=environment(**changes))
    assert ("\x1b[" in outcome.out) == coloured


def test_json_is_never_coloured(folder: Path) -> None:
    outcome = sympozium(*VALIDATE, "-o", "json", "--color", "always", cwd=folder)
    assert json.loads(outcome.out)["summary"]["errors"] == 1


@pytest.mark.parametrize("changes", [{}, {"COLUMNS": "40"}])
def test_nothing_is_wider_than_a_narrow_terminal(folder: Path, changes: dict[str, str]) -> None:
    wide = WRONG.replace("You lead.", "You lead. " + "作家 und 🦊 " * 50)
    (folder / "wrong.yaml").write_text(wide.replace("writr", "writr-" + "x" * 60))
    outcome = on_terminal(*VALIDATE, "--color", "never", "--profile", "all", cwd=folder, columns=40, **changes)
    for line in outcome.out.splitlines():
        text = re.sub(r"^[\s\d|=]*(?:\w+: )?|^-->", "", line).strip()
        assert cells(line) <= 40 or " " not in text, line


def test_help_and_pages_fit_a_terminal_of_eighty_columns() -> None:
    for words in (["pack", "validate", "--help"], ["explain", "relationship-unknown-target"], ["explain", "ensemble"]):
        outcome = on_terminal(*words, "--color", "never")
        assert outcome.code == 0
        assert max(map(cells, outcome.out.splitlines())) <= 80


UMLAUTS = WRONG.replace("You lead.", "Grüß Göttin 🦊 集").replace("writr", "schrübär")


@pytest.mark.parametrize(
    "changes", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_an_encoding_that_lacks_letters_gets_escapes(folder: Path, form: str, changes: dict[str, str]) -> None:
    (folder / "wrong.yaml").write_text(UMLAUTS)
    outcome = sympozium(*VALIDATE, "-o", form, cwd=folder, env=environment(**changes))
    assert outcome.code == 1
    assert outcome.out.isascii()
    assert "r\\xfcb" in outcome.out or "r\\u00fcb" in outcome.out
    if form == "json":
        assert "'schrübär'" in json.loads(outcome.out)["findings"][0]["message"]


@pytest.mark.parametrize("words", ["explain ensemble.spec.authRefs", "rules list", "schema print", "version", "--help"])
def test_every_command_gets_along_with_ascii(words: str) -> None:
    env = environment(PYTHONIOENCODING="ascii")
    assert sympozium(*words.split(), env=env).code == 0
    if words.startswith("schema"):
        assert json.loads(sympozium(*words.split(), env=env).out) == json.loads(sympozium(*words.split()).out)
    told = on_terminal(*words.split(), PYTHONIOENCODING="ascii")
    assert (told.code, told.out.isascii()) == (0, True)


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_nothing_that_a_terminal_obeys_reaches_it(tmp_path: Path, form: str) -> None:
    text = WRONG.replace("writr", f'"{HOSTILE}"').replace("You lead.", "raw \u202e\u200b\x85 \ufeff text")
    name = "\x1b]0;x\x07\u202e\n.yaml"
    (tmp_path / name).write_text(text)
    outcome = sympozium("pack", "validate", "--profile", "all", "-o", form, cwd=tmp_path)
    assert outcome.code == 1
    harmless = outcome.out.replace("\n", "") + outcome.err.replace("\n", "")
    assert harmless.isprintable()
    if form == "json":
        assert json.loads(outcome.out)["findings"][0]["file"] == name


@pytest.mark.parametrize("words", [["pack", "validate"], ["explain"], ["pack"], []])
def test_error_messages_are_harmless_too(words: list[str]) -> None:
    outcome = sympozium(*words, "\x1b[31m\u202e\nnothing")
    assert outcome.code in {2, 3}
    assert outcome.err.replace("\n", "").isprintable()
    assert "\\x1b[31m\\u202e\\nnothing" in outcome.err
