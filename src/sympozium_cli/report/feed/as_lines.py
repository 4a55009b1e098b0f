r"""The feed with one message a line, for pipes: time, pack/persona, kind and run without blanks, then what is said.

Nothing is left out, and what breaks lines in a text is written out as \n.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.feed.stage import Stage
from sympozium_cli.report.terminal import inert


class Report:
    """Writes a line for each message.

    Attributes:
        stage: where it is shown.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def lines(self, message: Message) -> Iterator[str]:
        """The line of a message."""
        subject = message.subject
        whose = (subject.namespace if self.stage.namespaces else "", subject.pack, subject.persona or subject.agent)
        place = "/".join(part for part in whose if part)
        words = (f"{message.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", place, message.kind, subject.run)
        whom = f"{message.who} -> {message.to}" if message.to else message.who
        said = f": {message.text}" if message.text.strip() else ""
        yield inert(" ".join(word.replace(" ", "_") or "-" for word in words) + f" {whom} {message.summary}{said}")
