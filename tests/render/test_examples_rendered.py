"""What becomes of the examples, byte for byte.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.program import sympozium

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
ENDPOINT = "http://model-qwen-small.sympozium-system.svc:8080/v1"


def _options(example: str) -> list[str]:
    included = [] if "personapack" in example else ["--include", "agents,runs"]
    return [*included, "--model-endpoint", ENDPOINT, "--quiet"]


def _check(name: str, text: str) -> None:
    golden = HERE / "golden" / name
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_an_example_becomes_these_objects(example: str) -> None:
    ended = sympozium("pack", "render", example, *_options(example), cwd=EXAMPLES)
    assert (ended.code, ended.err) == (0, "")
    _check(example, ended.out)


@pytest.mark.parametrize("target", ["0.8", "0.9"])
@pytest.mark.parametrize("example", ["data-team.yaml", "platform-team.yaml", "mixed-providers.yaml"])
def test_an_example_becomes_these_objects_of_an_earlier_era(example: str, target: str) -> None:
    ended = sympozium("pack", "render", example, "--target", target, "--quiet", "--explain", cwd=EXAMPLES)
    assert (ended.code, ended.err) == (0, "")
    _check(f"{example.removesuffix('.yaml')}.{target}.yaml", ended.out)


@pytest.mark.parametrize(
    "example", ["chat-support.yaml", "release-pipeline.yaml", "mixed-providers.yaml", "web-endpoint.yaml"]
)
def test_an_example_is_explained(example: str) -> None:
    ended = sympozium("pack", "render", example, *_options(example), "--explain", cwd=EXAMPLES)
    assert (ended.code, ended.err) == (0, "")
    _check(f"{example.removesuffix('.yaml')}.explained.yaml", ended.out)


@pytest.mark.parametrize("example", ["data-team.yaml", "chat-support.yaml", "release-pipeline.yaml"])
def test_an_example_is_a_family(example: str) -> None:
    ended = sympozium("pack", "render", example, *_options(example), "-o", "tree", "--explain", cwd=EXAMPLES)
    assert (ended.code, ended.err) == (0, "")
    _check(f"{example.removesuffix('.yaml')}.tree.txt", ended.out)


@pytest.mark.parametrize("example", ["chat-support.yaml", "web-endpoint.yaml", "platform-team.yaml"])
def test_an_example_is_stored(example: str) -> None:
    ended = sympozium("pack", "render", example, *_options(example), "--view", "stored", cwd=EXAMPLES)
    assert (ended.code, ended.err) == (0, "")
    _check(f"{example.removesuffix('.yaml')}.stored.yaml", ended.out)
