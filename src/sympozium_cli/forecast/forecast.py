"""All that can be said beforehand of the runs of a pack."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.stimulus import Start, stimulated_when_ready
from sympozium_cli.forecast.budget import Spending, Tokens, spending
from sympozium_cli.forecast.collisions import Collisions, collisions
from sympozium_cli.forecast.handovers import Amounts, followers
from sympozium_cli.forecast.outlook import Outlook, outlooks
from sympozium_cli.forecast.overlap import Overlap, overlap
from sympozium_cli.forecast.window import Window


class Asked(NamedTuple):
    """What a forecast is wanted for.

    Args:
        window: the time to look at. It begins when the pack is enabled, or
        running: anywhere in the life of a pack that has been running before.
        tokens: what runs are said to use.
    """

    window: Window
    running: bool = False
    tokens: Tokens = Tokens()


class Forecast(NamedTuple):
    """What the clock will do to a pack in a window of time.

    Args:
        pack: the pack.
        asked: what was wanted.
        outlooks: one for each persona, in the order of the pack.
        stimulus: the run that the stimulus starts once all agents are ready.
        followers: how many runs hand-overs start at most, by persona.
        collisions: starts in the same minute; their groups name positions in `outlooks`.
        overlap: runs at the same time.
        spending: how the token budget is used up; None where there is none.
    """

    pack: Pack
    asked: Asked
    outlooks: tuple[Outlook, ...]
    stimulus: Start | None
    followers: Amounts
    collisions: Collisions
    overlap: Overlap
    spending: Spending | None

    @property
    def runs(self) -> int:
        """How many runs the clock starts."""
        return sum(one.runs for one in self.outlooks)

    @property
    def followed(self) -> int | None:
        """How many runs follow by hand-over at most; None where there is no end of them."""
        numbers = list(self.followers.values())
        return None if None in numbers else sum(number or 0 for number in numbers)


def forecast(pack: Pack, asked: Asked) -> Forecast:
    """What will happen to the pack; it is taken to be enabled, whatever it says.

    Raises:
        UsageError: there are too many ticks in this time.
    """
    found = outlooks(pack, asked.window, running=asked.running)
    stimulus = None if asked.running else stimulated_when_ready(pack)
    begun = {one.persona.name: one.runs for one in found}
    if stimulus is not None:
        begun[stimulus.persona.name] += 1
    return Forecast(
        pack,
        asked,
        found,
        stimulus,
        followers(pack, begun),
        collisions([one.starts for one in found]),
        overlap(pack, found, asked.window.size),
        spending(pack, found, asked.window, asked.tokens, running=asked.running),
    )
