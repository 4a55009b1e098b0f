"""The names of objects on the command line: "team", "pack/team" or "ensemble/team", "secret/team-openai-key"."""

from __future__ import annotations

from sympozium_cli.errors import UsageError
from sympozium_cli.values.names import is_dns1123_subdomain

_KINDS = frozenset(("pack", "packs", "ensemble", "ensembles", "ens", "personapack", "personapacks", "pp"))
_GROUP = ".sympozium.ai"


def pack_named(text: str) -> str:
    """The name of the pack that is meant.

    Raises:
        UsageError: it is the name of something else, or can be nothing's name.
    """
    kind, slash, name = text.rpartition("/")
    if slash and kind.lower().removesuffix(_GROUP) not in _KINDS:
        raise UsageError(f"'{text}' is no pack", hint=f"write {name or 'NAME'}, or pack/{name or 'NAME'}")
    if not is_dns1123_subdomain(name):
        raise UsageError(f"'{text}' cannot be the name of a pack", hint="see 'sympozium pack list'")
    return name


def secret_named(text: str) -> str:
    """The name of the Secret that is meant: "secret/team-openai-key", as `-o name` prints it, or the name alone."""
    kind, slash, name = text.partition("/")
    return name if slash and kind.lower() in {"secret", "secrets"} else text
