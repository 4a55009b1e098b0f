"""The files that `sympozium ci init` writes are what their hosts accept, and do what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ci.hosts import ROOT, github_step, gitlab_script, loaded, plain, program_folder
from ci.offline import packages, repository, wheel
from cli.program import FOREIGN, PACK, WRONG
from sympozium_cli.templates import HOSTS

FILES = {"packs/good.yaml": PACK, "packs/wrong.yaml": WRONG, "web.yaml": FOREIGN}


def checked(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def written(folder: Path, host: str) -> Path:
    path = folder / Path(HOSTS[host].path).name
    path.write_text(HOSTS[host].text(), "utf-8")
    return path


def test_the_action_has_the_shape_of_an_action() -> None:
    checked("vendor.github-actions", ROOT / "action.yml")


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflow_has_the_shape_of_a_workflow(tmp_path: Path, schema: str) -> None:
    checked(schema, written(tmp_path, "github"))


def test_the_pipeline_has_the_shape_of_a_pipeline(tmp_path: Path) -> None:
    checked("vendor.gitlab-ci", written(tmp_path, "gitlab"))


def test_the_pipeline_in_this_repository_is_the_template() -> None:
    assert (ROOT / "ci/gitlab.yml").read_text("utf-8") == HOSTS["gitlab"].text(), (
        "write it anew: sympozium ci init gitlab --force --output ci/gitlab.yml"
    )


def test_the_workflow_needs_no_more_than_to_read(tmp_path: Path) -> None:
    assert loaded(written(tmp_path, "github"))["permissions"] == {"contents": "read"}


def test_the_workflow_annotates_and_fails_where_a_pack_is_broken(tmp_path: Path) -> None:
    *_, validate = loaded(written(tmp_path, "github"))["jobs"]["sympozium"]["steps"]
    workspace = repository(tmp_path / "workspace", FILES)
    ended = github_step(validate["run"], workspace, tmp_path / "temporary", plain(program_folder(tmp_path)))
    assert ended.code == 1, ended.err
    assert "::error " in ended.out
    assert "file=packs/wrong.yaml," in ended.out
    assert "packs/wrong.yaml" in ended.summary


@pytest.mark.skipif(not os.environ.get("SYMPOZIUM_FULL"), reason="slow; SYMPOZIUM_FULL=1 runs it")
def test_the_workflow_installs_what_it_then_runs(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "python")], check=True)
    dist = wheel(ROOT, tmp_path / "dist")
    env = plain(tmp_path / "python/bin", PIP_FIND_LINKS=str(dist), **packages(tmp_path / "packages"))
    workspace = repository(tmp_path / "workspace", FILES)
    *_, install, validate = loaded(written(tmp_path, "github"))["jobs"]["sympozium"]["steps"]
    assert github_step(install["run"], workspace, tmp_path / "temporary", env).code == 0
    assert github_step(validate["run"], workspace, tmp_path / "temporary", env).code == 1
    assert (tmp_path / "python/bin/sympozium").is_file()


def test_the_job_of_the_pipeline_leaves_both_reports_where_it_says(tmp_path: Path) -> None:
    job = loaded(written(tmp_path, "gitlab"))["sympozium"]
    project = repository(tmp_path / "project", FILES)
    ended = gitlab_script(job["script"], project, plain(program_folder(tmp_path)))
    assert ended.code == 1, ended.err
    assert "error[relationship-unknown-target]" in ended.out
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads((project / reports["codequality"]).read_text("utf-8"))
    assert entry["location"]["path"] == "packs/wrong.yaml"
    assert "<testsuite" in (project / reports["junit"]).read_text("utf-8")
    assert job["artifacts"]["when"] == "always", "reports matter most when the job has failed"


def test_the_local_hook_is_the_published_one(tmp_path: Path) -> None:
    (local,) = loaded(written(tmp_path, "pre-commit"))["repos"][0]["hooks"]
    published = next(hook for hook in loaded(ROOT / ".pre-commit-hooks.yaml") if hook["id"] == local["id"])
    same = {name: value for name, value in local.items() if name != "additional_dependencies"}
    assert same.items() <= published.items()
