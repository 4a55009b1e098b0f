"""Where a run's log is: its pods, their containers, and which of them somebody means.

Labels and containers after buildJob, createServerDeployment and the hooks in
internal/controller/agentrun_controller.go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import at, items, mapping, text
from sympozium_cli.monitor.run import Run
from sympozium_cli.values.names import MAX_LABEL

RUN_LABEL: Final = "sympozium.ai/agent-run"
"""The label of a run's pods with its name."""

AGENT: Final = "agent"
"""The container in which the agent works."""
PROXY: Final = "web-proxy"
"""The container that answers requests, in a run that serves."""

_COMPONENT: Final = "sympozium.ai/component"
_ORDER: Final = {"agent-run": 0, "agent-server": 0, "post-run": 1}


class Container(NamedTuple):
    """A container of a run's pod.

    Args:
        namespace: the pod's.
        pod: the pod's name.
        name: its name.
        prepares: whether it runs before the others.
        state: "running", "terminated" or "waiting".
        why: why it waits, or how it ended, as the kubelet says it; "" where it says nothing.
        restarts: how often it was started again.
    """

    namespace: str
    pod: str
    name: str
    prepares: bool
    state: str
    why: str
    restarts: int = 0

    @property
    def has_begun(self) -> bool:
        """Whether it may have written something."""
        return self.state != "waiting" or self.restarts > 0


def label_selector(run: Run) -> str:
    """What the run's pods are selected by; "" where its name can be no label, so that it has none."""
    return f"{RUN_LABEL}={run.name}" if len(run.name) <= MAX_LABEL else ""


def containers(pods: Iterable[Object]) -> tuple[Container, ...]:
    """The containers of these pods: the newest pod of the run itself first, then its hooks, each in its order."""
    return tuple(one for pod in _newest_first(pods) for one in _of_pod(pod))


def chosen(found: Sequence[Container], run: Run, wanted: str = "") -> Container | None:
    """The container with the run's log, or the one of a name; None where there is none."""
    names = (wanted,) if wanted else ((PROXY, AGENT) if run.mode == "server" else (AGENT, PROXY))
    return next((one for name in names for one in found if one.name == name), None)


def _newest_first(pods: Iterable[Object]) -> list[Object]:
    newest = sorted(pods, key=lambda pod: (text(pod, "metadata", "creationTimestamp"), _name(pod)), reverse=True)
    return sorted(newest, key=lambda pod: _ORDER.get(text(pod, "metadata", "labels", _COMPONENT), 2))


def _of_pod(pod: Object) -> Iterator[Container]:
    for prepares, key, statuses in ((True, "initContainers", "initContainerStatuses"), _MAIN):
        said = {text(one, "name"): one for one in items(pod, "status", statuses)}
        for one in items(pod, "spec", key):
            yield _container(pod, text(one, "name"), said.get(text(one, "name"), {}), prepares=prepares)


_MAIN: Final = (False, "containers", "containerStatuses")


def _container(pod: Object, name: str, status: Any, *, prepares: bool) -> Container:
    state, why = _state(pod, status)
    restarts = at(status, "restartCount")
    often = restarts if isinstance(restarts, int) else 0
    return Container(text(pod, "metadata", "namespace"), _name(pod), name, prepares, state, why, often)


def _state(pod: Object, status: Any) -> tuple[str, str]:
    for word in ("running", "terminated", "waiting"):
        found = at(status, "state", word)
        if isinstance(found, dict):
            return word, text(found, "reason")
    if mapping(status):
        return "waiting", ""
    # A pod that no kubelet has taken says of itself, and not of its containers, what it waits for.
    phase = text(pod, "status", "phase")
    reasons = (text(one, "reason") for one in items(pod, "status", "conditions") if one.get("status") == "False")
    ended = {"Running": "running", "Succeeded": "terminated", "Failed": "terminated"}
    return ended.get(phase, "waiting"), next(filter(None, reasons), "")


def _name(pod: Object) -> str:
    return text(pod, "metadata", "name")
