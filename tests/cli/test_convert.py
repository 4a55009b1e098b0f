"""`pack convert`: text to standard output, notes to standard error, and exit codes that mean something."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.program import FOREIGN, PACK, Outcome, on_terminal, sympozium
from shared import SHARED, needs_shared
from sympozium_cli.report.published import SCHEMAS

OLD = """\
apiVersion: sympozium.ai/v1alpha1
kind: PersonaPack
metadata: {name: demo}
spec:
  enabled: true
  personas:
    - {name: lead, systemPrompt: You lead., toolPolicy: {deny: [write_file]}}
    - {name: writer, systemPrompt: You write., toolPolicy: {deny: [write_file]}}
"""
NEW = OLD.replace("PersonaPack", "Ensemble").replace("personas:", "agentConfigs:")
NOTES = """\
team.yaml:7:45: note[tool-policy]: toolPolicy: v0.8.28 did not read it: the persona had every tool
  now: it has only the tools under allow, if there are any, and none of those under deny
  to keep it: remove toolPolicy; or add what the persona has used, its memory tools among it
  also at: 8:48
"""
COMPARED = "note: compared with v0.8.28; --from names the release that it ran on\n"
STOPPED = OLD + "  workflowType: pipeline\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "team.yaml").write_text(OLD)
    return tmp_path


def convert(folder: Path, *words: str, stdin: str = "") -> Outcome:
    return sympozium("pack", "convert", *words, cwd=folder, stdin=stdin)


def test_the_result_is_printed_and_what_changes_is_told(folder: Path) -> None:
    assert convert(folder, "team.yaml") == (0, NEW, NOTES + COMPARED)
    assert convert(folder, "team.yaml", "-q") == (0, NEW, NOTES)
    assert convert(folder, "team.yaml", "--from", "v0.8.27") == (0, NEW, NOTES.replace("v0.8.28", "v0.8.27"))
    assert (folder / "team.yaml").read_text() == OLD


def test_a_pipe_works_as_a_file_does(folder: Path) -> None:
    assert convert(folder, "-", stdin=OLD) == (0, NEW, NOTES.replace("team.yaml", "<stdin>") + COMPARED)


def test_a_current_pack_comes_back_as_it_is(folder: Path) -> None:
    (folder / "team.yaml").write_text(PACK)
    already = "note: 1 file already in the words of 0.10\n"
    assert convert(folder, "team.yaml") == (0, PACK, already)
    assert convert(folder, "--diff", "team.yaml") == (0, "", already)
    assert convert(folder, "--check", "team.yaml") == (0, "", already)
    assert convert(folder, "-i", "team.yaml") == (0, "", already)
    assert (folder / "team.yaml").read_text() == PACK


def test_files_are_rewritten_in_place_and_only_those_that_are_old(folder: Path) -> None:
    for name, text in (("good.yaml", PACK), ("web.yaml", FOREIGN)):
        (folder / name).write_text(text)
    (folder / "team.yaml").chmod(0o640)
    code, out, err = convert(folder, "-i", ".")
    assert (code, out) == (0, "")
    assert err == f"{NOTES}{COMPARED}note: 1 file converted, 1 file already in the words of 0.10\n"
    assert (folder / "team.yaml").read_text() == NEW
    assert (folder / "team.yaml").stat().st_mode & 0o777 == 0o640
    assert (folder / "good.yaml").read_text() == PACK
    assert convert(folder, "-i", ".")[2] == "note: 2 files already in the words of 0.10\n"


def test_a_diff_is_one_that_patch_reads(folder: Path) -> None:
    code, out, err = convert(folder, "--diff", "team.yaml")
    assert (code, err) == (1, f"{NOTES}{COMPARED}note: 1 file to convert\n")
    assert out.startswith("--- team.yaml\n+++ team.yaml\n@@ ")
    assert [line for line in out.splitlines()[3:] if line[0] in "+-"] == [
        "-kind: PersonaPack",
        "+kind: Ensemble",
        "-  personas:",
        "+  agentConfigs:",
    ]
    assert (folder / "team.yaml").read_text() == OLD


def test_a_check_names_the_packs_that_are_old(folder: Path) -> None:
    (folder / "good.yaml").write_text(PACK)
    code, out, err = convert(folder, "--check", ".")
    assert (code, out) == (1, "team.yaml:2:7: 'demo' says 'PersonaPack' and 'personas'\n")
    assert err == "note: 1 file to convert, 1 file already in the words of 0.10\n"


def test_a_result_that_would_end_in_error_is_written_and_told_of(folder: Path) -> None:
    (folder / "team.yaml").write_text(STOPPED)
    code, out, err = convert(folder, "team.yaml")
    assert (code, out) == (1, STOPPED.replace("PersonaPack", "Ensemble").replace("personas:", "agentConfigs:"))
    assert "error[workflow-pipeline-without-sequential-edge]: " in err
    assert "\nerror: 'demo' would end in phase Error on v0.10.46; v0.8.28 found nothing wrong with it\n" in err


def test_what_was_refused_before_is_told_as_such(folder: Path) -> None:
    (folder / "team.yaml").write_text(OLD.replace("systemPrompt: You lead., ", ""))
    code, _, err = convert(folder, "team.yaml")
    assert code == 1
    sentence = "'demo' would not be taken as it is by v0.10.46; v0.8.28 had the same objections"
    assert f"\nerror: {sentence}\n" in err


@pytest.mark.parametrize(
    ("spec", "rule"),
    [
        ("  excludeAgentConfigs: [writer]\n", "schema-never-served-name"),
        ("  agentConfigs: []\n", "legacy-field-personas"),
        ("  membrane: {}\n", "schema-never-served-name"),
    ],
)
def test_names_that_no_release_serves_are_left_to_validate_and_told_of(folder: Path, spec: str, rule: str) -> None:
    (folder / "team.yaml").write_text(OLD + spec)
    code, out, err = convert(folder, "team.yaml")
    assert code == 1
    assert f"error[{rule}]: " in err
    assert spec in out


def test_a_pack_with_both_lists_is_not_called_current(folder: Path) -> None:
    (folder / "team.yaml").write_text(PACK + "  personas: []\n")
    code, out, err = convert(folder, "team.yaml")
    assert (code, out) == (1, PACK + "  personas: []\n")
    assert "error[legacy-field-personas]: " in err


def test_a_mixture_is_told_to_have_no_past(folder: Path) -> None:
    (folder / "team.yaml").write_text(NEW.replace("agentConfigs", "personas") + "  channelTriggers: {}\n")
    code, _, err = convert(folder, "team.yaml")
    assert (code, err) == (0, "note: no release has read 'demo' as it was, so its meaning is compared with none\n")


def test_json_says_what_changes_in_its_published_shape(folder: Path) -> None:
    (folder / "team.yaml").write_text(STOPPED)
    code, out, err = convert(folder, "-o", "json", "team.yaml")
    assert code == 1
    assert err.startswith("error: 'demo' would end in phase Error")
    said = json.loads(out)
    Draft202012Validator(SCHEMAS["convert-v1"].build()).validate(said)
    assert (said["apiVersion"], said["target"]) == ("sympozium-cli/convert/v1", "v0.10.46")
    [file] = said["files"]
    [pack] = file["packs"]
    assert (file["file"], file["changed"], pack["words"]) == ("team.yaml", True, ["PersonaPack", "personas"])
    assert (pack["comparedWith"], pack["assumed"], pack["line"], pack["column"]) == ("v0.8.28", True, 2, 7)
    assert [(note["topic"], note["path"]) for note in pack["notes"]] == [
        ("tool-policy", "spec.personas[0].toolPolicy"),
        ("tool-policy", "spec.personas[1].toolPolicy"),
    ]
    assert [finding["rule"] for finding in pack["refusals"]] == ["workflow-pipeline-without-sequential-edge"]


def test_json_can_come_with_rewritten_files(folder: Path) -> None:
    code, out, _ = convert(folder, "-i", "-o", "json", "team.yaml")
    assert (code, json.loads(out)["files"][0]["changed"]) == (0, True)
    assert (folder / "team.yaml").read_text() == NEW


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        ("team.yaml two.yaml", 2, "2 files do not fit on one standard output", "-i rewrites them"),
        ("-i -", 2, "standard input cannot be rewritten in place", "leave -i out"),
        ("-i --diff team.yaml", 2, "-i and --diff are two answers to one question", "leave one of them out"),
        ("--diff -o json team.yaml", 2, "--diff prints a diff, and -o json something else", "leave one of them out"),
        ("-o yaml team.yaml", 2, "--output takes text or json, not 'yaml'", ""),
        ("--target 0.11 team.yaml", 2, "there is no Sympozium '0.11'", "did you mean"),
        ("--from 0.9 team.yaml", 2, "the pack cannot have run on v0.9.5: its kind is PersonaPack", "kind Ensemble"),
        ("--from v0.10.46 --target 0.9 team.yaml", 2, "--from v0.10.46 is newer than --target v0.9.5", "convert goes"),
        ("tean.yaml", 2, "there is no file or folder 'tean.yaml'", "did you mean 'team.yaml'?"),
        ("web.yaml", 3, "found no pack: looked at 1 file (web.yaml) and saw", "a pack is a document with"),
        ("", 2, "missing argument 'PATH...'", "see 'sympozium pack convert --help'"),
    ],
)
def test_what_makes_no_sense_is_one_error_with_a_way_out(
    folder: Path, words: str, code: int, message: str, hint: str
) -> None:
    (folder / "two.yaml").write_text(OLD)
    (folder / "web.yaml").write_text(FOREIGN)
    ended, out, err = convert(folder, *words.split())
    assert (ended, out) == (code, "")
    assert err.startswith(f"error: {message}")
    assert (f"hint: {hint}" in err) == bool(hint)
    assert (folder / "team.yaml").read_text() == OLD


def test_what_cannot_be_converted_does_not_hinder_the_others(folder: Path) -> None:
    (folder / "broken.yaml").write_text(f"{OLD}  x: [\n")
    code, out, err = convert(folder, "-i", ".")
    assert (code, out) == (2, "")
    assert err.startswith("error: broken.yaml:10:1: ")
    assert (folder / "team.yaml").read_text() == NEW


def test_templates_of_charts_are_left_out(folder: Path) -> None:
    (folder / "chart" / "templates").mkdir(parents=True)
    (folder / "chart" / "Chart.yaml").write_text("name: chart\n")
    (folder / "chart" / "templates" / "pack.yaml").write_text(OLD.replace("demo", "{{ .Release.Name }}"))
    code, out, err = convert(folder, "--check", ".")
    assert (code, out.count("\n")) == (1, 1)
    assert "note: chart/templates/pack.yaml is a Helm template, and left out\n" in err


def test_at_a_terminal_nothing_is_wider_than_it(folder: Path) -> None:
    out = on_terminal("pack", "convert", "--check", "--color", "never", ".", cwd=folder).out
    assert out.startswith("team.yaml:2:7: ")
    shown = on_terminal("pack", "convert", "team.yaml", "--color", "never", cwd=folder, columns=60).out
    told = shown[len(NEW) :].splitlines()[:-1]
    assert max(map(len, told)) <= 60
    assert "\x1b" not in shown
    assert "\x1b[1;34mnote[tool-policy]\x1b[0m: " in on_terminal("pack", "convert", "team.yaml", cwd=folder).out


def test_a_terminal_is_not_harmed_and_a_file_gets_every_byte(folder: Path) -> None:
    hostile = OLD.replace("name: demo", "name: demo, labels: {a: \u202eb}")
    (folder / "team.yaml").write_text(hostile)
    assert "\u202e" not in on_terminal("pack", "convert", "team.yaml", cwd=folder).out
    assert "\u202e" in convert(folder, "team.yaml")[1]


def test_credentials_are_masked_in_what_is_told_and_not_in_what_is_written(folder: Path) -> None:
    key = "sk-proj-" + "Ab1" * 12
    (folder / "team.yaml").write_text(OLD.replace("name: demo", f"name: demo, uid: {key}"))
    assert key not in convert(folder, "--diff", "team.yaml")[1]
    (folder / "team.yaml").write_text(OLD + f"  description: {key}\n")
    assert key in convert(folder, "team.yaml")[1]


@needs_shared
def test_upstreams_own_developer_team_becomes_a_pack_that_is_refused() -> None:
    path = SHARED / "corpus" / "e1-ensemble-personas" / "developer-team--developer-team--v0.9.1.yaml"
    code, out, err = sympozium("pack", "convert", str(path))
    assert code == 1
    assert out.count("agentConfigs:") == 1
    assert "error[relationship-cycle]: the edges lead in a circle: " in err
    assert "(phase Error; the reason is only in its log)" in err
    assert "error: 'developer-team' would end in phase Error on v0.10.46; v0.9.5 found nothing wrong with it\n" in err
    assert set(re.findall(r"note\[([a-z-]+)\]", err)) == {"edge-timeout", "suppressed-schedule", "tool-policy"}
    allowed = sympozium("pack", "convert", "--target", "v0.10.38", str(path))
    assert "error" not in allowed.err
    assert allowed.code == 0
