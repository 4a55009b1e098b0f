"""Which key the runs of a persona carry, and whether they need one.

Sources: ensemble_controller.go (which entries of authRefs an Agent gets, which Secrets are deleted with a pack),
channel_router.go (whose Secret a run takes), agentrun_controller.go and cmd/agent-runner/main.go (which keys reach it).
"""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_settings
from sympozium_cli.api.pack import AuthRef
from sympozium_cli.lint.vocabulary.providers import KEY_VARIABLES, WITHOUT_KEY
from sympozium_cli.values.plural import listed
from sympozium_cli.values.release import Release

_TAKES_THEM_OUT = Release(0, 10, 34)


def auth_refs(pack: Pack, persona: Persona) -> tuple[AuthRef, ...]:
    """The entries that the persona's agent gets: those for its own provider if there are any, else the pack's.

    A Model resource takes no keys, so that under `modelRef` only a provider of the persona's own brings any.
    """
    own = [reference for reference in pack.spec.auth_refs if reference.provider == persona.provider]
    if persona.provider and own:
        return tuple(own)
    return () if pack.spec.model_ref else pack.spec.auth_refs


def first_with_secret(references: Iterable[AuthRef]) -> AuthRef | None:
    """The entry whose Secret a run takes: the first that names one, whatever its provider."""
    return next((reference for reference in references if reference.secret.strip()), None)


def same_provider(one: str, other: str) -> bool:
    """Whether two texts mean the same provider, which the runner reads without regard to case."""
    return one.strip().lower() == other.strip().lower()


def brings_key(persona: Persona) -> bool:
    """Whether the persona's own environment holds a key."""
    return not KEY_VARIABLES.isdisjoint(persona.env)


def needs_key(pack: Pack, persona: Persona) -> bool:
    """Whether runs of the persona fail unless an entry of authRefs gives them a key.

    A base URL may lead to a server that asks for none, and headers may carry one.
    """
    settings = model_settings(pack, persona)
    elsewhere = settings.base_url or settings.headers or settings.headers_secret or brings_key(persona)
    return not elsewhere and settings.provider.lower() not in WITHOUT_KEY


def deleted_secrets(pack: Pack) -> tuple[AuthRef, ...]:
    """The entries whose Secrets the controller deletes when the pack is disabled, as far as their names tell."""
    return tuple(reference for reference in pack.spec.auth_refs if is_deleted_with(pack, reference.secret))


def effect_of_waiting(pack: Pack) -> str:
    """What a pack that is not enabled has of its authRefs (ensemble_controller.go)."""
    effects = ["no agent is made"]
    if deleted_secrets(pack):
        effects.append("the controller deletes the Secret")
    if pack.release <= _TAKES_THEM_OUT:
        effects.append("the controller takes authRefs out of the pack again")
    return listed(effects)


def is_deleted_with(pack: Pack, secret: str) -> bool:
    """Whether the controller deletes a Secret of that name when the pack is disabled (isManagedAuthSecret)."""
    prefix = f"{pack.name}-"
    return secret == f"{prefix}credentials" or (secret.startswith(prefix) and secret.endswith("-key"))
