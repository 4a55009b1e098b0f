"""The shape of a line of `feed tail -o jsonl`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Model


class Origin(Model):
    """Who started a run, and the schedule, the trigger, the channel or the run that it comes from."""

    kind: str
    source: str


class Message(Model):
    """A message of the feed.

    `id` is what no other message has; `observed` says that `at` is when it was heard of. `persona` is whose run it is,
    `from` and `to` are who speaks to whom. `summary` says what it is, `text` what was said, exactly. What `data` holds
    depends on the kind; kinds and keys may be added.
    """

    api_version: Literal["sympozium-cli/feed/v1"]
    id: str
    kind: str
    at: datetime
    observed: bool
    namespace: str
    pack: str
    persona: str
    agent: str
    run: str
    sender: str = Field(alias="from")
    to: str
    origin: Origin | None
    phase: str
    summary: str
    text: str
    data: dict[str, Any]
