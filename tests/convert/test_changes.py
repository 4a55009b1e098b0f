"""Every change of meaning is told of where a pack is concerned, between the releases that differ, and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from convert.converting import notes
from sympozium_cli.convert.changes import CHANGES
from sympozium_cli.errors import UsageError

HEAD = "apiVersion: sympozium.ai/v1alpha1\nkind: {kind}\nmetadata: {{name: demo}}\nspec:\n  enabled: true\n"


class Case(NamedTuple):
    """A spec, the paths that are concerned, and releases between which something or nothing changes."""

    topic: str
    spec: str
    paths: tuple[str, ...]
    last_old: str
    first_without: str
    kind: str = "PersonaPack"


PAIR = "  personas:\n    - {name: a, systemPrompt: x, channels: [slack]%s}\n    - {name: b, systemPrompt: x%s}\n"


def _pair(first: str = "", second: str = "") -> str:
    return PAIR % (first and f", {first}", second and f", {second}")


EDGE = "  relationships:\n    - {source: a, target: b, type: %s}\n"

CASES = [
    Case("dropped-field", f"{_pair()}  baseURL: http://model\n", ("spec.baseURL",), "v0.2.6", "v0.2.7"),
    Case(
        "dropped-field",
        _pair("channelAccessControl: {slack: {allowedSenders: [U1]}}"),
        ("spec.personas[0].channelAccessControl",),
        "v0.8.28",
        "",
    ),
    Case("memory-off", _pair("memory: {enabled: false}"), ("spec.personas[0].memory.enabled",), "v0.8.28", ""),
    Case("memory-skill", _pair("skills: [memory]", "skills: [k8s]"), ("spec.personas[1].skills",), "v0.5.0", "v0.5.1"),
    Case("mcp-bridge", _pair("skills: [mcp-bridge]"), ("spec.personas[0].skills[0]",), "v0.3.0", "v0.3.1"),
    Case(
        "web-endpoint", _pair("webEndpoint: {enabled: true}"), ("spec.personas[0].webEndpoint",), "v0.0.92", "v0.0.93"
    ),
    Case("observability", _pair(), ("spec",), "v0.3.6", "v0.3.7"),
    Case("observability", _pair(), ("spec",), "v0.0.73", "v0.0.72"),
    Case(
        "tool-policy",
        _pair("toolPolicy: {allow: [read_file]}", "toolPolicy: {allow: []}"),
        ("spec.personas[0].toolPolicy",),
        "v0.8.28",
        "",
    ),
    Case(
        "free-delegation",
        _pair("toolPolicy: {allow: [delegate_to_persona]}"),
        ("spec.personas[0].toolPolicy.allow[0]",),
        "v0.8.28",
        "v0.8.26",
    ),
    Case(
        "interval",
        _pair("schedule: {interval: 3h, task: t}", "schedule: {interval: 1m, task: t}"),
        ("spec.personas[0].schedule.interval",),
        "v0.8.0",
        "v0.8.1",
    ),
    Case(
        "interval",
        _pair("schedule: {interval: 30m, task: t}", "schedule: {interval: 30m, task: t}"),
        ("spec.personas[1].schedule.interval",),
        "v0.8.0",
        "v0.8.1",
    ),
    Case(
        "first-run",
        _pair("schedule: {cron: 0 9 * * *, task: t}"),
        ("spec.personas[0].schedule.cron",),
        "v0.0.104",
        "v0.0.105",
    ),
    Case(
        "suppressed-schedule",
        _pair("", "schedule: {interval: 1h, task: t}") + EDGE % "sequential",
        ("spec.personas[1].schedule",),
        "v0.9.5",
        "",
        "Ensemble",
    ),
    Case("sequential-start", _pair() + EDGE % "sequential", ("spec.relationships[0].type",), "v0.8.28", "v0.8.26"),
    Case(
        "edge-timeout",
        _pair() + EDGE % "delegation, timeout: 5m" + "    - {source: a, target: b, type: supervision, timeout: 5m}\n",
        ("spec.relationships[0].timeout",),
        "v0.8.27",
        "v0.8.26",
    ),
    Case(
        "display-name",
        _pair("displayName: A", "displayName: B"),
        ("spec.personas[0].displayName",),
        "v0.9.5",
        "",
        "Ensemble",
    ),
    Case(
        "channel-access",
        _pair("channelAccessControl: {discord: {allowedChats: [c]}}")
        + "  channelAccessControl: {slack: {allowedSenders: [U1]}}\n",
        ("spec.personas[0].channels[0]",),
        "v0.9.2",
        "v0.9.1",
        "Ensemble",
    ),
]


def _places(case: Case, origin: str) -> tuple[str, ...]:
    text = HEAD.format(kind=case.kind) + case.spec
    return tuple(note.path for note in notes(text, origin) if note.topic == case.topic)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic} {case.last_old}")
def test_a_change_is_told_of_where_the_pack_is_concerned(case: Case) -> None:
    assert _places(case, case.last_old) == case.paths


@pytest.mark.parametrize("case", [case for case in CASES if case.first_without], ids=lambda case: case.topic)
def test_a_release_that_does_the_same_is_not_told_of(case: Case) -> None:
    assert _places(case, case.first_without) == ()


def test_every_change_has_a_case_and_words() -> None:
    assert {case.topic for case in CASES} | {"activation"} == {change.name for change in CHANGES}
    for case in CASES:
        text = HEAD.format(kind=case.kind) + case.spec
        for note in notes(text, case.last_old):
            assert note.was.startswith(case.last_old) or note.topic == "channel-access"
            assert note.now
            assert "{" not in f"{note.was}{note.now}{note.keep}"


@pytest.mark.parametrize(
    ("topic", "change", "since"),
    [
        ("memory-off", "memory: {enabled: false}", "v0.10.45"),
        ("tool-policy", "toolPolicy: {deny: [read_file]}", "v0.10.43"),
        ("display-name", "displayName: A", "v0.10.39"),
    ],
)
def test_a_current_pack_can_be_asked_about_an_upgrade(topic: str, change: str, since: str) -> None:
    text = (HEAD.format(kind="Ensemble") + _pair(change)).replace("personas", "agentConfigs")
    patch = int(since.rpartition(".")[2])
    assert [note.topic for note in notes(text, f"v0.10.{patch - 1}", since)] == [topic]
    assert notes(text, since) == []
    assert notes(text) == []
    assert notes(text, f"v0.10.{patch - 2}", f"v0.10.{patch - 1}") == []


def test_in_a_pipeline_schedules_were_suppressed_earlier() -> None:
    text = HEAD.format(kind="Ensemble") + _pair("", "schedule: {interval: 1h, task: t}") + EDGE % "sequential"
    text = text.replace("personas", "agentConfigs")
    pipeline = f"{text}  workflowType: pipeline\n"
    assert [note.topic for note in notes(text, "v0.10.43")] == ["suppressed-schedule"]
    assert notes(pipeline, "v0.10.43") == []
    assert [note.topic for note in notes(pipeline, "v0.10.36", "v0.10.37")] == ["suppressed-schedule"]
    assert notes(text, "v0.10.36", "v0.10.37") == []


def test_one_release_waited_for_the_first_regular_time() -> None:
    text = HEAD.format(kind="Ensemble") + _pair("schedule: {interval: 1h, task: t}")
    text = text.replace("personas", "agentConfigs")
    assert "first-run" in {note.topic for note in notes(text, "v0.10.15")}
    assert "first-run" not in {note.topic for note in notes(text, "v0.10.16")}
    assert "first-run" not in {note.topic for note in notes(text, "v0.10.14")}


@pytest.mark.parametrize(
    ("origin", "activate", "told"),
    [
        ("", None, True),
        ("", True, False),
        ("", False, False),
        ("v0.0.52", None, True),
        ("v0.0.52", False, False),
        ("v0.0.53", None, False),
    ],
)
def test_a_pack_that_was_active_by_existing_is_told_of(origin: str, activate: bool | None, told: bool) -> None:  # noqa: FBT001
    text = HEAD.format(kind="PersonaPack").replace("  enabled: true\n", "") + _pair()
    topics = {note.topic for note in notes(text, origin, activate=activate)}
    assert ("activation" in topics) == told


def test_an_excluded_persona_concerns_nobody() -> None:
    text = HEAD.format(kind="PersonaPack") + _pair("toolPolicy: {deny: [read_file]}") + "  excludePersonas: [a]\n"
    assert notes(text) == []


def test_without_a_name_the_last_release_of_the_words_is_compared_with() -> None:
    for kind, release in (("PersonaPack", "v0.8.28"), ("Ensemble", "v0.9.5")):
        [note] = notes(HEAD.format(kind=kind) + _pair("toolPolicy: {deny: [read_file]}"))
        assert note.was == f"{release} did not read it: the persona had every tool"


def test_a_mixture_that_ran_nowhere_is_compared_with_nothing() -> None:
    text = HEAD.format(kind="Ensemble") + _pair("toolPolicy: {deny: [read_file]}")
    mixture = f"{text}  stimulus: {{name: go, prompt: Go.}}\n"
    assert notes(mixture) == []
    assert {note.topic for note in notes(mixture, "v0.9.5")} == {"tool-policy", "dropped-field"}


@pytest.mark.parametrize(
    ("origin", "kind", "message"),
    [
        ("v0.9.3", "PersonaPack", "the pack cannot have run on v0.9.3: its kind is PersonaPack"),
        ("v0.8.28", "Ensemble", "the pack cannot have run on v0.8.28: it has personas"),
        ("v0.0.45", "PersonaPack", "Sympozium v0.0.45 had no packs"),
        ("v0.8.29", "PersonaPack", "there is no Sympozium 'v0.8.29'"),
        ("yesterday", "PersonaPack", "there is no Sympozium 'yesterday'"),
    ],
)
def test_a_release_that_it_cannot_have_run_on_is_an_error(origin: str, kind: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        notes(HEAD.format(kind=kind) + _pair(), origin)
    assert str(raised.value).startswith(message)
    assert raised.value.hint


def test_a_release_newer_than_the_target_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"--from v0\.10\.46 is newer than --target v0\.10\.40"):
        notes(HEAD.format(kind="Ensemble") + _pair().replace("personas", "agentConfigs"), "v0.10.46", "v0.10.40")
