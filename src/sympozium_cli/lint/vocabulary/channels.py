"""The kinds of channels that upstream has images for, what their pods need, and what Slack listens to.

Sources: main.go of channels/telegram, channels/slack and channels/discord, and channels/slack/gating.go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sympozium_cli.values.similar import closest

SLACK: Final = "slack"

CREDENTIALS: Final[Mapping[str, str]] = {
    "discord": "DISCORD_BOT_TOKEN",
    SLACK: "SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET",
    "telegram": "TELEGRAM_BOT_TOKEN",
}
"""The environment variables without which the pod of a channel ends at once, by the kind of channel."""

CHANNELS: Final = (*CREDENTIALS, "whatsapp")
"""Every kind of channel; one for WhatsApp is paired by a QR code and needs no credentials."""

TOKENS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "discord": (("DISCORD_BOT_TOKEN",),),
    SLACK: (("SLACK_BOT_TOKEN",), ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")),
    "telegram": (("TELEGRAM_BOT_TOKEN",),),
}
"""The keys that the Secret of a channel must have: of every group one (channels/*/main.go)."""

ONE_BOT_TWICE: Final[Mapping[str, str]] = {
    "discord": "every pod gets every message, so that all of the personas answer",
    SLACK: "Slack hands each message to one of the pods, whichever it likes",
    "telegram": "Telegram refuses all of the pods but one (409 Conflict)",
}
"""What happens where two pods speak for the same bot, by the kind of channel."""

SLACK_TRIGGERS: Final = ("mention", "dm", "channel")
"""The kinds of messages that `allowedTriggers` can name."""

TRIGGER_SYNONYMS: Final[Mapping[str, str]] = {
    **{word: word for word in SLACK_TRIGGERS},
    "app_mention": "mention",
    "channels": "channel",
    "direct": "dm",
    "direct_message": "dm",
    "dms": "dm",
    "im": "dm",
    "mentions": "mention",
}
"""What other words for a kind of message surely mean; they are in lower case."""

_EVERYDAY: Final = """
about after again also back because been before being better both call cancel case change check come could data does
done down each else error even every exit find fine first from give going good have hello help here into just keep
know last later leave like look made make many maybe more most much need never next nothing okay once only open other
over pause please quit really right same should some sorry start still stop sure take team tell than thank thanks that
their them then there these they thing think this those time today tomorrow very wait want well were what when where
which while will with work would your
"""

EVERYDAY_WORDS: Final = frozenset(_EVERYDAY.split())
"""Words of four letters and more that turn up in any talk."""


def meant(channel: str) -> str:
    """The kind of channel that a word surely stands for, or else the word itself."""
    return channel if channel in CHANNELS else closest(channel, CHANNELS) or channel
