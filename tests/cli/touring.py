"""What a newcomer types, and what one screen of the answer must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from cli.playground import Playground
from cli.program import Outcome

LINES, COLUMNS = 24, 80
"""One screen."""

KEY = "sk-test-1234567890abcdefghij"
PACK: Final[dict[str, Any]] = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {"name": "team"},
    "spec": {
        "agentConfigs": [
            {"name": "lead", "systemPrompt": "You lead."},
            {"name": "writer", "systemPrompt": "You write."},
        ]
    },
}

COMMANDS: Final = {
    "list": "pack list",
    "status": "pack status team",
    "activate": "pack activate team --provider openai --key-from env:MY_KEY --yes",
    "apply": "pack apply -f team.json --yes",
    "exclude": "pack exclude team writer --yes",
    "deactivate": "pack deactivate team --yes",
    "diff": "pack diff team.json",
    "validate": "pack validate --cluster team.json",
    "secret create": "secret create provider openai --pack team --key-from env:MY_KEY",
    "secret list": "secret list",
    "secret check": "secret check",
    "secret rotate": "secret rotate team-openai-key --key-from env:MY_KEY",
    "secret delete": "secret delete team-openai-key --yes",
}

Config = dict[str, Any]


def tour(place: Playground, words: str, config: Path | str = "", **variables: str) -> Outcome:
    """Type a command, with a kubeconfig of one's own where one is named."""
    (place.site.folder / "team.json").write_text(json.dumps(PACK), "utf-8")
    given = {"KUBECONFIG": str(config)} if config else {}
    return place.run(*words.split(), **{"MY_KEY": KEY, **given, **variables})


def one_screen(ended: Outcome) -> str:
    """What was said, where it is one screen, and no secret is on it."""
    said = ended.out + ended.err
    assert "Traceback" not in said
    assert "bug in sympozium" not in said
    assert KEY not in said
    rows = sum(max(1, -(-len(line) // COLUMNS)) for line in said.splitlines())
    assert rows <= LINES, said
    return said


def refused(ended: Outcome, code: int, error: str, *hints: str) -> None:
    """A command has ended with a cause and a next step, on one screen, and with nothing on standard output."""
    said = one_screen(ended)
    assert ended.code == code, said
    causes = [line for line in ended.err.splitlines() if line.startswith("error: ")]
    steps = [line for line in ended.err.splitlines() if line.startswith("hint: ")]
    assert len(causes) == 1, said
    assert error in causes[0], said
    assert len(steps) == 1, said
    assert all(hint in steps[0] for hint in hints), said


def examined(ended: Outcome, error: str, *hints: str) -> None:
    """The doctor has found the same, on one screen."""
    said = one_screen(ended)
    assert ended.code == 1, said
    assert "failure" in ended.out, said
    assert error in ended.out, said
    assert all(hint in ended.out for hint in hints), said
