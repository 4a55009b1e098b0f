"""Packs to forecast."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from string import ascii_letters
from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.forecast import Asked, Forecast, forecast
from sympozium_cli.forecast.budget import Tokens
from sympozium_cli.forecast.window import Window
from sympozium_cli.values.release import Release
from values.vectors import instant

NEW = Release(0, 10, 46)
DAY = 86_400


def pack_of(*personas: Mapping[str, Any], release: Release = NEW, **spec: Any) -> Pack:
    """A pack of personas, named a, b and c where they do not say."""
    named = [{"name": ascii_letters[index % 52], **persona} for index, persona in enumerate(personas)]
    return Pack({"metadata": {"name": "demo"}, "spec": {"agentConfigs": named, **spec}}, release)


def ticking(cron: str, **fields: Any) -> dict[str, Any]:
    """A persona with a cron, whose first run waits."""
    return {"schedule": {"cron": cron, "firstTick": "afterInterval"}, **fields}


def edges(*pairs: str, type: str = "sequential") -> list[dict[str, str]]:  # noqa: A002 - the field's name
    """Edges such as "a>b"."""
    return [dict(zip(("source", "target"), pair.split(">"), strict=True), type=type) for pair in pairs]


def window(start: str = "2026-03-02T00:00", seconds: int = DAY) -> Window:
    return Window(instant(start), seconds)


def foreseen(pack: Pack, start: str = "2026-03-02T00:00", seconds: int = DAY, **asked: Any) -> Forecast:
    return forecast(pack, Asked(window(start, seconds), **asked))


def starts(made: Forecast, position: int = 0) -> list[str]:
    """The minutes in which the clock starts a persona."""
    bits = made.outlooks[position].starts
    return [
        f"{made.asked.window.instant(minute):%d %H:%M}"
        for minute, bit in enumerate(reversed(f"{bits:b}"))
        if bit == "1"
    ]


def said(tokens: int | None = None, used: int = 0, **of: int) -> Tokens:
    return Tokens(tokens, of, used)


def at(text: str) -> datetime:
    return instant(text)
