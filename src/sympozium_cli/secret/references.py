"""Which Secrets a pack refers to, and what for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.cluster.port import Object
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.secret.channels import CHANNELS, GITHUB_SECRET, GITHUB_TOKEN
from sympozium_cli.secret.providers import READ_BY_RUNNER
from sympozium_cli.source import FieldPath

_GITHUB_SKILL: Final = "github-gitops"
_MCP_KEY: Final = "token"
CHANNEL: Final = "tokens of "
"""How the purpose of a channel's Secret begins."""


class Reference(NamedTuple):
    """A place where a pack names a Secret.

    Args:
        pack: the name of the pack.
        path: the field, such as "spec.authRefs[0].secret"; of the skill that mounts the Secret where none names it.
        secret: the name of the Secret.
        purpose: what it is used for: "key of openai", "tokens of slack".
        needs: which keys of the data must be there: of every group one; none where any will do.
        is_key: whether it is a key of authRefs, which the controller deletes with the pack if it is its own.
    """

    pack: str
    path: str
    secret: str
    purpose: str
    needs: tuple[tuple[str, ...], ...] = ()
    is_key: bool = False

    def lacks(self, keys: Mapping[str, bytes]) -> tuple[str, ...]:
        """What is missing among keys that have a value: for every group that has none, its keys in words."""
        return tuple(" or ".join(group) for group in self.needs if not any(keys.get(key) for key in group))


def references(pack: Object) -> tuple[Reference, ...]:
    """The Secrets that a live pack refers to, in the order of its fields."""
    view = Pack(pack, NEWEST.release)
    return tuple(
        Reference(view.name, str(path), secret.strip(), purpose, needs, is_key)
        for path, secret, purpose, needs, is_key in _of(view)
        if secret.strip()
    )


_Found = tuple[FieldPath, str, str, tuple[tuple[str, ...], ...], bool]


def _of(pack: Pack) -> Iterator[_Found]:
    spec = pack.spec
    for entry in spec.auth_refs:
        purpose = f"key of {entry.provider}" if entry.provider else "key of a provider"
        yield entry.path / "secret", entry.secret, purpose, (READ_BY_RUNNER,), True
    yield from _channels(spec.channel_configs, spec.path)
    yield _headers(spec.provider_headers_secret_ref, spec.path)
    for persona in pack.personas:
        yield from _of_persona(persona)


def _of_persona(persona: Persona) -> Iterator[_Found]:
    yield from _channels(persona.channel_configs, persona.path)
    yield _headers(persona.provider_headers_secret_ref, persona.path)
    for server in persona.mcp_servers:
        purpose = f"token of the MCP server {server.name}"
        yield server.path / "authSecret", server.auth_secret, purpose, ((server.auth_key or _MCP_KEY,),), False
    for skill in persona.skills:
        if skill.removeprefix("skillpack-") == _GITHUB_SKILL:
            yield skill.path, GITHUB_SECRET, f"token of the skill {_GITHUB_SKILL}", ((GITHUB_TOKEN.key,),), False


def _channels(secrets: Mapping[str, str], path: FieldPath) -> Iterator[_Found]:
    for name, secret in secrets.items():
        channel = CHANNELS.get(name)
        required = (channel.token.key,) if channel is not None and channel.token is not None else ()
        choice = tuple(token.key for token in channel.one_of) if channel is not None else ()
        needs = tuple(group for group in (required, choice) if group)
        yield path / "channelConfigs" / name, secret, f"{CHANNEL}{name}", needs, False


def _headers(secret: str, path: FieldPath) -> _Found:
    return path / "providerHeadersSecretRef", secret, "HTTP headers for the provider", (), False
