"""The action does what its page says, run step by step as a runner would run it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ci.hosts import ROOT, Ended, Outputs, composite_action, loaded, plain, program_folder
from ci.offline import packages, repository
from cli.program import FOREIGN, PACK, WRONG
from sympozium_cli import __version__

FILES = {"packs/good.yaml": PACK, "packs/wrong.yaml": WRONG, "web.yaml": FOREIGN}
Run = Callable[..., Ended]


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Path:
    return repository(tmp_path / "workspace", FILES)


@pytest.fixture(name="run")
def _run(tmp_path: Path, workspace: Path) -> Run:
    """Run the action after its installation, with inputs by their names."""
    installed: Outputs = {
        "found": {"python": sys.executable},
        "install": {"bin": str(program_folder(tmp_path))},
    }

    def run(inputs: Mapping[str, str] | None = None) -> Ended:
        return composite_action(workspace, tmp_path / "temporary", inputs or {}, plain(), installed)

    return run


def test_the_whole_action_runs_its_own_version_and_nothing_of_the_checked_repository(
    tmp_path: Path, workspace: Path
) -> None:
    for name in ("json", "venv", "ensurepip", "pip", "typer", "yaml", "sympozium_cli"):
        (workspace / f"{name}.py").write_text(f"open({str(tmp_path / 'pwned')!r}, 'w')\n")
    env = plain(Path(sys.executable).parent, **packages(tmp_path / "packages"))
    ended = composite_action(workspace, tmp_path / "temporary", {}, env)
    assert ended.code == 1, ended.err
    assert ended.outputs["errors"] == "1"
    sarif = json.loads((workspace / ended.outputs["sarif"]).read_text("utf-8"))
    assert sarif["runs"][0]["tool"]["driver"]["version"] == __version__
    assert (tmp_path / "temporary/sympozium-cli/bin/sympozium").is_file(), "it has an environment of its own"
    assert not (tmp_path / "pwned").exists()


def test_it_annotates_the_lines_of_the_repository(run: Run) -> None:
    annotation = next(line for line in run().out.splitlines() if line.startswith("::error "))
    assert "file=packs/wrong.yaml," in annotation
    assert "line=9," in annotation
    assert "relationship-unknown-target" in annotation


def test_it_puts_out_the_counts_the_exit_code_and_the_sarif_file(run: Run, workspace: Path) -> None:
    ended = run()
    counts = {name: ended.outputs[name] for name in ("packs", "errors", "warnings", "infos", "exit-code")}
    assert counts == {"packs": "2", "errors": "1", "warnings": "0", "infos": "0", "exit-code": "1"}
    results = json.loads((workspace / ended.outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["relationship-unknown-target"]


def test_it_writes_a_summary_of_the_job(run: Run) -> None:
    summary = run().summary
    assert "packs/wrong.yaml" in summary
    assert "relationship-unknown-target" in summary


@pytest.mark.parametrize(
    ("inputs", "code", "packs"),
    [
        ({"paths": "packs/good.yaml"}, 0, "1"),
        ({"paths": "packs/good.yaml\nweb.yaml\n"}, 0, "1"),
        ({"paths": "\n  packs/good.yaml  \r\n\n"}, 0, "1"),
        ({"paths": "pa*/*.yaml"}, 1, "2"),
        ({"fail-on": "never"}, 0, "2"),
        ({"paths": "packs/wrong.yaml", "target": "0.10"}, 1, "1"),
        ({"paths": "web.yaml"}, 3, "0"),
        ({"paths": "web.yaml", "allow-empty": "true"}, 0, "0"),
        ({"fail-on": "sometimes"}, 2, ""),
        ({"target": "0.7"}, 2, ""),
    ],
)
def test_its_inputs_reach_the_program(run: Run, inputs: dict[str, str], code: int, packs: str) -> None:
    ended = run(inputs)
    assert (ended.code, ended.outputs["exit-code"]) == (code, str(code)), ended.err
    if packs != "0":
        assert ended.outputs["packs"] == packs


def test_no_sarif_file_is_written_where_none_is_wanted(run: Run, workspace: Path) -> None:
    assert run({"sarif": ""}).outputs["sarif"] == ""
    assert not list(workspace.glob("*.sarif"))


@pytest.mark.parametrize("name", ["paths", "target", "profile", "fail-on", "sarif", "allow-empty"])
@pytest.mark.parametrize(
    "attack",
    ["$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "'; touch pwned; '", "-o json=pwned", "x -o json=pwned"],
)
def test_no_input_is_read_as_a_command_or_an_option(run: Run, workspace: Path, name: str, attack: str) -> None:
    run({name: attack})
    assert not (workspace / "pwned").exists()


def test_an_output_cannot_be_forged_through_the_name_of_the_sarif_file(run: Run) -> None:
    ended = run({"sarif": "a.sarif\nerrors=0"})
    assert ended.code == 2
    assert ended.outputs["errors"] == ""
    assert "::error::the input 'sarif' takes the name of one file" in ended.out


@pytest.mark.parametrize("version", ["-r requirements.txt", "1 --pre", "$(touch pwned)", "1; touch pwned", "latest"])
def test_a_version_is_a_version_and_nothing_else(tmp_path: Path, workspace: Path, version: str) -> None:
    ended = composite_action(
        workspace, tmp_path / "temporary", {"version": version}, plain(Path(sys.executable).parent)
    )
    assert ended.code == 2
    assert "::error::the input 'version' takes a version such as 0.1.0" in ended.out
    assert not (workspace / "pwned").exists()


def test_python_is_set_up_only_where_none_is_new_enough(tmp_path: Path, workspace: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("python3", "python"):
        (old / name).write_text("#!/bin/sh\nexit 2\n")
        (old / name).chmod(0o755)
    for tool in ("bash", "sh"):
        (old / tool).symlink_to(f"/bin/{tool}")
    with pytest.raises(AssertionError, match="actions/setup-python"):
        composite_action(workspace, tmp_path / "temporary", {}, {**plain(), "PATH": str(old)})


def test_no_script_has_an_expression_in_it() -> None:
    for step in loaded(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), "an input would be read as code"


def test_every_input_is_used() -> None:
    action = loaded(ROOT / "action.yml")
    used = "".join(str(step.get("env", "")) for step in action["runs"]["steps"])
    assert [name for name in action["inputs"] if f"inputs.{name} " not in used] == []


def test_the_environment_of_the_tests_is_not_that_of_the_host() -> None:
    assert not {name for name in plain() if name.startswith(("GITHUB_", "CI_"))}
    assert os.environ.get("PATH", "") in plain()["PATH"]
