"""Whether Sympozium's kinds are served, and which."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok

ORDER = 50


def check(live: Live) -> Iterator[Result]:
    if live.version.value is None:
        return
    found, error = live.installation
    if found is not None:
        how = "" if found.schema is not None else "; its fields cannot be read"
        yield ok(f"packs are {found.packs.kind}s and personas become {found.agents.kind}s: Sympozium {found.era}{how}")
    elif live.installation.absent and error is not None:
        yield failure(str(error), error.hint)
    else:
        yield live.installation.missing("which kinds are served")
