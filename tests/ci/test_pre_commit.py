"""The hooks, run by pre-commit itself: it clones this repository, installs it, and passes what is staged."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from ci.hosts import ROOT, loaded, plain
from ci.offline import git, packages, repository, wheel, working_tree
from cli.program import FOREIGN, PACK, WRONG, Outcome, outcome
from sympozium_cli.templates import HOSTS

_BIN = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
PRE_COMMIT = shutil.which("pre-commit", path=_BIN)
HOOKS = {hook["id"]: hook for hook in loaded(ROOT / ".pre-commit-hooks.yaml")}
MENDABLE = PACK.replace("spec:\n", "spec: # sympozium: ignore[cron-invalid] it was, once\n")

installed = pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed")
slow = pytest.mark.skipif(not os.environ.get("SYMPOZIUM_FULL"), reason="slow; SYMPOZIUM_FULL=1 runs it")


@installed
def test_pre_commit_accepts_the_hooks_and_the_template(tmp_path: Path) -> None:
    template = tmp_path / "config.yaml"
    template.write_text(HOSTS["pre-commit"].text())
    for command, path in (("validate-manifest", ROOT / ".pre-commit-hooks.yaml"), ("validate-config", template)):
        assert outcome([str(PRE_COMMIT), command, str(path)], env=plain()) == (0, "", "")


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_gets_every_manifest_in_one_process_and_passes_where_none_is_a_pack(name: str) -> None:
    hook = HOOKS[name]
    assert hook["types_or"] == ["yaml", "json"]
    assert hook["require_serial"] is True
    assert "files" not in hook
    assert "--allow-empty" in hook["entry"].split()
    assert hook["args"] == ["--"], "a file's name must not be read as an option"


@pytest.fixture(name="source", scope="module")
def _source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists():
        assert not os.environ.get("SYMPOZIUM_FULL"), "the hooks can be run from a git checkout alone"
        pytest.skip("this is not a git checkout")
    return working_tree(tmp_path_factory.mktemp("source"))


@pytest.fixture(name="env", scope="module")
def _env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pre-commit")
    person = {f"GIT_{role}_{what}": "test" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    offline = packages(folder / "packages")
    folders = {"PRE_COMMIT_HOME": str(folder / "home"), "HOME": str(folder), "PRE_COMMIT_COLOR": "never"}
    return plain(Path(str(PRE_COMMIT)).parent, Path(sys.executable).parent, **person, **folders, **offline)


@pytest.fixture(name="project")
def _project(tmp_path: Path, source: Path) -> Path:
    """A repository that uses both hooks, the one that repairs only where it is asked for."""
    revision = git(source, "rev-parse", "HEAD").strip()
    repairing = {"id": "sympozium-pack-fix", "stages": ["manual"]}
    hooks = [{"id": "sympozium-pack-validate", "stages": ["pre-commit"]}, repairing]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    committed = WRONG.replace("demo", "committed")
    return repository(tmp_path / "project", {".pre-commit-config.yaml": json.dumps(config), "old.yaml": committed})


def stage(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text)
    git(project, "add", "--all")


def pre_commit(project: Path, env: dict[str, str], *arguments: str) -> Outcome:
    return outcome([str(PRE_COMMIT), *arguments], cwd=project, env=env)


@installed
@slow
@pytest.mark.parametrize(
    ("staged", "code"),
    [
        ({"packs/wrong.yaml": WRONG}, 1),
        ({"packs/wrong.yaml": WRONG, "web.yaml": FOREIGN}, 1),
        ({"packs/new.yaml": PACK, "web.yaml": FOREIGN}, 0),
        ({"web.yaml": FOREIGN}, 0),
        ({"notes.txt": WRONG}, 0),
        ({"-o.yaml": PACK, "with a space.yaml": PACK.replace("demo", "other")}, 0),
    ],
)
def test_the_hook_fails_only_where_a_staged_pack_is_broken(
    project: Path, env: dict[str, str], staged: dict[str, str], code: int
) -> None:
    stage(project, staged)
    ended = pre_commit(project, env, "run", "--verbose")
    assert ended.code == code, ended.out + ended.err
    assert ("packs/wrong.yaml:9:" in ended.out) == (code == 1)
    assert "old.yaml" not in ended.out, "only what is staged is checked"


@installed
@slow
def test_git_refuses_the_commit_of_a_broken_pack(project: Path, env: dict[str, str]) -> None:
    assert pre_commit(project, env, "install").code == 0
    stage(project, {"new.yaml": WRONG})
    refused = outcome(["git", "commit", "-m", "broken"], cwd=project, env=env)
    assert refused.code == 1
    assert "relationship-unknown-target" in refused.out + refused.err
    stage(project, {"new.yaml": PACK})
    assert outcome(["git", "commit", "-m", "whole"], cwd=project, env=env).code == 0


@installed
@slow
def test_the_second_hook_repairs_what_is_staged(project: Path, env: dict[str, str]) -> None:
    stage(project, {"team.yaml": MENDABLE})
    ended = pre_commit(project, env, "run", "sympozium-pack-fix", "--hook-stage", "manual")
    assert ended.code == 1, "pre-commit stops the commit, so that the repair can be looked at"
    assert (project / "team.yaml").read_text() == PACK, ended.out + ended.err


@installed
@slow
def test_the_template_works_as_it_is_written(tmp_path: Path, source: Path, env: dict[str, str]) -> None:
    found = {**env, "PIP_FIND_LINKS": str(wheel(source, tmp_path / "dist"))}
    files = {".pre-commit-config.yaml": HOSTS["pre-commit"].text(), "wrong.yaml": WRONG, "web.yaml": FOREIGN}
    project = repository(tmp_path / "project", files)
    ended = pre_commit(project, found, "run", "--all-files")
    assert ended.code == 1
    assert "wrong.yaml:9:" in ended.out, ended.out + ended.err
