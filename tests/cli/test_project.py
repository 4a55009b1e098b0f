"""What a project decides: configuration, baselines, fixes, and what is kept between runs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.program import PACK, environment, sympozium

HOURLY = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  version: 1.10 # ours
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 45m, task: Lead., firstTick: afterInterval}
"""


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    (tmp_path / "team.yaml").write_text(HOURLY)
    (tmp_path / "good.yaml").write_text(PACK)
    return tmp_path


def rules(folder: Path, *arguments: str) -> list[str]:
    """The rules that speak of team.yaml."""
    result = sympozium("pack", "validate", "-o", "json", *arguments, cwd=folder)
    return [finding["rule"] for finding in json.loads(result.out)["findings"] if finding["file"] == "team.yaml"]


def test_without_configuration_errors_and_what_matters_are_shown(project: Path) -> None:
    assert rules(project) == ["yaml-ambiguous-scalar", "interval-unknown"]


def test_a_configuration_is_found_from_the_input_upwards(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.sympozium]\nignore = ['interval-*']\n")
    assert rules(project) == ["yaml-ambiguous-scalar"]
    assert rules(project, "--no-config") == ["yaml-ambiguous-scalar", "interval-unknown"]


def test_options_win_over_the_configuration(project: Path) -> None:
    (project / ".sympozium.toml").write_text("profile = 'all'\nfail-on = 'never'\n")
    assert "description-missing" in rules(project)
    assert "description-missing" not in rules(project, "--profile", "default")
    assert sympozium("pack", "validate", cwd=project).code == 0
    assert sympozium("pack", "validate", "--fail-on", "error", cwd=project).code == 1


def test_rules_can_be_selected_ignored_and_graded(project: Path) -> None:
    assert rules(project, "--select", "schedules") == ["interval-unknown"]
    assert rules(project, "--ignore", "yaml-*,interval-unknown") == []
    assert rules(project, "--severity", "yaml-ambiguous-scalar=off") == ["interval-unknown"]
    graded = sympozium("pack", "validate", "--select", "interval-unknown", "--severity", "schedules=error", cwd=project)
    assert graded.code == 1
    assert " error: " in graded.out


def test_settings_can_differ_by_file_and_files_can_be_excluded(project: Path) -> None:
    (project / ".sympozium.toml").write_text("[per-file.'team.yaml']\nignore = ['file']\n")
    assert rules(project) == ["interval-unknown"]
    (project / ".sympozium.toml").write_text("exclude = ['team.yaml']\n")
    assert rules(project) == []
    assert rules(project, "team.yaml") == ["yaml-ambiguous-scalar", "interval-unknown"], "a named file is checked"


OLD = PACK.replace("agentConfigs:", "personas:")
WALKS = (
    ("render", "."),
    ("graph", "packs"),
    ("schedule", "p*"),
    ("convert", "packs"),
    ("convert", "."),
    ("apply", "--dry-run=client", "-f", "packs"),
)


@pytest.mark.parametrize("words", WALKS, ids=" ".join)
def test_a_folder_is_read_without_what_the_configuration_excludes(tmp_path: Path, words: tuple[str, ...]) -> None:
    """One pack is left, and two would be too many for most; what is excluded cannot even be read."""
    packs = tmp_path / "packs"
    (packs / "drafts").mkdir(parents=True)
    (packs / "one.yaml").write_text(OLD)
    (packs / "drafts" / "two.yaml").write_text(OLD.replace("name: demo", "name: two") + "  nonsense: [\n")
    (tmp_path / ".sympozium.toml").write_text("exclude = ['packs/drafts']\n")
    reached = sympozium("pack", *words, cwd=tmp_path, env=environment(KUBECONFIG="/nosuch"))
    assert "two" not in reached.out + reached.err
    assert reached.code == (0 if words[0] != "apply" else 2), reached.err
    (tmp_path / ".sympozium.toml").write_text("exclude = ['packs']\n")
    ended = sympozium("pack", *words, cwd=tmp_path, env=environment(KUBECONFIG="/nosuch"))
    assert (ended.code, "the configuration excludes 2 files" in ended.err) == (3, True), ended.err


