"""The model that a persona's own runs talk to: its settings, the pack's, and what upstream makes up.

After ensemble_controller.go (model, base URL, headers of an Agent) and channel_router.go (resolveProvider).
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona

DEFAULT_MODEL = "gpt-4o"
IN_SECRET_NAMES = ("anthropic", "azure-openai", "bedrock", "lm-studio", "ollama", "openai")
IN_URLS = {"ollama": "ollama", ":11434": "ollama", "lm-studio": "lm-studio", ":1234": "lm-studio"}


class ModelSettings(NamedTuple):
    """Which model, of which provider, at which address, with which HTTP headers.

    The address is "" for the provider's own; that of a Model resource is its name in pointed brackets, because
    only the cluster knows the address.
    """

    provider: str
    model: str
    base_url: str
    headers: tuple[tuple[str, str], ...]
    headers_secret: str

    def differences(self, other: ModelSettings) -> tuple[str, ...]:
        """In what the two differ, in words."""
        pairs = zip(("provider", "model", "base URL", "headers", "headers"), self, other, strict=True)
        return tuple(dict.fromkeys(word for word, mine, theirs in pairs if mine != theirs))


def model_ref(pack: Pack, persona: Persona) -> str:
    """The Model resource that answers the persona's own runs; empty where none does, as for a provider of its own."""
    return "" if persona.provider else pack.spec.model_ref


def pack_provider(pack: Pack) -> str:
    """The provider of a persona that names none and has no base URL of its own."""
    return _provider(pack, pack.spec.base_url)


def model_settings(pack: Pack, persona: Persona) -> ModelSettings:
    """The effective settings of the persona's own runs."""
    spec = pack.spec
    shared = model_ref(pack, persona)
    base_url = persona.base_url or (f"<{shared}>" if shared else spec.base_url)
    return ModelSettings(
        provider=persona.provider or _provider(pack, base_url),
        model=shared or persona.model or DEFAULT_MODEL,
        base_url=base_url,
        headers=tuple(sorted({**spec.provider_headers, **persona.provider_headers}.items())),
        headers_secret=persona.provider_headers_secret_ref or spec.provider_headers_secret_ref,
    )


def _provider(pack: Pack, base_url: str) -> str:
    references = () if pack.spec.model_ref else pack.spec.auth_refs
    stated = [reference.provider for reference in references if reference.provider]
    hinted = [word for reference in references for word in IN_SECRET_NAMES if word in reference.secret]
    known = [*stated, *hinted, *(name for part, name in IN_URLS.items() if part in base_url)]
    return known[0] if known else "custom" if base_url else "openai"
