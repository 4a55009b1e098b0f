"""TAB knows the commands, in every shell that we write a script for."""

from __future__ import annotations

import pytest

from cli.program import PROGRAM, environment, outcome, shell, sympozium


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("sympozium pack va", ["validate"]),
        ("sympozium sch", ["schema"]),
        ("sympozium rules ", ["list"]),
        ("sympozium pack validate --fail", ["--fail-on"]),
        ("sympozium --color never pack v", ["validate"]),
        ("sympozium pack init x --from-example data", ["data-team", "data-team.personapack"]),
        ("sympozium nonsense x", []),
    ],
)
def test_bash_is_told_what_can_follow(words: str, answers: list[str]) -> None:
    count = str(len(words.split(" ")) - 1)
    asked = environment(_SYMPOZIUM_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
    told = outcome(PROGRAM, env=asked)
    assert (told.code, told.out.split(), told.err) == (0, answers, "")


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_other_shells_are_told_too(name: str) -> None:
    asked = environment(
        _SYMPOZIUM_COMPLETE=f"complete_{name}",
        _TYPER_COMPLETE_ARGS="sympozium pack va",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert "validate" in outcome(PROGRAM, env=asked).out


def test_the_script_for_bash_works_in_bash() -> None:
    told = shell(
        "source <(sympozium completion bash); COMP_WORDS=(sympozium pack va); COMP_CWORD=2\n"
        '_sympozium_completion sympozium; echo "${COMPREPLY[@]}"; complete -p sympozium'
    )
    assert "complete -o default -F _sympozium_completion sympozium" in told.out


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_every_script_names_the_program_and_ends_in_one_newline(name: str) -> None:
    script = sympozium("completion", name).out
    assert "_SYMPOZIUM_COMPLETE" in script
    assert script == script.strip() + "\n"
