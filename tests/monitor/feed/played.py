"""Runs and packs as the API server sends them, and a tail that reports of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sympozium_cli.monitor import run as runs
from sympozium_cli.monitor.feed import pack as packs
from sympozium_cli.monitor.feed.choice import EVERYTHING, Choice
from sympozium_cli.monitor.feed.feed import Feed
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Happening, Synced

Object = dict[str, Any]

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_versions = count(1)


def time(seconds: float) -> str:
    """So many seconds after nine, as the API server writes it."""
    return (NINE + timedelta(seconds=int(seconds))).strftime("%Y-%m-%dT%H:%M:%SZ")


def run(name: str, agent: str, created: float = 0, task: Any = "Look around.", **more: Any) -> Object:
    """A run that nobody has looked at yet; `labels`, `annotations`, `status` and fields of its spec are `more`."""
    about = {
        "name": name,
        "namespace": "lab",
        "uid": more.pop("uid", f"uid-{name}"),
        "resourceVersion": str(next(_versions)),
        "creationTimestamp": time(created),
        "labels": {f"sympozium.ai/{key}": value for key, value in more.pop("labels", {}).items()},
        "annotations": {f"sympozium.ai/{key}": value for key, value in more.pop("annotations", {}).items()},
    }
    status = more.pop("status", {})
    spec = {"agentRef": agent, "task": task, **more}
    value = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "AgentRun", "metadata": about, "spec": spec}
    return {**value, "status": status} if status else value


def now(value: Object, **status: Any) -> Object:
    """The same object with another status."""
    about = {**value["metadata"], "resourceVersion": str(next(_versions))}
    return {**value, "metadata": about, "status": {**value.get("status", {}), **status}}


def pack(name: str = "research", *personas: str, status: Object | None = None, **spec: Any) -> Object:
    """A pack that is switched on."""
    listed = [{"name": one, "systemPrompt": f"You are {one}."} for one in personas or ("lead", "writer")]
    about = {"name": name, "namespace": "lab", "uid": f"uid-{name}", "resourceVersion": str(next(_versions))}
    value = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": about}
    return {**value, "spec": {"enabled": True, "agentConfigs": listed, **spec}, "status": status or {}}


class Played:
    """A tail that tests play, and the feed that hears it.

    Attributes:
        at: when it hears of what comes next.
    """

    def __init__(self, choice: Choice = EVERYTHING, packs: tuple[Object, ...] = (pack(),)) -> None:
        self.feed = Feed(choice)
        self._known: dict[str, Object] = {}
        self._packs = packs
        self.at = NINE + timedelta(hours=1)

    def begin(self, *past: Object) -> list[Message]:
        """What is told of what was there when the tail began."""
        heard = [self._change(value, past=True) for value in (*self._packs, *past)]
        return self.feed.take([*heard, Synced("Ensemble", NINE, 1), Synced("AgentRun", NINE, len(past))])

    def hear(self, *values: Object) -> list[Message]:
        """What is told of objects that are as they are from now on."""
        return self.feed.take([self._change(value) for value in values])

    def lose(self, *values: Object) -> list[Message]:
        """What is told of objects that are deleted in this state."""
        return self.feed.take([self._change(value)._replace(op=DELETED) for value in values])

    def take(self, *happenings: Happening) -> list[Message]:
        """What is told of anything else."""
        return self.feed.take(list(happenings))

    def _change(self, value: Object, *, past: bool = False) -> Change:
        uid = value["metadata"]["uid"]
        before = self._known.get(uid)
        self._known[uid] = runs.kept(value) if value["kind"] == "AgentRun" else packs.kept(value)
        return Change(MODIFIED if before else ADDED, value, before, self.at, past)


def brief(messages: list[Message]) -> list[str]:
    """The messages, each as kind, who, to whom and what."""
    return [f"{one.kind}: {one.who}{f' -> {one.to}' if one.to else ''} {one.summary}" for one in messages]
