"""How a persona appears in a channel, and who may speak to it there."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.workflow import installed
from sympozium_cli.convert.change import At, Pair, change


@change(
    since="0.10.39",
    was="{old} showed it in the terminal interface alone",
    now="the persona's messages in Slack bear it",
    keep="remove displayName",
)
def display_name(pair: Pair) -> Iterator[At]:
    """The name reaches the Agent (ensemble_controller.go)."""
    for persona in installed(pair.new):
        if persona.display_name and "slack" in persona.channels:
            yield At(persona.path / "displayName")


@change(
    held="0.9.2",
    since="0.10.30",
    now="the pack's channelAccessControl counts for every channel that the persona's own says nothing of",
    keep="give the persona an entry of its own for the channel",
)
def channel_access(pair: Pair) -> Iterator[At]:
    """The persona's block took the place of the pack's as a whole (ensemble_controller.go)."""
    common = pair.new.spec.channel_access_control
    for persona in installed(pair.new):
        own = persona.channel_access_control
        for channel in persona.channels:
            if own and channel in common and channel not in own:
                was = f"{pair.old.release} let everybody speak to the persona in '{channel}'"
                yield At(channel.path, was=was)
