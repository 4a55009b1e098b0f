"""Names of what is in a cluster or a file follow on TAB, quickly, quietly and harmlessly, in real shells."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.playground import Playground
from cli.program import PROGRAM, environment, outcome, sympozium
from cli.shells import SHELLS, Terminal, asked, need, program_folder
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi

PATIENT = {"SYMPOZIUM_COMPLETION_SECONDS": "60"}
HOSTILE = "$(touch x)"
PACK = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
"""


@pytest.fixture(name="play")
def _play(fakeapi: FakeApi, fake_site: Site) -> Playground:
    play = Playground(fake_site, fakeapi)
    play.put_pack("team", [{"name": "lead", "systemPrompt": "x"}, {"name": "writer", "systemPrompt": "x"}])
    play.put_pack("tango", [{"name": "solo", "systemPrompt": "x"}])
    return play


def names(play: Playground, line: str, **changes: str) -> list[str]:
    told = outcome([*PROGRAM, "__complete", *line.split(" ")], env=play.environment(**{**PATIENT, **changes}))
    assert (told.code, told.err) == (0, "")
    return told.out.splitlines()


def kept(play: Playground) -> list[Path]:
    return sorted((Path(play.environment()["SYMPOZIUM_CACHE_DIR"])).glob("names-*"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pack status ", ["tango", "team"]),
        ("pack status te", ["team"]),
        ("runs list --pack ta", ["tango"]),
        ("pack exclude team ", ["lead", "writer"]),
        ("pack exclude team lead w", ["writer"]),
        ("pack exclude pack/team ", ["lead", "writer"]),
        ("runs watch --pack=tango --persona ", ["solo"]),
        ("pack status x --context ", ["site"]),
    ],
)
def test_names_come_from_the_cluster(play: Playground, line: str, expected: list[str]) -> None:
    found = sorted(names(play, line))
    assert found == expected if "--context" not in line else found


def test_names_of_secrets_are_those_that_belong_to_packs(play: Playground) -> None:
    play.put_pack("keyed", authRefs=[{"provider": "openai", "secret": "keyed-openai-key"}])
    play.put_secret("other", password="x")
    play.put_secret("labelled", {"sympozium.ai/ensemble": "team"}, OPENAI_API_KEY="sk-1")
    assert set(names(play, "secret check ")) == {"keyed-openai-key", "labelled"}
    assert not any(b"sk-1" in path.read_bytes() for path in kept(play))


def test_names_are_remembered_for_a_while_by_nobody_else(play: Playground) -> None:
    assert names(play, "pack status te") == ["team"]
    before = len(play.api.requests)
    assert names(play, "pack status te") == ["team"]
    assert names(play, "pack exclude team l") == ["lead"]
    assert len(play.api.requests) == before
    [path] = kept(play)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(play, "pack status -n elsewhere te") == []


def test_old_names_are_told_at_once_and_looked_up_for_the_next_time(play: Playground) -> None:
    assert names(play, "pack status to") == []
    [path] = kept(play)
    path.write_text(json.dumps({"at": time.time() - 60, "names": {"tomorrow": []}}))
    assert names(play, "pack status t") == ["tomorrow"]
    wait_for(lambda: set(json.loads(path.read_text())["names"]) == {"team", "tango"})


def test_a_silent_cluster_is_not_waited_for(play: Playground) -> None:
    hold = Hold(BEFORE)
    play.api.inject(hold)
    assert names(play, "pack status ", SYMPOZIUM_COMPLETION_SECONDS="0.1") == []
    assert [path.name.rpartition(".")[2] for path in kept(play)] == ["asked"]
    assert names(play, "pack status ") == []
    hold.wait()
    hold.release()
    wait_for(lambda: names(play, "pack status te") == ["team"])


def test_a_damaged_cache_is_as_good_as_none(play: Playground) -> None:
    assert names(play, "pack status te") == ["team"]
    [path] = kept(play)
    for damage in ("", "{", "[]", '{"at": "x", "names": {}}', '{"at": 1, "names": []}', "null"):
        path.write_text(damage)
        assert names(play, "pack status te") == ["team"]


