"""The names of objects on the command line: "team", "pack/team" or "ensemble/team", "secret/key", "run/team-lead-1"."""

from __future__ import annotations

from sympozium_cli.errors import UsageError
from sympozium_cli.values.names import is_dns1123_subdomain

_PACKS = frozenset(("pack", "packs", "ensemble", "ensembles", "ens", "personapack", "personapacks", "pp"))
_RUNS = frozenset(("run", "runs", "ar", "agentrun", "agentruns"))
_GROUP = ".sympozium.ai"


def pack_named(text: str) -> str:
    """The name of the pack that is meant.

    Raises:
        UsageError: it is the name of something else, or can be nothing's name.
    """
    return _named(text, "pack", _PACKS)


def run_named(text: str) -> str:
    """The name of the run that is meant: "run/team-lead-1" or "agentrun/team-lead-1", or the name alone.

    Raises:
        UsageError: it is the name of something else, or can be nothing's name.
    """
    return _named(text, "run", _RUNS)


def secret_named(text: str) -> str:
    """The name of the Secret that is meant: "secret/team-openai-key", as `-o name` prints it, or the name alone."""
    kind, slash, name = text.partition("/")
    return name if slash and kind.lower() in {"secret", "secrets"} else text


def _named(text: str, what: str, kinds: frozenset[str]) -> str:
    kind, slash, name = text.rpartition("/")
    if slash and kind.lower().removesuffix(_GROUP) not in kinds:
        raise UsageError(f"'{text}' is no {what}", hint=f"write {name or 'NAME'}, or {what}/{name or 'NAME'}")
    if not is_dns1123_subdomain(name):
        listing = "sympozium pack list" if what == "pack" else "sympozium runs list"
        raise UsageError(f"'{text}' cannot be the name of a {what}", hint=f"see '{listing}'")
    return name
