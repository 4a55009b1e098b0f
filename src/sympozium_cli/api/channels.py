"""Chat channels: who may speak to an agent, and what it listens for."""

from __future__ import annotations

from sympozium_cli.api.view import Flag, Text, View, Words


class AccessControl(View):
    """Who may write to an agent through a channel."""

    __slots__ = ()

    allowed_chats = Words()
    allowed_senders = Words()
    denied_senders = Words()
    deny_message = Text()


class Triggers(View):
    """Words that start and stop an agent in a channel."""

    __slots__ = ()

    start_keywords = Words()
    stop_keywords = Words()


class SlackOptions(View):
    """How an agent behaves in Slack."""

    __slots__ = ()

    threading = Flag()
    thread_stickiness = Flag()
    allowed_triggers = Words()
    emoji_on_trigger = Text()
    emoji_on_start = Text()
    emoji_on_stop = Text()
