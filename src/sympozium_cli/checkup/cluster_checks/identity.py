"""As whom the API server knows the user."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, unknown
from sympozium_cli.errors import NotSignedInError

ORDER = 30


def check(live: Live) -> Iterator[Result]:
    if live.version.value is None:
        return
    identity, error = live.identity
    if identity is not None:
        groups = ", ".join(group for group in identity.groups if group != "system:authenticated")
        yield ok(f"signed in as {identity.user}{f', of {groups}' if groups else ''}")
    elif isinstance(error, NotSignedInError):
        yield failure(str(error), error.hint)
    elif live.identity.absent:
        yield unknown("this API server does not say who one is; Kubernetes 1.28 and newer do")
    else:
        yield live.identity.missing("who you are")
