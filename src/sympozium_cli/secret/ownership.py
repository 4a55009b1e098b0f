"""Whose Secret it is: the names it gets, its labels, and whether the controller deletes it with its pack.

After isManagedAuthSecret in internal/controller/ensemble_controller.go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sympozium_cli.cluster.resource import GROUP

MANAGED_BY: Final = "app.kubernetes.io/managed-by"
BY_SYMPOZIUM: Final = "sympozium"
"""What upstream's own programs write there, and what we write on Secrets that go with their pack."""
BY_US: Final = "sympozium-cli"
"""What we write on Secrets that stay."""

_PACK_LABELS: Final = {"Ensemble": f"{GROUP}/ensemble", "PersonaPack": f"{GROUP}/persona-pack"}


def pack_label(kind: str = "Ensemble") -> str:
    """The label that makes a Secret the property of a pack of that kind."""
    return _PACK_LABELS[kind]


def new_labels(pack: str, *, keep: bool, kind: str = "Ensemble") -> dict[str, str]:
    """The labels of a new Secret: with `keep` none by which the controller takes it for the pack's own."""
    return {MANAGED_BY: BY_US} if keep else {MANAGED_BY: BY_SYMPOZIUM, pack_label(kind): pack}


def key_secret_name(pack: str, provider: str, *, keep: bool) -> str:
    """The usual name of the Secret with a provider's key; with `keep` one that the controller leaves alone."""
    return f"{pack}-{provider}" if keep else f"{pack}-{provider}-key"


def channel_secret_name(pack: str, channel: str) -> str:
    """The usual name of the Secret with a channel's tokens; the controller never deletes it."""
    return f"{pack}-{channel}-secret"


def why_deleted_with(pack: str, name: str, labels: Mapping[str, str], kind: str = "Ensemble") -> str:
    """Why the controller deletes the Secret when the pack is disabled, if its authRefs name it; "" if it does not."""
    if labels.get(pack_label(kind)) == pack:
        return f"its label {pack_label(kind)} is '{pack}'"
    if name == f"{pack}-credentials":
        return f"its name is '{pack}-credentials'"
    if name.startswith(f"{pack}-") and name.endswith("-key"):
        return f"its name begins with '{pack}-' and ends with '-key'"
    return ""
