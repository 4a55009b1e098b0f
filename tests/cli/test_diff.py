"""`pack diff` from the outside: formats, git, exit codes, and what never appears."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from change.recorded import knowable, updates
from cli.program import PACK, WRONG, on_terminal, sympozium
from sympozium_cli.report.published import SCHEMAS

CANARY = "hunter2-canary-Zq81"
KEY = "sk-abcdefghijklmnop1234567890"
LIVE = PACK.replace("spec:\n", "spec:\n  enabled: true\n")
ROWS = updates()
TOLD = """\
Ensemble/demo: old.yaml -> new.yaml
escalates  'writer' gains the skill 'k8s-ops' (new.yaml:8)
changes    'lead' runs on the model 'm2' instead of 'gpt-4o' (new.yaml:7)
changes    the schedule of 'lead' changes from 0 * * * * to 0/30 * * * *: its
           next tick moves from 2026-05-01 10:00 UTC to 2026-05-01 09:30 UTC,
           from 24 to 48 runs in the next 24 hours (new.yaml:7)
objects: 3 updated; phase Ready

--- Agent/demo-lead
+++ Agent/demo-lead
@@ -15,7 +15,7 @@
 spec:
   agents:
     default:
-      model: gpt-4o
+      model: m2
   memory:
     enabled: true
     maxSizeKB: 256

--- Agent/demo-writer
+++ Agent/demo-writer
@@ -29,4 +29,5 @@
       k8s.cluster.name: unknown
     serviceName: sympozium
   skills:
+  - skillPackRef: k8s-ops
   - skillPackRef: memory

--- SympoziumSchedule/demo-lead-schedule
+++ SympoziumSchedule/demo-lead-schedule
@@ -17,6 +17,6 @@
   concurrencyPolicy: Forbid
   firstTick: immediate
   includeMemory: true
-  schedule: "0 * * * *"
+  schedule: "0/30 * * * *"
   task: Plan.
   type: heartbeat
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    timed = LIVE.replace("You lead.", "You lead., schedule: {interval: 1h, task: Plan.}")
    changed = timed.replace("1h", "30m").replace("You lead.", "You lead., model: m2")
    (tmp_path / "old.yaml").write_text(timed)
    (tmp_path / "new.yaml").write_text(changed.replace("You write.", "You write., skills: [k8s-ops]"))
    (tmp_path / "catalog.yaml").write_text(PACK)
    (tmp_path / "wrong.yaml").write_text(WRONG.replace("spec:\n", "spec:\n  enabled: true\n"))
    (tmp_path / "invalid.yaml").write_text(LIVE.replace("systemPrompt: You lead.", "model: m"))
    return tmp_path


def diff(*words: str, cwd: Path, stdin: str = "") -> Any:
    return sympozium("pack", "diff", *words, "--from", "2026-05-01T09:00Z", cwd=cwd, stdin=stdin)


def test_people_read_the_meaning_and_then_the_objects(folder: Path) -> None:
    ended = on_terminal("pack", "diff", "old.yaml", "new.yaml", "--from", "2026-05-01 09:00", cwd=folder, NO_COLOR="1")
    assert (ended.code, ended.out) == (1, TOLD)


def test_colours_are_for_those_who_want_them(folder: Path) -> None:
    assert "\x1b[" not in diff("old.yaml", "new.yaml", cwd=folder).out
    coloured = diff("old.yaml", "new.yaml", "--color", "always", cwd=folder).out
    assert "\x1b[1;33mescalates\x1b[0m" in coloured
    assert "\x1b[1;32m+      model: m2\x1b[0m" in coloured


def test_json_says_it_to_programs(folder: Path) -> None:
    ended = diff("old.yaml", "new.yaml", "-o", "json", cwd=folder)
    said = json.loads(ended.out)
    assert (ended.code, said["apiVersion"], said["phase"]) == (1, "sympozium-cli/diff/v1", "Ready")
    assert [(change["op"], change["object"]) for change in said["changes"]] == [
        ("update", "Agent/demo-lead"),
        ("update", "Agent/demo-writer"),
        ("update", "SympoziumSchedule/demo-lead-schedule"),
    ]
    first = said["meaning"][0]
    assert (first["kind"], first["severity"], first["persona"]) == ("skill-gained", "escalation", "writer")
    assert (first["new"]["file"], first["new"]["line"]) == ("new.yaml", 8)
    assert {"untouched", "orphans", "collected", "later"} <= said.keys()


