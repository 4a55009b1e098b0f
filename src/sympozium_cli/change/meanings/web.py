"""A persona is reached over HTTP, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Persona
from sympozium_cli.api.workflow import serves_web, web_endpoint
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import ESCALATION, WARNING, Meaning


def find(edit: Edit) -> Iterator[Meaning]:
    """The personas that are web endpoints before or after."""
    for one in edit.both:
        had, has = serves_web(one.old), serves_web(one.new)
        if has and not had:
            stops = "; its schedule starts nothing as long as it serves" if one.new.schedule is not None else ""
            text = f"'{one.name}' serves HTTP requests{_at(one.new)}{stops}"
            yield _meaning("endpoint-opened", text, one, ESCALATION)
        elif had and not has:
            text = f"'{one.name}' is to serve no HTTP requests, but the run that does goes on until it is deleted"
            yield _meaning("endpoint-closed", text, one, WARNING)
        elif had and _settings(one.old) != _settings(one.new):
            text = f"the web endpoint of '{one.name}' is to be another{_at(one.new)}, but its run goes on as it is"
            yield _meaning("endpoint-changed", text, one, WARNING)


def _at(persona: Persona) -> str:
    endpoint = persona.web_endpoint
    return f" at {endpoint.hostname}" if endpoint is not None and endpoint.hostname else ""


def _settings(persona: Persona) -> object:
    return persona.web_endpoint.value if persona.web_endpoint is not None else None


def _meaning(kind: str, text: str, one: Both, severity: str) -> Meaning:
    return Meaning(kind, text, severity, one.name, web_endpoint(one.old), web_endpoint(one.new))