def test_a_plugin_that_needs_a_terminal_is_not_run(play: Playground, tmp_path: Path) -> None:
    config = json.loads(Path(play.environment()["KUBECONFIG"]).read_text())
    ran = tmp_path / "ran"
    for user in config["users"]:
        plugin = {"apiVersion": "client.authentication.k8s.io/v1", "command": "touch", "args": [str(ran)]}
        user["user"] = {"exec": {**plugin, "interactiveMode": "Always"}}
    other = tmp_path / "config"
    other.write_text(json.dumps(config))
    assert names(play, "pack status ", KUBECONFIG=str(other)) == []
    assert not ran.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_finishes_a_name_at_a_terminal(shell: str, play: Playground) -> None:
    with at_terminal(shell, play.site.folder, play.environment()) as terminal:
        terminal.type("sympozium pack exclude tea\t")
        terminal.see("team")
        terminal.type("w\t")
        terminal.see("riter")
        terminal.run("")
    assert typed(play.site.folder) == ["pack", "exclude", "team", "writer"]


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_finishes_words_and_options_at_a_terminal(shell: str, tmp_path: Path) -> None:
    with at_terminal(shell, tmp_path, environment(HOME=str(tmp_path))) as terminal:
        terminal.type("sympozium pac\tval\t--fail-\twarn\t--output=sar\t")
        terminal.see("sarif")
        terminal.run("")
    assert typed(tmp_path) == ["pack", "validate", "--fail-on", "warning", "--output=sarif"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", [HOSTILE, "`touch x`", "a;touch x", "a b'c\"d", "*", "a\\b", "-n"])
def test_a_persona_with_a_hostile_name_is_typed_and_not_run(shell: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(f"{PACK}    - {json.dumps({'name': name, 'systemPrompt': 'x'})}\n")
    with at_terminal(shell, tmp_path, environment(HOME=str(tmp_path))) as terminal:
        terminal.type("sympozium pack render team.yaml --persona \t")
        terminal.see(name[-1])
        terminal.run("")
    assert typed(tmp_path) == ["pack", "render", "team.yaml", "--persona", name]
    assert not (tmp_path / "x").exists()


def test_names_in_open_quotes_are_left_out_where_they_could_run(tmp_path: Path) -> None:
    need("bash")
    (tmp_path / "team.yaml").write_text(
        f"{PACK}    - {json.dumps({'name': HOSTILE, 'systemPrompt': 'x'})}\n    - {{name: lead, systemPrompt: x}}\n"
    )
    script = tmp_path / "script"
    script.write_text(sympozium("completion", "bash").out)
    env = environment(**PATIENT)
    env["PATH"] = f"{program_folder(tmp_path)}:{env['PATH']}"
    line = ["pack", "render", str(tmp_path / "team.yaml"), "--persona", '"']
    assert asked("bash", script, [line], env) == [["lead"]]


def test_names_that_a_terminal_or_a_shell_would_obey_are_left_out(tmp_path: Path) -> None:
    personas = [{"name": name, "systemPrompt": "x"} for name in ("\x1b]0;x\x07", "a\nb", "\u202eevil", "~root", "lead")]
    lines = "".join(f"    - {json.dumps(persona)}\n" for persona in personas)
    (tmp_path / "team.yaml").write_text(PACK + lines)
    told = sympozium(
        "__complete", "pack", "render", "team.yaml", "--persona", "", cwd=tmp_path, env=environment(**PATIENT)
    )
    assert told == (0, "lead\n", "")


def test_nothing_is_read_that_one_might_have_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for file in ("pipe.yaml", ".", "/dev/zero", "missing"):
        told = sympozium("__complete", "pack", "graph", file, "--name", "", cwd=tmp_path, env=environment(**PATIENT))
        assert told == (0, "", "")


def at_terminal(shell: str, folder: Path, env: dict[str, str]) -> Terminal:
    """A shell at a terminal that has read our script, and in which `sympozium` writes down how it was called."""
    own = program_folder(folder)
    note = f'#!/bin/sh\n[ "$1" != __complete ] || exec {" ".join(PROGRAM)} "$@"\nprintf "%s\\0" "$@" > {folder}/typed\n'
    (own / "sympozium").write_text(note)
    (folder / "script").write_text(sympozium("completion", shell).out)
    terminal = Terminal(shell, {**env, **PATIENT, "PATH": f"{own}:{env['PATH']}"}, folder)
    if shell == "zsh":
        terminal.run("autoload -U compinit; compinit -u -D")
    terminal.run(f"source {folder}/script")
    return terminal


def typed(folder: Path) -> list[str]:
    """How the program was called."""
    return (folder / "typed").read_text().split("\0")[:-1]


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
