"""What an admission webhook has to do with a refusal: a Status has no field for it, so that its message must do.

The words are those of k8s.io/apiserver: ToStatusErr in pkg/admission/plugin/webhook/errors, ErrCallingWebhook in
pkg/util/webhook. Where they are others one day, the refusal is told without them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sympozium_cli.cluster.status import Status

_DENIED = re.compile(r'admission webhook "(?P<name>[^"]+)" denied the request(?:: (?P<why>.*)| without explanation)')
_FAILED = re.compile(
    r'(?:Internal error occurred: )?failed calling (?:admission )?webhook "(?P<name>[^"]+)":? ?'
    r"(?:failed to call webhook: )?(?P<why>.*)"
)
_SILENT = ("context deadline exceeded", "Client.Timeout")


class Verdict(NamedTuple):
    """What a webhook said, or why it said nothing.

    Args:
        webhook: its name.
        why: in its words, or in those of the API server; "" where there are none.
    """

    webhook: str
    why: str


def denial(status: Status) -> Verdict | None:
    """The verdict of a webhook that said no; it may have chosen any code for that."""
    return _verdict(_DENIED, status)


def failure(status: Status) -> Verdict | None:
    """Why a webhook that must be asked could not be asked."""
    found = _verdict(_FAILED, status)
    if found is not None and any(word in found.why for word in _SILENT):
        return found._replace(why="it did not answer in time")
    return found


def _verdict(pattern: re.Pattern[str], status: Status) -> Verdict | None:
    found = pattern.match(status.message) if status.genuine else None
    return Verdict(found["name"], found["why"] or "") if found else None
