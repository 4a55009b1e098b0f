"""What is wrong with a Secret that packs refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.secret.channels import GITHUB_SECRET
from sympozium_cli.secret.manifest import decoded
from sympozium_cli.secret.ownership import channel_secret_name, key_secret_name, why_deleted_with
from sympozium_cli.secret.packs import Packs, is_enabled, name_of, namespace_of
from sympozium_cli.secret.providers import REACH_AGENT, READ_BY_RUNNER
from sympozium_cli.secret.references import CHANNEL, Reference
from sympozium_cli.secret.sanity import fault_of
from sympozium_cli.values.plural import listed, quoted


class Problem(NamedTuple):
    """Something that will not work, or will surprise; and what to do about it."""

    message: str
    hint: str = ""
    is_error: bool = True


def problems(name: str, namespace: str, secret: Object | None, packs: Packs) -> tuple[Problem, ...]:
    """What is wrong with a Secret, most grave first.

    Args:
        name: of the Secret.
        namespace: where it is.
        secret: as the API server sent it; None where it is not there.
        packs: those of the namespace.
    """
    users = packs.references(name, namespace)
    if secret is None:
        return tuple(_missing(name, packs, users))
    found = [*_of_values(secret), *_of_users(secret, users), *_of_deletion(secret, packs, users)]
    return tuple(sorted(found, key=lambda problem: not problem.is_error))


def _missing(name: str, packs: Packs, users: tuple[Reference, ...]) -> Iterator[Problem]:
    """A missing Secret is passed over in silence by the controller: what needs it fails later."""
    for owner in dict.fromkeys(user.pack for user in users):
        mine = [user for user in users if user.pack == owner]
        message = f"it is not there; pack '{owner}' wants it as {listed(dict.fromkeys(user.purpose for user in mine))}"
        waits = any(name_of(pack) == owner and not is_enabled(pack) for pack in packs.items)
        yield Problem(message, _remedy(mine[0], name, waits=waits), is_error=not waits)


def _remedy(user: Reference, name: str, *, waits: bool) -> str:
    """The command that makes what is missing; a pack that waits is better activated, which makes it as well."""
    chosen = f" --name {name}"
    if user.is_key:
        provider = user.purpose.removeprefix("key of ").replace("a provider", "PROVIDER")
        if waits:
            return f"activating the pack makes it: sympozium pack activate {user.pack} --provider {provider}"
        usual = key_secret_name(user.pack, provider, keep=False)
        return f"make it: sympozium secret create provider {provider} --pack {user.pack}{chosen * (name != usual)}"
    if user.purpose.startswith(CHANNEL):
        channel = user.purpose.removeprefix(CHANNEL)
        usual = channel_secret_name(user.pack, channel)
        return f"make it: sympozium secret create channel {channel} --pack {user.pack}{chosen * (name != usual)}"
    if name == GITHUB_SECRET:
        return "make it: sympozium secret create github"
    return f"make it: kubectl create secret generic {name} --from-file=KEY=FILE"


def _of_values(secret: Object) -> Iterator[Problem]:
    """Values that are no keys: those of `kubectl --from-file` end with a line break."""
    name = name_of(secret)
    for key, data in decoded(secret).items():
        is_key = key in REACH_AGENT or key.endswith(("_TOKEN", "_SECRET", "_KEY"))
        fault = fault_of(data) if is_key or not data else ""
        if fault:
            yield Problem(f"{key} {fault}", f"sympozium secret rotate {name} --data-key {key}")


def _of_users(secret: Object, users: tuple[Reference, ...]) -> Iterator[Problem]:
    data = decoded(secret)
    for user in users:
        for keys in user.lacks(data):
            there = f"it has {listed(data)}" if data else "it is empty"
            yield Problem(
                f"pack '{user.pack}' finds no {user.purpose} in it: {there}",
                f"put it under {keys}: sympozium secret rotate {name_of(secret)} --data-key {keys.split(' or ')[0]}",
            )
    readable = [key for key in READ_BY_RUNNER if data.get(key)]
    if any(user.is_key for user in users) and len(readable) > 1:
        yield Problem(
            f"it has {listed(readable)}, and the agents take {readable[0]} whatever their provider is",
            "give every provider a Secret of its own",
            is_error=False,
        )


def _of_deletion(secret: Object, packs: Packs, users: tuple[Reference, ...]) -> Iterator[Problem]:
    """Secrets that the controller is about to delete, or that others need too."""
    name, labels = name_of(secret), secret["metadata"].get("labels") or {}
    by_key = dict.fromkeys(user.pack for user in users if user.is_key)
    for owner in by_key:
        why = why_deleted_with(owner, name, labels, packs.kind or "Ensemble")
        pack = packs.named(owner, namespace_of(secret))
        if not why or pack is None:
            continue
        if not is_enabled(pack):
            yield Problem(
                f"the controller deletes it within seconds: pack '{owner}' is not enabled, and {why}",
                "activate the pack, or keep the key in a Secret of another name (secret create ... --keep)",
            )
        others = quoted(sorted({user.pack for user in users} - {owner}))
        if others:
            yield Problem(
                f"{others} use it too, and the controller deletes it when '{owner}' is deactivated: {why}",
                "give each pack a Secret of its own",
                is_error=False,
            )
