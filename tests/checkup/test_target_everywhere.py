"""`--target cluster`, for all commands that read packs for a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checkup.doctor import controller
from cli.program import PACK, Outcome, environment, sympozium
from cluster.server import ALICE
from cluster.site import Site
from shared import needs_shared

_COMMANDS = {
    "render": (("render", "team.yaml", "-o", "name"), "rendered"),
    "schedule": (("schedule", "team.yaml"), "foretold"),
    "graph": (("graph", "team.yaml"), "drawn"),
    "convert": (("convert", "team.yaml"), "converted"),
    "diff": (("diff", "team.yaml", "team.yaml"), "compared"),
    "validate": (("validate", "team.yaml"), "checked"),
}

every_command = pytest.mark.parametrize("command", _COMMANDS)


def _run(site: Site | None, folder: Path, command: str, *options: str, text: str = PACK, user: str = "") -> Outcome:
    (folder / "team.yaml").write_text(text)
    words, _ = _COMMANDS[command]
    kubeconfig = str(site.kubeconfig(user) if user else site.kubeconfig()) if site is not None else "/nowhere"
    return sympozium("pack", *words, *options, cwd=folder, env=environment(KUBECONFIG=kubeconfig))


@needs_shared
@every_command
def test_the_controller_says_which_release(fake_site: Site, tmp_path: Path, command: str) -> None:
    controller(fake_site, "ghcr.io/sympozium-ai/sympozium/controller:v0.10.45")
    done = _COMMANDS[command][1]
    ended = _run(fake_site, tmp_path, command, "--target", "cluster")
    assert (ended.code, f"note: {done} for v0.10.45: the controller is v0.10.45" in ended.err) == (0, True), ended.err
    same = _run(None, tmp_path, command, "--target", "v0.10.45")
    assert ended.out == same.out
    assert f"{done} for" not in _run(fake_site, tmp_path, command, "--target", "cluster", "-q").err


@needs_shared
@pytest.mark.parametrize("command", ["render", "schedule", "graph", "convert"])
def test_another_era_is_read_in_its_words(site_of: object, tmp_path: Path, command: str) -> None:
    site: Site = site_of("0.9")  # type: ignore[operator]  # a fixture
    ended = _run(site, tmp_path, command, "--target", "cluster", user=ALICE)
    found = re.search(r" for (v0\.9\.\d)", ended.err)
    assert found is not None, ended.err
    same = _run(None, tmp_path, command, "--target", found[1])
    assert (ended.code, ended.out) == (same.code, same.out), ended.err


@every_command
def test_without_it_no_cluster_is_asked(tmp_path: Path, command: str) -> None:
    """There is no kubeconfig that could say which."""
    ended = _run(None, tmp_path, command)
    assert (ended.code, "kubeconfig" in ended.err) == (0, False), ended.err
    asked = _run(None, tmp_path, command, "--target", "cluster")
    assert (asked.code, "there is no kubeconfig" in asked.err) == (2, True), asked.err


@every_command
def test_options_that_name_a_cluster_need_it(tmp_path: Path, command: str) -> None:
    ended = _run(None, tmp_path, command, "--context", "prod")
    assert (ended.code, "--target cluster" in ended.err) == (2, True), ended.err


@every_command
def test_a_cluster_that_is_away_is_one_error(fake_site: Site, tmp_path: Path, command: str) -> None:
    path = fake_site.kubeconfig()
    text = path.read_text().replace(str(fake_site.server.port), "1")
    (tmp_path / "away").write_text(text)
    options = ("--target", "cluster", "--kubeconfig", str(tmp_path / "away"), "--request-timeout", "3s")
    ended = _run(fake_site, tmp_path, command, *options)
    assert (ended.code, ended.out, ended.err.startswith("error: cannot connect")) == (8, "", True), ended.err
