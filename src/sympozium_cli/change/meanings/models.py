"""A persona talks to another model, or elsewhere, or with other HTTP headers."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.model import ModelSettings, model_settings
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import ESCALATION, Meaning
from sympozium_cli.values.plural import listed


def find(edit: Edit) -> Iterator[Meaning]:
    """What changes in the effective settings of every persona."""
    for one in edit.both:
        was, now = model_settings(edit.before, one.old), model_settings(edit.after, one.new)
        if was.model != now.model:
            text = f"'{one.name}' runs on the model '{now.model}' instead of '{was.model}'"
            yield _meaning("model-changed", text, one, "model")
        if was.provider != now.provider:
            text = f"the provider of '{one.name}' is '{now.provider}' instead of '{was.provider}'"
            yield _meaning("provider-changed", text, one, "provider")
        if was.base_url != now.base_url:
            yield _moved(one, was, now)
        if (was.headers, was.headers_secret) != (now.headers, now.headers_secret):
            yield _meaning("headers-changed", _headers(one, was, now), one, "providerHeaders")


def _moved(one: Both, was: ModelSettings, now: ModelSettings) -> Meaning:
    here, there = (settings.base_url or "the address of the provider" for settings in (was, now))
    text = f"'{one.name}' sends its prompts to {there} instead of {here}"
    return _meaning("base-url-changed", text, one, "baseURL")._replace(severity=ESCALATION)


def _headers(one: Both, was: ModelSettings, now: ModelSettings) -> str:
    old, new = dict(was.headers), dict(now.headers)
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    if was.headers_secret != now.headers_secret:
        names.append(f"those of the Secret '{now.headers_secret or was.headers_secret}'")
    return f"the HTTP headers of the model's calls change for '{one.name}': {listed(names)}"


def _meaning(kind: str, text: str, one: Both, key: str) -> Meaning:
    return Meaning(kind, text, persona=one.name, old=one.old.path / key, new=one.new.path / key)
