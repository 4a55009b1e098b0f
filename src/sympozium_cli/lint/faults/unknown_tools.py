"""The finding that a name in a tool policy names no tool: what was meant, and what could be done instead."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.lint.faults.tool_policies import allowed, denied, is_pattern
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Remove, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.lint.vocabulary.skills import MCP_BRIDGE, custom_skills
from sympozium_cli.lint.vocabulary.tools import INSTEAD, MEANT, first_release_of_tool, known_tools
from sympozium_cli.values.similar import closest

_OLD_MCP = "if an MCP server offers it, name the server under mcpServers, with the beginning of the name as toolsPrefix"


def unknown_tools(pack: Pack, persona: Persona) -> Iterator[Finding]:
    """A finding for every name in the persona's policy that surely names no tool of its agent.

    A SkillPack that is not built in may bring tools of its own, so beside one nothing is sure; and what an MCP server
    offers is known only to the server, so whatever begins with its prefix counts as a tool.
    """
    if custom_skills(pack, persona):
        return
    for listed, beside_others, alone in (
        (allowed(persona), "the name allows nothing", "nothing is allowed: the agent has no tools"),
        (denied(persona), "the name denies nothing", "the name denies nothing"),
    ):
        real = frozenset(name for name in listed if _is_tool(pack, persona, name))
        for name in listed:
            if name not in real and not is_pattern(name):
                yield _mended(pack, persona, name, listed, real)._replace(effect=beside_others if real else alone)


def _is_tool(pack: Pack, persona: Persona, name: str) -> bool:
    prefixes = tuple(f"{server.tools_prefix}_" for server in persona.mcp_servers if server.tools_prefix)
    return name in known_tools(pack.release) or name.startswith(prefixes)


def _mended(pack: Pack, persona: Persona, name: Word, listed: tuple[Word, ...], real: frozenset[str]) -> Finding:
    found = _finding(pack, persona, name)
    if sum(other.path == name.path for other in listed) > 1:
        return found
    if found.suggestion and found.suggestion not in listed:
        fix = Fix(f"write '{found.suggestion}'", (Replace(name.path, yaml_text(found.suggestion)),))
        return found._replace(fix=fix)
    # A list that loses its last name would allow everything.
    return found._replace(fix=Fix(f"take '{name}' out of the list", (Remove(name.path),))) if real else found


def _finding(pack: Pack, persona: Persona, name: Word) -> Finding:
    since = first_release_of_tool(name)
    if since is not None:
        return Finding(name.path, f"'{name}' came with {since}, later than {pack.release}")
    found = Finding(name.path, f"no tool is named '{name}'")
    meant = MEANT.get(name) or closest(name, known_tools(pack.release))
    if name in INSTEAD:
        return found._replace(remedy=INSTEAD[name])
    if meant is not None:
        return found._replace(suggestion=meant)
    return found._replace(remedy=_OLD_MCP) if MCP_BRIDGE in persona.skills else found
