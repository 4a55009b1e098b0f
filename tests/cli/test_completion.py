"""TAB knows the commands, in every shell that we write a script for, and all shells offer the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cli.program import environment, outcome, sympozium
from cli.shells import SHELLS, asked, need, program_folder
from sympozium_cli.cli.completing.asked import for_kubectl
from sympozium_cli.cli.completing.line import question
from sympozium_cli.cli.completing.table import TABLE
from sympozium_cli.cli.completing.tree import table

LINES = {
    "": list(TABLE.commands[""].commands),
    "pack va": ["validate"],
    "sch": ["schema"],
    "rules ": ["list"],
    "--color never pack va": ["validate"],
    "--color ne": ["never"],
    "pack -q va": ["validate"],
    "pack validate --fail": ["--fail-on"],
    "pack validate --fail-on w": ["warning"],
    "pack validate --fail-on=w": ["--fail-on=warning"],
    "pack validate -o sar": ["sarif"],
    "pack validate --output=j": ["--output=json", "--output=jsonl", "--output=junit"],
    "pack validate --fix --select relationship-cyc": ["relationship-cycle"],
    "pack validate --severity relationship-cyc": ["relationship-cycle="],
    "pack list -o json": ["json", "jsonpath="],
    "pack init x --from-example data": ["data-team", "data-team.personapack"],
    "pack activate team --provider anth": ["anthropic"],
    "secret create ch": ["channel"],
    "secret create channel sl": ["slack"],
    "secret create github --key-from en": ["env:"],
    "explain relationship-cyc": ["relationship-cycle"],
    "schema print findings": ["findings-v1"],
    "completion z": ["zsh"],
    "pack convert --act": ["--activate"],
    "nonsense x": [],
    "version x": [],
    "pack status -- --fo": [],
}


@pytest.fixture(name="env")
def _env(tmp_path: Path) -> dict[str, str]:
    """A surrounding in which there is no cluster."""
    own = program_folder(tmp_path)
    plain = environment(HOME=str(tmp_path), KUBECONFIG=str(tmp_path / "none"), SYMPOZIUM_CACHE_DIR=str(tmp_path))
    return {**plain, "PATH": f"{own}:{plain['PATH']}", "SYMPOZIUM_COMPLETION_SECONDS": "60"}


@pytest.fixture(name="script", params=SHELLS)
def _script(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    need(request.param)
    path = tmp_path / "script"
    path.write_text(sympozium("completion", request.param).out)
    return request.param, path


def test_every_shell_offers_what_can_follow(script: tuple[str, Path], env: dict[str, str]) -> None:
    shell, path = script
    told = asked(shell, path, [line.split(" ") for line in LINES], env)
    for (line, expected), words in zip(LINES.items(), told, strict=True):
        assert begun(shell, line, words) == begun(shell, line, expected), line


def test_every_shell_offers_what_the_program_itself_would(script: tuple[str, Path], env: dict[str, str]) -> None:
    shell, path = script
    lines = [line for line in every_line() if not kind_of(line).startswith("@")]
    told = asked(shell, path, [line.split(" ") for line in lines], env)
    for line, words in zip(lines, told, strict=True):
        ours = [word.partition("\t")[0] for word in for_kubectl(line.split(" "), env)[:-1]]
        assert begun(shell, line, words) == begun(shell, line, ours), line
    assert len(lines) > 300


def begun(shell: str, line: str, words: list[str]) -> set[str]:
    """Those that go on from the last word: some shells choose them themselves, and zsh knows what stands before."""
    last = line.rpartition(" ")[2]
    before, equals, value = last.partition("=")
    if shell == "zsh" and equals and before.startswith("--"):
        return {word.removeprefix(f"{before}=") for word in words if word.removeprefix(f"{before}=").startswith(value)}
    return {word for word in words if word.startswith(last)}


def every_line() -> list[str]:
    """A line for each place and each option of every command."""
    lines = []
    for path, command in TABLE.commands.items():
        start = f"{path} ".lstrip()
        lines += [start, f"{start}-", f"{start}--no", *(f"{start}{option} " for option in command.options)]
        lines += [f"{start}{option}=" for option in command.options if option.startswith("--")]
        lines += [f"{start}x ", f"{start}x -q y ", f"{start}-- "]
    return lines


def kind_of(line: str) -> str:
    return question(TABLE, line.split(" ")).kind


def test_the_table_is_that_of_the_real_command_line() -> None:
    assert table() == TABLE


def test_every_word_that_is_offered_is_one_that_is_taken() -> None:
    for words in (["pack", "graph", "x.yaml"], ["rules", "list"], ["pack", "render", "x.yaml"]):
        for offered in for_kubectl([*words, "-o", ""], {})[:-1]:
            told = sympozium(*words, "-o", offered)
            assert "takes" not in told.err


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("pack va", ["validate\tSay what Kubernetes and the Sympozium controllers will refuse, drop,…", ":4"]),
        ("pack validate --profile=a", ["--profile=all", ":4"]),
        ("pack list -o custom", ["custom-columns=", ":6"]),
        ("pack validate te", [":0"]),
        ("pack render x --output-dir ", [":16"]),
        ("pack status ", [":4"]),
    ],
)
def test_kubectl_is_answered_in_its_own_way(line: str, answer: list[str], env: dict[str, str]) -> None:
    told = outcome(["kubectl_complete-sympozium", *line.split(" ")], env=env)
    assert (told.code, told.out.splitlines(), told.err) == (0, answer, "")


def test_kubectl_itself_passes_the_answer_on(env: dict[str, str]) -> None:
    need("kubectl")
    told = outcome(["kubectl", "__complete", "sympozium", "rules", "li"], env=env)
    assert told.out.splitlines()[0].split("\t")[0] == "list"


@pytest.mark.parametrize(
    "line", ["pack status ", "pack render nofile.yaml --persona ", "runs get --context x ", "--context "]
)
def test_without_a_cluster_nothing_is_offered_and_nothing_said(line: str, env: dict[str, str]) -> None:
    assert outcome(["sympozium", "__complete", *line.split(" ")], env=env) == (0, "", "")


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_is_one_that_its_shell_can_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(sympozium("completion", name).out)
    assert outcome([need(name), "-n", str(tmp_path / "script")]) == (0, "", "")


def test_shellcheck_has_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(sympozium("completion", "bash").out)
    checked = outcome(
        [os.path.join(os.path.dirname(sys.executable), "shellcheck"), "-s", "bash", str(tmp_path / "script")]
    )
    assert checked == (0, "", "")
