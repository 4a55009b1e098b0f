"""What a Slack channel is told besides its credentials (agent_controller.go, buildChannelDeployment)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.render.origin import because

_FLAGS = {"threading": "SLACK_THREADING", "threadStickiness": "SLACK_THREAD_STICKINESS"}
_LISTS = {
    "allowedSenders": "SLACK_ALLOWED_SENDERS",
    "deniedSenders": "SLACK_DENIED_SENDERS",
    "allowedChats": "SLACK_ALLOWED_CHATS",
}


def slack_variables(channel: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The environment variables of its pod; none for any other channel."""
    if channel["type"] != "slack":
        return
    options, access = channel.get("slack", {}), channel.get("accessControl", {})
    for field, name in _FLAGS.items():
        if options.get(field):
            yield {"name": name, "value": because("true", f"slackOptions.{field}")}
    yield from _joined(options, {"allowedTriggers": "SLACK_ALLOWED_TRIGGERS"}, "slackOptions")
    yield from _joined(access, _LISTS, "channelAccessControl")


def _joined(settings: dict[str, Any], names: dict[str, str], where: str) -> Iterator[dict[str, Any]]:
    for field, name in names.items():
        if settings.get(field):
            yield {"name": name, "value": because(",".join(settings[field]), f"{where}.{field}")}