@pytest.mark.parametrize("packs", ["old new", "new old", "two live", "live two", "live live", "off live", "live off"])
def test_json_has_its_published_shape(folder: Path, packs: str) -> None:
    (folder / "two.yaml").write_text(LIVE + "---\n" + LIVE.replace("name: demo", "name: more"))
    (folder / "live.yaml").write_text(LIVE)
    (folder / "off.yaml").write_text(LIVE.replace("enabled: true", "enabled: false"))
    versions = [f"{name}.yaml" for name in packs.split()]
    said = json.loads(diff(*versions, "-o", "json", cwd=folder).out)
    Draft202012Validator(SCHEMAS["diff-v1"].build()).validate(said)
    refused = Draft202012Validator(SCHEMAS["diff-v1"].build()).iter_errors({**said, "phase": "Done", "more": 1})
    assert len(list(refused)) == 2


def test_markdown_fits_into_a_comment(folder: Path) -> None:
    ended = diff("old.yaml", "new.yaml", "-o", "markdown", cwd=folder)
    assert ended.out.startswith("### Ensemble/demo\n")
    assert "- 🟠 **escalates**: 'writer' gains the skill 'k8s-ops' (<code>new.yaml:8</code>)\n" in ended.out
    assert "\n```diff\n--- Agent/demo-lead\n" in ended.out
    prompt = "".join(f"Line {number} with ``` in it.\\n" for number in range(3000))
    (folder / "long.yaml").write_text((folder / "old.yaml").read_text().replace("You write.", f'"{prompt}"'))
    cut = diff("old.yaml", "long.yaml", "-o", "markdown", cwd=folder).out
    assert len(cut.encode()) <= 65_536
    assert "1 part cut off here" in cut
    assert "the system prompt of 'writer' changes" in cut


def test_no_difference(folder: Path) -> None:
    ended = diff("old.yaml", "old.yaml", cwd=folder)
    assert ended == (0, "", "note: there is no difference\n")
    assert diff("old.yaml", "old.yaml", "-q", cwd=folder) == (0, "", "")
    assert json.loads(diff("old.yaml", "old.yaml", "-o", "json", cwd=folder).out)["changes"] == []


def test_comments_and_order_of_keys_are_no_difference(folder: Path) -> None:
    text = (folder / "old.yaml").read_text().replace("metadata: {name: demo}", "# hello\nmetadata:\n  name: demo")
    (folder / "other.yaml").write_text(text)
    assert diff("old.yaml", "other.yaml", cwd=folder).code == 0


def test_one_version_may_come_from_standard_input(folder: Path) -> None:
    ended = diff("old.yaml", "-", cwd=folder, stdin=(folder / "new.yaml").read_text())
    assert "Ensemble/demo: old.yaml -> <stdin>\n" in ended.out
    assert diff("-", "-", cwd=folder).code == 2


def test_a_pack_that_is_enabled_nowhere_is_taken_to_be(folder: Path) -> None:
    (folder / "other.yaml").write_text(PACK.replace("You lead.", "You lead., model: m2"))
    ended = diff("catalog.yaml", "other.yaml", cwd=folder)
    assert "+      model: m2" in ended.out
    assert ended.err == "note: Ensemble/demo is not enabled: compared as if it were\n"
    assert diff("catalog.yaml", "other.yaml", "--as-written", cwd=folder).code == 0
    switched = diff("catalog.yaml", "old.yaml", cwd=folder)
    assert "changes    the pack is switched on: 2 personas will be installed" in switched.out
    assert switched.err == ""


def test_a_graph_that_the_controller_refuses(folder: Path) -> None:
    (folder / "live.yaml").write_text(LIVE)
    ended = diff("live.yaml", "wrong.yaml", cwd=folder)
    assert ended.code == 1
    assert "error[relationship-unknown-target]" in ended.err
    assert "beware     the controller refuses the new version" in ended.out
    assert "no object changes; phase Error" in ended.out


