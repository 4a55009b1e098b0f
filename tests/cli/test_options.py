"""What can be said on the command line, and what is answered to words that it does not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import PACK, WRONG, on_terminal, sympozium


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(PACK)
    (tmp_path / "wrong.yaml").write_text(WRONG)
    duplicate = WRONG.replace("spec:\n", "spec:\n  description: a\n  description: b\n").replace("writr", "writer")
    (tmp_path / "warned.yaml").write_text(duplicate)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("pack valdate", "there is no command 'sympozium pack valdate'", "did you mean 'sympozium pack validate'?"),
        ("validate", "there is no command 'sympozium validate'", "did you mean 'sympozium pack validate'?"),
        ("packs validate", "there is no command 'sympozium packs'", "did you mean 'sympozium pack'?"),
        ("onboard", "there is no command 'sympozium onboard'", "Sympozium's own program of the same name has it; "),
        ("qwertz", "there is no command 'sympozium qwertz'", "see 'sympozium --help'"),
        ("pack validate --fial-on error", "there is no option '--fial-on'", "did you mean '--fail-on'?"),
        ("--colour never pack", "there is no option '--colour'", "did you mean '--color'?"),
        ("pack validate -x", "there is no option '-x'", "see 'sympozium pack validate --help'"),
        ("pack validate -o", "option '-o' requires an argument", "see 'sympozium"),
        ("pack validate --fail-on eror", "--fail-on takes error, warning, info or never", "did you mean 'error'?"),
        ("pack validate --profile most", "--profile takes default, all, strict or security, not 'most'", ""),
        ("pack validate -o jsn", "--output takes full, concise", "did you mean 'json'?"),
        ("pack validate --color alway", "--color takes auto, always or never", "did you mean 'always'?"),
        ("--color alway pack validate", "--color takes auto, always or never", "did you mean 'always'?"),
        ("pack validate --target 0.11", "there is no Sympozium '0.11'", "did you mean"),
        ("explain", "missing argument 'RULE|FIELD'", "see 'sympozium explain --help'"),
        ("version extra", "got unexpected extra argument", "see 'sympozium version --help'"),
        (
            "pack render team.yaml --existing-secret",
            "option '--existing-secret' requires an argument",
            "see 'sympozium pack render --help'",
        ),
        ("pack graph", "missing argument 'PATH'", "see 'sympozium pack graph --help'"),
        ("rules list relationship", "TOPIC takes", "did you mean 'relationships'?"),
        ("schema print ensemble-0.11", "NAME takes", ""),
        ("completion fihs", "SHELL takes bash, zsh or fish, not 'fihs'", "did you mean 'fish'?"),
    ],
)
def test_a_wrong_word_is_one_error_with_a_way_out(folder: Path, words: str, message: str, hint: str) -> None:
    outcome = sympozium(*words.split(), cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    error, *hints = outcome.err.splitlines()
    assert error.startswith(f"error: {message}")
    assert not error.endswith(".")
    if hint:
        [said] = hints
        assert said.startswith(f"hint: {hint}")


@pytest.mark.parametrize("words", ["", "pack", "rules", "schema", "--color never", "pack -q"])
def test_a_group_without_a_command_prints_its_help(words: str) -> None:
    outcome = sympozium(*words.split())
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Usage: sympozium")
    assert "Commands:" in outcome.out


@pytest.mark.parametrize(
    "words",
    [
        "--color always pack validate wrong.yaml",
        "pack --color always validate wrong.yaml",
        "pack validate --color always wrong.yaml",
        "--color never pack --color auto validate wrong.yaml --color always",
    ],
)
def test_global_options_stand_before_and_after_the_verb(folder: Path, words: str) -> None:
    outcome = sympozium(*words.split(), cwd=folder)
    assert "\x1b[1;31merror" in outcome.out


@pytest.mark.parametrize(
    "words", ["-q pack validate good.yaml", "pack --quiet validate good.yaml", "pack validate good.yaml -q"]
)
@pytest.mark.parametrize("form", ["full", "concise"])
def test_quiet_leaves_the_findings_alone(folder: Path, words: str, form: str) -> None:
    outcome = sympozium(*words.split(), "-o", form, cwd=folder)
    assert outcome == (0, "", "")
    wrong = sympozium(*words.replace("good", "wrong").split(), "-o", form, cwd=folder)
    assert "relationship-unknown-target" in wrong.out
    assert "1 pack in 1 file" not in wrong.out + wrong.err


def test_quiet_json_is_still_a_document(folder: Path) -> None:
    assert json.loads(sympozium("-q", "pack", "validate", "-o", "json", "good.yaml", cwd=folder).out)["findings"] == []


@pytest.mark.parametrize(
    "words", ["version", "rules list", "schema list", "schema print", "completion bash", "explain ensemble"]
)
def test_every_command_takes_the_global_options(words: str) -> None:
    assert sympozium("-q", *words.split(), "--color", "never", "-q").code == 0


@pytest.mark.parametrize(
    ("severity", "threshold", "code"),
    [
        (severity, threshold, int(threshold != "never" and order.index(severity) <= order.index(threshold)))
        for order in [("error", "warning", "info", "never")]
        for severity in order[:3]
        for threshold in order
    ],
)
def test_findings_from_the_threshold_on_make_the_exit_code_1(
    tmp_path: Path, severity: str, threshold: str, code: int
) -> None:
    texts = {
        "error": WRONG,
        "warning": PACK.replace("spec:\n", "spec:\n  description: a\n  description: b\n"),
        "info": PACK.replace("type: delegation", "type: delegation, condition: always"),
    }
    (tmp_path / "x.yaml").write_text(texts[severity])
    words = ["pack", "validate", "--profile", "all", "-o", "json"]
    shown = json.loads(sympozium(*words, cwd=tmp_path).out)["findings"]
    worst = min((found["severity"] for found in shown), key=["error", "warning", "info"].index)
    assert worst == severity, "the pack is made for this"
    assert sympozium(*words, "--fail-on", threshold, cwd=tmp_path).code == code


def test_a_profile_chooses_what_is_shown_and_says_what_is_hidden(folder: Path) -> None:
    (folder / "info.yaml").write_text(PACK.replace("type: delegation", "type: delegation, condition: always"))
    brief = sympozium("pack", "validate", "info.yaml", "--fail-on", "info", cwd=folder)
    everything = sympozium("pack", "validate", "info.yaml", "--profile", "all", "--fail-on", "info", cwd=folder)
    assert "delegation-condition-advisory" not in brief.out
    assert "hidden: --profile all)" in brief.err
    assert "delegation-condition-advisory" in everything.out
    assert "hidden" not in everything.err
    assert (brief.code, everything.code) == (0, 1)


def test_the_report_is_full_for_a_person_and_concise_for_a_pipe(folder: Path) -> None:
    person = on_terminal("pack", "validate", "wrong.yaml", "--color", "never", cwd=folder)
    assert person.out.startswith(
        "error[relationship-unknown-target]: no persona is named 'writr'\n --> wrong.yaml:9:30"
    )
    pipe = sympozium("pack", "validate", "wrong.yaml", cwd=folder)
    [line] = pipe.out.splitlines()
    message = "no persona is named 'writr'; did you mean 'writer' (line 7)?"
    assert line == f"wrong.yaml:9:30: error: {message} [relationship-unknown-target]"
    assert pipe.err.startswith("1 pack in 1 file: 1 error")


def test_a_target_decides_which_release_is_meant(folder: Path) -> None:
    assert sympozium("pack", "validate", "--target", "v0.10.6", "wrong.yaml", cwd=folder).code == 0
    assert sympozium("pack", "validate", "--target", "v0.10.7", "wrong.yaml", cwd=folder).code == 1


def test_version_says_what_a_bug_report_needs() -> None:
    facts = json.loads(sympozium("version", "-o", "json").out)
    assert sympozium("--version").out == f"sympozium {facts['version']}\n"
    assert {"python", "platform", "targets", "rules"} <= set(facts)
    assert f"version: {facts['version']}\n" in sympozium("version").out


def test_rules_are_listed_as_text_names_and_json() -> None:
    names = sympozium("rules", "list", "-o", "name").out.split()
    rules = json.loads(sympozium("rules", "list", "-o", "json").out)["rules"]
    lines = sympozium("rules", "list").out.splitlines()
    assert names == [rule["name"] for rule in rules] == [line.split()[0] for line in lines]
    some = sympozium("rules", "list", "relationships", "-o", "name").out.split()
    assert some == [rule["name"] for rule in rules if rule["topic"] == "relationships"]


def test_every_schema_that_is_listed_is_printed() -> None:
    for line in sympozium("schema", "list").out.splitlines():
        schema = json.loads(sympozium("schema", "print", line.split()[0]).out)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert sympozium("schema", "print").out == sympozium("schema", "print", "--target", "0.10").out
