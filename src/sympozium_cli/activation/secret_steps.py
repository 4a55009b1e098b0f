"""The Secrets of an activation: which are to be made, and which of those that are there will do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.activation.state import Live, SeenSecret
from sympozium_cli.activation.step import CREATE, Refusal, Step, Write, deleting
from sympozium_cli.activation.wishes import ChannelWish, ProviderWish, Wishes
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.secret.manifest import secret_manifest
from sympozium_cli.secret.ownership import new_labels
from sympozium_cli.secret.providers import READ_BY_RUNNER
from sympozium_cli.values.plural import listed, quoted

ACTIVATION: Final = "sympozium-cli/activation"
"""The annotation that says which activation made a Secret, so that no other one takes it back."""


def secret_steps(live: Live, wishes: Wishes, activation: str) -> Iterator[Step]:
    """A step for every Secret that has to be made; its undo deletes that very Secret and no other.

    Args:
        live: the pack.
        wishes: what is wished.
        activation: what tells this activation from all others.
    """
    for name, values in wishes.secrets(live.name).items():
        if values and name not in live.secrets:
            marks = new_labels(live.name, keep=wishes.keep_secret, kind=live.kinds.target.kind)
            manifest = secret_manifest(name, live.namespace, {}, marks, {ACTIVATION: activation})
            write = Write(CREATE, SECRETS, name, live.namespace, manifest, values=values)
            held = (f"{key}, {value.size} characters, from {value.origin}" for key, value in values.items())
            yield Step(f"create {write.object}", tuple(held), write, deleting(write))


def secret_refusals(live: Live, wishes: Wishes) -> Iterator[Refusal]:
    """Why the Secrets that are wished for cannot be used or made."""
    for wish in wishes.providers:
        yield from _of_provider(live, wish, wish.secret_name(live.name, keep=wishes.keep_secret))
    for channel in wishes.channels:
        yield from _of_channel(live, channel, channel.secret_name(live.name))
    yield from _shared(live, wishes)


def _of_provider(live: Live, wish: ProviderWish, name: str) -> Iterator[Refusal]:
    provider, seen = wish.provider, live.secrets.get(name)
    if wish.value is not None:
        if not provider.data_key:
            yield Refusal(f"a Secret is of no use to {provider.name}", provider.note)
        elif seen is not None and provider.data_key not in seen.holds:
            yield _other_value(live, seen, provider.data_key)
    elif name and seen is None:
        yield Refusal(
            f"there is no Secret '{name}' with the key of {provider.name}",
            f"say where the key is, such as --key-from env:{provider.data_key}, or name another with --secret-name",
        )
    elif seen is not None and not set(READ_BY_RUNNER) & set(seen.keys):
        there = f"it has {listed(seen.keys)}" if seen.keys else "it is empty"
        yield Refusal(
            f"Secret '{name}' has no key that the agents read: {there}",
            f"put the key under {provider.data_key or READ_BY_RUNNER[0]}: sympozium secret rotate {name}",
        )


def _other_value(live: Live, seen: SeenSecret, key: str) -> Refusal:
    where = f"-n {live.namespace}"
    if key in seen.keys:
        return Refusal(
            f"Secret '{seen.name}' exists, and its {key} has another value",
            f"to replace it: sympozium secret rotate {seen.name} {where}; to use it as it is, leave --key-from out",
        )
    return Refusal(
        f"Secret '{seen.name}' exists, and has no {key}",
        f"choose another name with --secret-name, or see: sympozium secret check {seen.name} {where}",
    )


def _of_channel(live: Live, wish: ChannelWish, name: str) -> Iterator[Refusal]:
    channel, seen = wish.channel, live.secrets.get(name)
    if channel.token is None:
        return
    if seen is None:
        yield Refusal(
            f"there is no Secret '{name}' with the tokens of {channel.name}",
            f"make it: sympozium secret create channel {channel.name} --pack {live.name} -n {live.namespace}",
        )
        return
    missing = [channel.token.key] if channel.token.key not in seen.keys else []
    if channel.one_of and not {token.key for token in channel.one_of} & set(seen.keys):
        missing.append(listed((token.key for token in channel.one_of), "or"))
    if missing:
        message = f"Secret '{name}' lacks {listed(missing)}, without which {channel.name} does not start"
        yield Refusal(message, channel.note)


def _shared(live: Live, wishes: Wishes) -> Iterator[Refusal]:
    """Agents read the first key that they find, whatever the provider."""
    users: dict[str, list[str]] = {}
    for wish in wishes.providers:
        name = wish.secret_name(live.name, keep=wishes.keep_secret)
        users.setdefault(name, []).append(wish.provider.name)
    for name, providers in users.items():
        if name and len(providers) > 1:
            yield Refusal(
                f"Secret '{name}' cannot serve {quoted(providers)}: agents read the first key in it, whatever its name",
                "give each provider a Secret of its own: --secret-name PROVIDER=NAME",
            )
