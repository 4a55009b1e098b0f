"""The Agent (before v0.10.0: SympoziumInstance) of a persona; see ensemble_controller.go, buildAgent."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack, Persona
from sympozium_cli.render import era, model
from sympozium_cli.render.channels import channels
from sympozium_cli.render.circumstances import Circumstances, observability
from sympozium_cli.render.manifest import ENSEMBLE_CONTROLLER, Manifest, metadata, resource
from sympozium_cli.render.origin import Traced, because, present, taken
from sympozium_cli.render.skills import skills

_MEMORY_KIB = 256


def agent(pack: Pack, persona: Persona, around: Circumstances) -> Manifest:
    """What a persona becomes."""
    words = era.words(pack.release)
    labels = pack_labels(pack, persona)
    if persona.provider and pack.release >= era.PROVIDER_LABEL:
        labels["sympozium.ai/provider"] = taken(persona, "provider")
    about = metadata(agent_name(pack, persona), around.namespace_of(pack), labels, (words.pack, pack.name))
    return Manifest(resource(words.agent, about, _spec(pack, persona, around)), ENSEMBLE_CONTROLLER, persona.name)


def pack_labels(pack: Pack, persona: Persona) -> dict[str, Any]:
    """The labels that say which persona of which pack an object belongs to."""
    words = era.words(pack.release)
    return {
        f"sympozium.ai/{words.pack_label}": taken(pack.metadata, "name"),
        f"sympozium.ai/{words.persona_label}": taken(persona, "name"),
    }


def agent_name(pack: Pack, persona: Persona, suffix: str = "") -> Traced:
    """The name of an agent, or of something that is named after it."""
    return because(f"{pack.agent_name(persona)}{suffix}", "the pack's name and the persona's", persona.path / "name")


def _spec(pack: Pack, persona: Persona, around: Circumstances) -> dict[str, Any]:
    endpoint = around.endpoint_for(pack)
    shown = pack.release >= era.DISPLAY_NAME
    return {
        **present({"displayName": taken(persona, "displayName") if shown else None}),
        **present({"channels": channels(pack, persona)}),
        "agents": {"default": _defaults(pack, persona, endpoint)},
        "skills": skills(pack, persona),
        **present({"policyRef": taken(pack.spec, "policyRef")}),
        **present({"authRefs": model.auth_references(pack, persona, endpoint)}),
        "memory": _memory(pack, persona),
        "observability": observability(around),
        **present({"mcpServers": taken(persona, "mcpServers")}),
        **present({key: taken(pack.spec, key) for key in ("volumes", "volumeMounts")}),
    }


def _defaults(pack: Pack, persona: Persona, endpoint: str) -> dict[str, Any]:
    settings = {
        "model": model.model(pack, persona, endpoint),
        "baseURL": model.base_url(pack, persona, endpoint),
        "providerHeaders": model.headers(pack, persona),
        "providerHeadersSecretRef": model.headers_secret(pack, persona),
        "runTimeout": taken(persona, "runTimeout"),
        "env": taken(persona, "env"),
    }
    # A block that is there is kept, even an empty one.
    blocks = {
        "agentSandbox": taken(pack.spec, "agentSandbox"),
        "lifecycle": taken(persona, "lifecycle"),
        "subagents": taken(persona, "subagents"),
    }
    return present(settings) | {key: block for key, block in blocks.items() if block.value is not None}


def _memory(pack: Pack, persona: Persona) -> dict[str, Any]:
    kept = {"enabled": _memory_enabled(pack, persona), "maxSizeKB": _memory_size(persona)}
    auto = _auto_store(pack, persona)
    if auto is not None:
        kept["autoStore"] = auto
    return kept | present({"systemPrompt": taken(persona, "systemPrompt")})


def _memory_enabled(pack: Pack, persona: Persona) -> Traced:
    memory = persona.memory
    if memory is None:
        return because(True, "no memory block: switched on", persona.path)
    if pack.release < era.MEMORY_CAN_BE_OFF and not memory.enabled:
        return because(True, f"{pack.release} switches memory on for everybody", memory.path / "enabled")
    return taken(memory, "enabled")


def _memory_size(persona: Persona) -> Traced:
    memory = persona.memory
    if memory is not None and memory.max_size_kb is not None and memory.max_size_kb > 0:
        return taken(memory, "maxSizeKB")
    return because(_MEMORY_KIB, "no maxSizeKB above zero: the controller's default", (memory or persona).path)


def _auto_store(pack: Pack, persona: Persona) -> Traced | None:
    memory = persona.memory
    if memory is not None and memory.has("autoStore"):
        return taken(memory, "autoStore")
    return taken(pack.spec, "autoStoreMemory") if pack.spec.has("autoStoreMemory") else None
