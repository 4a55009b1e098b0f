"""Which messages are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.feed.message import Message


class Choice(NamedTuple):
    """What a user wants to read.

    Args:
        pack: of this pack; "" for all packs, and for runs of none.
        personas: by or to one of these; none for everybody.
        run: of this run, and of the runs that it has caused; "" for all.
        kinds: of these kinds; none for all.
        since: of the past, those that are not older; None for any age.
        last: of the past, no more than so many; None for any number.
    """

    pack: str = ""
    personas: tuple[str, ...] = ()
    run: str = ""
    kinds: frozenset[str] = frozenset()
    since: datetime | None = None
    last: int | None = None

    def wants(self, message: Message) -> bool:
        """Whether a message of a run or a pack that is meant is wanted itself."""
        if self.kinds and message.kind not in self.kinds:
            return False
        return not self.personas or self._concerned(message)

    def of_the_past(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Those that are new enough, of messages in their order."""
        recent = [one for one in messages if self.since is None or one.at >= self.since]
        return recent if self.last is None else recent[len(recent) - min(self.last, len(recent)) :]

    def _concerned(self, message: Message) -> bool:
        if not (message.subject.run or message.subject.persona):
            return False
        return any(name in self.personas for name in (message.subject.persona, message.who, message.to))


EVERYTHING: Final = Choice()
"""All messages that there are."""
