"""A parser's complaint in plain words, with the way out where the text tells it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sympozium_cli.source.libyaml import MarkedYAMLError
from sympozium_cli.source.lines import Lines
from sympozium_cli.source.problem import Flaw, Range, point

_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").search
_TAB_IN_INDENTATION = re.compile(r" *\t").match
_TEMPLATE = re.compile(r"\{\{|\{%").search
_TEMPLATE_MESSAGE = "this looks like a template; render it first, or put the value with '{{' in quotes"
_NO_SPACE = re.compile(r"[ -]*[\w-]+:[^\s:/]").match
_CLOSED_QUOTE = re.compile(r""".*["']\s*$""").match


class _Complaint(NamedTuple):
    lines: Lines
    problem: str
    """What the parser says."""
    where: int
    opened: int | None
    """Where the construct begins that the parser was busy with."""
    context: str

    @property
    def character(self) -> str:
        return self.lines.text[self.where : self.where + 1]

    @property
    def line(self) -> str:
        return self.lines.line(self.lines.position(self.where).line)

    @property
    def before(self) -> str:
        return self.line[: self.lines.position(self.where).column - 1]

    @property
    def above(self) -> str:
        return self.lines.line(self.lines.position(self.where).line - 1)

    @property
    def key_line(self) -> str:
        """The line of what would have to be a key, while the parser has gone on to look for its colon."""
        return (
            ""
            if self.opened is None or "simple key" not in self.context
            else self.lines.line(self.lines.position(self.opened).line)
        )

    @property
    def is_at_end(self) -> bool:
        return not self.lines.text[self.where :].strip()


def explain(error: Exception, lines: Lines) -> Flaw:
    """What is wrong with a text that a parser refused; marks count from the text's start."""
    unreadable = _UNREADABLE(lines.text)
    if unreadable is not None:
        return _control_character(lines, unreadable.start())
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Flaw("syntax", "a tag is spelled with broken percent signs", point(lines, 0))
    context = error.context_mark
    complaint = _Complaint(
        lines=lines,
        problem=error.problem or "",
        where=min(error.problem_mark.index, len(lines.text)),
        opened=None if context is None else context.index,
        context=error.context or "",
    )
    return _explain(complaint)


def _control_character(lines: Lines, where: int) -> Flaw:
    code = ord(lines.text[where])
    return Flaw("syntax", f"YAML does not allow the control character U+{code:04X}; remove it", point(lines, where))


def _explain(complaint: _Complaint) -> Flaw:
    tab = _TAB_IN_INDENTATION(complaint.line)
    if tab is not None and "quoted" not in complaint.context:
        where = complaint.where - len(complaint.before) + tab.end() - 1
        return Flaw("syntax", "a tab cannot indent; use spaces", point(complaint.lines, where))
    if _TEMPLATE(complaint.line):
        return _here(complaint, _TEMPLATE_MESSAGE)
    if _TEMPLATE(complaint.key_line):
        return Flaw("syntax", _TEMPLATE_MESSAGE, _opened(complaint))
    for needle, answer in _ANSWERS:
        if needle in complaint.problem:
            return answer(complaint)
    return _generic(complaint)


def _generic(complaint: _Complaint) -> Flaw:
    return _here(complaint, f"this is not YAML: {complaint.problem}")


def _here(complaint: _Complaint, message: str) -> Flaw:
    return Flaw("syntax", message, point(complaint.lines, complaint.where))


def _always(message: str) -> Callable[[_Complaint], Flaw]:
    return lambda complaint: _here(complaint, message)


def _opened(complaint: _Complaint) -> Range:
    assert complaint.opened is not None
    return point(complaint.lines, complaint.opened)


def _bad_start(complaint: _Complaint) -> Flaw:
    if complaint.character == "\t":
        return _here(complaint, "a tab cannot indent; use spaces")
    return _here(complaint, f"a value cannot begin with '{complaint.character}'; put it in quotes")


def _bad_name(complaint: _Complaint) -> Flaw:
    if complaint.opened is None:
        return _generic(complaint)
    sign = complaint.lines.text[complaint.opened]
    meaning = "refers to an anchor" if sign == "*" else "names an anchor"
    message = f"'{sign}' at the start of a value {meaning}; put the value in quotes if it is text"
    return Flaw("syntax", message, _opened(complaint))


