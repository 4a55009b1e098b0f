"""Why a pack must not be activated as wished, and what will surprise whoever does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.activation.patches import Patch, listeners
from sympozium_cli.activation.secret_steps import secret_refusals
from sympozium_cli.activation.state import Live, name_of, text_at
from sympozium_cli.activation.step import Refusal
from sympozium_cli.activation.wishes import Wishes
from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import DEFAULT_MODEL, model_ref, model_settings
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret, needs_key
from sympozium_cli.lint.faults.run_names import DELEGATED, LABEL, RUN, SERVICE, SUBAGENT, too_long
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.vocabulary.providers import WITHOUT_GPT, provider_at
from sympozium_cli.secret.providers import ANY_KEY, PROVIDERS
from sympozium_cli.secret.sanity import doubt
from sympozium_cli.values.plural import listed, quoted
from sympozium_cli.values.similar import closest

_VALIDATE = "sympozium pack validate says more"
_NOTHING_RUNS = (LABEL, SERVICE, RUN)


def refusals(live: Live, wishes: Wishes, after: Pack, stops: Iterable[str]) -> Iterator[Refusal]:
    """Why nothing may be done.

    Args:
        live: the pack as it is.
        wishes: what is wished.
        after: the pack as it would be.
        stops: what would stop the controllers with that.
    """
    if live.is_being_deactivated:
        yield being_deactivated(live)
    for message in stops:
        yield Refusal(f"the controllers would not get through with this: {message}", _VALIDATE)
    yield from _too_long(after)
    if not installed(after):
        yield Refusal(f"every persona of '{live.name}' is excluded", f"sympozium pack include {live.name} PERSONA")
    yield from _unknown_personas(live, wishes)
    yield from _unheard_channels(live, wishes)
    yield from secret_refusals(live, wishes)
    yield from _without_key(live, wishes, after)
    yield from _without_model(after)
    yield from _of_model_ref(live, wishes, after)
    yield from _of_policy(live, after)


def being_deactivated(live: Live) -> Refusal:
    """Why a pack cannot be activated while the controller still takes it apart."""
    left = [f"{one['kind']}/{name_of(one)}" for one in live.orphans]
    message = f"'{live.name}' is still being deactivated, and until that is over the controller deletes its Secrets"
    if left:
        gone = " ".join(f"{one.lower()}" for one in left)
        return Refusal(
            f"{message}; it never ends, because of {listed(left)}, which belong to no persona of the pack",
            f"delete them: kubectl delete -n {live.namespace} {gone}",
        )
    return Refusal(message, f"wait until its phase is Inactive: sympozium pack status {live.name} -n {live.namespace}")


def unknown_persona(live: Live, name: str) -> Refusal:
    """Why a name that no persona has is refused."""
    names = [persona.name for persona in live.pack.personas]
    meant = closest(name, names)
    return Refusal(
        f"no persona of '{live.name}' is named '{name}'",
        f"did you mean '{meant}'?" if meant else f"there are {quoted(names)}",
    )


def warnings(live: Live, wishes: Wishes, patch: Patch, after: Pack) -> Iterator[str]:
    """What is worth knowing before."""
    yield from (f"{finding.message}" for finding in _long_names(after, stopping=False))
    if live.orphans and not live.is_being_deactivated:
        orphans = quoted(sorted(map(name_of, live.orphans)))
        yield f"{orphans} belong to no persona of the pack: they keep running, and will keep it from being deactivated"
    yield from _dropped(patch)
    yield from _keys_elsewhere(live, after)
    yield from _bases(after)
    for wish in wishes.providers:
        if wish.value is not None:
            suspicion = doubt(wish.value, wish.provider.issuer, wish.provider.name)
            yield from [suspicion] if suspicion else []
        if wish.provider.name == "bedrock":
            yield wish.provider.note
    yield from _of_skills(wishes, after)
    yield from _of_channels(live, after)
    yield from (f"could not look at {what}" for what in live.unseen)


def _long_names(pack: Pack, *, stopping: bool) -> Iterator[Refusal]:
    for stage in (LABEL, SERVICE, RUN, DELEGATED, SUBAGENT):
        for finding in too_long(pack, stage):
            gravely = stage in _NOTHING_RUNS and (finding.severity or ERROR) == ERROR
            if gravely == stopping:
                yield Refusal(finding.message, finding.remedy)


def _too_long(pack: Pack) -> Iterator[Refusal]:
    yield from _long_names(pack, stopping=True)


def _unknown_personas(live: Live, wishes: Wishes) -> Iterator[Refusal]:
    known = {persona.name for persona in live.pack.personas}
    named = [*wishes.models, *(wish.persona for wish in wishes.channels if wish.persona)]
    yield from (unknown_persona(live, name) for name in dict.fromkeys(named) if name not in known)


def _unheard_channels(live: Live, wishes: Wishes) -> Iterator[Refusal]:
    for wish in wishes.channels:
        if not listeners(live, wish.channel.name, wish.persona):
            example = live.pack.personas[0].name if live.pack.personas else "PERSONA"
            yield Refusal(
                f"no persona listens to {wish.channel.name}", f"name one: --channel {example}:{wish.channel.name}"
            )


def _without_key(live: Live, wishes: Wishes, after: Pack) -> Iterator[Refusal]:
    """Personas whose runs would fail at their first call of a model."""
    coming = set(wishes.secrets(live.name)) | set(live.secrets)
    wished = {wish.secret_name(live.name, keep=wishes.keep_secret) for wish in wishes.providers}
    lacking: dict[tuple[str, str], list[str]] = {}
    for persona in installed(after):
        reference = first_with_secret(auth_refs(after, persona))
        secret = reference.secret if reference is not None else ""
        if needs_key(after, persona) and secret not in coming and secret not in wished - {""}:
            provider = model_settings(after, persona).provider.lower()
            lacking.setdefault((provider, secret), []).append(persona.name)
    for (provider, secret), names in lacking.items():
        why = f"the Secret '{secret}' of its authRefs is not there" if secret else "nothing gives them a key"
        known = PROVIDERS.get(provider)
        source = f"env:{known.data_key if known is not None and known.data_key else ANY_KEY}"
        words = f"--provider {provider} --key-from {source}" if known is not None else "--provider NAME"
        hint = f"name a provider and its key: sympozium pack activate {live.name} {words}"
        yield Refusal(f"the model of {quoted(names)} needs a key, and {why}", hint)


def _without_model(after: Pack) -> Iterator[Refusal]:
    """Personas that would ask their provider for a model that it surely does not have."""
    lacking: dict[str, list[str]] = {}
    for persona in installed(after):
        provider = model_settings(after, persona).provider
        if provider.lower() in WITHOUT_GPT and not _says_model(after, persona):
            lacking.setdefault(provider, []).append(persona.name)
    for provider, names in lacking.items():
        yield Refusal(
            f"{quoted(names)} name no model, and would ask {provider} for '{DEFAULT_MODEL}'",
            "give them one: --model NAME, or --model-for PERSONA=NAME",
        )


def _says_model(pack: Pack, persona: Persona) -> bool:
    return bool(persona.model or model_ref(pack, persona) or "MODEL_NAME" in persona.env)


def _of_model_ref(live: Live, wishes: Wishes, after: Pack) -> Iterator[Refusal]:
    reference = after.spec.model_ref
    if not reference:
        return
    pinned = {persona.provider for persona in installed(after)}
    idle = [wish.provider.name for wish in wishes.providers if wish.provider.name not in pinned]
    if idle:
        yield Refusal(
            f"the Model '{reference}' answers the personas, so that {quoted(idle)} would not be asked",
            "leave --provider out, or take the Model out with --model-ref ''",
        )
    if reference not in live.models:
        yield Refusal(
            f"there is no Model '{reference}' in '{live.namespace}' or in sympozium-system",
            "the pack would wait for it, and nothing would be made",
        )


def _of_policy(live: Live, after: Pack) -> Iterator[Refusal]:
    policy = after.spec.policy_ref
    if policy and live.policies is not None and policy not in live.policies:
        meant = closest(policy, live.policies)
        known = f"there are {quoted(sorted(live.policies))}" if live.policies else "copy it there"
        yield Refusal(
            f"there is no policy '{policy}' in '{live.namespace}', and every run would be refused",
            f"did you mean '{meant}'?" if meant else f"{known}, or do without: --policy ''",
        )


def _dropped(patch: Patch) -> Iterator[str]:
    change = patch.changes.get("authRefs")
    if change is None:
        return
    kept = {entry.get("provider") for entry in change.after}
    for entry in change.before:
        provider = entry.get("provider", "")
        if provider not in kept:
            secret = entry.get("secret", "")
            yield f"authRefs no longer name {provider or 'a provider'}: its Secret '{secret}' is not there"


def _keys_elsewhere(live: Live, after: Pack) -> Iterator[str]:
    """Keys that would be sent to somebody they do not belong to."""
    for persona in installed(after):
        reference = first_with_secret(auth_refs(after, persona))
        if reference is None or not reference.provider:
            continue
        settings = model_settings(after, persona)
        host = provider_at(settings.base_url) if settings.base_url else ""
        if settings.provider.lower() != reference.provider.lower():
            yield (
                f"'{persona.name}' asks {settings.provider}, for which there is no key: "
                f"it will be sent the one of {reference.provider}"
            )
        elif settings.base_url and host != reference.provider and reference.provider in {"openai", "anthropic"}:
            yield f"'{persona.name}' sends the key of {reference.provider} to {settings.base_url}, its base URL"
    del live


def _bases(after: Pack) -> Iterator[str]:
    urls = {model_settings(after, persona).base_url: persona.name for persona in installed(after)}
    for url, name in urls.items():
        if "//localhost" in url or "//127." in url:
            yield f"{url} is the pod of '{name}' itself; a server elsewhere needs its address: --base-url"
    for persona in installed(after):
        settings = model_settings(after, persona)
        if settings.provider in {"lm-studio", "llama-server", "unsloth"} and not settings.base_url:
            yield f"'{persona.name}' looks for {settings.provider} in its own pod; --base-url says where it is"
        elif settings.provider == "ollama" and not settings.base_url:
            yield f"'{persona.name}' looks for ollama at http://ollama.default.svc:11434/v1; --base-url names another"


def _of_skills(wishes: Wishes, after: Pack) -> Iterator[str]:
    used = {skill for persona in installed(after) for skill in persona.skills}
    for skill in dict.fromkeys(param.skill for param in wishes.skill_params):
        if not {skill, f"skillpack-{skill}"} & used:
            meant = closest(skill, used)
            yield f"no persona has the skill '{skill}'" + (f"; did you mean '{meant}'?" if meant else "")


def channel_secrets(pack: Pack) -> dict[str, list[str]]:
    """The Secrets of the channels that installed personas listen to, and who does, as "lead's slack"."""
    users: dict[str, list[str]] = {}
    for persona in installed(pack):
        named = {**pack.spec.channel_configs, **persona.channel_configs}
        for channel in persona.channels:
            if named.get(channel):
                users.setdefault(named[channel], []).append(f"{persona.name}'s {channel}")
    return users


def _of_channels(live: Live, after: Pack) -> Iterator[str]:
    for secret, users in channel_secrets(after).items():
        if secret not in live.secrets:
            yield f"the Secret '{secret}' of {listed(users)} is not there: the agent's phase becomes Error"


def model_state(live: Live) -> Iterator[str]:
    """What is to be known of the Model that the pack waits for."""
    for reference, model in live.models.items():
        phase = text_at(model, "status", "phase")
        if model and phase != "Ready":
            yield f"nothing is made until the Model '{reference}' is Ready; it is {phase or 'not there yet'}"
