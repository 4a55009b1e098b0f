"""A morning of a pack in a cluster: runs that the playing controller starts, and how they go; and what must be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from cluster.controller import Controller
from cluster.site import Site
from sympozium_cli.cluster.resource import RUNS

Told = tuple[str, str]
"""A kind, and the run or the pack that tells it."""

_USAGE = {"inputTokens": 1200, "outputTokens": 300, "totalTokens": 1500, "toolCalls": 2, "durationMs": 4000}


class Morning:
    """What happens, step by step.

    Args:
        site: where it happens.
        controller: Sympozium's part.
    """

    def __init__(self, site: Site, controller: Controller) -> None:
        self.site = site
        self.controller = controller
        self.truth: Counter[Told] = Counter()

    def prepare(self) -> None:
        """The pack, installed, with no run yet."""
        about = {"apiVersion": self.site.packs.api_version, "kind": self.site.packs.kind, "metadata": {"name": "lab"}}
        personas = [{"name": name, "systemPrompt": f"You are {name}."} for name in ("lead", "writer")]
        self.site.pack({**about, "spec": {"enabled": True, self.site.target.list_key: personas}})
        self.controller.settle()

    def steps(self) -> Iterator[Callable[[], Any]]:
        """Everything that happens, in its order."""
        yield lambda: self.start("first", "lead", "schedule", "task", labels={"schedule": "lab-lead-schedule"})
        yield lambda: self.report("first", phase="Running", startedAt=_now())
        self.truth["started", "first"] += 1
        yield lambda: self.start("sub-first-1", "writer", "delegate", "task", parent="first")
        yield lambda: self.report(
            "first", phase="AwaitingDelegate", delegates=[{"childRunName": "sub-first-1", "targetPersona": "writer"}]
        )
        yield lambda: self.report("sub-first-1", phase="Running", startedAt=_now())
        yield lambda: self.report("sub-first-1", phase="Succeeded", completedAt=_now(), result="Written.\n", **_used())
        for kind in ("started", "result", "usage", "delegate"):
            self.truth[kind, "sub-first-1"] += 1
        yield lambda: self.report("first", phase="Running")
        yield lambda: self.report("first", phase="Succeeded", completedAt=_now(), result="# Done\n\x1b[2J", **_used())
        for kind in ("result", "usage"):
            self.truth[kind, "first"] += 1
        yield lambda: self.start("heir", "writer", "handoff", labels={"sequential-from": "first"})
        yield lambda: self.report("heir", phase="Failed", startedAt=_now(), completedAt=_now(), error="no such model")
        for kind in ("started", "error"):
            self.truth[kind, "heir"] += 1
        yield lambda: self.start("idle", "lead", "task")
        yield lambda: self.report("idle", phase="Skipped", completedAt=_now(), result="Nothing to do.")
        self.truth["skipped", "idle"] += 1
        yield lambda: self.start("late", "lead", "stimulus", "task", labels={"stimulus": "true"})

    def start(self, name: str, persona: str, *kinds: str, parent: str = "", labels: Any = None) -> None:
        """Start a run, by which messages of these kinds are told."""
        world = self.controller.world
        self.truth.update((kind, name) for kind in kinds if kind != "schedule")
        spec: dict[str, Any] = {world.words.agent_reference: f"lab-{persona}", "agentId": "x", "sessionKey": "s"}
        if parent:
            spec["parent"] = {"runName": parent, "sessionKey": "s", "spawnDepth": 1}
        spec |= {"task": f"Task of {name}.", "model": {"provider": "openai", "model": "m", "authSecretRef": ""}}
        marks = {f"sympozium.ai/{key}": value for key, value in (labels or {}).items()}
        about = {"name": name, "labels": {"sympozium.ai/instance": f"lab-{persona}", **marks}}
        value = {"apiVersion": RUNS.api_version, "kind": RUNS.kind, "metadata": about, "spec": spec}
        self.site.admin.create(RUNS, value, self.site.namespace)

    def report(self, name: str, **status: Any) -> None:
        """Say how a run goes."""
        self.controller.report_run(name, **status)


def _used() -> dict[str, Any]:
    return {"tokenUsage": _USAGE}


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
