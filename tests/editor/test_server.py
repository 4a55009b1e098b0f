"""A real editor's conversation with the language server, over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.program import PACK, environment, on_terminal, sympozium
from editor.client import Client, ResponseError, applied, place

TEAM = """\
# the team 😀
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: team}
spec:
  agentConfigs:
    - name: lead # leads
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan.}
    - {displayName: "😀😀", name: writer, systemPrompt: You write.} # writes
  excludePersonas: ['writer'] # for now
  sharedMemory:
    enabled: true
    accessRules:
      - agentConfig: writer # reads
        access: read-only
  relationships:
    - {source: lead, target: "writer", type: delegation} # 😀 hands over
"""
WRONG = TEAM.replace('"writer", type', '"writr", type').replace("displayName", 'description: "😀", displayName')


@pytest.fixture(name="editor")
def _editor(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path, {"workspace": {"workspaceEdit": {"documentChanges": True}}}) as client:
        yield client


def _utf_16(text: str, found: dict[str, dict[str, int]]) -> str:
    """The part of one line that a range covers."""
    start, end = found["start"], found["end"]
    assert start["line"] == end["line"]
    line = text.splitlines()[start["line"]].encode("utf-16-le")
    return line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_diagnostics_are_the_findings_of_pack_validate(editor: Client, tmp_path: Path, breaks: str) -> None:
    text = WRONG.replace("\n", breaks)
    (tmp_path / "team.yaml").write_bytes(text.encode())
    said = json.loads(sympozium("pack", "validate", "-o", "json", "team.yaml", cwd=tmp_path).out)["findings"]
    shown = editor.diagnostics(editor.open("team.yaml", text))
    assert [one["code"] for one in shown] == [one["rule"] for one in said]
    codes = {one["code"]: one for one in shown}
    assert {"relationship-unknown-target", "schema-unknown-field"} <= set(codes)
    unknown = codes["relationship-unknown-target"]
    assert _utf_16(text, unknown["range"]) == '"writr"'
    assert (unknown["severity"], unknown["source"]) == (1, "sympozium")
    assert "did you mean 'writer'" in unknown["message"]
    assert _utf_16(text, codes["schema-unknown-field"]["range"]) == "description"


def test_a_change_is_checked_again_and_closing_clears(editor: Client) -> None:
    uri = editor.open("team.yaml", TEAM)
    assert [one["code"] for one in editor.diagnostics(uri) if one["severity"] == 1] == []
    editor.change(uri, 2, TEAM + "  x: [\n")
    editor.change(uri, 3, WRONG)
    assert "relationship-unknown-target" in [one["code"] for one in editor.diagnostics(uri, 3)]
    editor.tell("textDocument/didClose", textDocument={"uri": uri})
    assert editor.diagnostics(uri, None) == []


def test_configuration_ignores_and_baseline_hold_and_are_read_anew(editor: Client, tmp_path: Path) -> None:
    text = WRONG.replace("# 😀 hands over", "# sympozium: ignore[relationship-unknown-target] soon")
    uri = editor.open("team.yaml", text)
    assert [one["code"] for one in editor.diagnostics(uri) if one["severity"] == 1] == ["schema-unknown-field"]
    settings = tmp_path / ".sympozium.toml"
    for content, severities in (
        ('[severity]\nschema-unknown-field = "info"\n', [3]),
        ('ignore = ["schema-unknown-field"]\n', []),
        ('exclude = ["team.yaml"]\n', []),
    ):
        settings.write_text('profile = "security"\n' + content)
        editor.tell("textDocument/didSave", textDocument={"uri": uri})
        shown = editor.diagnostics(uri)
        assert [one["severity"] for one in shown if one["code"] == "schema-unknown-field"] == severities
    settings.write_text("profil = 3\n")
    editor.tell("textDocument/didSave", textDocument={"uri": uri})
    [told] = editor.diagnostics(uri)
    assert "there is no setting 'profil'" in told["message"]
    assert "did you mean 'profile'?" in told["message"]


def test_what_the_workspace_defines_is_known(editor: Client, tmp_path: Path) -> None:
    text = TEAM.replace("name: lead #", "skills: [our-own]\n      name: lead #")
    uri = editor.open("team.yaml", text)
    assert "skill-unknown" in [one["code"] for one in editor.diagnostics(uri)]
    skill = "apiVersion: sympozium.ai/v1alpha1\nkind: SkillPack\nmetadata: {name: our-own}\n"
    (tmp_path / "skill.yaml").write_text(skill)
    changes = [{"uri": (tmp_path / "skill.yaml").as_uri(), "type": 1}]
    editor.tell("workspace/didChangeWatchedFiles", changes=changes)
    assert "skill-unknown" not in [one["code"] for one in editor.diagnostics(uri)]


def test_fixes_say_whether_they_are_safe(editor: Client) -> None:
    text = WRONG.replace("interval: 1h", "interval: 1h, cron: '0 * * * *'").replace("enabled: true", "enabled: yes")
    uri = editor.open("team.yaml", text)
    where = {"start": place(text, "writr"), "end": place(text, "writr", 3)}
    found = editor.ask("textDocument/codeAction", textDocument={"uri": uri}, range=where, context={"diagnostics": []})
    unsafe = next(action for action in found if "unsafe" in action["title"])
    assert (unsafe["kind"], unsafe.get("isPreferred")) == ("quickfix", None)
    [change] = unsafe["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    mended = applied(text, change["edits"])
    assert mended == text.replace('"writr"', "writer")


def test_all_safe_fixes_at_once_are_those_of_fix(editor: Client, tmp_path: Path) -> None:
    text = TEAM.replace("interval: 1h", "interval: 1h, type: heartbeat").replace("{name: team}", "{name: team} # 😀")
    text = text.replace("excludePersonas", "description: 1.10\n  version: 1.10\n  excludePersonas")
    (tmp_path / "team.yaml").write_text(text)
    uri = editor.open("team.yaml", text)
    only = {"diagnostics": [], "only": ["source.fixAll"]}
    nowhere = {"start": place(text, "api"), "end": place(text, "api")}
    [action] = editor.ask("textDocument/codeAction", textDocument={"uri": uri}, range=nowhere, context=only)
    assert (action["kind"], action["title"]) == ("source.fixAll.sympozium", "Fix all safe findings in this file")
    [change] = action["edit"]["documentChanges"]
    assert sympozium("pack", "validate", "--fix", "team.yaml", cwd=tmp_path).err.startswith("note: ")
    assert applied(text, change["edits"]) == (tmp_path / "team.yaml").read_text() != text


def test_hover_explains_the_field_and_the_finding(editor: Client) -> None:
    uri = editor.open("team.yaml", WRONG)
    field = editor.at("hover", uri, place(WRONG, "firstTick", 2))
    assert field["contents"]["kind"] == "markdown"
    assert field["contents"]["value"] == sympozium("explain", "spec.agentConfigs.schedule.firstTick").out
    assert _utf_16(WRONG, field["range"]) == "firstTick"
    finding = editor.at("hover", uri, place(WRONG, "writr", 2))["contents"]["value"]
    assert finding.startswith("# relationship-unknown-target\n")
    assert "# ensemble.spec.relationships.target\n" in finding
    assert editor.at("hover", uri, place(WRONG, "the team")) is None


def test_completion_knows_personas_fields_and_words(editor: Client) -> None:
    text = TEAM.replace('target: "writer"', "target: ").replace("access: read-only", "access: ")
    uri = editor.open("team.yaml", text)
    targets = editor.at("completion", uri, place(text, "target: ", 8))
    assert [item["label"] for item in targets] == ["lead", "writer"]
    text = text.replace("target: ", "target: wri")
    editor.change(uri, 2, text)
    writer = editor.at("completion", uri, place(text, "target: wri", 11))[1]["textEdit"]
    assert applied(text, [writer]) == text.replace("target: wri", "target: writer")
    words = {item["label"]: item for item in editor.at("completion", uri, place(text, "access: ", 8))}
    assert set(words) == {"read-only", "read-write"}
    text = TEAM.replace("      schedule:", "      sched\n      schedule:")
    editor.change(uri, 3, text)
    fields = {item["label"] for item in editor.at("completion", uri, place(text, "sched\n", 5))}
    assert {"model", "memory", "skills"} <= fields
    assert not {"name", "systemPrompt", "schedule", "relationships"} & fields


def test_completion_remembers_the_personas_of_a_broken_pack(editor: Client) -> None:
    uri = editor.open("team.yaml", TEAM)
    editor.at("hover", uri, place(TEAM, "kind"))
    broken = TEAM[: TEAM.index("    - {source")].replace("name: lead #", 'name: "lead #') + "    - {source: "
    editor.change(uri, 2, broken)
    assert "yaml-parse-error" in [one["code"] for one in editor.diagnostics(uri, 2)]
    found = editor.at("completion", uri, place(broken, "{source: ", 9))
    assert [item["label"] for item in found] == ["lead", "writer"]


def test_definition_references_and_rename_keep_comments(editor: Client) -> None:
    uri = editor.open("team.yaml", TEAM)
    use = place(TEAM, '"writer"', 3)
    [defined] = editor.at("definition", uri, use)
    assert defined["uri"] == uri
    assert (_utf_16(TEAM, defined["range"]), defined["range"]["start"]) == ("writer", place(TEAM, "writer, sys"))
    everywhere = editor.at("references", uri, use, context={"includeDeclaration": True})
    uses = editor.at("references", uri, use, context={"includeDeclaration": False})
    assert [one["range"]["start"]["line"] for one in everywhere] == [9, 10, 14, 17]
    assert [one for one in everywhere if one not in uses] == [defined]
    prepared = editor.at("prepareRename", uri, use)
    assert (prepared["placeholder"], _utf_16(TEAM, prepared["range"])) == ("writer", "writer")
    [change] = editor.at("rename", uri, use, newName="author")["documentChanges"]
    assert change["textDocument"]["version"] == 1
    renamed = applied(TEAM, change["edits"])
    assert renamed == TEAM.replace("writer", "author")


def test_a_name_that_cannot_be_one_is_refused(editor: Client) -> None:
    uri = editor.open("team.yaml", TEAM)
    for name, reason in (("Lead One", "has upper-case letters"), ("lead", "there is a persona named 'lead' already")):
        with pytest.raises(ResponseError, match=reason):
            editor.at("rename", uri, place(TEAM, '"writer"', 3), newName=name)
    assert editor.at("prepareRename", uri, place(TEAM, "kind")) is None


def test_symbols_are_packs_with_personas_and_relationships(editor: Client) -> None:
    text = f"{TEAM}---\nkind: ConfigMap\nmetadata: {{name: x}}\n---\n{PACK}"
    uri = editor.open("team.yaml", text)
    found = editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    outline = [(pack["name"], [child["name"] for child in pack["children"]]) for pack in found]
    assert outline == [
        ("team", ["lead", "writer", "lead → writer"]),
        ("demo", ["lead", "writer", "lead → writer"]),
    ]
    writer = found[0]["children"][1]
    assert writer["detail"] == "😀😀, excluded"
    assert _utf_16(text, writer["selectionRange"]) == "writer"


def test_other_files_and_huge_ones_are_left_alone(editor: Client) -> None:
    other = editor.open("web.yaml", "kind: Deployment\nspec: {replicas: 1}\n")
    assert editor.diagnostics(other) == []
    assert editor.at("completion", other, {"line": 1, "character": 7}) == []
    assert editor.at("hover", other, {"line": 1, "character": 7}) is None
    huge = TEAM + "# " + "x" * 1_500_000 + "\n"
    uri = editor.open("huge.yaml", huge)
    [told] = editor.diagnostics(uri)
    assert "not checked while it is edited" in told["message"]
    assert editor.at("completion", uri, place(huge, "writer, sys", 2)) == []


def test_a_file_that_was_never_saved_is_checked(editor: Client) -> None:
    document = {"uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": WRONG}
    editor.tell("textDocument/didOpen", textDocument=document)
    assert "relationship-unknown-target" in [one["code"] for one in editor.diagnostics("untitled:Untitled-1")]


def test_an_editor_that_counts_bytes_gets_bytes(tmp_path: Path) -> None:
    with Client(tmp_path, {"general": {"positionEncodings": ["utf-8", "utf-16"]}}) as editor:
        assert editor.hello["capabilities"]["positionEncoding"] == "utf-8"
        uri = editor.open("team.yaml", TEAM)
        line = TEAM.splitlines()[9]
        at = len(line[: line.index("writer")].encode())
        prepared = editor.at("prepareRename", uri, {"line": 9, "character": at + 1})
        assert prepared["range"]["start"] == {"line": 9, "character": at}
        assert list(editor.at("rename", uri, {"line": 9, "character": at}, newName="x")) == ["changes"]


def test_an_editor_is_asked_to_tell_of_files(tmp_path: Path) -> None:
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with Client(tmp_path, watching) as editor:
        [asked] = editor.asked("client/registerCapability")["registrations"]
        assert asked["method"] == "workspace/didChangeWatchedFiles"


def test_options_win_over_the_configuration(tmp_path: Path) -> None:
    with Client(tmp_path, None, "--stdio", "--target", "v0.10.6") as editor:
        codes = [
            one["code"]
            for one in editor.diagnostics(editor.open("wrong.yaml", PACK.replace("writer, type", "x, type")))
        ]
        assert "relationship-unknown-target" not in codes


def test_the_server_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with Client(tmp_path) as editor:
        editor.diagnostics(editor.open("team.yaml", WRONG))
        assert editor.goodbye() == (0, "")
    with Client(tmp_path) as editor:
        assert editor.hang_up() == (1, "")


def test_nobody_there_is_no_failure_and_a_person_is_told() -> None:
    assert sympozium("lsp") == (0, "", "")
    told = on_terminal("lsp", typed="\x04")
    assert "an editor starts this" in told.out
    assert "Traceback" not in told.out


def test_without_pygls_the_message_says_how_to_install_it() -> None:
    script = "import sys; sys.modules['pygls'] = None; from sympozium_cli.cli.run import run; sys.exit(run(['lsp']))"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(), check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        "error: the language server needs pygls, which is not installed",
        "hint: install it: pip install 'sympozium-cli[lsp]'",
    ]


def test_no_other_command_imports_it() -> None:
    script = (
        "import sys; from sympozium_cli.cli.run import run; run(sys.argv[1:]);"
        "print('pygls' in sys.modules, 'lsprotocol' in sys.modules, 'asyncio' in sys.modules, file=sys.stderr)"
    )
    for words in (["--help"], ["lsp", "--help"], ["explain", "spec"]):
        ended = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
        assert ended.stderr == "False False False\n"
