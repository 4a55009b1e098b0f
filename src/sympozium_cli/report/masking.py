"""Keep what looks like a credential out of every report."""

from __future__ import annotations

import re

_CREDENTIAL = re.compile(
    r"""
    (?P<prefix> sk-(?:ant-|proj-|or-)? | gh[pousr]_ | github_pat_ | glpat- | xox[abposr]- | xapp- | AKIA | ASIA | AIza
      | gsk_ | hf_ | Bearer\s+ )
    (?P<secret> [A-Za-z0-9_.+/=-]{8,} )
    | (?P<telegram> \b\d{8,10}: ) (?P<bot> [A-Za-z0-9_-]{30,} )
    | (?P<key> (?:api[_-]?key|token|password|passwd|secret|authorization)["']?\s*[:=]\s*["']? )
      (?P<value> [A-Za-z0-9_.+/=-]{20,} )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def masked(text: str) -> str:
    """`text` with the secret part of every credential-like word replaced by as many asterisks."""
    return _CREDENTIAL.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    groups = match.groupdict()
    head = groups["prefix"] or groups["telegram"] or groups["key"] or ""
    return head + "*" * (len(match.group()) - len(head))
