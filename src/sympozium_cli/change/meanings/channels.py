"""Chat channels that a persona gains and loses, and settings of theirs that do not reach a pod that runs."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.bindings import Binding, bindings, secret_name
from sympozium_cli.api.pack import Pack
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import ESCALATION, WARNING, Meaning

Bound = dict[tuple[str, str], Binding]


def find(edit: Edit) -> Iterator[Meaning]:
    """The channels of the personas that have an agent before and after."""
    had, has = _bound(edit.before), _bound(edit.after)
    for one in edit.both:
        for channel in dict.fromkeys(one.new.channels):
            key = (one.name, str(channel))
            if key not in had:
                text = f"'{one.name}' answers on the channel '{channel}'"
                yield Meaning("channel-gained", text, ESCALATION, one.name, new=channel.path)
            else:
                yield from _secret(edit, one, had[key], has[key])
        for channel in dict.fromkeys(one.old.channels):
            if (one.name, str(channel)) not in has:
                text = f"'{one.name}' loses the channel '{channel}', but its pod stays connected until it is deleted"
                yield Meaning("channel-lost", text, WARNING, one.name, old=channel.path)


def _bound(pack: Pack) -> Bound:
    return {(binding.persona.name, str(binding.channel)): binding for binding in bindings(pack)}


def _secret(edit: Edit, one: Both, old: Binding, new: Binding) -> Iterator[Meaning]:
    was, now = secret_name(edit.before, old), secret_name(edit.after, new)
    if was != now:
        text = (
            f"the channel '{new.channel}' of '{one.name}' names the Secret '{now or '(none)'}' instead of"
            f" '{was or '(none)'}'; a pod that runs keeps the old one"
        )
        yield Meaning("channel-secret-changed", text, WARNING, one.name, old=old.channel.path, new=new.channel.path)
