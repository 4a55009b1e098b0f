"""Whether the API server answers."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok

ORDER = 20


def check(live: Live) -> Iterator[Result]:
    if live.where.value is None:
        return
    version, error = live.version
    if version is not None:
        yield ok(f"Kubernetes {version} answers")
    elif error is not None:
        yield failure(str(error), error.hint or "see 'kubectl cluster-info'")
