"""When the certificates run out with which the user and the API server show who they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, unknown, warning
from sympozium_cli.values.certificate import validity
from sympozium_cli.values.plural import count

ORDER = 25
_SOON = timedelta(days=30)
_CLOCK = "is the clock of this machine right? see: date -u"
_OF_THE_USER = "sign in anew, or ask whoever gave you the kubeconfig for a new one"
_OF_THE_SERVER = "renew it on the API server; with kubeadm: kubeadm certs renew apiserver"


def check(live: Live) -> Iterator[Result]:
    shown = live.certificates.value
    if shown is None:
        return
    if shown.client:
        yield _result("your client certificate", shown.client, live.at, _OF_THE_USER)
    if shown.server:
        yield _result("the API server's certificate", shown.server, live.at, _OF_THE_SERVER)


def _result(what: str, der: bytes, now: datetime, remedy: str) -> Result:
    try:
        begin, end = validity(der)
    except ValueError as error:
        return unknown(f"until when {what} is valid cannot be told: {error}")
    if now < begin:
        return failure(f"{what} is not valid before {begin:%Y-%m-%d %H:%M} UTC", _CLOCK)
    if now > end:
        return failure(f"{what} ran out {_length(now - end)} ago, on {end:%Y-%m-%d %H:%M} UTC", remedy)
    left = f"for {_length(end - now)}, until {end:%Y-%m-%d}"
    if end - now < _SOON:
        return warning(f"{what} is valid only {left}", remedy)
    return ok(f"{what} is valid {left}")


def _length(time: timedelta) -> str:
    """A time in whole days, or hours where it has no day."""
    return count(time.days, "day") if time.days else count(time.seconds // 3600, "hour")
