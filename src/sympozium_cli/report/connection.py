"""How well a kind of objects is heard of, in words."""

from __future__ import annotations

from sympozium_cli.monitor.happening import Found, Happening, Lost
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count, plural


def hearing(happening: Happening) -> str:
    """What is to be known of the connection; "" for what says nothing of it."""
    if isinstance(happening, Lost):
        return silence(happening.kind, happening.reason)
    if isinstance(happening, Found):
        missed = f"; {count(happening.missed, 'change')} happened meanwhile" if happening.missed else ""
        return f"the {plural(happening.kind)} are heard of again after {human_duration(happening.seconds)}{missed}"
    return ""


def silence(kind: str, reason: str) -> str:
    """That nothing is heard of a kind at the moment, and why."""
    return f"nothing is heard of the {plural(kind)}: {reason}"
