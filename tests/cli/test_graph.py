"""`pack graph`: what is drawn, what is refused, and with which exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.program import FOREIGN, PACK, WRONG, environment, on_terminal, outcome, sympozium
from cli.test_imports import _NO_SOCKETS, _REPORT_MODULES, HEAVY

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def _graph(tmp_path: Path, text: str, *options: str) -> tuple[int, str, str]:
    (tmp_path / "team.yaml").write_text(text)
    return sympozium("pack", "graph", "team.yaml", *options, cwd=tmp_path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_drawn(path: Path) -> None:
    ended = sympozium("pack", "graph", str(path))
    assert (ended.code, ended.err) == (0, "")
    assert max(map(len, ended.out.splitlines())) <= 80


def test_a_pack_that_the_controller_refuses_is_drawn(tmp_path: Path) -> None:
    code, out, err = _graph(tmp_path, WRONG)
    assert (code, err) == (0, "")
    assert "└─✗▶ writr ✗1  no such persona" in out
    assert (
        "✗1 team.yaml:9:30: error: no persona is named 'writr'; did you mean 'writer' (line 7)? [relationship-" in out
    )


def test_what_the_author_has_accepted_is_not_marked(tmp_path: Path) -> None:
    accepted = WRONG.replace(
        "type: delegation}", "type: delegation}  # sympozium: ignore[relationship-unknown-target] ok"
    )
    _, out, _ = _graph(tmp_path, accepted)
    assert "no such persona" in out
    assert "✗" not in out


def test_what_the_project_does_not_want_to_hear_is_not_marked(tmp_path: Path) -> None:
    (tmp_path / ".sympozium.toml").write_text('ignore = ["relationship-unknown-target"]\n')
    _, out, _ = _graph(tmp_path, WRONG)
    assert "✗" not in out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("a: [", 3, "no pack"),
        (FOREIGN, 3, "no pack"),
        (PACK + "  x: [\n", 1, "yaml-parse-error"),
        ("apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: x}\nspec: {}\n", 1, "agentConfigs"),
        (PACK + "---\n" + PACK.replace("demo", "other"), 2, "demo, other"),
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path: Path, text: str, code: int, said: str) -> None:
    ended, out, err = _graph(tmp_path, text)
    assert (ended, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_one_of_several_packs_can_be_named(tmp_path: Path) -> None:
    both = PACK + "---\n" + PACK.replace("demo", "other")
    code, out, _ = _graph(tmp_path, both, "--name", "other")
    assert (code, out.startswith("other  ")) == (0, True)


def test_a_target_changes_the_picture(tmp_path: Path) -> None:
    circle = PACK + "    - {source: writer, target: lead, type: sequential}\n"
    assert "✗" in _graph(tmp_path, circle)[1]
    assert "✗" not in _graph(tmp_path, circle, "--target", "v0.10.36")[1]


def test_it_reads_standard_input() -> None:
    ended = sympozium("pack", "graph", "-", "-o", "json", stdin=PACK)
    assert json.loads(ended.out)["pack"]["name"] == "demo"


def test_an_unknown_format_is_answered(tmp_path: Path) -> None:
    code, _, err = _graph(tmp_path, PACK, "-o", "mermade")
    assert code == 2
    assert "did you mean 'mermaid'?" in err


def test_signs_are_those_of_the_encoding(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(PACK)
    ended = sympozium("pack", "graph", "team.yaml", cwd=tmp_path, env=environment(PYTHONIOENCODING="ascii"))
    assert "`--> writer" in ended.out
    assert "└──▶ writer" in sympozium("pack", "graph", "team.yaml", cwd=tmp_path).out


def test_a_terminal_gets_colours_and_lines_that_fit(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(WRONG)
    ended = on_terminal("pack", "graph", "team.yaml", cwd=tmp_path, columns=60)
    assert "\x1b[1;31m" in ended.out
    plain = on_terminal("pack", "graph", "team.yaml", cwd=tmp_path, columns=60, NO_COLOR="1")
    assert "\x1b" not in plain.out
    assert max(map(len, plain.out.splitlines())) <= 60


def test_no_socket_and_nothing_heavy_is_needed(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(WRONG)
    for form in ("text", "svg", "json"):
        words = ["pack", "graph", "team.yaml", "-o", form]
        assert outcome([sys.executable, "-c", _NO_SOCKETS, *words], cwd=tmp_path).code == 0
        imported = set(outcome([sys.executable, "-c", _REPORT_MODULES, *words], cwd=tmp_path).err.split())
        assert imported & HEAVY == set()
