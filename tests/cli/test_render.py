"""`pack render` from the outside: formats, notes, refusals, and what never appears."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cli.program import FOREIGN, PACK, WRONG, on_terminal, sympozium

SECRET = "sk-abcdefghijklmnop1234567890"
FULL = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo, namespace: agents}
spec:
  enabled: true
  authRefs: [{provider: openai, secret: demo-openai}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      provider: ollama
      schedule: {interval: 45m, task: Plan.}
      memory: {enabled: true, seeds: [One thing.]}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 2h, task: Write.}
      channels: [slack]
      channelConfigs: {slack: slack-token}
    - name: clerk
      systemPrompt: You file.
      schedule: {cron: '0 9 * * 7', task: File.}
  excludePersonas: [gone]
  relationships:
    - {source: lead, target: writer, type: sequential}
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK)
    (tmp_path / "wrong.yaml").write_text(WRONG)
    (tmp_path / "full.yaml").write_text(FULL)
    (tmp_path / "foreign.yaml").write_text(FOREIGN)
    return tmp_path


def test_the_objects_are_yaml_documents(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", cwd=folder)
    assert ended.code == 0
    objects = [value for value in yaml.safe_load_all(ended.out) if value]
    assert [f"{value['kind']}/{value['metadata']['name']}" for value in objects] == [
        "Agent/demo-lead",
        "ConfigMap/demo-lead-memory",
        "SympoziumSchedule/demo-lead-schedule",
        "Agent/demo-writer",
        "Agent/demo-clerk",
        "SympoziumSchedule/demo-clerk-schedule",
    ]
    assert {value["metadata"]["namespace"] for value in objects} == {"agents"}


def test_json_is_a_list_and_names_are_those_of_kubectl(folder: Path) -> None:
    ended = sympozium("pack", "render", "pack.yaml", "-o", "json", "-n", "team-a", "-q", cwd=folder)
    document = json.loads(ended.out)
    assert (ended.code, ended.err, document["kind"], document["apiVersion"]) == (0, "", "List", "v1")
    assert {item["metadata"]["namespace"] for item in document["items"]} == {"team-a"}
    names = sympozium("pack", "render", "full.yaml", "--include", "agents", "-o", "name", cwd=folder).out.split()
    assert names[:2] == ["agent.sympozium.ai/demo-lead", "configmap/demo-lead-memory"]
    assert "deployment.apps/demo-writer-channel-slack" in names


def test_what_is_not_made_is_told(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", "--include", "runs", cwd=folder)
    assert "note: full.yaml:23:7: no schedule for 'writer': the sequential edge from 'lead' takes it away" in ended.err
    assert "no runs of 'clerk': its schedule '0 9 * * 7' cannot be read" in ended.err
    assert "not enabled" not in ended.err
    assert "AgentRun" in ended.out
    assert "demo-clerk-schedule-1" not in ended.out


HIDDEN = "hunter2hunter2hunter2"
GUARDED = f"""\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {{name: demo}}
spec:
  baseURL: https://me:{HIDDEN}@example.com/v1
  taskOverride: "token={HIDDEN}, then go on"
  agentConfigs:
    - name: lead
      systemPrompt: "password: {HIDDEN}"
      baseURL: https://example.com/v1?api_key={HIDDEN}
      skills: [gh]
      skillParams: {{gh: {{token: {HIDDEN}, repo: acme/web}}}}
      schedule: {{interval: 1h, task: Plan.}}
      lifecycle: {{preRun: [{{name: h, image: i, command: [sh, -c, "curl -H 'Authorization: Bearer {HIDDEN}'"]}}]}}
    - {{name: writer, systemPrompt: You write.}}
