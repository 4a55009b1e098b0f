"""Tools and skills that a system prompt speaks of although the persona does not have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import DELEGATE_TOOL, is_source
from sympozium_cli.lint.faults.tool_policies import may_use
from sympozium_cli.lint.vocabulary.skills import BUILT_IN, attached
from sympozium_cli.lint.vocabulary.tools import known_tools

_ENDS = ".!?\n"
_NEGATION = re.compile(r"\b(?:no|not|never|cannot|without|avoid|instead of)\b|n't\b", re.IGNORECASE)


def tools_without(pack: Pack, persona: Persona) -> Iterator[str]:
    """The runner's tools that the prompt names and the tool policy takes away; a sentence that forbids one is right."""
    prompt = persona.system_prompt
    named = (tool for tool in known_tools(pack.release) if tool in prompt and not may_use(pack, persona, tool))
    return (tool for tool in named if _is_offered(prompt, tool) and not _spoken_of(pack, persona, tool))


def skills_without(persona: Persona) -> Iterator[str]:
    """The built-in skills that the prompt calls skills and the persona does not attach."""
    # Every agent gets `memory`, attached or not.
    for skill in BUILT_IN:
        if skill != "memory" and skill in persona.system_prompt and attached(persona, skill) is None:
            quoted = rf"[`'\"]?{re.escape(skill)}[`'\"]?"
            if re.search(rf"(?<![\w-]){quoted} skill\b|\bskill {quoted}(?![\w-])", persona.system_prompt):
                yield skill


def _spoken_of(pack: Pack, persona: Persona, tool: str) -> bool:
    """A rule about edges says that who is to delegate lacks the tool for it."""
    return tool == DELEGATE_TOOL and is_source(pack, persona, "delegation")


def _is_offered(prompt: str, tool: str) -> bool:
    found = re.finditer(rf"(?<!\w){tool}(?!\w)", prompt)
    return any(not _NEGATION.search(_sentence_before(prompt, mention.start())) for mention in found)


def _sentence_before(prompt: str, end: int) -> str:
    return prompt[max(prompt.rfind(mark, 0, end) for mark in _ENDS) + 1 : end]
