"""Kubeconfigs for servers on loopback, and clusters that are reached through them without waiting for anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cluster_adapter.certificates import Certificates
from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.connect import Surroundings, connect
from sympozium_cli.cluster.exchange import Limits

QUICK = Limits(connect=1.0, read=0.4, total=60.0, silence=0.4)
"""Seconds that really pass; those between attempts are only counted."""


class Hourglass:
    """A clock that stands still until somebody sleeps."""

    def __init__(self, draw: float = 0.5) -> None:
        self.time = 1000.0
        self.slept: list[float] = []
        self.clock = Clock(lambda: self.time, self._sleep, lambda: draw)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def config(
    server: str, certificates: Certificates | None = None, *, namespace: str = "team", **user: Any
) -> dict[str, Any]:
    """The content of a kubeconfig with one context."""
    authority = {"certificate-authority-data": certificates.authority.data} if certificates else {}
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "here",
        "clusters": [{"name": "loopback", "cluster": {"server": server, **authority}}],
        "users": [{"name": "alice", "user": {key.replace("_", "-"): value for key, value in user.items()}}],
        "contexts": [{"name": "here", "context": {"cluster": "loopback", "user": "alice", "namespace": namespace}}],
    }


def written(folder: Path, value: Mapping[str, Any], name: str = "kubeconfig") -> str:
    """The path of a kubeconfig with that content."""
    path = folder / name
    path.write_text(json.dumps(value))
    return str(path)


class Reached:
    """A cluster, the clock that it goes by, and what the user was told meanwhile."""

    def __init__(  # noqa: PLR0913
        self,
        path: str,
        *,
        limits: Limits = QUICK,
        deadline: float = float("inf"),
        environment: Mapping[str, str] | None = None,
        hidden: tuple[str, ...] = (),
        wishes: Wishes = Wishes(),  # noqa: B008
        clock: Clock | None = None,
    ) -> None:
        self.hourglass = Hourglass()
        self.told: list[str] = []
        around = Surroundings(
            environment or {}, self.told.append, hidden, limits, deadline, clock or self.hourglass.clock
        )
        self.cluster: ApiServer = connect(path, wishes, around)


def reached(folder: Path, server: str, certificates: Certificates | None = None, **options: Any) -> Reached:
    """A cluster at an address, for a user with a token."""
    user = options.pop("user", {"token": "t0ken"})
    return Reached(written(folder, config(server, certificates, **user)), **options)
