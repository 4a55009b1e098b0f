"""A tool policy as the runner reads it.

The lists travel as texts with commas between the names, so a comma in an entry separates too, blanks around a name
are nothing, and names are compared letter by letter. A tool under `deny` is gone; a list under `allow` that names
anything leaves only what it names. Source: applyToolPolicy in cmd/agent-runner/main.go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.api.remember import remembered
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Remove
from sympozium_cli.lint.vocabulary.tools import POLICIES_SINCE, known_tools
from sympozium_cli.source import FieldPath
from sympozium_cli.values.release import Release

_GLOB = frozenset("*?")


@remembered
def allowed(persona: Persona) -> tuple[Word, ...]:
    """The names under `allow`; none where everything is allowed."""
    return _names(persona.tool_policy.allow) if persona.tool_policy is not None else ()


@remembered
def denied(persona: Persona) -> tuple[Word, ...]:
    """The names under `deny`."""
    return _names(persona.tool_policy.deny) if persona.tool_policy is not None else ()


def named(persona: Persona) -> frozenset[str]:
    """Every name that the policy says something about."""
    return frozenset((*allowed(persona), *denied(persona)))


def leaves(persona: Persona, tool: str) -> bool:
    """Whether the persona has the tool, as far as its policy is concerned."""
    allow = allowed(persona)
    return tool not in denied(persona) and (not allow or tool in allow)


def may_use(pack: Pack, persona: Persona, tool: str) -> bool:
    """Whether the persona has the tool in the pack's release, as far as its policy is concerned."""
    return pack.release < POLICIES_SINCE or leaves(persona, tool)


def asked_for(persona: Persona, tool: str) -> Word | None:
    """Where the persona is given the tool by name, and it is not taken away again."""
    if tool in denied(persona):
        return None
    return next((name for name in allowed(persona) if name == tool), None)


def is_pattern(name: str) -> bool:
    """Whether a name looks like one for many tools."""
    return not _GLOB.isdisjoint(name)


def pattern(entry: Word) -> Iterator[Finding]:
    """The finding that an entry of a list is not one name; none where it is."""
    if is_pattern(entry):
        yield Finding(entry.path, f"'{entry}' is no pattern here", remedy="name every tool")
    elif "," in entry:
        yield Finding(
            entry.path,
            f"'{entry}' is one entry with a comma",
            effect="the runner reads it as several names, and everybody else as one",
            remedy="write one entry for every tool",
        )


def taken_back(pack: Pack, persona: Persona, allow: Word, deny: Word) -> Finding:
    """The finding that `allow` names what `deny` names too; the safe fix takes it out of `allow`.

    There is none where the list would lose its last tool, because a list without names allows everything.
    """
    found = Finding(
        allow.path,
        f"'{allow}' is allowed and denied",
        remedy="take it out of one of the lists",
        related=(Related(deny.path, "it is denied here"),),
    )
    if not _given(persona, pack.release) or _places(persona)[allow.path] > 1:
        return found
    return found._replace(fix=Fix(f"take '{allow}' out of allow", (Remove(allow.path),), safe=True))


@remembered
def _given(persona: Persona, release: Release) -> frozenset[str]:
    """The known tools that are allowed by name and not denied."""
    return frozenset(allowed(persona)) & frozenset(known_tools(release)) - frozenset(denied(persona))


@remembered
def _places(persona: Persona) -> Counter[FieldPath]:
    """How many names every entry has: more than one where commas separate them."""
    return Counter(name.path for name in (*allowed(persona), *denied(persona)))


def _names(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(Word.at(name.strip(), word.path) for word in words for name in word.split(",") if name.strip())
