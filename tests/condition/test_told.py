"""How a status is told: to other programs in the published shape, to people in as many columns as they have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from condition.scenes import CREATED, PACK, changed, pack, scene, with_run, with_status, without
from condition.test_links import BROKEN, FINE, WORKS
from sympozium_cli.condition.drift import FieldDrift
from sympozium_cli.condition.scene import Scene
from sympozium_cli.condition.status import status_of
from sympozium_cli.report.cells import cells
from sympozium_cli.report.condition.document import document, hidden
from sympozium_cli.report.condition.model import Status
from sympozium_cli.report.condition.text import text
from sympozium_cli.report.output_model import output_schema
from sympozium_cli.report.printing import Screen
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.source import ROOT

SCENES: list[tuple[str, Callable[[], Scene]]] = [
    *((row[0], row[1]) for row in BROKEN),
    *((row[0], row[1]) for row in WORKS),
    *FINE,
]
LEAKED = "sk-proj-abcdef0123456789abcdef"


def _text(given: Scene, width: int = 0, *, wide: bool = False) -> str:
    screen = Screen((), True, True, Terminal(width=width))
    return "".join(f"{line}\n" for line in text(status_of(given), screen, wide=wide))


@pytest.mark.parametrize("make", [row[1] for row in SCENES], ids=[row[0] for row in SCENES])
def test_every_status_has_the_published_shape(make: Callable[[], Scene]) -> None:
    Draft202012Validator(output_schema(Status, "status-v1")).validate(document(status_of(make())))


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("make", [row[1] for row in SCENES], ids=[row[0] for row in SCENES])
def test_only_commands_are_wider_than_a_terminal(make: Callable[[], Scene], wide: bool) -> None:  # noqa: FBT001
    lines = _text(make(), 80, wide=wide).splitlines()
    assert [line for line in lines if cells(line) > 80 and "next: " not in line and "'" not in line] == []


def _everything() -> Scene:
    personas = [PACK["spec"]["agentConfigs"][0], {"name": "critic", "systemPrompt": "You judge."}]
    budget = {"maxTokens": 100000}
    spec: dict[str, Any] = {
        "agentConfigs": personas,
        "excludePersonas": ["critic"],
        "relationships": None,
        "sharedMemory": {"enabled": True, "membrane": {"tokenBudget": budget}},
    }
    before, now = scene(), scene(pack(**spec))
    left = next(one for one in before.live.agents if one["metadata"]["name"] == "team-writer")
    given = now._replace(live=now.live._replace(agents=(*now.live.agents, left)))
    given = changed(given, "agents", "team-lead", lambda one: one["spec"].update(displayName="Boss"))
    given = changed(given, "memories", "team-lead-memory", lambda one: one["metadata"].update(labels={}))
    given = without(given, "services", "team-shared-memory")
    run = with_run(given, created=CREATED, phase="Failed", error="LLM call failed: 401 Incorrect API key")
    return with_status(run, tokenBudgetUsed=61300)


def test_a_screen_says_what_is_what() -> None:
    assert _text(_everything(), 100) == EVERYTHING


EVERYTHING = """\
Ensemble/team in ns: Ready
enabled, 1 of 2 personas installed, autonomous, 90m old

PERSONA   AGENT      SCHEDULE    NEXT     LAST RUN         MEMORY   KEY
lead      Running    0 * * * *   in 30m   Failed 90m ago   lost     team-openai-key
critic    excluded   -           -        -                -        -

budget: 61,300 of 100,000 tokens used (61%)

broken: lead: its last run, 90m ago, failed: LLM call failed: 401 Incorrect API key
  next: sympozium secret rotate team-openai-key -n ns

also:
  flaw: lead: the seeds of its memory are lost: its agent's controller was quicker, and they are
    never tried again
    next: kubectl edit configmap team-lead-memory -n ns

orphans, which the controller does not look at any more:
  Agent/team-writer: its persona is not listed any more
  next: kubectl delete -n ns agent.sympozium.ai/team-writer

drift from what the controller would make today:
  should be there and is not: Service/team-shared-memory
  Agent/team-lead: the controller will put it back
    spec.displayName: Boss, wanted nothing
"""


def test_what_personas_have_in_common_is_told_once() -> None:
    given = scene()
    live = given.live._replace(secrets={})
    told = _text(given._replace(live=live, around=given.around._replace(existing_secrets=frozenset())))
    assert told.count("is not there") == 1
    assert "broken: lead and writer: the Secret 'team-openai-key'" in told


def test_a_credential_in_a_drifted_field_is_hidden() -> None:
    def edit(agent: dict[str, Any]) -> None:
        agent["spec"]["agents"]["default"]["env"] = {"API_TOKEN": LEAKED}
        agent["spec"]["agents"]["default"]["providerHeaders"] = {"Authorization": "hunter2-hunter2"}

    given = changed(scene(), "agents", "team-lead", edit)
    said = f"{document(status_of(given))}{_text(given, wide=True)}"
    assert LEAKED not in said
    assert "hunter2" not in said


def test_values_are_shown_as_they_are() -> None:
    field = FieldDrift(ROOT / "spec" / "nodeSelector", {"disk": "ssd"}, None)
    assert hidden(field) == ({"disk": "ssd"}, None)


def test_nothing_is_wrong_is_worth_a_line() -> None:
    assert _text(scene()).endswith("\n\nnothing is wrong\n")
