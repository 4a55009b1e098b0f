"""Sympozium's part, played through the same API: step by step, or in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any, Self

from cluster.api import Object, RefusedError
from cluster.site import Site
from cluster.sympozium.agents import reconcile_agent, reconcile_run, reconcile_schedule
from cluster.sympozium.garbage import collect
from cluster.sympozium.packs import reconcile_pack
from cluster.sympozium.world import World, labels_of
from sympozium_cli.cluster.resource import RUNS, SCHEDULES
from sympozium_cli.render.engine import agents_in, first_runs, pack_objects
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import Target

_MOST_PASSES = 50
_PAUSE = 0.1


class Controller:
    """The controllers of Sympozium, and what of Kubernetes' own they rely on, for one namespace.

    Args:
        site: the namespace.
        release: whose controllers are played; "" for the newest of the site's era.

    Attributes:
        phases: the phases of agents that do not just run, by the agent's name; "" for one that nothing is known of
            yet. Tests change it to keep an agent from becoming ready.
        agents: whether the controller of agents takes part.
    """

    def __init__(self, site: Site, release: str = "") -> None:
        self.world = World(site, Target.parse(release) if release else site.target)
        self.phases: dict[str, str] = {}
        self.agents = True
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None

    def reconcile(self) -> bool:
        """One pass over everything that there is; whether anything was written."""
        before, world = self.world.writes, self.world
        self._each(world.list(world.pack), lambda stored: reconcile_pack(world, stored))
        if self.agents:
            self._each(world.list(world.agent), lambda stored: reconcile_agent(world, stored, self.phases))
            self._each(world.list(SCHEDULES), lambda stored: reconcile_schedule(world, stored))
            self._each(world.list(RUNS), lambda stored: reconcile_run(world, stored))
        self._each([None], lambda _: collect(world))
        return world.writes > before

    def settle(self) -> None:
        """Pass after pass, until nothing is left to be written.

        Raises:
            AssertionError: the controllers never come to rest.
        """
        for _ in range(_MOST_PASSES):
            if not self.reconcile():
                return
        raise AssertionError("the controllers do not come to rest")

    def tick(self, pack: str, persona: str) -> Object:
        """Let the schedule of a persona fire; the run that it starts."""
        world = self.world
        stored = world.api.get(world.pack, pack, world.namespace)
        read = controllers_pack(stored, world.target)
        made = pack_objects(read, world.circumstances())
        agent = next(one for one in agents_in(made) if one.persona == persona)
        schedule = world.api.get(SCHEDULES, f"{agent.name}-schedule", world.namespace)
        number = schedule.get("status", {}).get("totalRuns", 0) + 1
        run = next(one for one in first_runs(read, made) if one.name == f"{agent.name}-schedule-1").value
        run["metadata"]["name"] = f"{agent.name}-schedule-{number}"
        run["metadata"]["ownerReferences"][0]["uid"] = schedule["metadata"]["uid"]
        started = world.api.create(RUNS, run, world.namespace)
        told = {"totalRuns": number, "lastRunName": run["metadata"]["name"], "lastRunTime": _now()}
        world.report(SCHEDULES, schedule, {**schedule.get("status", {}), **told})
        return started

    def run(self, name: str, agent: str, task: str = "Look around.", **spec: Any) -> Object:
        """Start a run of an agent, as a person or another agent would."""
        world = self.world
        pack = labels_of(world.api.get(world.agent, agent, world.namespace)).get(world.pack_label, "")
        about = {"name": name, "labels": {"sympozium.ai/instance": agent, world.pack_label: pack}}
        wanted = {world.words.agent_reference: agent, "agentId": "tests", "sessionKey": "", "task": task, "model": {}}
        wanted["model"] = {"provider": "openai", "model": "gpt-4o", "authSecretRef": ""}
        value = {"apiVersion": RUNS.api_version, "kind": RUNS.kind, "metadata": about, "spec": {**wanted, **spec}}
        return world.api.create(RUNS, value, world.namespace)

    def report_run(self, name: str, **status: Any) -> Object:
        """Say how a run goes: `report_run("x", phase="Succeeded", result="Done.")`."""
        return self.world.api.patch(RUNS, name, {"status": status}, self.world.namespace, "status")

    def finish_run(self, name: str, tokens: int, phase: str = "Succeeded", **status: Any) -> Object:
        """End a run that has used so many tokens; four in five of them went in."""
        given = tokens * 4 // 5
        usage = {"inputTokens": given, "outputTokens": tokens - given, "totalTokens": tokens}
        told = {"tokenUsage": {**usage, "toolCalls": 3, "durationMs": 4000}, "startedAt": _now(), "completedAt": _now()}
        return self.report_run(name, phase=phase, **{**told, **status})

    def start(self) -> None:
        """Play in the background until the `with` block ends."""
        assert self._thread is None
        self._thread = threading.Thread(target=self._play, name="sympozium", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
        if self._failure is not None:
            raise self._failure

    def _play(self) -> None:
        while not self._ending.wait(_PAUSE):
            try:
                self.reconcile()
            except (OSError, HTTPException):
                continue  # the server is away; a controller outlives that
            except BaseException as failure:
                self._failure = failure
                return

    def _each(self, stored: list[Any], reconcile: Callable[[Any], None]) -> None:
        """Reconcile everything; what somebody else has changed or removed meanwhile has its turn in the next pass."""
        for one in stored:
            try:
                reconcile(one)
            except RefusedError as error:
                if error.answer.reason not in ("Conflict", "NotFound", "AlreadyExists"):
                    raise


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
