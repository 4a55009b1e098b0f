"""The names of runs on the command line: "team-lead-1", "run/team-lead-1", "agentrun/team-lead-1"."""

from __future__ import annotations

from sympozium_cli.errors import UsageError
from sympozium_cli.values.names import is_dns1123_subdomain

_KINDS = frozenset(("ar", "run", "runs", "agentrun", "agentruns"))
_GROUP = ".sympozium.ai"


def run_named(text: str) -> str:
    """The name of the run that is meant.

    Raises:
        UsageError: it is the name of something else, or can be nothing's name.
    """
    kind, slash, name = text.rpartition("/")
    if slash and kind.lower().removesuffix(_GROUP) not in _KINDS:
        raise UsageError(f"'{text}' is no run", hint=f"write {name or 'NAME'}, or run/{name or 'NAME'}")
    if not is_dns1123_subdomain(name):
        raise UsageError(f"'{text}' cannot be the name of a run", hint="see 'sympozium runs list'")
    return name
