"""Whether the cluster's clock and ours agree: schedules count by the former, ages and previews by the latter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, ok, warning

ORDER = 40
_MOST = timedelta(seconds=30)


def check(live: Live) -> Iterator[Result]:
    identity = live.identity.value
    if identity is None or identity.server_time is None:
        return
    ahead = identity.our_time - identity.server_time
    if abs(ahead) <= _MOST:
        yield ok("this clock and the cluster's agree")
    else:
        seconds = round(ahead.total_seconds())
        which = "ahead of" if seconds > 0 else "behind"
        yield warning(
            f"this clock is {abs(seconds)} s {which} the cluster's: ages and previews of schedules are off by that",
            "set this clock: timedatectl set-ntp true",
        )
