"""The page about continuous integration shows the files as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci.hosts import ROOT, loaded
from sympozium_cli import __version__
from sympozium_cli.templates import HOSTS

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
BLOCKS = re.findall(r"(?:<!-- the same as (.*?) -->\n)?```(\w+)\n(.*?)```\n", PAGE, re.DOTALL)
SHOWN = {name: text for name, _, text in BLOCKS if name}
FILES = ("ci/problem-matcher.json", ".pre-commit-hooks.yaml")


@pytest.mark.parametrize("host", HOSTS)
def test_it_shows_what_init_writes(host: str) -> None:
    assert SHOWN[f"sympozium ci init {host}"] == HOSTS[host].text()


@pytest.mark.parametrize("name", FILES)
def test_it_shows_the_files_of_this_repository(name: str) -> None:
    assert SHOWN[name] == (ROOT / name).read_text("utf-8")


def test_every_block_that_claims_to_be_a_file_is_compared() -> None:
    assert set(SHOWN) == {*FILES, *(f"sympozium ci init {host}" for host in HOSTS)}


@pytest.mark.parametrize("part", ["inputs", "outputs"])
def test_its_tables_are_those_of_the_action(part: str) -> None:
    for name, each in loaded(ROOT / "action.yml")[part].items():
        assert f"\n{row(name, each)}\n" in PAGE


def row(name: str, each: dict[str, Any]) -> str:
    cells = [f"`{name}`", each["description"]]
    if "default" in each:
        cells.insert(1, f"`{each['default']}`" if each["default"] else "")
    return "| " + " | ".join(cells) + " |"


def test_its_step_gives_the_action_inputs_that_it_has() -> None:
    known = loaded(ROOT / "action.yml")["inputs"]
    steps = [yaml.safe_load(text)["steps"] for _, _, text in BLOCKS if "OWNER/sympozium-cli@" in text]
    (given,) = [step["with"] for step in steps[0] if step["uses"].startswith("OWNER/")]
    assert set(given) <= set(known)


def test_its_blocks_can_be_read() -> None:
    readers: dict[str, Callable[[str], Any]] = {"yaml": yaml.safe_load, "json": json.loads, "sh": str}
    for _, language, text in BLOCKS:
        assert readers[language](text)


def test_it_names_this_version_alone() -> None:
    named = re.findall(r"sympozium-cli(?:==|@v)([^\"\s]+)|rev: v(\S+)", PAGE)
    assert {first or second for first, second in named} == {__version__}


def test_its_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (ROOT / "docs" / Path(link)).exists()
