"""Which model an agent talks to, where, and with which keys (ensemble_controller.go)."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import DEFAULT_MODEL
from sympozium_cli.render.origin import Traced, because, present, taken


def model(pack: Pack, persona: Persona, endpoint: str) -> Traced:
    """The model's name: that of the Model resource, the persona's, or the controller's default."""
    if endpoint and not persona.provider:
        why = "modelRef, which wins over every model" if persona.model else "modelRef"
        return because(pack.spec.model_ref, why, pack.spec.path / "modelRef")
    if persona.model:
        return taken(persona, "model")
    return because(DEFAULT_MODEL, "no model is set: the controller's default", persona.path)


def base_url(pack: Pack, persona: Persona, endpoint: str) -> Traced:
    """The address of the model's API; empty for the provider's own."""
    if persona.base_url:
        return taken(persona, "baseURL")
    if endpoint and not persona.provider:
        return because(endpoint, "the address of the Model", pack.spec.path / "modelRef")
    return taken(pack.spec, "baseURL")


def headers(pack: Pack, persona: Persona) -> dict[str, Any]:
    """The HTTP headers: the pack's, with the persona's over them."""
    merged = {name: taken_entry(pack.spec, "providerHeaders", name) for name in pack.spec.provider_headers}
    merged |= {name: taken_entry(persona, "providerHeaders", name) for name in persona.provider_headers}
    return merged


def headers_secret(pack: Pack, persona: Persona) -> Traced:
    """The Secret with further headers: the persona's, else the pack's."""
    return taken(persona if persona.provider_headers_secret_ref else pack.spec, "providerHeadersSecretRef")


def auth_references(pack: Pack, persona: Persona, endpoint: str) -> Traced:
    """The Secrets with keys: those of the persona's provider if there are any, else all, or none for a Model."""
    path = pack.spec.path / "authRefs"
    references = [
        present({"provider": taken(reference, "provider")}) | {"secret": taken(reference, "secret")}
        for reference in pack.spec.auth_refs
    ]
    if persona.provider:
        own = [
            made
            for made, reference in zip(references, pack.spec.auth_refs, strict=True)
            if reference.provider == persona.provider
        ]
        if own:
            return because(own, f"the entries for the provider '{persona.provider}'", path)
        if references and not endpoint:
            why = f"none is for the provider '{persona.provider}', so that it gets all of them, and uses the first"
            return because(references, why, path)
    return because([], "a Model needs no key") if endpoint else because(references, "", path)


def taken_entry(view: Any, key: str, name: str) -> Traced:
    """An entry of a map of the pack as it stands."""
    return because(view.value[key][name], "", view.path / key / name)