def test_a_version_that_the_api_server_refuses(folder: Path) -> None:
    ended = diff("old.yaml", "invalid.yaml", cwd=folder)
    assert (ended.code, ended.out) == (1, "")
    assert "error[schema-missing-required-field]" in ended.err
    assert "error: the new version is refused as a whole" in ended.err
    back = diff("invalid.yaml", "old.yaml", cwd=folder)
    assert "the API server refuses the old version" in back.err
    assert "changes    the pack 'demo' is new: 2 personas will be installed" in back.out


def test_packs_that_stand_in_one_version_only(folder: Path) -> None:
    (folder / "two.yaml").write_text(LIVE + "---\n" + LIVE.replace("name: demo", "name: more"))
    (folder / "live.yaml").write_text(LIVE)
    more = diff("live.yaml", "two.yaml", cwd=folder).out
    assert more.startswith("Ensemble/more: nothing -> two.yaml\n")
    less = diff("two.yaml", "live.yaml", cwd=folder).out
    assert less.startswith("Ensemble/more: two.yaml -> nothing\ndestroys   the pack 'more' is gone")
    (folder / "twice.yaml").write_text(LIVE + "---\n" + LIVE)
    assert "the pack 'demo' is twice in 'twice.yaml'" in diff("live.yaml", "twice.yaml", cwd=folder).err


def test_a_model_is_taken_to_be_ready(folder: Path) -> None:
    (folder / "old.yaml").write_text(LIVE.replace("spec:\n", "spec:\n  modelRef: llama\n"))
    (folder / "new.yaml").write_text(LIVE.replace("spec:\n", "spec:\n  modelRef: qwen\n"))
    ended = diff("old.yaml", "new.yaml", cwd=folder)
    assert "note: the Model 'qwen' is taken to be Ready at http://model-qwen.default.svc:8080/v1" in ended.err
    assert "note: the Model 'llama' is taken to be Ready at http://model-llama.default.svc:8080/v1" in ended.err
    assert "+      model: qwen" in ended.out
    assert diff("new.yaml", "new.yaml", cwd=folder).err.count("is taken to be Ready") == 1
    given = diff("old.yaml", "new.yaml", "--model-endpoint", "http://m", cwd=folder)
    assert (given.err, "baseURL: http://m" in given.out) == ("", True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("old.yaml", "compares two versions, and one version was given"),
        ("old.yaml new.yaml old.yaml", "and 3 versions were given"),
        ("old.yaml missing.yaml", "there is no file or folder 'missing.yaml'"),
        ("old.yaml new.yaml -o jsn", "--output takes unified, json or markdown, not 'jsn'"),
        ("old.yaml new.yaml --target 0.9", "what a controller of v0.9.5 does about an edit is not known here"),
        ("old.yaml new.yaml --from soon", "--from takes a date or a time, not 'soon'"),
        ("old.yaml new.yaml --from 9999-12-31T23:59Z", "--from takes a year from 2015 to 9000, not 9999"),
        ("--ref main old.yaml new.yaml", "--ref compares one file with an older version of itself"),
        ("--ref main old.yaml", "is in no git repository"),
    ],
)
def test_wrong_usage(folder: Path, words: str, told: str) -> None:
    ended = sympozium("pack", "diff", *words.split(), cwd=folder)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert "hint: " in ended.err or "missing" in words


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(name="repository")
def _repository(folder: Path) -> Path:
    git(folder, "init", "-q", "-b", "main")
    (folder / "packs").mkdir()
    (folder / "packs" / "team.yaml").write_text((folder / "old.yaml").read_text())
    git(folder, "add", "packs")
    git(folder, "commit", "-q", "-m", "first")
    (folder / "packs" / "team.yaml").write_text((folder / "new.yaml").read_text())
    return folder


def test_a_file_is_compared_with_itself_in_a_commit(repository: Path) -> None:
    ended = diff("--ref", "main", "packs/team.yaml", cwd=repository)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("Ensemble/demo: main:packs/team.yaml -> packs/team.yaml\n")
    assert ended.out.splitlines()[-2:] == ["   task: Plan.", "   type: heartbeat"]
    inside = diff("--ref", "HEAD", "team.yaml", cwd=repository / "packs")
    assert inside.out.startswith("Ensemble/demo: HEAD:team.yaml -> team.yaml\n")


