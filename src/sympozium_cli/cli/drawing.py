"""From what the user named to a drawing: the pack, its picture, and what `pack validate` finds in it."""

from __future__ import annotations

from sympozium_cli.cli.inputs import inputs_of
from sympozium_cli.cli.loading import Loaded, StoppedError, load_pack, tell
from sympozium_cli.cli.survey import Content, is_stream, survey
from sympozium_cli.cli.validate import Configured
from sympozium_cli.cli.wishes import Wishes
from sympozium_cli.diagram.drawing import picture
from sympozium_cli.lint.examination import examine_document
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.ignores import ignores
from sympozium_cli.lint.silence import silenced
from sympozium_cli.lint.subject import Subject
from sympozium_cli.report.diagram import Drawing
from sympozium_cli.report.masking import masked
from sympozium_cli.report.presentable import presentable
from sympozium_cli.rules import rules_for


def drawing_of(path: str, target: str = "", name: str = "", color: str = "auto") -> Drawing:
    """The drawing of the one pack at `path`, or of the one of that name; credentials are masked in it.

    Raises:
        StoppedError: there is nothing to see of it; why is written to standard error.
        SympoziumError: it cannot be found or read.
    """
    pack = load_pack(path, target, name)
    if pack.subject is None or not pack.subject.pack.personas:
        tell(pack.stops, color)
        why = "it cannot be read" if pack.subject is None else "the pack has no persona"
        raise StoppedError(f"there is nothing to draw: {why}", hint="see 'sympozium pack validate'")
    findings = _findings(pack, pack.subject, path)
    seen = picture(pack.subject.pack, [(finding.path, finding.severity) for finding in findings])
    return Drawing(seen.with_texts(masked), tuple(map(presentable, findings)))


def _findings(pack: Loaded, subject: Subject, path: str) -> list[LocatedFinding]:
    """What `pack validate` shows of the pack by itself: neither ignored nor hidden by the project's configuration."""
    inputs = inputs_of([path]).inputs
    universe = survey([one for one in inputs if not is_stream(one)], Content())
    target = subject.target if subject.forced else None
    examined = examine_document(pack.document, rules_for, target, universe)
    marked = silenced(examined.findings, ignores([pack.document])).findings
    source = next(one for one in inputs if one.name == pack.document.source)
    choice = Configured(Wishes()).settings_for(source).choice
    return choice.applied(finding for finding in marked if not finding.suppressed)[0]
