"""Ten thousand runs of 20 KB on a real API server, which is started when somebody first asks for it."""

from __future__ import annotations

import contextlib
import copy
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.prose import paragraph

_ROOT = Path(__file__).resolve().parents[1]
for _folder in ("tools", "tests"):
    if str(_ROOT / _folder) not in sys.path:
        sys.path.append(str(_ROOT / _folder))

from build_apiserver import COMMAND, Binaries, found  # noqa: E402 - the folders of tests and tools are no packages
from cluster.api import Api  # noqa: E402
from cluster.crds import crds, install  # noqa: E402
from cluster.kubeconfig import kubeconfig, write_kubeconfig  # noqa: E402
from cluster.server import ADMIN, start  # noqa: E402
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS  # noqa: E402
from sympozium_cli.schema.target import Era  # noqa: E402

RUNS_THERE = 10_000
NAMESPACE = "default"

_PERSONAS = ("lead", "scout", "writer", "critic", "keeper")
_TASK, _RESULT = 14_000, 5_000
"""Characters; with everything else a run has 20 KB."""
_WRITERS = 4
_TEXTS = 20
_ACTIVE_EVERY, _FAILED_EVERY = 50, 100
MISSING = f"no kube-apiserver and etcd: left out; build them once with '{COMMAND}'"

Object = dict[str, Any]


class Crowd(NamedTuple):
    """The server with its runs.

    Args:
        api: a client that may do everything.
        kubeconfig: the file that leads there.
    """

    api: Api
    kubeconfig: str


def binaries() -> Binaries | None:
    """The programs of the server; None where they have not been built."""
    return found(os.environ)


@contextlib.contextmanager
def crowd(work: str, count: int = RUNS_THERE) -> Iterator[Crowd]:
    """A server of its own with so many runs, with its files below the folder `work`."""
    programs = binaries()
    if programs is None:
        raise FileNotFoundError(MISSING)
    server = start(Path(work), programs)
    try:
        api = server.server.api()
        definitions = crds(Era.V0_10)
        # Where there is no subresource, one request writes a run with its status.
        install(api, [_in_one_piece(definition) for definition in definitions])
        api.create(ENSEMBLES, _pack(), NAMESPACE)
        with ThreadPoolExecutor(_WRITERS) as writers:
            runs = (run(number) for number in range(count))
            for _ in writers.map(lambda one: api.create(RUNS, one, NAMESPACE), runs):
                pass
        install(api, definitions)
        path = write_kubeconfig(Path(work, "kubeconfig"), kubeconfig(server.server, ADMIN, NAMESPACE))
        yield Crowd(api, str(path))
    finally:
        server.stop()


def name(number: int) -> str:
    """The name of a run."""
    return f"team-{_PERSONAS[number % len(_PERSONAS)]}-schedule-{number:05d}"


def run(number: int) -> Object:
    """A run as the controller leaves it: most have succeeded, some are at work, some have failed."""
    texts = _texts()
    agent = f"team-{_PERSONAS[number % len(_PERSONAS)]}"
    labels = {"sympozium.ai/instance": agent, "sympozium.ai/schedule": f"{agent}-schedule"}
    return {
        "apiVersion": RUNS.api_version,
        "kind": RUNS.kind,
        "metadata": {"name": name(number), "labels": labels},
        "spec": {
            "agentRef": agent,
            "agentId": "primary",
            "sessionKey": f"schedule-{number}",
            "task": texts[number % len(texts)][:_TASK],
            "model": {"provider": "openai", "model": "gpt-4o", "authSecretRef": "keys"},
            "timeout": "10m",
        },
        "status": status(number),
    }


def status(number: int, pod: str = "") -> Object:
    """What has become of a run."""
    told = {"startedAt": "2026-11-20T08:00:00Z", "podName": pod or f"{name(number)}-pod"}
    if number % _ACTIVE_EVERY == 0:
        return {**told, "phase": "Running"}
    ended = {**told, "completedAt": "2026-11-20T08:01:00Z"}
    if number % _FAILED_EVERY == 1:
        return {**ended, "phase": "Failed", "error": "the model did not answer"}
    texts = _texts()
    used = {"inputTokens": 900, "outputTokens": 300, "totalTokens": 1200, "toolCalls": 3, "durationMs": 60_000}
    return {**ended, "phase": "Succeeded", "result": texts[-1 - number % len(texts)][:_RESULT], "tokenUsage": used}


_MADE: list[str] = []


def _texts() -> list[str]:
    if not _MADE:
        random = Random(6)
        _MADE.extend("\n".join(paragraph(random, _TASK)) for _ in range(_TEXTS))
    return _MADE


def _pack() -> Object:
    personas = [{"name": persona, "systemPrompt": f"You are the {persona}."} for persona in _PERSONAS]
    about = {"apiVersion": ENSEMBLES.api_version, "kind": ENSEMBLES.kind, "metadata": {"name": "team"}}
    budget = {"tokenBudget": {"maxTokens": 20_000_000}}
    memory = {"enabled": True, "membrane": budget}
    return {**about, "spec": {"enabled": True, "agentConfigs": personas, "sharedMemory": memory}}


def _in_one_piece(definition: Object) -> Object:
    without = copy.deepcopy(definition)
    for version in without["spec"]["versions"]:
        version.pop("subresources", None)
    return without
