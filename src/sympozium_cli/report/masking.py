"""Keep what looks like a credential out of every report.

What is masked keeps its length, so that columns stay true. All patterns run in linear time.
"""

from __future__ import annotations

import re

_KNOWN = re.compile(
    r"""
    (?<![A-Za-z0-9])
    (?: (?P<issuer> gh[pousr]_ | github_pat_ | glpat- | xox[abeoprs]- | xapp- | AKIA | ASIA | AIza | gsk_ | hf_ | eyJ )
        [A-Za-z0-9_.+/=-]{8,}
      | (?P<telegram> [0-9]{8,10}: ) [A-Za-z0-9_-]{30,}
    )
    """,
    re.VERBOSE,
)
_MAYBE = re.compile(r"(?<![A-Za-z0-9])(sk-|pk-|rk-|[Bb]earer[ ]|[Bb]asic[ ])([A-Za-z0-9_.+/=-]{8,})")
_STRONG_KEY = re.compile(
    r"""((?:api[_-]?key|passw(?:or)?d|client[_-]?secret|access[_-]?key|private[_-]?key|(?:bot|auth|access|refresh)[_-]?token)
    ["']?[ \t]*[:=][ \t]*["']?)(?!\$)((?<=")[^"\n]{8,}|(?<=')[^'\n]{8,}|[^\s"',}\]]{8,})""",
    re.VERBOSE | re.IGNORECASE,
)
_WEAK_KEY = re.compile(
    r"""((?:token|secret|authorization)["']?[ \t]*[:=][ \t]*["']?)([^\s"',}\]]{8,})""", re.IGNORECASE
)
_KEY_WORDS = ("key", "passw", "token", "secret", "authorization")
"""Every key above has one of these; most lines have none, and looking for words is quick."""

_IN_A_URL = re.compile(r"(://[^\s:/@]{0,100}:)([^\s/@]{1,200})(?=@)")
_LONG = re.compile(r"()(?<![A-Za-z0-9+/_=-])([A-Za-z0-9+/_=-]{24,})")
_WORD = r"(?:[A-Z]?[a-z]{1,14}|[A-Z]{1,14}|[0-9]{1,8})"
_WORDS = re.compile(rf"{_WORD}(?:[-_./=]{_WORD})*\Z")
_READABLE = re.compile(r"[A-Z]?[a-z]{3,}")


def masked(text: str) -> str:
    """`text` with the secret part of every credential-like word replaced by as many asterisks."""
    text = _KNOWN.sub(_hide_known, text)
    text = _MAYBE.sub(_hide_unless_words, text)
    lower = text.lower()
    if any(word in lower for word in _KEY_WORDS):
        text = _STRONG_KEY.sub(_hide, text)
        text = _WEAK_KEY.sub(_hide_unless_words, text)
    if "://" in text:
        text = _IN_A_URL.sub(_hide, text)
    return _LONG.sub(_hide_if_random, text)


def secrets(text: str) -> list[str]:
    """The secret words of `text`, in full."""
    hidden = masked(text)
    return [
        text[run.start() : run.end()] for run in re.finditer(r"\*{8,}", hidden) if run[0] != text[slice(*run.span())]
    ]


def _hide_known(match: re.Match[str]) -> str:
    head = match["issuer"] or match["telegram"]
    return head + "*" * (len(match.group()) - len(head))


def _hide(match: re.Match[str]) -> str:
    return match[1] + "*" * len(match[2])


def _hide_unless_words(match: re.Match[str]) -> str:
    """The name of a Secret, `team-openai-key`, is none."""
    return match.group() if _WORDS.match(match[2]) else _hide(match)


def _hide_if_random(match: re.Match[str]) -> str:
    """A long run of letters in both cases and of digits, with little in it that reads like a word."""
    word = match[2]
    mixed = word not in {word.lower(), word.upper()} and any(map(str.isdigit, word))
    readable = sum(map(len, _READABLE.findall(word))) if mixed else len(word)
    return _hide(match) if 2 * readable < len(word) and not _WORDS.match(word) else match.group()
