"""What `secret create` is asked for: which Secret, with which keys, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cli.saying import warn
from sympozium_cli.cli.secret_reading import Keys, Needed, read_keys
from sympozium_cli.cli.secret_writing import Wanted
from sympozium_cli.errors import RefusedError, UsageError
from sympozium_cli.secret.channels import GITHUB_SECRET, GITHUB_TOKEN, Channel, channel_named, demand_tokens
from sympozium_cli.secret.ownership import channel_secret_name, key_secret_name, why_deleted_with
from sympozium_cli.secret.providers import demand_keyed, provider_named
from sympozium_cli.values.names import why_not_dns1123_subdomain, why_not_label_value
from sympozium_cli.values.plural import listed

_TOKEN, _APP_TOKEN, _SIGNING_SECRET = "--token-from", "--app-token-from", "--signing-secret-from"


class Order(NamedTuple):
    """What is asked for.

    Args:
        name: of the Secret.
        pack: whose it is; "" for nobody's in particular.
        needed: the keys.
        keep: whether the controller must leave it alone.
        is_key: whether it is for authRefs.
        next_step: what to do then.
    """

    name: str
    pack: str
    needed: tuple[Needed, ...]
    keep: bool = False
    is_key: bool = False
    next_step: str = ""

    def read(self, *, no_input: bool) -> Keys:
        """The keys; see `read_keys`."""
        return read_keys(self.needed, no_input=no_input)

    def wanted(self, *, rotate: bool) -> Wanted:
        """The Secret."""
        return Wanted(self.name, self.pack, self.keep, rotate, self.is_key, self.next_step)


def order_of_provider(word: str, pack: str, name: str, source: str, *, keep: bool) -> Order:
    """The Secret with the key of a provider.

    Raises:
        UsageError: there is no such provider, or a name is missing or wrong.
        RefusedError: a Secret is of no use to the provider, or the controller would not keep it.
    """
    provider = provider_named(word)
    demand_keyed(provider)
    pack = _pack_of(pack, name)
    usual = key_secret_name(pack, provider.name, keep=keep)
    chosen = name or usual
    why = why_deleted_with(pack, chosen, {}) if keep and pack else ""
    if why:
        raise RefusedError(
            f"--keep cannot keep a Secret named '{chosen}': the controller deletes it with the pack, because {why}",
            hint=f"choose another with --name, or leave it out: '{usual}' stays",
        )
    if not provider.needs_key and not source:
        warn(f"{provider.name} works without a key; this is for a server that asks for one all the same")
    needed = Needed(
        provider.data_key, f"key of {provider.name}", "--key-from", source, provider.issuer, provider.needs_key
    )
    step = f"sympozium pack activate {pack or 'PACK'} --provider {provider.name}"
    step += f" --secret-name {chosen}" if chosen != key_secret_name(pack, provider.name, keep=False) else ""
    return Order(chosen, pack, (needed,), keep, is_key=True, next_step=step)


def order_of_channel(word: str, pack: str, name: str, sources: tuple[str, str, str]) -> Order:
    """The Secret with the tokens of a channel; `sources` are those of the token, the app token and the signing secret.

    Raises:
        UsageError: there is no such channel, a token is missing or of no use, or a name is missing or wrong.
        RefusedError: a Secret is of no use to the channel.
    """
    channel = channel_named(word)
    demand_tokens(channel)
    pack = _pack_of(pack, name)
    chosen = name or channel_secret_name(pack, channel.name)
    step = f"name it in the pack: spec.channelConfigs.{channel.name}: {chosen}"
    return Order(chosen, pack, tuple(_tokens(channel, sources)), next_step=step)


def order_of_github(source: str) -> Order:
    """The Secret with the token of the skill github-gitops."""
    needed = Needed(GITHUB_TOKEN.key, "token of GitHub", _TOKEN, source, GITHUB_TOKEN.issuer)
    return Order(GITHUB_SECRET, "", (needed,))


def _tokens(channel: Channel, sources: tuple[str, str, str]) -> Iterator[Needed]:
    token, *others = sources
    first = demand_tokens(channel)
    yield Needed(first.key, f"{first.what} of {channel.name}", _TOKEN, token, first.issuer)
    options = (_APP_TOKEN, _SIGNING_SECRET)
    given = [option for option, source in zip(options, others, strict=True) if source]
    if given and not channel.one_of:
        raise UsageError(f"{channel.name} has no use for {given[0]}", hint="its bot token is all that it needs")
    if channel.one_of and len(given) != 1:
        raise UsageError(
            f"{channel.name} needs {'one' if given else 'either'} of {listed(options, 'and')}",
            hint=channel.note,
        )
    for option, source, other in zip(options, others, channel.one_of, strict=False):
        if source:
            yield Needed(other.key, f"{other.what} of {channel.name}", option, source, other.issuer)


def _pack_of(pack: str, name: str) -> str:
    """The name of the pack; both names are such that the API server would take them.

    Raises:
        UsageError: one is wrong, or there is none at all.
    """
    if not pack and not name:
        raise UsageError("neither --pack nor --name is given", hint="name the pack that the key is for, or the Secret")
    pack = pack_named(pack) if "/" in pack else pack
    fault = (why_not_dns1123_subdomain(pack) or why_not_label_value(pack)) if pack else ""
    if fault:
        raise UsageError(f"--pack names no pack: it {fault}")
    fault = why_not_dns1123_subdomain(name) if name else ""
    if fault:
        raise UsageError(f"--name is no name for a Secret: it {fault}")
    return pack


def order_of_rotation(name: str, data_key: str, source: str) -> Order:
    """The new value for a key of a Secret.

    Raises:
        UsageError: the name is none.
    """
    _pack_of("", name)
    return Order(name, "", (Needed(data_key or "KEY", "new key", "--key-from", source, real=False),))
