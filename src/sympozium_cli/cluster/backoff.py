"""When to try again, and when to stop: who may be asked twice, and how long to wait in between.

Reads are repeated as client-go's reflector does it (tools/cache/reflector.go: 800 ms, doubled, 30 s at most), with full
jitter. A write is repeated only if the API server says when, or if not a byte of it has left.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from sympozium_cli.cluster.failure import BrokenError

FIRST = 0.8
LONGEST = 30.0
SHORTEST = 0.2
ATTEMPTS = 6
"""How often a request is sent in all."""
UNSENT_ATTEMPTS = 3
"""How often it is tried where nobody listens: mostly, this is the wrong cluster, and the user waits."""

BUSY: Final = frozenset((429, 503))
_UNWELL: Final = frozenset((429, 500, 502, 503, 504))


def backoff(attempt: int, draw: float) -> float:
    """Seconds to wait after this attempt, counted from 1; `draw` is from 0 up to 1."""
    return max(SHORTEST, draw * min(LONGEST, FIRST * 2.0 ** (attempt - 1)))


def after_break(broke: BrokenError, attempt: int, draw: float, *, safe: bool) -> float | None:
    """Seconds until a request that got no answer is sent again; None for never."""
    if not broke.passing or (broke.sent and not safe):
        return None
    return backoff(attempt, draw) if attempt < (ATTEMPTS if broke.sent else UNSENT_ATTEMPTS) else None


def after_answer(code: int, wished: float | None, attempt: int, draw: float, *, safe: bool) -> float | None:
    """Seconds until a request with this answer is sent again; None for never.

    `wished` is what the API server asks for; it is obeyed, up to LONGEST.
    """
    if code not in _UNWELL or attempt >= ATTEMPTS:
        return None
    if code in BUSY and wished is not None:
        return max(wished, SHORTEST) if wished <= LONGEST else None
    return backoff(attempt, draw) if safe else None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that Retry-After asks for, as a number or as a date; None where it says nothing."""
    word = (headers.get("Retry-After") or "").strip()
    if word.isascii() and word.isdigit():
        return float(word[:9])
    try:
        moment = parsedate_to_datetime(word)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
