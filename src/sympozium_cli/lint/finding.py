"""What a rule says, and what becomes of it once its place in the text is known."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.lint.fix import Fix
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.source import FieldPath, Span


class Related(NamedTuple):
    """A second place that explains a finding."""

    path: FieldPath
    message: str
    span: Span | None = None


class Place(NamedTuple):
    """A span of a named file, with the first line of text that shows it."""

    file: str
    span: Span
    line_text: str
    label: str = ""


class Finding(NamedTuple):
    """What a rule found at `path`.

    Args:
        path: the value that is wrong, or that does not do what it says.
        message: what is wrong, in plain words: lower case, no full stop, names quoted.
        effect: what will really happen; the rule's own effect where empty.
        remedy: what to write or do instead, where it can be said for this very place.
        label: a few words for beside the caret.
        suggestion: what was probably meant, for a did-you-mean; `suggested_at` is where that name stands.
        related: further places, each with a label.
        fix: the edit that mends it.
        on_key: point at the key instead of the value.
        severity: another severity than the rule's, where a rule has two.
        span: the place itself, where no path leads to it (a syntax error).
        once: say it once for a file, at the first place.
    """

    path: FieldPath
    message: str
    effect: str = ""
    remedy: str = ""
    label: str = ""
    suggestion: str = ""
    suggested_at: FieldPath | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    on_key: bool = False
    severity: str = ""
    span: Span | None = None
    once: bool = False


class Claim(NamedTuple):
    """A name that only one pack may use; if another document has claimed `key` already, `finding` is reported.

    `elsewhere` labels the place of the first claim. Claims of one `owner` do not contest each other: the same pack may
    stand in the input twice.
    """

    key: tuple[str, ...]
    finding: Finding
    elsewhere: str = "claimed here first"
    owner: tuple[str, ...] = ()


class ObjectName(NamedTuple):
    """Which object of the stream a finding is about."""

    kind: str
    name: str
    namespace: str


class LocatedFix(NamedTuple):
    """A fix as edits of the text."""

    title: str
    safe: bool
    edits: tuple[TextEdit, ...]


class LocatedFinding(NamedTuple):
    """A finding with everything that a report needs; it holds no document alive.

    `identity` says which fault it is without naming lines: rule, object and keyed path. `suppressed` is "inline" or
    "baseline" where somebody has accepted it, with the `justification` that they gave. `origin` is the file that the
    document was rendered from, where the stream says so.
    """

    rule: str
    severity: str
    message: str
    effect: str
    remedy: str
    place: Place
    path: str
    object: ObjectName
    related: tuple[Place, ...]
    fix: LocatedFix | None
    starred: bool
    topic: str = ""
    security: bool = False
    identity: tuple[str, ...] = ()
    suppressed: str = ""
    justification: str = ""
    origin: str = ""
    once: bool = False
