"""Who may speak to an agent through a channel."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.bindings import access_control, bindings
from sympozium_cli.api.channels import AccessControl
from sympozium_cli.change.edit import Edit, gained
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.plural import quoted

Who = tuple[str, ...]


def find(edit: Edit) -> Iterator[Meaning]:
    """The channels that are there before and after, by persona."""
    had = {(old.persona.name, str(old.channel)): access_control(edit.before, old) for old in bindings(edit.before)}
    for new in bindings(edit.after):
        key = (new.persona.name, str(new.channel))
        if key in had:
            yield from _compared(*key, had[key], access_control(edit.after, new))


def _compared(persona: str, channel: str, old: AccessControl | None, new: AccessControl | None) -> Iterator[Meaning]:
    paths = (_path(old), _path(new))
    lists = (
        ("senders", _words(old, "allowed_senders"), _words(new, "allowed_senders")),
        ("chats", _words(old, "allowed_chats"), _words(new, "allowed_chats")),
    )
    for noun, was, now in lists:
        text = _opened(noun, was, now)
        if text:
            yield Meaning("access-opened", f"'{persona}' on '{channel}' {text}", ESCALATION, persona, *paths)
        text = _opened(noun, now, was)
        if text:
            yield Meaning("access-closed", f"'{persona}' on '{channel}' no longer {text}", INFO, persona, *paths)
    denied = (_words(old, "denied_senders"), _words(new, "denied_senders"))
    if gained(denied[1], denied[0]):
        text = f"'{persona}' on '{channel}' no longer turns {quoted(gained(denied[1], denied[0]))} away"
        yield Meaning("access-opened", text, ESCALATION, persona, *paths)
    if gained(*denied):
        text = f"'{persona}' on '{channel}' turns {quoted(gained(*denied))} away"
        yield Meaning("access-closed", text, INFO, persona, *paths)


def _opened(noun: str, was: Who, now: Who) -> str:
    """Who is heard now and was not; an empty list hears everybody."""
    if was and not now:
        return f"hears all {noun}"
    return f"hears the {noun} {quoted(gained(was, now))}" if was and gained(was, now) else ""


def _words(control: AccessControl | None, field: str) -> Who:
    return tuple(map(str, getattr(control, field))) if control is not None else ()


def _path(control: AccessControl | None) -> FieldPath | None:
    return control.path if control is not None else None
