"""A run as the tails see it, in the words of every era (api/v1alpha1/agentrun_types.go)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import at, items, mapping, number, text, truth
from sympozium_cli.values.age import moment
from sympozium_cli.values.duration import SECOND, parse_duration
from sympozium_cli.values.names import MAX_LABEL

PENDING: Final = "Pending"
RUNNING: Final = "Running"
SERVING: Final = "Serving"
POST_RUNNING: Final = "PostRunning"
AWAITING: Final = "AwaitingDelegate"
SUCCEEDED: Final = "Succeeded"
FAILED: Final = "Failed"
SKIPPED: Final = "Skipped"

FINISHED: Final = frozenset((SUCCEEDED, FAILED, SKIPPED))
"""The phases that a run never leaves."""

DEFAULT_TIMEOUT: Final = 600.0
"""Seconds after which the controller ends a run without `spec.timeout`."""

MOST_TOKENS: Final = 10_000_000_000
"""No run is believed to have used more."""


class Tokens(NamedTuple):
    """What a run says it has used; agents can forge it, so each number is cut as the controller cuts it."""

    input: int
    output: int
    total: int
    tool_calls: int
    milliseconds: int


class Cost(NamedTuple):
    """What a run has cost by the controller's table of prices, in millionths of a currency."""

    micro: int
    currency: str
    price_key: str


class Delegate(NamedTuple):
    """A child of a run, as the run's own record has it; its phase is not to be trusted."""

    run: str
    persona: str
    phase: str
    error: str


class Run(NamedTuple):
    """A run, without its long texts.

    Args:
        namespace: its namespace.
        name: its name.
        uid: what tells it from another run of that name.
        labels: its labels.
        annotations: its annotations.
        agent: the agent that it is a run of.
        agent_id: the hint about who started it.
        provider: the provider of its model, as it was asked for.
        model: its model.
        model_ref: the Model in the cluster that it uses.
        parent: the run that asked for it; "" for none.
        depth: how deep it is below the first.
        mode: "task" or "server".
        timeout: seconds that it may take.
        gated: whether a hook holds its answer back.
        phase: as the controller wrote it; a run that has none yet is Pending.
        unseen: whether no controller has written a phase yet.
        created: when it was made.
        started: when its work began.
        completed: when it ended.
        deleting: since when it is being deleted.
        pod: its pod.
        error: why it failed, as the controller wrote it.
        verdict: what became of a gated answer.
        tokens: what it has used; None where it does not say.
        cost: what it has cost; None where it has no price.
        delegates: its children by its own record.
    """

    namespace: str
    name: str
    uid: str
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    agent: str
    agent_id: str
    provider: str
    model: str
    model_ref: str
    parent: str
    depth: int
    mode: str
    timeout: float
    gated: bool
    phase: str
    unseen: bool
    created: datetime | None
    started: datetime | None
    completed: datetime | None
    deleting: datetime | None
    pod: str
    error: str
    verdict: str
    tokens: Tokens | None
    cost: Cost | None
    delegates: tuple[Delegate, ...]

    @property
    def finished(self) -> bool:
        """Whether it has ended."""
        return self.phase in FINISHED

    @property
    def never_starts(self) -> bool:
        """Whether its name is longer than the label that its Job has to carry, so that no Job is ever made."""
        return self.unseen and len(self.name) > MAX_LABEL

    @property
    def key(self) -> tuple[str, str]:
        """Its namespace and its name."""
        return self.namespace, self.name


def read_run(value: Object) -> Run:
    """A run from what the API server sent, or from what `kept` left of it."""
    spec, status, metadata = mapping(value, "spec"), mapping(value, "status"), mapping(value, "metadata")
    phase = text(status, "phase")
    return Run(
        namespace=text(metadata, "namespace"),
        name=text(metadata, "name"),
        uid=text(metadata, "uid"),
        labels=_texts(metadata, "labels"),
        annotations=_texts(metadata, "annotations"),
        agent=text(spec, "agentRef") or text(spec, "instanceRef"),
        agent_id=text(spec, "agentId"),
        provider=text(spec, "model", "provider"),
        model=text(spec, "model", "model"),
        model_ref=text(spec, "model", "modelRef"),
        parent=text(spec, "parent", "runName") or text(metadata, "labels", "sympozium.ai/parent-run"),
        depth=number(spec, "parent", "spawnDepth"),
        mode=text(spec, "mode") or "task",
        timeout=_seconds(text(spec, "timeout")),
        gated=any(truth(hook, "gate") for hook in items(spec, "lifecycle", "postRun")),
        phase=phase or PENDING,
        unseen=not phase,
        created=moment(at(metadata, "creationTimestamp")),
        started=moment(at(status, "startedAt")),
        completed=moment(at(status, "completedAt")),
        deleting=moment(at(metadata, "deletionTimestamp")),
        pod=text(status, "podName"),
        error=text(status, "error"),
        verdict=text(status, "gateVerdict"),
        tokens=_tokens(status),
        cost=_cost(status),
        delegates=tuple(map(_delegate, items(status, "delegates"))),
    )


def kept(value: Object) -> Object:
    """What a tail remembers of a run: all that `read_run` reads, and none of its long texts."""
    spec, status, metadata = mapping(value, "spec"), mapping(value, "status"), mapping(value, "metadata")
    return {
        "apiVersion": value.get("apiVersion"),
        "kind": value.get("kind"),
        "metadata": {key: metadata[key] for key in metadata if key != "managedFields"},
        "spec": {key: spec[key] for key in spec if key not in _LONG_IN_SPEC}
        | {"lifecycle": {"postRun": [{"gate": truth(one, "gate")} for one in items(spec, "lifecycle", "postRun")]}},
        "status": {key: status[key] for key in status if key not in _LONG_IN_STATUS}
        | {"delegates": [{key: one[key] for key in one if key != "result"} for one in items(status, "delegates")]},
    }


_LONG_IN_SPEC: Final = frozenset(("task", "systemPrompt", "env", "skills", "volumes", "volumeMounts", "lifecycle"))
_LONG_IN_STATUS: Final = frozenset(("result", "delegates"))


def _texts(value: Object, key: str) -> Mapping[str, str]:
    return {name: one for name, one in mapping(value, key).items() if isinstance(one, str)}


def _seconds(duration: str) -> float:
    length = parse_duration(duration) if duration else None
    return length / SECOND if length else DEFAULT_TIMEOUT


def _tokens(status: Mapping[str, Any]) -> Tokens | None:
    usage = at(status, "tokenUsage")
    if not isinstance(usage, dict):
        return None
    keys = ("inputTokens", "outputTokens", "totalTokens", "toolCalls", "durationMs")
    return Tokens(*(min(number(usage, key), MOST_TOKENS) for key in keys))


def _cost(status: Mapping[str, Any]) -> Cost | None:
    estimate = at(status, "costEstimate")
    if not isinstance(estimate, dict) or not isinstance(estimate.get("amountMicro"), int):
        return None
    return Cost(number(estimate, "amountMicro"), text(estimate, "currency") or "USD", text(estimate, "priceKey"))


def _delegate(value: Mapping[str, Any]) -> Delegate:
    return Delegate(
        text(value, "childRunName"), text(value, "targetPersona"), text(value, "phase"), text(value, "error")
    )
