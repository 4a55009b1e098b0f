"""The host name that an agent is reached by: which one counts, what is wrong with it, and what was meant.

Sources: ensemble_controller.go (parameters of the web endpoint's skill) and agentrun_controller.go (HTTPRoute); what
a host name may be stands in the Gateway API (Hostname).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.vocabulary.skills import WEB_ENDPOINT, attached
from sympozium_cli.source import FieldPath
from sympozium_cli.values.names import is_dns1123_subdomain, why_not_dns1123_subdomain

_WILDCARD: Final = "*."
_PARTS: Final = re.compile(
    r"""\s*
    (?P<scheme> [A-Za-z][A-Za-z0-9+.-]*:// )?
    (?P<user> [^/@\s]*@ )?
    (?P<host> [^/:?#@\s]+ )
    (?P<port> :[0-9]+ )?
    (?P<path> [/?#]\S* )?
    \s*""",
    re.VERBOSE,
)


class Hosted(NamedTuple):
    """A host name that counts for a persona.

    Args:
        persona: whose agent it leads to.
        hostname: the text, with its place.
        cause: where the persona takes it from: the same place, or the skill whose parameter it is.
    """

    persona: Persona
    hostname: Word
    cause: FieldPath


def hosted(pack: Pack) -> tuple[Hosted, ...]:
    """The host names of the installed personas: of the listed skill's parameters, else of `webEndpoint`."""
    found = (_hosted(pack, persona) for persona in installed(pack))
    return tuple(each for each in found if each is not None)


def _hosted(pack: Pack, persona: Persona) -> Hosted | None:
    skill = attached(persona, WEB_ENDPOINT)
    if skill is not None:
        hostname = _parameter(pack, persona, skill)
        return Hosted(persona, hostname, skill.path) if hostname else None
    endpoint = persona.web_endpoint
    if endpoint is None or not endpoint.enabled or not endpoint.hostname:
        return None
    path = endpoint.path / "hostname"
    return Hosted(persona, Word.at(endpoint.hostname, path), path)


def _parameter(pack: Pack, persona: Persona, skill: str) -> Word | None:
    """The parameter of the persona's map, or, where that is empty, of the pack's."""
    for place in (persona, pack.spec):
        params = place.skill_params.get(skill)
        if params is not None and params.value:
            hostname = params.value.get("hostname")
            return Word.at(hostname, params.path / "hostname") if isinstance(hostname, str) and hostname else None
    return None


def why_not_hostname(text: str) -> str:
    """What is wrong with the text as the host name of a route, in a phrase; empty where nothing is."""
    if is_hostname(text):
        return ""
    parts = _PARTS.fullmatch(text)
    for name, phrase in (("scheme", "a scheme"), ("user", "a user"), ("port", "a port"), ("path", "a path")):
        if parts is not None and parts[name]:
            return f"has {phrase}"
    return why_not_dns1123_subdomain(text.removeprefix(_WILDCARD))


def is_hostname(text: str) -> bool:
    """Whether it is a DNS name in lower case; its first label may be `*`."""
    return is_dns1123_subdomain(text.removeprefix(_WILDCARD))


class Stripped(NamedTuple):
    """The host name in a text, and whether nothing that could matter was left out."""

    hostname: str
    lossless: bool


def stripped(text: str) -> Stripped | None:
    """The host name that the text has in it; None where there is none."""
    parts = _PARTS.fullmatch(text)
    hostname = parts["host"].lower().removesuffix(".") if parts is not None else ""
    if parts is None or not is_hostname(hostname):
        return None
    return Stripped(hostname, not parts["user"] and not parts["port"] and parts["path"] in (None, "/"))
