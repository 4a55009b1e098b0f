"""Every help page fits a terminal and has examples, and every example runs."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from cli.playground import Playground
from cli.program import FOREIGN, PACK, PROGRAM, environment, shell, sympozium
from running.world import Runs, run
from sympozium_cli.cli.app import app
from sympozium_cli.cluster.resource import AGENTS, RUNS


def _commands(command: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    inner = getattr(command, "commands", {})
    return [path, *(found for name, child in inner.items() for found in _commands(child, (*path, name)))]


KEY = "sk-proj-Ab12Cd34Ef56Gh78Ij90klMN"
IN_A_CLUSTER = {(verb,) for verb in ("activate", "deactivate", "exclude", "include", "trigger", "list", "status")}
BEFORE_A_CLUSTER = {("pack", verb) for verb in ("apply", "convert", "diff", "graph", "render", "schedule", "validate")}
"""What brings a pack of its own, and finds none there, or the same one."""
FOLLOWS = "-f"
"""What makes a command go on until it is stopped."""
COMMANDS = _commands(typer.main.get_command(app))
every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


def _help(command: tuple[str, ...]) -> str:
    outcome = sympozium(*command, "--help", env=environment(COLUMNS="80"))
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def _examples(command: tuple[str, ...]) -> list[str]:
    _, _, end = _help(command).partition("\n  Examples:\n")
    return [line.strip() for line in end.splitlines() if line.strip()]


@every_command
def test_a_help_page_is_one_screen_wide(command: tuple[str, ...]) -> None:
    page = _help(command)
    assert max(map(len, page.splitlines())) <= 80
    assert page.startswith(f"Usage: {' '.join(('sympozium', *command))} ")
    assert page == sympozium(*command, "-h", env=environment(COLUMNS="80")).out
    assert not re.search(r"None|\x08|\[default: \]", page)


def _in_a_cluster(command: tuple[str, ...], request: pytest.FixtureRequest) -> dict[str, str]:
    """What the examples of commands that need a cluster find there, and in their environment."""
    place = Playground(request.getfixturevalue("fake_site"), request.getfixturevalue("fakeapi"))
    place.put_pack("qa", enabled=True, authRefs=[{"provider": "openai", "secret": "qa-openai-key"}])
    place.put_secret("qa-openai-key", OPENAI_API_KEY=KEY)
    place.put_secret("old-key", API_KEY=KEY)
    _put_team(place)
    if command[:1] == ("feed",):
        _put_run(place)
    (place.site.folder / "token").write_text(KEY)
    (place.site.folder / "key").write_text(KEY)
    return place.environment(OPENAI_KEY=KEY, OPENAI_API_KEY=KEY, BOT_TOKEN=KEY, GH_TOKEN=KEY)


def _put_run(place: Playground) -> None:
    """A run of the pack, which has failed."""
    spec = {"agentRef": "team-lead", "agentId": "x", "sessionKey": "x", "task": "Begin.", "model": {}}
    spec["model"] = {"provider": "openai", "model": "gpt-4o", "authSecretRef": ""}
    about = {"name": "team-lead-schedule-1", "labels": {"sympozium.ai/schedule": "team-lead-schedule"}}
    value = {"apiVersion": RUNS.api_version, "kind": RUNS.kind, "metadata": about, "spec": spec}
    place.site.admin.create(RUNS, value, place.namespace)
    failed = {"status": {"phase": "Failed", "error": "no such model"}}
    place.site.admin.patch(RUNS, "team-lead-schedule-1", failed, place.namespace, "status")


def _put_team(place: Playground) -> None:
    """A pack with a stimulus, active, and an agent that it can start."""
    place.put_secret("team-openai-key", OPENAI_API_KEY=KEY)
    place.put_pack(
        "team",
        enabled=True,
        authRefs=[{"provider": "openai", "secret": "team-openai-key"}],
        agentConfigs=[{"name": "lead", "systemPrompt": "You lead."}, {"name": "writer", "systemPrompt": "You write."}],
        stimulus={"name": "go", "prompt": "Begin.", "trigger": "manual"},
        relationships=[{"source": "go", "target": "lead", "type": "stimulus"}],
        sharedMemory={"enabled": True, "membrane": {"tokenBudget": {"maxTokens": 100}, "circuitBreaker": {}}},
    )
    used = {"status": {"tokenBudgetUsed": 50, "consecutiveDelegateFailures": 1}}
    place.site.admin.patch(place.site.packs, "team", used, place.namespace, "status")
    labels = {"sympozium.ai/ensemble": "team", "sympozium.ai/agent-config": "lead"}
    spec = {"agents": {"default": {"model": "gpt-4o"}}, "authRefs": [{"secret": "team-openai-key"}]}
    agent = {"apiVersion": AGENTS.api_version, "kind": "Agent", "metadata": {"name": "team-lead", "labels": labels}}
    place.site.admin.create(AGENTS, {**agent, "spec": spec}, place.site.namespace)


@every_command
def test_a_help_page_has_examples_that_run(
    command: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    examples = _examples(command)
    assert len(examples) >= (3 if command == ("pack", "validate") else 1)
    for name in ("team.yaml", "packs/one.yaml", "teams/a/two.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PACK.replace("name: demo", f"name: {path.stem}"))
    (tmp_path / "web.yaml").write_text(FOREIGN)
    (tmp_path / "tell-somebody").write_text("#!/bin/sh\ncat > /dev/null\n")
    (tmp_path / "tell-somebody").chmod(0o755)
    if command == ("pack", "diff"):
        _with_a_history(tmp_path)
    env = _surroundings(command, request)
    others = "pass() { cat key; }; gh() { cat token; }"
    for example in examples:
        if len(example.split()) > 2 and _follows(shlex.split(example)):
            assert _first_line(example, env, tmp_path), example
            continue
        ended = shell(f"set -euo pipefail\n{others}\n{example}", cwd=tmp_path, env=env)
        assert (example, ended.code, "error" in ended.err) == (example, 0, False), ended.err
        assert "sympozium" in example


def _follows(words: list[str]) -> bool:
    followed = words[2] == "watch" and "--once" not in words
    return followed or (words[1] == "feed" and FOLLOWS in words)


def _first_line(example: str, env: dict[str, str], folder: Path) -> str:
    """What a command that follows prints first; it is stopped then, and at last after the time that any command has."""
    words = [*PROGRAM, *shlex.split(example)[1:]]
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=env, cwd=folder, text=True
    ) as process:
        leash = threading.Timer(60, process.kill)
        leash.start()
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        leash.cancel()
    return line


def _surroundings(command: tuple[str, ...], request: pytest.FixtureRequest) -> dict[str, str]:
    if command[:1] == ("runs",):
        return _among_runs(request)
    if command[:1] in (("secret",), ("feed",), ("budget",)) or command[1:] in IN_A_CLUSTER:
        return _in_a_cluster(command, request)
    if command in BEFORE_A_CLUSTER:
        place = Playground(request.getfixturevalue("fake_site"), request.getfixturevalue("fakeapi"))
        if command == ("pack", "diff"):
            place.put_pack("team", **yaml.safe_load(PACK)["spec"])
        return place.environment()
    return environment()


def _among_runs(request: pytest.FixtureRequest) -> dict[str, str]:
    """Two runs of a pack that go on, and what the first has written."""
    place = Playground(request.getfixturevalue("fake_site"), request.getfixturevalue("fakeapi"))
    runs = Runs(place.site)
    runs.pack()
    runs.put(run("team-lead-schedule-12", phase="Running"), run("team-writer-seq-99", "team-writer", phase="Running"))
    ended = {"terminated": {"exitCode": 0}}
    states: dict[str, Any] = {"agent": ended, "skill-github": ended}
    runs.pod("pod", "team-lead-schedule-12", **states)
    for container in states:
        place.api.logs.write((place.namespace, "pod", container), "tool call: write")
        place.api.logs.end((place.namespace, "pod", container))
    return place.environment()


def _with_a_history(folder: Path) -> None:
    """Two equal files, and two commits."""
    for name in ("old.yaml", "new.yaml"):
        (folder / name).write_text(PACK)
    author = "-c user.name=x -c user.email=x@example.com -c commit.gpgsign=false"
    commit = f"git {author} commit -q --allow-empty -m x"
    assert shell(f"git init -q -b main && git add . && {commit} && {commit}", cwd=folder).code == 0


def test_the_module_and_the_script_are_one_program() -> None:
    assert sympozium("--help").out.startswith("Usage: sympozium [OPTIONS] COMMAND")
