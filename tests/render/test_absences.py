"""What is not made of a pack: why, where the pack says so, and whether its author may be surprised."""

from __future__ import annotations

import pytest

from sympozium_cli.render.absences import absences, later_absences
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.engine import pack_objects
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import Target
from sympozium_cli.source import load

HOURLY = "schedule: {interval: 1h, task: Go.}"
STIMULUS = "stimulus: {name: bell, prompt: Go., trigger: manual}"
RING = "{source: bell, target: b, type: stimulus}"
WEB = "webEndpoint: {enabled: true}"

Told = list[tuple[str, str, str, bool]]


def _told(
    text: str = "", *, a: str = HOURLY, b: str = HOURLY, edges: str = "", target: str = "0.10", later: bool = False
) -> Told:
    """What is told of a pack with the personas a and b: persona, message, path, and whether it is a surprise."""
    written = f"""\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {{name: demo}}
spec:
  enabled: true
  {text or "description: x"}
  relationships: [{edges}]
  agentConfigs:
    - {{name: a, systemPrompt: x, {a}}}
    - {{name: b, systemPrompt: x, {b}}}
"""
    [document] = load(written.encode(), "pack.yaml")
    pack = controllers_pack(document.value, Target.parse(target))
    around = Circumstances({}, existing_secrets=frozenset(("known",)))
    found = later_absences(pack, pack_objects(pack, around), around) if later else absences(pack)
    return [(one.persona, one.message, str(one.path), one.expected) for one in found]


def test_nothing_is_told_of_a_pack_of_which_all_is_made() -> None:
    assert _told() == []
    assert _told(later=True) == []


def test_an_excluded_persona() -> None:
    named = "nothing for 'b': excludePersonas names it"
    assert _told("excludePersonas: [gone, b]") == [("b", named, "spec.excludePersonas[1]", False)]


def test_shared_memory_that_is_off() -> None:
    told = [("", "no shared memory: it is not enabled", "spec.sharedMemory", True)]
    assert _told("sharedMemory: {enabled: false}") == told
    assert _told("sharedMemory: {enabled: true}") == []


def test_a_schedule_that_an_edge_takes_away() -> None:
    edges = "{source: b, target: a, type: delegation}, {source: a, target: b, type: sequential}"
    taken = "no schedule for 'b': the sequential edge from 'a' takes it away"
    assert _told(edges=edges) == [("b", taken, "spec.relationships[1]", True)]


@pytest.mark.parametrize(
    ("edges", "persona", "starter"),
    [
        ("{source: a, target: b, type: sequential}", "", "it has none, and runs after its predecessor"),
        ("{source: a, target: b, type: delegation}", "", "it has none, and runs when a task is delegated to it"),
        ("{source: a, target: b, type: supervision}", "", "it has none, and nothing else starts it"),
        ("{source: b, target: a, type: delegation}", WEB, "it has none, and serves its web endpoint"),
        ("", "channels: [slack]", "it has none, and runs when a message comes"),
        ("", "", "it has none, and nothing else starts it"),
    ],
)
def test_what_starts_a_persona_without_a_schedule(edges: str, persona: str, starter: str) -> None:
    told = _told(edges=edges, b=persona or "displayName: B")
    assert told == [("b", f"no schedule for 'b': {starter}", "spec.agentConfigs[1]", False)]


def test_a_stimulus_starts_a_persona_without_a_schedule() -> None:
    told = _told(STIMULUS, edges=RING, b="displayName: B")
    assert [message for _, message, _, _ in told] == [
        "no schedule for 'b': it has none, and runs when the stimulus comes"
    ]


def test_a_channel_without_its_secret() -> None:
    with_channels = "channels: [slack, telegram], channelConfigs: {slack: unknown, telegram: known}"
    missing = "no pod for the channel 'slack': there is no Secret 'unknown'"
    assert _told(a=f"{HOURLY}, {with_channels}", later=True) == [("a", missing, "spec.agentConfigs[0].channels", True)]


def test_a_cron_that_cannot_be_read() -> None:
    [(persona, message, path, surprising)] = _told(a="schedule: {cron: '61 * * * *', task: Go.}", later=True)
    assert (persona, path, surprising) == ("a", "spec.agentConfigs[0].schedule", True)
    assert message.startswith("no runs of 'a': its schedule '61 * * * *' cannot be read: ")


def test_a_web_endpoint_that_serves_for_ever() -> None:
    blocked = "no scheduled runs of 'b' for as long as its web endpoint serves, which is always"
    assert _told(b=f"{HOURLY}, {WEB}", later=True) == [("b", blocked, "spec.agentConfigs[1].schedule", True)]


@pytest.mark.parametrize(
    ("text", "target", "told"),
    [
        (STIMULUS, "0.10", [("", "no run of the stimulus: its trigger is manual", "spec.stimulus.trigger", False)]),
        (STIMULUS.replace("manual", "onReady"), "0.10", []),
        (
            f"excludePersonas: [b]\n  {STIMULUS.replace('manual', 'onReady')}",
            "0.10",
            [("", "no run of the stimulus: the persona that it leads to has no agent", "spec.stimulus", True)],
        ),
        (
            STIMULUS.replace("manual", "onReady"),
            "v0.10.20",
            [
                (
                    "",
                    "no run of the stimulus: v0.10.20 waits until every agent serves a web endpoint",
                    "spec.stimulus",
                    True,
                )
            ],
        ),
    ],
)
def test_a_stimulus_that_starts_nothing(text: str, target: str, told: Told) -> None:
    assert _told(text, edges=RING, target=target, later=True) == told
