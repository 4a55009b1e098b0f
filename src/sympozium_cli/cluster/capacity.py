"""How much a Secret holds."""

from __future__ import annotations

from typing import Final

from sympozium_cli.errors import RejectedError

MOST_HELD: Final = 1024 * 1024
"""The most bytes that the values of a Secret may have together (MaxSecretSize in pkg/apis/core of Kubernetes)."""


def over_full(name: str, namespace: str, size: int = 0) -> RejectedError:
    """The error for a Secret that has no room for what is to be added.

    Args:
        name: of the Secret.
        namespace: where it is.
        size: how many bytes its values would have; 0 where that is not known.
    """
    held = f" with {size} bytes" if size else ""
    return RejectedError(
        f"the Secret '{name}' in namespace '{namespace}' would be over-full{held}: "
        f"all values of a Secret together have {MOST_HELD} bytes at most",
        hint=f"see what fills it: sympozium secret check {name} -n {namespace}; "
        "or make a Secret for this key alone: sympozium secret create ... --name OTHER",
    )
