"""What `-v` and `-vv` tell, on standard error."""

from __future__ import annotations

import sys

from sympozium_cli.cluster.evidence import Kind
from sympozium_cli.cluster.port import Where
from sympozium_cli.cluster.trace import SILENT, Attempt, Trace

_REQUESTS, _ATTEMPTS = 1, 2


def trace_of(verbosity: int) -> Trace:
    """What listens at this verbosity: 0 to nothing, 1 to requests, 2 and more to everything."""
    return SILENT if verbosity < _REQUESTS else _Told(everything=verbosity >= _ATTEMPTS)


class _Told(Trace):
    def __init__(self, *, everything: bool) -> None:
        self._everything = everything

    def opened(self, where: Where, kind: Kind) -> None:
        """Say which cluster it is, and what kind of credentials it is shown."""
        if self._everything:
            context = f"context {where.context}" if where.context else "inside a cluster"
            user = f", user {where.user}" if where.user else ""
            _say(f"# {context}, namespace {where.namespace}, server {where.server}{user}, {kind}")

    def attempted(self, attempt: Attempt) -> None:
        """Say how a request went."""
        status = str(attempt.status or "no answer")
        line = f"{attempt.method} {_path(attempt.path)} {status} {attempt.seconds * 1000:.0f} ms"
        if self._everything:
            again = "" if attempt.pause is None else f", again in {attempt.pause:.1f} s"
            line = f"#{attempt.number} {line}, attempt {attempt.attempt}{again}"
        _say(line)


def _path(path: str) -> str:
    """A path, in which somebody may have written a key for a name."""
    from sympozium_cli.report.masking import masked

    return "/".join(map(masked, path.split("/")))


def _say(line: str) -> None:
    from sympozium_cli.cli.saying import without_keys
    from sympozium_cli.report.terminal import inert

    print(inert(without_keys(line)), file=sys.stderr)
