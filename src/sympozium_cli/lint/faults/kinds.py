"""Findings about the kind of a document, and about the era whose words it is written in."""

from __future__ import annotations

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.packs import OTHER_KINDS, PACK_KINDS
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.target import Era
from sympozium_cli.source import ROOT
from sympozium_cli.values.similar import closest

_KIND = ROOT / "kind"


def unknown_kind(written: str) -> Finding:
    """That there is no such kind, with the one that was probably meant."""
    found = Finding(_KIND, f"Sympozium has no kind '{written}'", remedy="a pack is of kind Ensemble")
    meant = closest(written, [*PACK_KINDS, *OTHER_KINDS])
    if meant is None:
        return found
    return found._replace(suggestion=meant, fix=Fix(f"write {meant}", (Replace(_KIND, meant),)))


def old_spelling(subject: Subject) -> Finding:
    """That the words are those of an earlier era, at the one that shows it."""
    remedy = "sympozium pack convert rewrites it for v0.10"
    if subject.target.era == Era.V0_8:
        return Finding(_KIND, "'PersonaPack' is the kind of packs up to v0.8.28", remedy=remedy)
    path = ROOT / "spec" / subject.target.list_key
    if not subject.document.has(path):
        return Finding(path.parent, "these are the words of v0.9.0 to v0.9.5", remedy=remedy, on_key=True)
    return Finding(path, f"'{path[-1]}' is the spelling of v0.9.0 to v0.9.5", remedy=remedy, on_key=True)
