"""A persona may use more tools, or fewer (tools.go and main.go of the agent runner)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Persona
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.lint.faults.tool_policies import allowed, leaves, named
from sympozium_cli.lint.vocabulary.tools import known_tools
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.release import Release


def find(edit: Edit) -> Iterator[Meaning]:
    """The tools that every persona gains and loses by its policy."""
    for one in edit.both:
        tools = _tools(one, edit.after.release)
        had = {tool for tool in tools if leaves(one.old, tool)}
        has = {tool for tool in tools if leaves(one.new, tool)}
        if allowed(one.old) and not allowed(one.new):
            text = f"'{one.name}' may use every tool{_except(one.new)}: its list of allowed ones is gone"
            yield _meaning("tools-unlimited", text, one, ESCALATION)
        elif has - had:
            yield _meaning("tool-gained", f"'{one.name}' may now use {_listed(tools, has - had)}", one, ESCALATION)
        if had - has:
            text = f"'{one.name}' may no longer use {_listed(tools, had - has)}"
            yield _meaning("tool-lost", f"{text}{_others(one)}", one, INFO)


def _tools(one: Both, release: Release) -> tuple[str, ...]:
    """The tools that there are, and those that the policies name besides."""
    further = sorted({*named(one.old), *named(one.new)})
    return tuple(dict.fromkeys(map(str, (*known_tools(release), *further))))


def _listed(tools: tuple[str, ...], some: set[str]) -> str:
    return quoted(tool for tool in tools if tool in some)


def _except(persona: Persona) -> str:
    denied = sorted(tool for tool in named(persona) if not leaves(persona, tool))
    return f" but {quoted(denied)}" if denied else ""


def _others(one: Both) -> str:
    limited = allowed(one.new) and not allowed(one.old)
    return ", or any tool that its new list of allowed ones does not name" if limited else ""


def _meaning(kind: str, text: str, one: Both, severity: str) -> Meaning:
    return Meaning(kind, text, severity, one.name, one.old.path / "toolPolicy", one.new.path / "toolPolicy")