def _unclosed(complaint: _Complaint) -> Flaw:
    if complaint.opened is None:
        return _generic(complaint)
    if "quoted" in complaint.context:
        related = ((point(complaint.lines, complaint.where), "the document ends here"),)
        return Flaw("syntax", "this quote is never closed", _opened(complaint), related)
    sign = complaint.lines.text[complaint.opened]
    pair = "]" if sign == "[" else "}"
    if complaint.is_at_end:
        related = ((point(complaint.lines, complaint.where), "the document ends here"),)
        return Flaw("syntax", f"this '{sign}' is never closed; add '{pair}'", _opened(complaint), related)
    message = f"expected ',' or '{pair}' here"
    related = ((_opened(complaint), "opened here"),)
    return Flaw("syntax", message, point(complaint.lines, complaint.where), related)


def _no_key_here(complaint: _Complaint) -> Flaw:
    if ":" in complaint.before:
        message = "a second ': ' in one value; put the value in quotes"
    elif _NO_SPACE(complaint.above):
        message = "a key cannot stand here: there is no space behind the ':' in the line above"
    else:
        message = "a key cannot stand here: the value above is not finished, or the indentation does not fit"
    return _here(complaint, message)


def _no_colon(complaint: _Complaint) -> Flaw:
    message = "this line has no ':' behind its key; write 'key: value', with a space behind the colon"
    if complaint.opened is None:
        return _here(complaint, message)
    line = complaint.lines.line(complaint.lines.position(complaint.opened).line)
    return Flaw("syntax", message, point(complaint.lines, complaint.opened, len(line)))


def _bad_entry(complaint: _Complaint) -> Flaw:
    """The text goes on where a block collection expects its next entry, or its end."""
    if _CLOSED_QUOTE(complaint.before):
        message = "text follows a closing quote; put quotes around the whole value, and double or escape inner ones"
        return _here(complaint, message)
    if complaint.character and complaint.character in "]}":
        return _here(complaint, f"this '{complaint.character}' closes nothing; remove it, or put the value in quotes")
    if complaint.before.strip():
        return _here(complaint, f"'{complaint.character}' cannot follow the value in front of it; begin a new line")
    in_mapping = "mapping" in complaint.context
    is_dash = complaint.character == "-"
    if in_mapping and is_dash:
        message = "a '-' begins a list item, but this place wants a key; check the indentation"
    elif in_mapping or is_dash:
        message = "the indentation fits none of the lines above"
    else:
        message = "this list wants a '-' here, or less indentation for what follows the list"
    related = ((_opened(complaint), "what it would belong to begins here"),) if complaint.opened is not None else ()
    return Flaw("syntax", message, point(complaint.lines, complaint.where), related)


def _no_node(complaint: _Complaint) -> Flaw:
    if not complaint.character:
        return _here(complaint, "the document ends where a value is still to come; is a bracket left open?")
    return _here(complaint, f"a value cannot begin with '{complaint.character}'; put it in quotes if it is text")


_ANSWERS: tuple[tuple[str, Callable[[_Complaint], Flaw]], ...] = (
    ("cannot start any token", _bad_start),
    ("expected alphabetic or numeric", _bad_name),
    ("end of stream", _unclosed),
    ("document separator", _unclosed),
    ("',' or ", _unclosed),
    ("mapping values are not allowed", _no_key_here),
    ("mapping keys are not allowed", _no_key_here),
    ("could not find expected ':'", _no_colon),
    ("expected key", _bad_entry),
    ("expected '-' indicator", _bad_entry),
    ("expected <block end>", _bad_entry),
    ("node content", _no_node),
    (
        "sequence entries are not allowed",
        _always("a list cannot begin behind a key; write '- ' on a line of its own"),
    ),
    ("tab character", _always("a tab cannot indent; use spaces")),
    (
        "unknown escape",
        _always("unknown escape in double quotes; write '\\\\' for a backslash, or use single quotes"),
    ),
    ("Unicode character", _always("this escape is not a character; write the character itself")),
    ("incompatible YAML document", _always("kubectl reads only YAML 1.1; remove the %YAML line")),
    ("directive", _always("kubectl does not know this directive; a value that begins with '%' needs quotes")),
    ("undefined tag handle", _always("'!' begins a tag, and this one is not defined; put text in quotes")),
    (
        "comment or line break",
        _always("only '+', '-', a digit or a comment may follow '|' or '>' on the same line"),
    ),
    (
        "comment or a line break",
        _always("only '+', '-', a digit or a comment may follow '|' or '>' on the same line"),
    ),
)
