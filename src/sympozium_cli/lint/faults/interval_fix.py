"""An interval that the controller does not know, said in a way that it does."""

from __future__ import annotations

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Rename, Replace
from sympozium_cli.lint.scalar import quoted, yaml_text
from sympozium_cli.values.interval import KNOWN_INTERVALS, interval_suggestion
from sympozium_cli.values.plural import listed

_KNOWN = listed([word for word in KNOWN_INTERVALS if not word.endswith("min")], "or")


def with_exact_form(finding: Finding, interval: str) -> Finding:
    """The finding with what to write instead, and the fix that writes it where the meaning has an exact form."""
    match interval_suggestion(interval):
        case ("interval", word):
            fix = Fix(f"write '{word}'", (Replace(finding.path, yaml_text(word)),), safe=True)
            return finding._replace(suggestion=word, fix=fix)
        case ("cron", fields):
            edits = (Rename(finding.path, "cron"), Replace(finding.path, quoted(fields)))
            remedy = f'write cron: "{fields}" in place of the interval'
            return finding._replace(remedy=remedy, fix=Fix(f"write cron: '{fields}'", edits))
        case _:
            return finding._replace(remedy=f"write {_KNOWN}, or a cron expression")