"""


@pytest.mark.parametrize(
    "options", ["-o yaml", "-o json", "-o tree", "--explain", "--view stored", "-o tree --explain"]
)
def test_what_its_name_or_its_place_makes_a_credential_is_hidden(folder: Path, options: str) -> None:
    (folder / "guarded.yaml").write_text(GUARDED)
    ended = sympozium("pack", "render", "guarded.yaml", "--include", "agents,runs", *options.split(), cwd=folder)
    assert ended.code == 0
    assert HIDDEN not in ended.out + ended.err
    if "tree" not in options:
        assert "acme/web" in ended.out
        assert "then go on" in ended.out


def test_an_address_with_a_password_is_hidden(folder: Path) -> None:
    (folder / "model.yaml").write_text(PACK.replace("spec:\n", "spec:\n  modelRef: qwen\n"))
    address = f"http://me:{HIDDEN}@example.com/v1"
    ended = sympozium("pack", "render", "model.yaml", "--model-endpoint", address, cwd=folder)
    assert (ended.code, "http://me:*****" in ended.out, HIDDEN in ended.out) == (0, True, False)


def test_a_channel_without_its_secret_has_no_pod(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", "--include", "agents", "--existing-secret", "other", cwd=folder)
    assert "no pod for the channel 'slack': there is no Secret 'slack-token'" in ended.err
    assert "demo-writer-channel-slack" not in ended.out


def test_a_pack_that_is_not_enabled(folder: Path) -> None:
    ended = sympozium("pack", "render", "pack.yaml", cwd=folder)
    assert "note: Ensemble/demo is not enabled: rendered as if it were enabled" in ended.err
    assert "kind: Agent" in ended.out
    ended = sympozium("pack", "render", "pack.yaml", "--as-written", cwd=folder)
    assert (ended.code, ended.out) == (0, "")
    assert "note: Ensemble/demo is not enabled: nothing is made of it" in ended.err


def test_what_stops_the_controller_stops_us(folder: Path) -> None:
    ended = sympozium("pack", "render", "wrong.yaml", cwd=folder)
    assert (ended.code, ended.out) == (1, "")
    assert "error[relationship-unknown-target]: no persona is named 'writr'" in ended.err
    assert "--> wrong.yaml:9:30" in ended.err


@pytest.mark.parametrize(
    ("change", "rule", "effect"),
    [
        ("sharedMemory: {enabled: true, storageSize: 1GB}", "shared-memory-invalid-storage-size", "panics"),
        ("workflowType: pipeline", "workflow-pipeline-without-sequential-edge", "refuses the whole pack"),
        ("workflowType: relay", "schema-invalid-enum", "the API server refuses the pack"),
        ("baseURL: [x]", "schema-wrong-type", "the API server refuses the pack"),
    ],
)
def test_a_finding_says_what_stops(folder: Path, change: str, rule: str, effect: str) -> None:
    (folder / "pack.yaml").write_text(PACK.replace("spec:\n", f"spec:\n  {change}\n"))
    ended = sympozium("pack", "render", "pack.yaml", cwd=folder)
    assert (ended.code, ended.out) == (1, "")
    assert f"error[{rule}]" in ended.err
    assert effect in ended.err


def test_a_model_of_the_cluster_needs_its_address(folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK.replace("spec:\n", "spec:\n  modelRef: models/qwen\n"))
    ended = sympozium("pack", "render", "pack.yaml", cwd=folder)
    assert (ended.code, ended.out) == (2, "")
    assert "pack.yaml:5:13: nothing is made until the Model 'models/qwen' is Ready" in ended.err
    assert "hint: give its address, such as --model-endpoint http://model-qwen.models.svc:8080/v1" in ended.err
    given = sympozium("pack", "render", "pack.yaml", "--model-endpoint", "http://m/v1", "--explain", cwd=folder)
    assert "model: models/qwen  # line 5: modelRef" in given.out
    assert "baseURL: http://m/v1  # line 5: the address of the Model" in given.out


def test_an_explanation_says_where_everything_comes_from(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", "--explain", "--include", "agents,runs", cwd=folder)
    assert ended.code == 0
    for line in (
        "model: gpt-4o  # line 8: no model is set: the controller's default",
        "- skillPackRef: memory  # line 8: the controller gives every persona this skill",
        "schedule: \"0 * * * *\"  # line 11: '45m' is no interval that the controller knows: every hour",
        "authRefs:  # line 6: none is for the provider 'ollama', so that it gets all of them, and uses the first",
        "# no schedule for 'writer': the sequential edge from 'lead' takes it away (line 23)",
        "concurrencyPolicy: Forbid  # always",
    ):
        assert line in ended.out
    plain = sympozium("pack", "render", "full.yaml", "--include", "agents,runs", cwd=folder)
    explained = [value for value in yaml.safe_load_all(ended.out) if value]
    assert explained == [value for value in yaml.safe_load_all(plain.out) if value]


def test_one_persona_alone(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", "--persona", "clerk", "-o", "name", cwd=folder)
    assert ended.out.split() == ["agent.sympozium.ai/demo-clerk", "sympoziumschedule.sympozium.ai/demo-clerk-schedule"]
    ended = sympozium("pack", "render", "full.yaml", "--persona", "clrk", cwd=folder)
    assert (ended.code, ended.err) == (2, "error: there is no persona 'clrk'\nhint: did you mean 'clerk'?\n")


def test_one_file_per_object(folder: Path) -> None:
    ended = sympozium("pack", "render", "full.yaml", "--output-dir", "out/deep", "-q", cwd=folder)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    names = sorted(path.name for path in (folder / "out/deep").iterdir())
    assert len(names) == 6
    assert "sympoziumschedule-demo-lead-schedule.yaml" in names
    assert yaml.safe_load((folder / "out/deep/agent-demo-lead.yaml").read_text())["kind"] == "Agent"


def test_an_old_dialect_can_be_rendered_for_the_newest_release(folder: Path) -> None:
    old = PACK.replace("kind: Ensemble", "kind: PersonaPack").replace("agentConfigs", "personas")
    (folder / "old.yaml").write_text(old.partition("  relationships")[0])
    words = ("pack", "render", "old.yaml", "-q", "-o", "tree")
    assert sympozium(*words, cwd=folder).out.splitlines()[:2] == ["PersonaPack/demo", "├─ SympoziumInstance/demo-lead"]
    newest = sympozium(*words, "--target", "0.10", cwd=folder)
    assert newest.out.splitlines()[:2] == ["Ensemble/demo", "├─ Agent/demo-lead"]


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "elsewhere").write_text("mine")
    (folder / "out/agent-demo-lead.yaml").symlink_to(folder / "elsewhere")
    words = ("pack", "render", "pack.yaml", "-q", "--output-dir", "out")
    refused = sympozium(*words, cwd=folder)
    assert (refused.code, refused.out) == (6, "")
    assert "error: the folder 'out' is not empty\nhint: --force" in refused.err
    assert sympozium(*words, "--force", cwd=folder).code == 0
    assert (folder / "elsewhere").read_text() == "mine"
    assert not (folder / "out/agent-demo-lead.yaml").is_symlink()


def test_two_objects_of_one_name_are_no_two_files(folder: Path) -> None:
    (folder / "twice.yaml").write_text(f"{PACK}---\n{PACK}")
    ended = sympozium("pack", "render", "twice.yaml", "--output-dir", "out", "-q", cwd=folder)
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: two objects are called Agent/demo-lead")


def test_a_name_does_not_lead_out_of_the_folder(folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK.replace("lead", "../../lead"))
    ended = sympozium("pack", "render", "pack.yaml", "--output-dir", "out", cwd=folder)
    assert ended.code == 2
    assert "cannot name a file" in ended.err
    assert not list(folder.parent.glob("*lead*.yaml"))


@pytest.mark.parametrize("output", ["yaml", "json", "tree"])
def test_credentials_appear_nowhere(folder: Path, output: str) -> None:
    text = FULL.replace("provider: ollama", f"env: {{X: '{SECRET}', GITHUB_TOKEN: plain-token-7}}").replace(
        "45m", SECRET
    )
    (folder / "full.yaml").write_text(text.replace("You file.", f"Use {SECRET}."))
    explain = [] if output == "json" else ["--explain"]
    ended = sympozium("pack", "render", "full.yaml", "--include", "agents,runs", "-o", output, *explain, cwd=folder)
    assert ended.code == 0
    for canary in (SECRET, SECRET[3:], "plain-token-7"):
        assert canary not in ended.out + ended.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("foreign.yaml",), 3, "found no pack: looked at 1 file (foreign.yaml) and saw 1 other document"),
        (("nothing.yaml",), 2, "there is no file or folder 'nothing.yaml'"),
        (("pack.yaml", "-o", "yml"), 2, "did you mean 'yaml'?"),
        (("pack.yaml", "--view", "kept"), 2, "--view takes sent or stored"),
        (("pack.yaml", "--include", "agent"), 2, "did you mean 'agents'?"),
        (("pack.yaml", "--explain", "-o", "json"), 2, "--explain needs '-o yaml' or '-o tree'"),
        (("pack.yaml", "--output-dir", "x", "-o", "name"), 2, "--output-dir writes YAML"),
        (("pack.yaml", "--target", "0.9", "--include", "agents"), 2, "--include is for Sympozium 0.10"),
        (("pack.yaml", "--target", "0.11"), 2, "0.11"),
        (("pack.yaml", "-n", "Team_A"), 2, "--namespace takes a namespace, not 'Team_A': it has upper-case letters"),
        (("pack.yaml", "--model-endpoint", "qwen"), 2, "--model-endpoint takes an address, not 'qwen'"),
        (("pack.yaml", "--controller-env", "missing"), 2, "there is no file 'missing', and it is no KEY=VALUE either"),
        (("pack.yaml", "--controller-env", "scalar.yaml"), 2, "scalar.yaml:1:1: this is no environment"),
        (("pack.yaml", "--controller-env", "nested.yaml"), 2, "nested.yaml:1:4: the value of an environment variable"),
        (("pack.yaml", "--controller-env", "broken.yaml"), 2, "broken.yaml:"),
    ],
)
def test_wrong_words_are_told(folder: Path, words: tuple[str, ...], code: int, message: str) -> None:
    (folder / "scalar.yaml").write_text("just text\n")
    (folder / "nested.yaml").write_text("A: {b: c}\n")
    (folder / "broken.yaml").write_text("A: [\n")
    ended = sympozium("pack", "render", *words, cwd=folder)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err
    assert "Traceback" not in ended.err


def test_the_environment_of_the_controller(folder: Path) -> None:
    (folder / "env.yaml").write_text("SYMPOZIUM_IMAGE_TAG: 1.10\nSYMPOZIUM_DEFAULT_OTEL_ENABLED: true\n")
    (folder / "env.json").write_text('[{"name": "SYMPOZIUM_IMAGE_TAG", "value": "1.11"}]')
    words = ("pack", "render", "pack.yaml", "--include", "agents", "--explain", "--controller-env")
    from_file = sympozium(*words, "env.yaml", cwd=folder).out
    assert "image: ghcr.io/sympozium-ai/sympozium/skill-memory:1.10  #" in from_file
    assert "MEMORY_ADMIN_TOKEN" not in from_file
    assert "enabled: true  # SYMPOZIUM_DEFAULT_OTEL_ENABLED of the controller" in from_file
    assert "skill-memory:1.11" in sympozium(*words, "env.json", cwd=folder).out
    both = sympozium(*words, "SYMPOZIUM_IMAGE_REGISTRY=local", "--controller-env", "env.yaml", cwd=folder).out
    assert "image: local/skill-memory:1.10" in both
    alone = sympozium(*words, "SYMPOZIUM_IMAGE_REGISTRY=local", cwd=folder).out
    assert "image: local/skill-memory:0.10.46" in alone
    assert "name: sympozium-memory-admin-token  # MEMORY_ADMIN_TOKEN_SECRET of the controller" in alone


def test_standard_input_and_several_packs(folder: Path) -> None:
    text = PACK + "---\n" + FOREIGN + "---\n" + FULL
    ended = sympozium("pack", "render", "-", "-o", "tree", cwd=folder, stdin=text)
    assert ended.code == 0
    assert ended.out.count("Ensemble/demo\n") == 2
    assert "├─ Agent/demo-lead" in ended.out


def test_a_terminal_without_lines_gets_plain_characters(folder: Path) -> None:
    from cli.program import environment

    env = environment(PYTHONIOENCODING="ascii")
    assert "|- Agent/demo-lead" in sympozium("pack", "render", "full.yaml", "-o", "tree", cwd=folder, env=env).out


def test_comments_are_dim_on_a_terminal(folder: Path) -> None:
    shown = on_terminal("pack", "render", "pack.yaml", "--explain", cwd=folder)
    assert "\x1b[2m# always\x1b[0m" in shown.out
    plain = on_terminal("pack", "render", "pack.yaml", "--explain", cwd=folder, NO_COLOR="1")
    assert "\x1b[" not in plain.out
