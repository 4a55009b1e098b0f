"""A text as YAML that every reader takes for that text."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*\Z")
# Control characters, and what YAML 1.1 takes for a line break or a byte order mark.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_TEXT = frozenset(["y", "yes", "n", "no", "true", "false", "on", "off", "null"])


def yaml_text(text: str) -> str:
    """`text` as a YAML scalar: bare where nobody can take it for anything else, else in double quotes."""
    if _PLAIN.match(text) and text.lower() not in _NOT_TEXT:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """`text` in double quotes, with the escapes that YAML and JSON share."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_UNWRITABLE.sub(_escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
