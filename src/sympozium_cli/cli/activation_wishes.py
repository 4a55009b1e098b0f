"""From the words of `pack activate` to wishes: nothing is sent, but keys are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from sympozium_cli.activation.wishes import ChannelWish, ProviderWish, SkillParam, Wishes
from sympozium_cli.errors import UsageError
from sympozium_cli.secret.channels import channel_named
from sympozium_cli.secret.providers import PROVIDERS, Provider, demand_keyed, provider_named
from sympozium_cli.secret.sanity import demand_key
from sympozium_cli.secret.source import Source, Surroundings, demand_one_stdin, parse_source, read_secret
from sympozium_cli.secret.value import SecretValue
from sympozium_cli.values.plural import quoted

T = TypeVar("T")


class Request(NamedTuple):
    """The words of one command; see `pack activate --help`."""

    name: str = ""
    file: str = ""
    providers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    keep_secret: bool = False
    model: str = ""
    models: tuple[str, ...] = ()
    model_ref: str | None = None
    base_url: str | None = None
    channels: tuple[str, ...] = ()
    policy: str | None = None
    task_override: str | None = None
    skill_params: tuple[str, ...] = ()


class Heard(NamedTuple):
    """The wishes, and the variables of the environment that hold keys."""

    wishes: Wishes
    hidden: tuple[str, ...]


def heard(request: Request) -> Heard:
    """What the words ask for, with the keys.

    Raises:
        UsageError: the words make no sense.
        InputError: a key cannot be read, or is none.
    """
    named = [provider_named(word) for word in request.providers]
    sources = _by_provider("--key-from", request.sources, named, parse_source)
    secrets = _by_provider("--secret-name", request.secrets, named, str)
    demand_one_stdin(sources.values())
    providers = list(dict.fromkeys([*(one.name for one in named), *sources, *secrets]))
    if request.base_url and len(providers) > 1:
        raise UsageError(
            f"--base-url is for one provider, not for {quoted(providers)}",
            hint="with several, the address belongs to the personas: baseURL beside their provider",
        )
    wishes = Wishes(
        model=request.model,
        models=dict(_pair("--model-for", word, "PERSONA=MODEL") for word in request.models),
        model_ref=request.model_ref,
        base_url=request.base_url,
        channels=tuple(map(_channel, request.channels)),
        policy=request.policy,
        task_override=request.task_override,
        skill_params=tuple(map(_skill_param, request.skill_params)),
        keep_secret=request.keep_secret,
    )
    # The keys are read last: a slip of the pen is told before anybody has to type one.
    wished = [_provider(PROVIDERS[name], sources, secrets) for name in providers]
    hidden = tuple(source.name for source in sources.values() if source.kind == "env")
    return Heard(wishes._replace(providers=tuple(wished)), hidden)


def _by_provider(option: str, words: Iterable[str], named: list[Provider], read: Callable[[str], T]) -> dict[str, T]:
    """What an option says of each provider: PROVIDER=WORD, or WORD alone where there is one provider."""
    found: dict[str, T] = {}
    for word in words:
        head, equals, tail = word.partition("=")
        if equals and head.strip().lower() in PROVIDERS:
            name, value = provider_named(head).name, read(tail)
        else:
            value = read(word)
            name = _only(option, named)
        if name in found:
            raise UsageError(f"{option} is given twice for {name}")
        found[name] = value
    return found


def _only(option: str, named: list[Provider]) -> str:
    names = [provider.name for provider in named]
    if len(names) == 1:
        return names[0]
    if not names:
        raise UsageError(f"{option} does not say for which provider", hint="add --provider openai, for example")
    raise UsageError(
        f"{option} does not say for which provider: {quoted(names, 'or')}", hint=f"write {option} {names[0]}=..."
    )


def _provider(provider: Provider, sources: Mapping[str, Source], secrets: Mapping[str, str]) -> ProviderWish:
    source = sources.get(provider.name)
    if source is None:
        return ProviderWish(provider, secrets.get(provider.name, ""))
    demand_keyed(provider)
    return ProviderWish(provider, secrets.get(provider.name, ""), _key(source, provider))


def _key(source: Source, provider: Provider) -> SecretValue:
    from sympozium_cli.cli.connecting import notice
    from sympozium_cli.secret.prompt import ask_unseen

    stdin = sys.stdin.buffer if sys.stdin is not None else None
    value = read_secret(source, f"API key of {provider.name}", Surroundings(os.environ, stdin, ask_unseen, notice))
    demand_key(value)
    return value


def _channel(word: str) -> ChannelWish:
    persona, colon, rest = word.partition(":")
    name, _, secret = (rest if colon else word).partition("=")
    return ChannelWish(channel_named(name), persona if colon else "", secret)


def _skill_param(word: str) -> SkillParam:
    left, value = _pair("--skill-param", word, "SKILL.KEY=VALUE")
    skill, dot, key = left.rpartition(".")
    if not (dot and skill and key):
        raise UsageError(f"'{left}' names no parameter of a skill", hint="write --skill-param github-gitops.repo=me/it")
    return SkillParam(skill, key, value)


def _pair(option: str, word: str, form: str) -> tuple[str, str]:
    left, equals, right = word.partition("=")
    if not (left and equals and right):
        raise UsageError(f"{option} takes {form}, not '{word}'")
    return left, right
