"""What belongs under a key of a Secret, as far as its name tells."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.secret.channels import CHANNELS, GITHUB_TOKEN
from sympozium_cli.secret.providers import ANY_KEY, PROVIDERS


class Expectation(NamedTuple):
    """Whose key it is: who gives it out, as `sanity.issuer` names it ("" for anybody), and whom it is for."""

    issuer: str
    owner: str


def expectation(key: str) -> Expectation | None:
    """What belongs under a key; None where it may be anything, even a word for a server that asks for no key."""
    if key == GITHUB_TOKEN.key:
        return Expectation(GITHUB_TOKEN.issuer, "GitHub")
    for provider in PROVIDERS.values():
        if provider.data_key == key != ANY_KEY:
            return Expectation(provider.issuer, provider.name)
    for channel in CHANNELS.values():
        for token in (*([channel.token] if channel.token is not None else []), *channel.one_of):
            if token.key == key:
                return Expectation(token.issuer, channel.name)
    return None
