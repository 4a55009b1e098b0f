"""Channels: who may speak to a persona there, which words start it, and how it behaves in Slack."""

from __future__ import annotations

from sympozium_cli.schema.words import flag, listing, record, text

ACCESS_CONTROL = record(
    allowedSenders=listing(text()),
    deniedSenders=listing(text()),
    allowedChats=listing(text()),
    denyMessage=text(),
)

TRIGGERS = record(
    startKeywords=listing(text()),
    stopKeywords=listing(text()),
)

SLACK_OPTIONS = record(
    since="0.10.35",
    allowedTriggers=listing(text()),
    threading=flag(),
    threadStickiness=flag(),
    emojiOnTrigger=text(),
    emojiOnStart=text(),
    emojiOnStop=text(),
)
