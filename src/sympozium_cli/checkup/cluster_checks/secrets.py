"""The Secrets that packs refer to: whether they are there, and have keys that reach the agents. Never their values."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, unknown, warning
from sympozium_cli.values.plural import count, listed

ORDER = 120


def check(live: Live) -> Iterator[Result]:
    if live.installation.value is None:
        return
    found = live.secrets.value
    if found is None:
        yield live.secrets.missing("Secrets")
        return
    used = [entry for entry in found.entries if entry.users]
    wrong = [(entry, problem) for entry in used for problem in entry.problems]
    for entry, problem in wrong:
        said = f"Secret '{entry.name}': {problem.message}"
        yield (failure if problem.is_error else warning)(said, problem.hint)
    if found.unseen:
        yield unknown(f"you may not list {listed(found.unseen)}")
    elif not wrong:
        yield ok(f"{count(len(used), 'Secret')} of packs in namespace '{live.namespace}', all usable")
