"""What an author has looked at and accepted: comments and annotations that silence rules, with their reasons.

`# sympozium: ignore[rule, other-rule] reason` covers its own line, or the next line of YAML where it stands alone on
its line. `# sympozium: ignore-file[rule] reason` covers its whole file. The annotation `sympozium-cli/ignore`, for
streams that have lost their comments, covers its object; each of its lines is `rule, other-rule: reason`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.lint.finding import Place
from sympozium_cli.source import ROOT, Document, FieldPath, Lines, Position, Span

ANNOTATION = "sympozium-cli/ignore"
ANNOTATION_PATH: FieldPath = ROOT / "metadata" / "annotations" / ANNOTATION

_DIRECTIVE = re.compile(
    r"#[ \t]*sympozium:[ \t]*([\w-]+)(?:[ \t]*\[([^\]\n\r\x85\u2028\u2029]*)\])?[ \t]*([^\n\r\x85\u2028\u2029]*)"
)
WORDS = ("ignore", "ignore-file")
"""What a comment for this program can begin with."""

_BLANK_OR_COMMENT = re.compile(r"[ \t]*(#.*)?\Z")


class Ignore(NamedTuple):
    """One acceptance: of `rules`, for `lines` (None: the whole file), as it stands at `place`.

    `whole_lines` is what goes with it when it goes: its line where it stands alone there, or the blanks before it.
    """

    rules: tuple[str, ...]
    reason: str
    lines: tuple[int, int] | None
    place: Place
    word: str = "ignore"
    whole_lines: Span | None = None
    is_comment: bool = True

    def covers(self, rule: str, line: int) -> bool:
        """Whether a finding of `rule` that starts on `line` is accepted."""
        return rule in self.rules and (self.lines is None or self.lines[0] <= line <= self.lines[1])


def ignores(documents: Iterable[Document]) -> list[Ignore]:
    """Every acceptance in the documents of one file, in the order of the text."""
    listed = list(documents)
    if not listed:
        return []
    lines = listed[0].lines
    annotated = [ignore for document in listed for ignore in _annotated(document)]
    return [*_commented(lines, listed), *annotated]


def _commented(lines: Lines, documents: list[Document]) -> Iterator[Ignore]:
    if "sympozium:" not in lines.text:
        return
    for match in _DIRECTIVE.finditer(lines.text):
        start = lines.position(match.start())
        if not any(document.is_text(start) for document in documents):
            yield _comment(match, start, lines, documents[0].source)


def _comment(match: re.Match[str], start: Position, lines: Lines, source: str) -> Ignore:
    word, names, reason = match.groups()
    alone = not lines.line(start.line)[: start.column - 1].strip()
    covered = _next_line_of_yaml(lines, start.line) if alone else start.line
    span = Span(start, lines.position(match.start() + len(match.group().rstrip())))
    return Ignore(
        rules=_names(names or "") if word in WORDS else (),
        reason=reason.strip(),
        lines=None if word == "ignore-file" else (covered, covered),
        place=Place(source, span, lines.line(span.start.line)),
        word=word,
        whole_lines=_line_of(span, lines) if alone else _with_blanks(span, lines),
    )


def _line_of(span: Span, lines: Lines) -> Span:
    last = span.start.line >= len(lines.starts)
    return Span(Position(span.start.line, 1), span.end if last else Position(span.start.line + 1, 1))


def _with_blanks(span: Span, lines: Lines) -> Span:
    before = lines.line(span.start.line)[: span.start.column - 1].rstrip()
    return Span(Position(span.start.line, len(before) + 1), span.end)


def without(ignore: Ignore, rules: Iterable[str]) -> tuple[Span, str]:
    """What to write where, so that a comment no longer names `rules`; it goes altogether if it names no other."""
    left = [rule for rule in ignore.rules if rule not in set(rules)]
    if not left:
        return ignore.whole_lines or ignore.place.span, ""
    return ignore.place.span, f"# sympozium: {ignore.word}[{', '.join(left)}] {ignore.reason}".rstrip()


def _next_line_of_yaml(lines: Lines, number: int) -> int:
    following = range(number + 1, lines.count + 1)
    return next((line for line in following if not _BLANK_OR_COMMENT.match(lines.line(line))), number)


def _annotated(document: Document) -> Iterator[Ignore]:
    if not document.has(ANNOTATION_PATH):
        return
    value = document.value["metadata"]["annotations"][ANNOTATION]
    span = document.span(ROOT)
    covered = (span.start.line, span.end.line)
    for line in value.splitlines() if isinstance(value, str) else ():
        names, _, reason = line.partition(":")
        if names.strip():
            at = document.span(ANNOTATION_PATH)
            place = Place(document.source, at, document.lines.line(at.start.line))
            yield Ignore(_names(names), reason.strip(), covered, place, is_comment=False)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
