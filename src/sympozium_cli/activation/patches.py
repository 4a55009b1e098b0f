"""The one change that activates a pack: only what is wished, in the words of the cluster, and lists whole.

A merge patch replaces lists, so that they are read, changed and written under the version that was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Change
from sympozium_cli.activation.wishes import Wishes
from sympozium_cli.cluster.port import Object

_Persona = dict[str, Any]


class Patch(NamedTuple):
    """A change of a pack's spec.

    Args:
        spec: the merge patch of the spec; {} where there is nothing to change.
        changes: the same field by field, by their paths in words.
    """

    spec: Object
    changes: Mapping[str, Change]


def activation_patch(live: Live, wishes: Wishes) -> Patch:
    """What has to change in a pack so that it is as wished; nothing where it is so already."""
    fields = [*_plain(live, wishes), *_entries(live, wishes)]
    changes = {label: change for label, _, change in fields if change.before != change.after}
    spec: Object = {}
    for label, steps, change in fields:
        if label in changes:
            _put(spec, steps, change.after)
    personas = _Personas(live)
    personas.fill(live, wishes)
    if personas.changes:
        spec[live.kinds.list_key] = personas.list
    return Patch(spec, {**changes, **personas.changes})


_Field = tuple[str, tuple[str, ...], Change]


def _plain(live: Live, wishes: Wishes) -> Iterator[_Field]:
    """The fields that have one value each."""
    yield "enabled", ("enabled",), Change(live.spec.get("enabled") is True, after=True)
    references = auth_refs(live, wishes)
    yield "authRefs", ("authRefs",), Change(live.spec.get("authRefs") or [], references)
    texts = {
        "baseURL": base_url(live, wishes),
        "modelRef": wishes.model_ref,
        "policyRef": wishes.policy,
        "taskOverride": wishes.task_override,
    }
    for key, wish in texts.items():
        if wish is not None:
            yield key, (key,), Change(live.spec.get(key) or None, wish or None)


def _entries(live: Live, wishes: Wishes) -> Iterator[_Field]:
    """The entries of maps."""
    for skill, key, value in wishes.skill_params:
        steps = ("skillParams", skill, key)
        yield ".".join(steps), steps, Change(_at(live.spec, steps), value)
    for wish in wishes.channels:
        secret = wish.secret_name(live.name)
        if secret:
            way = ("channelConfigs", wish.channel.name)
            yield ".".join(way), way, Change(_at(live.spec, way), secret)


def auth_refs(live: Live, wishes: Wishes) -> list[dict[str, Any]]:
    """The complete authRefs: the wished providers first, and those of others that are still of use.

    A persona without a provider takes the first one, so that a wish has to stand before what was there. An entry of
    another provider stays if a persona asks for that provider, or if its Secret is there.
    """
    written = [dict(entry) for entry in wishes.written_refs]
    there = [dict(entry) for entry in live.spec.get("authRefs") or [] if isinstance(entry, dict)]
    present = [*written, *(entry for entry in there if entry not in written)]
    if not wishes.providers:
        return present
    named = [
        {"provider": wish.provider.name, "secret": wish.secret_name(live.name, keep=wishes.keep_secret)}
        for wish in wishes.providers
    ]
    providers = {str(entry["provider"]) for entry in named}
    secrets = {str(entry["secret"]) for entry in named} - {""}
    pinned = {persona.provider for persona in live.pack.personas if persona.provider}
    others = [
        entry
        for entry in present
        if entry.get("provider") not in providers
        and entry.get("secret") not in secrets
        and (entry.get("provider") in pinned or entry.get("secret") in live.secrets)
    ]
    return [*named, *others]


def base_url(live: Live, wishes: Wishes) -> str | None:
    """The base URL to write: the one that is wished, or that of a provider that the agents do not find otherwise."""
    if wishes.base_url is not None or len(wishes.providers) != 1 or live.pack.spec.base_url:
        return wishes.base_url
    provider = wishes.providers[0].provider
    runner_knows = provider.name in {"ollama", "openai", "anthropic", "bedrock"}
    usable = provider.needs_base_url and provider.base_url and "//localhost" not in provider.base_url
    return provider.base_url if usable and not runner_knows else None


class _Personas:
    """The list of personas, with what is changed in it."""

    def __init__(self, live: Live) -> None:
        self.list: list[Any] = deepcopy(live.spec.get(live.kinds.list_key) or [])
        self.changes: dict[str, Change] = {}
        self._key = live.kinds.list_key

    def fill(self, live: Live, wishes: Wishes) -> None:
        """Write the models and the channels that are wished."""
        for persona in self._all():
            model = wishes.models.get(persona.get("name", "")) or (wishes.model if _lacks(persona, wishes) else "")
            if model:
                self._set(persona, "model", model)
        for wish in wishes.channels:
            for name in listeners(live, wish.channel.name, wish.persona):
                self._add_channel(name, wish.channel.name)

    def _add_channel(self, name: str, channel: str) -> None:
        for persona in self._all():
            known = persona.get("channels") or []
            if persona.get("name") == name and channel not in known:
                self._set(persona, "channels", [*known, channel])

    def _all(self) -> Iterator[_Persona]:
        return (persona for persona in self.list if isinstance(persona, dict))

    def _set(self, persona: _Persona, key: str, value: Any) -> None:
        before = persona.get(key) or None
        if before != value:
            label = f"{self._key}[{persona.get('name', '')}].{key}"
            first = self.changes.get(label, Change(before, value)).before
            self.changes[label] = Change(first, value)
            persona[key] = value


def listeners(live: Live, channel: str, persona: str) -> tuple[str, ...]:
    """The personas that a channel is bound to: the one that is named, or the pack's own, or the only one there is."""
    if persona:
        return (persona,)
    own = tuple(one.name for one in live.pack.personas if channel in one.channels)
    if own:
        return own
    return (live.pack.personas[0].name,) if len(live.pack.personas) == 1 else ()


def _lacks(persona: _Persona, wishes: Wishes) -> bool:
    """Whether --model is for this persona: it names no model, and no provider but the first that is wished."""
    first = wishes.providers[0].provider.name if wishes.providers else ""
    return not persona.get("model") and (persona.get("provider") or first) == first


def _at(value: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _put(value: Object, steps: tuple[str, ...], inner: Any) -> None:
    *way, last = steps
    for step in way:
        value = value.setdefault(step, {})
    value[last] = inner


Judge = Callable[[Object], tuple[str, ...]]
"""What would stop the controllers with a pack (plain JSON values), a sentence each; none where nothing would."""
