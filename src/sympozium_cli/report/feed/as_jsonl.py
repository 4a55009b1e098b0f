"""The feed for programs: each message an object of `sympozium-cli/feed/v1` on a line of its own, with exact texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.feed.stage import Stage


class Report:
    """Writes a line for each message.

    Attributes:
        stage: where it is shown.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def lines(self, message: Message) -> Iterator[str]:
        """The line of a message; all that is not ASCII is escaped, so that no terminal obeys it."""
        yield json.dumps(value_of(message), separators=(",", ":"))


def value_of(message: Message) -> dict[str, Any]:
    """A message as `feed_model.Message` describes it."""
    subject = message.subject
    return {
        "apiVersion": "sympozium-cli/feed/v1",
        "id": message.id,
        "kind": message.kind,
        "at": message.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "observed": message.observed,
        "namespace": subject.namespace,
        "pack": subject.pack,
        "persona": subject.persona,
        "agent": subject.agent,
        "run": subject.run,
        "from": message.who,
        "to": message.to,
        "origin": message.origin._asdict() if message.origin else None,
        "phase": message.phase,
        "summary": message.summary,
        "text": message.text,
        "data": dict(message.data),
    }