@pytest.mark.parametrize("verb", ["render", "graph", "schedule", "convert"])
def test_an_excluded_file_that_is_named_is_read(tmp_path: Path, verb: str) -> None:
    (tmp_path / "one.yaml").write_text(OLD)
    (tmp_path / ".sympozium.toml").write_text("exclude = ['*.yaml']\n")
    ended = sympozium("pack", verb, "one.yaml", cwd=tmp_path)
    assert (ended.code, bool(ended.out)) == (0, True), ended.err


def test_a_configuration_that_nobody_understands_is_one_error(project: Path) -> None:
    (project / ".sympozium.toml").write_text("ignored = ['style']\n")
    result = sympozium("pack", "validate", cwd=project)
    assert (result.code, result.out) == (2, "")
    assert ".sympozium.toml:1: there is no setting 'ignored'" in result.err
    assert "did you mean 'ignore'?" in result.err


def test_a_baseline_accepts_what_is_there_and_tells_what_is_gone(project: Path) -> None:
    written = sympozium("pack", "validate", "--write-baseline", "known.json", cwd=project)
    assert (written.code, written.out) == (0, "")
    assert "2 findings written to known.json" in written.err
    assert sympozium("pack", "validate", "--baseline", "known.json", cwd=project).code == 0
    assert rules(project, "--baseline", "known.json") == []
    (project / "team.yaml").write_text("# moved\n\n" + HOURLY.replace("45m", "30m").replace("task: Lead.", "task: ''"))
    again = sympozium("pack", "validate", "--baseline", "known.json", "--profile", "all", cwd=project)
    assert "interval-unknown" not in again.out
    assert "schedule-empty-task" in again.out
    stale = "no longer found: interval-unknown at spec.agentConfigs[lead].schedule.interval in team.yaml"
    assert stale in again.err


def test_the_baseline_of_a_configuration_lies_beside_it(project: Path) -> None:
    sympozium("pack", "validate", "--write-baseline", "known.json", cwd=project)
    (project / ".sympozium.toml").write_text("baseline = 'known.json'\n")
    (project / "below").mkdir()
    assert sympozium("pack", "validate", "../team.yaml", cwd=project / "below").code == 0


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"apiVersion": "sympozium-cli/baseline/v1"}'])
def test_what_is_no_baseline_is_refused(project: Path, content: str) -> None:
    (project / "known.json").write_text(content)
    result = sympozium("pack", "validate", "--baseline", "known.json", cwd=project)
    assert result.code == 2
    assert result.err.startswith("error: 'known.json' is no baseline: ")


