"""Objects of a cluster as anybody may see them: of a Secret never a value, and no credential of a pack."""

from __future__ import annotations

from sympozium_cli.cluster.port import Object
from sympozium_cli.report.hiding import without_secrets
from sympozium_cli.secret.manifest import for_eyes


def shown_safely(value: Object, fingerprint_key: bytes = b"", *, managed_fields: bool = False) -> Object:
    """An object as anybody may see it.

    Args:
        value: the object.
        fingerprint_key: the user's key of fingerprints; only a Secret needs it.
        managed_fields: whether to leave them in; those of a Secret never are.
    """
    about = {key: part for key, part in value.get("metadata", {}).items() if managed_fields or key != "managedFields"}
    plain = {**value, "metadata": about}
    hidden: Object = for_eyes(plain, fingerprint_key) if plain.get("kind") == "Secret" else without_secrets(plain)
    return hidden