def test_a_file_that_is_new_and_one_that_is_gone(repository: Path) -> None:
    fresh = diff("--ref", "main", "new.yaml", cwd=repository)
    assert "note: 'new.yaml' is not in main: everything is new" in fresh.err
    assert "the pack 'demo' is new" in fresh.out
    (repository / "packs" / "team.yaml").unlink()
    (repository / "packs").rmdir()
    gone = diff("--ref", "main", "packs/team.yaml", cwd=repository)
    assert "there is no 'packs/team.yaml' any more" in gone.err
    assert "destroys   the pack 'demo' is gone" in gone.out


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("main packs/team.yaml", "there is no file or folder 'main'", "pack diff --ref main packs/team.yaml"),
        ("mian.yaml packs/team.yaml", "there is no file or folder 'mian.yaml'", ""),
        ("--ref mian packs/team.yaml", "git knows no commit 'mian'", "did you mean 'main'?"),
        ("--ref main packs/*.yaml", "--ref compares one file with an older version of itself", "give two files"),
        ("--ref main packs", "--ref compares one file with an older version of itself", "give two files"),
    ],
)
def test_a_commit_in_the_wrong_place_is_told(repository: Path, words: str, message: str, hint: str) -> None:
    ended = diff(*words.split(), cwd=repository)
    assert (ended.code, ended.out, ended.err.partition("\n")[0]) == (2, "", f"error: {message}")
    assert hint in ended.err


def test_what_git_cannot_do_is_told(repository: Path) -> None:
    for ref in ("nowhere", "--help", "main:packs"):
        ended = diff(f"--ref={ref}", "packs/team.yaml", cwd=repository)
        assert (ended.code, ended.out) == (2, "")
        assert f"error: git knows no commit '{ref}'" in ended.err
    assert diff("--ref", "main", "missing.yaml", cwd=repository).code == 2
    assert "compares one file" in diff("--ref", "main", "packs", cwd=repository).err
    assert "compares one file" in diff("--ref", "main", "-", cwd=repository).err


def test_no_credential_appears(folder: Path) -> None:
    old = LIVE.replace(
        "You lead.", f"You lead., env: {{API_KEY: {CANARY}1}}, providerHeaders: {{authorization: {CANARY}1}}"
    )
    new = old.replace(f"{CANARY}1", f"{CANARY}2").replace("You write.", f"Use {KEY} for it.")
    hook = "preRun: [{name: h, image: i, env: [{name: DB_PASSWORD, value: CANARY}]}]".replace("CANARY", CANARY)
    new = new.replace(
        "You lead.", f"You lead., lifecycle: {{{hook}}}, skills: [gh], skillParams: {{gh: {{token: {CANARY}}}}}"
    )
    new = new.replace("You lead.", f"You lead., baseURL: 'https://me:{CANARY}@example.com/v1'")
    (folder / "old.yaml").write_text(old)
    (folder / "new.yaml").write_text(new)
    for form in ("unified", "json", "markdown"):
        ended = diff("old.yaml", "new.yaml", "-o", form, cwd=folder)
        assert ended.code == 1
        assert CANARY not in ended.out + ended.err
        assert KEY not in ended.out + ended.err
        assert "API_KEY" in ended.out.replace("\\_", "_")
        assert "(changed)" in ended.out


def test_nothing_of_a_pack_reaches_the_terminal_as_it_is(folder: Path) -> None:
    (folder / "new.yaml").write_text(LIVE.replace("You lead.", '"\\e[31mred\\u202e", model: "\\e]0;x\\a"'))
    for form in ("unified", "markdown", "json"):
        out = diff("old.yaml", "new.yaml", "-o", form, "--color", "never", cwd=folder).out
        assert not {"\x1b", "\u202e", "\x07"}.intersection(out)


@pytest.mark.parametrize("row", ROWS[::12], ids=lambda row: row["before"]["metadata"]["name"])
def test_the_recorded_changes_come_out_of_the_program(tmp_path: Path, row: dict[str, Any]) -> None:
    for name in ("before", "after", "env"):
        (tmp_path / f"{name}.json").write_text(json.dumps(row[name]))
    secrets = [word for name in row["existingSecrets"] for word in ("--existing-secret", name)]
    words = ["before.json", "after.json", "-o", "json", "--controller-env", "env.json", *secrets]
    said = json.loads(diff(*words, cwd=tmp_path).out)
    assert said["changes"] == knowable(row["changes"])
