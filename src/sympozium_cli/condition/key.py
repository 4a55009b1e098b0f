"""The key with which a persona's runs ask their provider: whether there is one, and whether it reaches them."""

from __future__ import annotations

from shlex import quote
from typing import Any, Final, NamedTuple

from sympozium_cli.api import Persona
from sympozium_cli.api.model import model_settings
from sympozium_cli.condition.link import BROKEN, Link
from sympozium_cli.condition.scene import Scene
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret, needs_key
from sympozium_cli.secret.providers import PROVIDERS, READ_BY_RUNNER
from sympozium_cli.values.plural import listed

USABLE: Final = "usable"
MISSING: Final = "missing"
UNREADABLE: Final = "unreadable"
UNSEEN: Final = "unseen"
NOT_NEEDED: Final = "not needed"
NONE: Final = "none"


class Key(NamedTuple):
    """The key of a persona.

    Args:
        state: USABLE; MISSING, where its Secret is not there; UNREADABLE, where the Secret has no key that reaches the
            agent; UNSEEN, where the user may not look; NOT_NEEDED; NONE, where nothing names a Secret.
        secret: the name of the Secret; "" for none.
        there: the names of the keys that the Secret has, whatever they are.
    """

    state: str
    secret: str = ""
    there: tuple[str, ...] = ()


def key_of(scene: Scene, persona: Persona) -> Key:
    """The key that the runs of a persona get (channel_router.go, agentrun_controller.go)."""
    needed = needs_key(scene.pack, persona)
    secret = _secret(scene, persona)
    if not secret:
        return Key(NONE if needed else NOT_NEEDED)
    if scene.around.existing_secrets is None:
        return Key(UNSEEN, secret)
    seen = scene.live.secrets.get(secret)
    if seen is None:
        return Key(MISSING if needed else NOT_NEEDED, secret)
    usable = any(key in seen.keys for key in READ_BY_RUNNER)
    return Key(USABLE if usable else UNREADABLE if needed else NOT_NEEDED, secret, seen.keys)


def key_link(scene: Scene, persona: Persona) -> Link | None:
    """Why a persona's runs cannot ask their provider."""
    key = key_of(scene, persona)
    provider = model_settings(scene.pack, persona).provider
    known = PROVIDERS.get(provider.lower())
    data_key = known.data_key if known is not None and known.data_key else "API_KEY"
    where = f"-n {scene.live.namespace}"
    if key.state == NONE:
        message = f"nothing names a Secret with a key of {provider}, so that its runs fail"
        remedy = f"sympozium pack activate {scene.place} --provider {quote(provider)} --key-from prompt"
    elif key.state == MISSING:
        message = f"the Secret '{key.secret}' with its key is not there, so that its runs fail"
        pack = f"--pack {scene.live.name} --name {quote(key.secret)}"
        remedy = f"sympozium secret create provider {quote(provider)} {pack} {where}"
    elif key.state == UNREADABLE:
        there = f"it has {listed(key.there)}" if key.there else "it is empty"
        message = f"the Secret '{key.secret}' has no key that reaches the agent: {there}, and {data_key} is read"
        remedy = f"sympozium secret rotate {quote(key.secret)} --data-key {data_key} {where}"
    else:
        return None
    return Link("key", BROKEN, message, remedy, persona.name)


def _secret(scene: Scene, persona: Persona) -> str:
    """The Secret that the agent names, or would name."""
    agent = scene.agent(persona)
    if agent is not None:
        references: Any = (agent.get("spec") or {}).get("authRefs") or []
        names = (str(one.get("secret") or "") for one in references if isinstance(one, dict))
        return next((name for name in names if name.strip()), "")
    reference = first_with_secret(auth_refs(scene.pack, persona))
    return reference.secret if reference is not None else ""
