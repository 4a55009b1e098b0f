"""Where a persona's base URL is written."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_ref
from sympozium_cli.source import FieldPath


class BaseUrl(NamedTuple):
    """A base URL, and the place that says it."""

    text: str
    path: FieldPath


def base_url(pack: Pack, persona: Persona) -> BaseUrl | None:
    """The URL that the persona's own runs call; None where it is the provider's own, or a Model resource's."""
    if persona.base_url:
        return BaseUrl(persona.base_url, persona.path / "baseURL")
    if pack.spec.base_url and not model_ref(pack, persona):
        return BaseUrl(pack.spec.base_url, pack.spec.path / "baseURL")
    return None
