"""Run what a host runs, in the way it runs it: a step of a workflow, an action, a script of a pipeline."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cli.program import Outcome, environment, outcome

ROOT = Path(__file__).resolve().parents[2]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_ON_A_HOST = re.compile(r"GITHUB_|RUNNER_|CI_|CI$|PIP_|PRE_COMMIT|VIRTUAL_ENV$")

Outputs = dict[str, dict[str, str]]
"""What steps have put out, by the step's id."""


class Ended(NamedTuple):
    """How a step or an action ended: what a shell knows, what it put out, and the summary in Markdown."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]
    summary: str


def loaded(path: Path) -> Any:
    """The content of a YAML file."""
    return yaml.safe_load(path.read_text("utf-8"))


def program_folder(parent: Path) -> Path:
    """A folder with `sympozium` and `python`, as in a virtual environment that the program was installed in."""
    folder = parent / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    for name, arguments in {"sympozium": "-P -m sympozium_cli", "python": ""}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        (folder / name).chmod(0o755)
    return folder


def plain(*first_on_path: Path | str, **changes: str) -> dict[str, str]:
    """An environment without a word of any host, in which the given folders come first on the PATH."""
    kept = {name: value for name, value in environment().items() if not _ON_A_HOST.match(name)}
    path = os.pathsep.join([*map(str, first_on_path), kept["PATH"]])
    return {**kept, "PATH": path, **changes}


def github_step(script: str, workspace: Path, temporary: Path, env: Mapping[str, str]) -> Ended:
    """Run one `run:` step with `shell: bash`, as the runner does."""
    temporary.mkdir(parents=True, exist_ok=True)
    for name in ("output", "summary"):
        (temporary / name).write_text("")
    (temporary / "step.sh").write_text(script)
    known = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "RUNNER_TEMP": str(temporary),
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(temporary / "step.sh")]
    ended = outcome(shell, cwd=workspace, env={**env, **known})
    return Ended(*ended, _read_outputs(temporary / "output"), (temporary / "summary").read_text("utf-8"))


def gitlab_script(lines: list[str], project: Path, env: Mapping[str, str]) -> Outcome:
    """Run the script of a job, as the runner does in a container without bash."""
    known = {"CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(project)}
    return outcome(["sh", "-e", "-c", "\n".join(lines)], cwd=project, env={**env, **known})


def composite_action(
    workspace: Path, temporary: Path, inputs: Mapping[str, str], env: Mapping[str, str], done: Outputs | None = None
) -> Ended:
    """Run our action from its first step to its last, or until one fails; `done` are steps that need not run."""
    action = loaded(ROOT / "action.yml")
    chosen = {name: str(each["default"]) for name, each in action["inputs"].items()} | dict(inputs)
    outputs: Outputs = dict(done or {})
    ended = Ended(0, "", "", {}, "")
    for step in action["runs"]["steps"]:
        if step["id"] in outputs or not _wanted(step, chosen, outputs):
            continue
        assert "run" in step, f"{step['uses']} is needed, which no test can run"
        given = {name: filled(value, chosen, outputs) for name, value in step.get("env", {}).items()}
        ended = github_step(step["run"], workspace, temporary, {**env, **given})
        outputs[step["id"]] = ended.outputs
        if ended.code:
            break
    put_out = {name: filled(each["value"], chosen, outputs) for name, each in action["outputs"].items()}
    return ended._replace(outputs=put_out)


def filled(text: str, inputs: Mapping[str, str], outputs: Outputs) -> str:
    """`text` with its `${{ }}` replaced; only names and `||` are understood."""
    return _EXPRESSION.sub(lambda match: _value(match[1], inputs, outputs), text)


def _value(expression: str, inputs: Mapping[str, str], outputs: Outputs) -> str:
    values = (_name(part.strip(), inputs, outputs) for part in expression.split("||"))
    return next((value for value in values if value), "")


def _name(name: str, inputs: Mapping[str, str], outputs: Outputs) -> str:
    match name.split("."):
        case ["inputs", key]:
            return inputs[key]
        case ["steps", step, "outputs", key]:
            return outputs.get(step, {}).get(key, "")
    raise AssertionError(f"the test's runner does not know {name}")


def _wanted(step: Mapping[str, str], inputs: Mapping[str, str], outputs: Outputs) -> bool:
    if "if" not in step:
        return True
    left, right = step["if"].split(" == ")
    return _name(left, inputs, outputs) == right.strip("'")


def _read_outputs(path: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in path.read_text("utf-8").splitlines())
    return {name: value for name, _, value in pairs}
