"""Agents get other Secrets with keys of model providers."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.pack import AuthRef
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, Meaning


def find(edit: Edit) -> Iterator[Meaning]:
    """The entries of authRefs that came and went; a Secret has a name here, never a value."""
    known = {_what(reference) for reference in edit.before.spec.auth_refs}
    kept = {_what(reference) for reference in edit.after.spec.auth_refs}
    for reference in edit.after.spec.auth_refs:
        if _what(reference) not in known:
            text = f"the agents are given the Secret {_words(reference)}"
            yield Meaning("secret-gained", text, ESCALATION, new=reference.path)
    for reference in edit.before.spec.auth_refs:
        if _what(reference) not in kept:
            text = f"the agents are no longer given the Secret {_words(reference)}; the Secret itself stays"
            yield Meaning("secret-lost", text, old=reference.path)


def _what(reference: AuthRef) -> tuple[str, str]:
    return reference.provider, reference.secret


def _words(reference: AuthRef) -> str:
    return f"'{reference.secret}'" + (f" (provider {reference.provider})" if reference.provider else "")
