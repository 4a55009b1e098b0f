"""A finding without the credentials that its texts, its line or its fix would give away."""

from __future__ import annotations

from collections.abc import Callable

from sympozium_cli.lint.finding import LocatedFinding, LocatedFix, ObjectName, Place
from sympozium_cli.report.excerpt import nearby
from sympozium_cli.report.masking import masked, secrets

_LONGEST = 2000
"""Characters of a text that are shown: a name of a megabyte is quoted in part."""


def presentable(finding: LocatedFinding) -> LocatedFinding:
    """`finding` as it may be shown to anybody; a fix that would write a credential is left out.

    What its line shows to be a credential, by its key, is hidden also where a message quotes it without the key.
    """
    hide = _hider(secrets(nearby(finding.place)[0]))
    return finding._replace(
        message=hide(finding.message),
        effect=hide(finding.effect),
        remedy=hide(finding.remedy),
        place=_labelled(finding.place, hide),
        path=hide(finding.path),
        origin=hide(finding.origin),
        object=ObjectName(*map(hide, finding.object)),
        related=tuple(_labelled(place, hide) for place in finding.related),
        fix=finding.fix if finding.fix and not _gives_away(finding.fix, hide) else None,
    )


def _hider(known: list[str]) -> Callable[[str], str]:
    def hide(text: str) -> str:
        for secret in known:
            text = text.replace(secret, "*" * len(secret))
        return masked(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")

    return hide


def _labelled(place: Place, hide: Callable[[str], str]) -> Place:
    return place._replace(label=hide(place.label))


def _gives_away(fix: LocatedFix, hide: Callable[[str], str]) -> bool:
    return any(hide(text) != text for text in (fix.title, *(edit.text for edit in fix.edits)))
