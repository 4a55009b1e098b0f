"""The kubeconfig, and what its context means."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, warning

ORDER = 10


def check(live: Live) -> Iterator[Result]:
    where, error = live.where
    files = " and ".join(live.files)
    if error is not None and not files:
        yield warning(f"{error}; only commands that need no cluster work", error.hint)
    elif where is None:
        yield failure(str(error) if error else "no cluster is known", error.hint if error else "")
    else:
        context = f"context {where.context}" if where.context else "inside a cluster"
        yield ok(
            f"{context}, server {where.server}, user {where.user or 'nobody'}", *([f"from {files}"] if files else [])
        )
        if live.home.absent:
            yield failure(str(live.home.error), live.home.error.hint if live.home.error else "")
        else:
            yield _namespace(where.namespace, stated=where.stated)


def _namespace(name: str, *, stated: bool) -> Result:
    if stated:
        return ok(f"namespace {name}")
    return warning(
        f"namespace {name}, for nobody has named one; commands that change something will refuse",
        "name one with -n, or: kubectl config set-context --current --namespace NAME",
    )
