"""Chat channels: who may speak to an agent, and what it listens for."""

from __future__ import annotations

from sympozium_cli.api.view import Flag, Text, View, Word, Words


class AccessControl(View):
    """Who may write to an agent through a channel."""

    allowed_chats = Words()
    allowed_senders = Words()
    denied_senders = Words()
    deny_message = Text()

    @property
    def turns_away(self) -> bool:
        """Whether there is a list that can keep somebody out; one whose items cannot be read counts."""
        return self.is_selective or bool(self.value.get("deniedSenders"))

    @property
    def is_selective(self) -> bool:
        """Whether only those on a list are heard."""
        return bool(self.value.get("allowedSenders") or self.value.get("allowedChats"))


class Triggers(View):
    """Words that start and stop an agent in a channel."""

    start_keywords = Words()
    stop_keywords = Words()

    @property
    def waking(self) -> tuple[Word, ...]:
        """The start keywords that can match: upstream passes over blank ones (channel_triggers.go)."""
        return tuple(word for word in self.start_keywords if word.strip())

    @property
    def muting(self) -> tuple[Word, ...]:
        """The stop keywords that can match."""
        return tuple(word for word in self.stop_keywords if word.strip())


class SlackOptions(View):
    """How an agent behaves in Slack."""

    threading = Flag()
    thread_stickiness = Flag()
    allowed_triggers = Words()
    emoji_on_trigger = Text()
    emoji_on_start = Text()
    emoji_on_stop = Text()
