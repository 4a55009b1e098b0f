"""The tokens of channels and of GitHub: which keys of a Secret they belong under.

After internal/controller/agent_controller.go (a channel's pod gets every key of its Secret as a variable), channels/*
(which variables their programs read) and images/skill-github-gitops/tool-executor.sh.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.errors import RefusedError, UsageError
from sympozium_cli.secret.value import sayable
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest


class Token(NamedTuple):
    """A token of a channel.

    Args:
        key: of the Secret's data.
        what: it is, for people: "bot token".
        issuer: who gives it out, as `sanity.issuer` names it; "" where its looks do not tell.
    """

    key: str
    what: str
    issuer: str = ""


class Channel(NamedTuple):
    """A channel and its tokens.

    Args:
        name: as packs write it.
        token: the one that it cannot do without; None where it needs no Secret.
        one_of: further tokens, of which it needs exactly one.
        note: what to know besides.
    """

    name: str
    token: Token | None
    one_of: tuple[Token, ...] = ()
    note: str = ""


SLACK_BOT: Final = Token("SLACK_BOT_TOKEN", "bot token", "a Slack bot")
SLACK_APP: Final = Token("SLACK_APP_TOKEN", "app token", "a Slack app")
SLACK_SIGNING: Final = Token("SLACK_SIGNING_SECRET", "signing secret")

_ALL: Final = (
    Channel("telegram", Token("TELEGRAM_BOT_TOKEN", "bot token")),
    Channel(
        "slack",
        SLACK_BOT,
        (SLACK_APP, SLACK_SIGNING),
        "its program starts only with an app token (Socket Mode) or a signing secret (Events API) besides the bot's",
    ),
    Channel("discord", Token("DISCORD_BOT_TOKEN", "bot token")),
    Channel(
        "whatsapp",
        None,
        note="it is paired with a phone: the code to scan is in the log of the Deployment AGENT-channel-whatsapp",
    ),
)

CHANNELS: Final = {channel.name: channel for channel in _ALL}
"""The channels by their names."""

GITHUB_SECRET: Final = "github-gitops-token"  # noqa: S105 - the name of a Secret
GITHUB_TOKEN: Final = Token("GH_TOKEN", "token", "GitHub")
"""What the skill github-gitops mounts, from the namespace of the run."""


def channel_named(name: str) -> Channel:
    """The channel of that name, whatever its case.

    Raises:
        UsageError: there is none; the hint names the closest.
    """
    found = CHANNELS.get(name.strip().lower())
    if found is not None:
        return found
    meant = closest(name, CHANNELS)
    hint = f"did you mean '{meant}'?" if meant else f"there are {listed(CHANNELS)}"
    raise UsageError(f"there is no channel {sayable(name)}", hint=hint)


def demand_tokens(channel: Channel) -> Token:
    """The token that a channel cannot do without.

    Raises:
        RefusedError: it needs no Secret at all.
    """
    if channel.token is None:
        raise RefusedError(f"a Secret is of no use to {channel.name}", hint=channel.note)
    return channel.token