def test_fix_changes_the_file_and_nothing_but_what_it_is_for(project: Path) -> None:
    os.chmod(project / "team.yaml", 0o640)
    result = sympozium("pack", "validate", "--fix", "team.yaml", cwd=project)
    assert result.code == 0
    assert "1 finding fixed in 1 file" in result.err
    assert (project / "team.yaml").read_text() == HOURLY.replace("1.10", '"1.10"')
    assert (project / "team.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in project.iterdir()) == ["good.yaml", "team.yaml"], "nothing is left over"


def test_fix_keeps_a_byte_order_mark_and_windows_line_ends(project: Path) -> None:
    data = b"\xef\xbb\xbf" + HOURLY.replace("\n", "\r\n").encode()
    (project / "team.yaml").write_bytes(data)
    sympozium("pack", "validate", "--fix", "team.yaml", cwd=project)
    assert (project / "team.yaml").read_bytes() == data.replace(b"1.10", b'"1.10"')


def test_diff_prints_a_patch_that_patch_understands_and_changes_nothing(project: Path) -> None:
    result = sympozium("pack", "validate", "--diff", cwd=project)
    assert result.code == 1
    assert result.out == (
        "--- team.yaml\n+++ team.yaml\n@@ -2,7 +2,7 @@\n kind: Ensemble\n metadata: {name: demo}\n spec:\n"
        '-  version: 1.10 # ours\n+  version: "1.10" # ours\n   agentConfigs:\n     - name: lead\n'
        "       systemPrompt: You lead.\n"
    )
    assert (project / "team.yaml").read_text() == HOURLY
    assert sympozium("pack", "validate", "--diff", "good.yaml", cwd=project).code == 0


def test_standard_input_is_mended_to_standard_output(project: Path) -> None:
    result = sympozium("pack", "validate", "--fix", "-", cwd=project, stdin=HOURLY)
    assert result.out == HOURLY.replace("1.10", '"1.10"')
    assert "interval-unknown" in result.err


def test_unsafe_fixes_guess(project: Path) -> None:
    (project / "team.yaml").write_text(PACK.replace("target: writer", "target: writr"))
    assert sympozium("pack", "validate", "--fix", "team.yaml", cwd=project).code == 1
    assert sympozium("pack", "validate", "--unsafe-fixes", "team.yaml", cwd=project).code == 0
    assert (project / "team.yaml").read_text() == PACK


def test_what_lies_beside_a_pack_is_known(project: Path) -> None:
    (project / "team.yaml").write_text(
        HOURLY.replace("      systemPrompt", "      skills: [night-watch]\n      systemPrompt")
    )
    assert "skill-unknown" in rules(project, "--profile", "all")
    skill = "apiVersion: sympozium.ai/v1alpha1\nkind: SkillPack\nmetadata: {name: night-watch}\nspec: {}\n"
    (project / "skills.yaml").write_text(skill)
    assert "skill-unknown" not in rules(project, "--profile", "all")


def test_several_formats_go_to_several_places(project: Path) -> None:
    result = sympozium("pack", "validate", "-o", "concise", "-o", "json=out.json", "-o", "sarif=out.sarif", cwd=project)
    assert "[interval-unknown]" in result.out
    assert json.loads((project / "out.json").read_text())["summary"]["errors"] == 1
    assert json.loads((project / "out.sarif").read_text())["version"] == "2.1.0"
    twice = sympozium("pack", "validate", "-o", "json", "-o", "sarif", cwd=project)
    assert (twice.code, twice.out) == (2, "")
    assert "two formats go to standard output" in twice.err


def test_a_github_workflow_gets_annotations_without_asking(project: Path) -> None:
    summary = project / "summary.md"
    variables = environment(GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    result = sympozium("pack", "validate", cwd=project, env=variables)
    assert "\n::error file=" in result.out
    assert "yaml-ambiguous-scalar" in summary.read_text()


def test_statistics_count_the_rules(project: Path) -> None:
    result = sympozium("pack", "validate", "--statistics", cwd=project)
    assert result.out.splitlines()[:2] == ["1  warning  interval-unknown", "1  error    yaml-ambiguous-scalar"]


def test_no_pack_can_be_allowed(tmp_path: Path) -> None:
    assert sympozium("pack", "validate", cwd=tmp_path).code == 3
    assert sympozium("pack", "validate", "--allow-empty", cwd=tmp_path).code == 0
    assert sympozium("pack", "validate", "--allow-empty", "*.yaml", cwd=tmp_path).code == 0


def many(folder: Path, number: int) -> None:
    for index in range(number):
        text = HOURLY.replace("name: demo", f"name: team-{index}")
        (folder / f"team-{index:03}.yaml").write_text(text + "# " + "x" * 40_000 + "\n")


def test_several_processes_and_a_warm_cache_say_the_same_as_one(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    many(packs, 40)
    (packs / "team-007.yaml").write_text(HOURLY.replace("name: demo", "name: team-3"))
    variables = environment(SYMPOZIUM_CACHE_DIR=str(tmp_path / "cache"))

    def run(*arguments: str) -> str:
        return sympozium("pack", "validate", "-o", "json", "--profile", "all", *arguments, cwd=packs, env=variables).out

    alone = run("-j", "1", "--no-cache")
    assert not (tmp_path / "cache").exists()
    assert "document-duplicate-pack" in alone
    assert run("-j", "3", "--no-cache") == alone
    assert run("-j", "2") == alone, "cold"
    assert list((tmp_path / "cache").iterdir()), "something was kept"
    assert run() == alone, "warm"


@pytest.mark.parametrize("damage", [b"", b"rubbish", b'0123456789abcdef\n{"a": "b"}', b"\xff\xfe\x00"])
def test_a_damaged_or_foreign_cache_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    many(packs, 20)
    variables = environment(SYMPOZIUM_CACHE_DIR=str(tmp_path / "cache"))
    first = sympozium("pack", "validate", cwd=packs, env=variables)
    (cache,) = (tmp_path / "cache").iterdir()
    cache.write_bytes(damage)
    assert sympozium("pack", "validate", cwd=packs, env=variables) == first


def test_a_changed_file_is_checked_anew(tmp_path: Path) -> None:
    many(tmp_path, 20)
    assert "team-004.yaml" in sympozium("pack", "validate", cwd=tmp_path).out
    (tmp_path / "team-004.yaml").write_text(PACK)
    assert "team-004.yaml" not in sympozium("pack", "validate", cwd=tmp_path).out


def test_a_cache_that_cannot_be_written_is_no_reason_to_complain(tmp_path: Path) -> None:
    many(tmp_path, 20)
    result = sympozium("pack", "validate", cwd=tmp_path, env=environment(SYMPOZIUM_CACHE_DIR="/dev/null/cache"))
    assert (result.code, "cache" in result.err) == (1, False)


CHART = "apiVersion: v2\nname: team\nversion: 0.1.0\n"
TEMPLATE = PACK.replace("{name: demo}", "\n  name: {{ .Release.Name }}\n  {{- with .Values.labels }}\n  {{- end }}")


def test_a_template_of_a_chart_is_noted_in_a_walk_and_checked_when_named(project: Path) -> None:
    (project / "chart" / "templates").mkdir(parents=True)
    (project / "chart" / "Chart.yaml").write_text(CHART)
    (project / "chart" / "templates" / "team.yaml").write_text(TEMPLATE)
    walked = sympozium("pack", "validate", "--ignore", "all", cwd=project)
    assert walked.code == 0
    assert "note: chart/templates/team.yaml is a Helm template: helm template chart | sympozium" in walked.err
    named = sympozium("pack", "validate", "chart/templates/team.yaml", cwd=project)
    assert (named.code, named.out.count("[file-helm-template]")) == (1, 1)


def test_a_patch_of_a_kustomization_is_noted_in_a_walk_and_checked_when_named(project: Path) -> None:
    (project / "patches").mkdir()
    patch = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: demo}\nspec: {enabled: true}\n"
    (project / "patches" / "enable.yaml").write_text(patch)
    (project / "kustomization.yaml").write_text("resources: [team.yaml]\npatches:\n  - path: patches/enable.yaml\n")
    walked = sympozium("pack", "validate", "--ignore", "all", cwd=project)
    assert walked.code == 0
    assert "note: patches/enable.yaml is a kustomize patch: kustomize build" in walked.err
    assert sympozium("pack", "validate", "patches/enable.yaml", cwd=project).code == 1


def test_the_values_of_a_chart_are_no_pack(project: Path) -> None:
    (project / "values.yaml").write_text("kind: Ensemble\nreplicas: 2\npersonas: [lead]\n")
    assert "values.yaml" not in sympozium("pack", "validate", "--profile", "all", cwd=project).out


def test_an_ignore_is_not_called_unused_where_its_rule_had_no_chance(project: Path) -> None:
    text = HOURLY.replace("45m", "45m # sympozium: ignore[stimulus-empty-prompt] later").replace("1.10", '"1.10"')
    (project / "team.yaml").write_text(text)
    assert "ignore-unused" not in rules(project, "--target", "v0.10.10")
    (project / "team.yaml").write_text(
        HOURLY.replace("interval: 45m", "interval: [") + "# sympozium: ignore[cron-invalid] x\n"
    )
    assert rules(project) == ["yaml-parse-error"]


def test_a_credential_is_found_and_written_nowhere(project: Path) -> None:
    secret = "sk-ant-api03-" + "x7" * 12
    (project / "team.yaml").write_text(
        HOURLY.replace("spec:\n", f"spec:\n  authRefs: [{{provider: a, secret: {secret}}}]\n")
    )
    assert "credential-inline" in rules(project)
    assert "credential-inline" in rules(project, "--profile", "security")
    sympozium("pack", "validate", "--profile", "all", "--write-baseline", "known.json", cwd=project)
    assert secret not in (project / "known.json").read_text()


def test_what_was_graded_is_shown_and_what_was_left_out_is_not_counted_as_hidden(project: Path) -> None:
    assert "description-missing" in rules(project, "--severity", "description-missing=info")
    selected = sympozium("pack", "validate", "--select", "interval-unknown", cwd=project)
    assert "hidden" not in selected.err
