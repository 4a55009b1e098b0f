"""How a pack is: switched on or off, which of its personas are there, and whether its stimulus was delivered."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, BAD, CAREFUL, GOOD, Message, Stage
from sympozium_cli.monitor.feed.pack import Pack
from sympozium_cli.monitor.feed.scene import PackScene
from sympozium_cli.values.plural import listed


def of_pack(scene: PackScene) -> Iterator[Message]:
    """Its state in a line, and that a stimulus was delivered since the state before."""
    pack = scene.pack
    data = {
        "enabled": pack.enabled,
        "installed": pack.installed,
        "personas": len(pack.wanted),
        "excluded": list(pack.excluded),
        "stimulusGeneration": pack.deliveries,
    }
    if scene.gone:
        yield scene.message("pack", Stage.BEFORE, "is deleted", tone=BAD, data=data, mark="deleted")
        return
    summary, tone = _state(pack)
    yield scene.message("pack", Stage.BEFORE, summary, tone=tone, data=data, mark=summary)
    if scene.before is not None and pack.deliveries > scene.before.deliveries:
        told = f"has delivered its stimulus, for the {_ordinal(pack.deliveries)} time"
        yield scene.message("pack", Stage.BEFORE, told, tone=ASIDE, data=data, mark=f"stimulus/{pack.deliveries}")


def _state(pack: Pack) -> tuple[str, str]:
    """The state of a pack in words, and how they are meant."""
    without = f", without {listed(pack.excluded)}" if pack.excluded else ""
    there = f"{pack.installed} of {len(pack.wanted)} personas{without}"
    if not pack.enabled:
        leaving = pack.phase not in ("", "Inactive") or pack.installed
        return ("is being switched off" if leaving else "is switched off"), CAREFUL if leaving else ASIDE
    if pack.phase == "Error":
        return "is refused by the controller: 'sympozium pack status' says why", BAD
    if pack.phase == "Ready" and pack.installed == len(pack.wanted):
        return f"is ready: {there}", GOOD
    return f"is switched on, {pack.phase or 'not looked at yet'}: {there}", CAREFUL


def _ordinal(number: int) -> str:
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
