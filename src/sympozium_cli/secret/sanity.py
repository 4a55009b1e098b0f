"""Whether a text can be a key at all, before anything is sent anywhere. What is said never contains the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from sympozium_cli.errors import InputError
from sympozium_cli.secret.value import SecretValue

_PLACEHOLDER: Final = r"""(?xi)
    (?: <.*> | \[.*\] | \{.*\} | \$\{?\w+\}? | %\w+% | \*+ | \.+ | -+ | x+ | 0+ | \?+
      | .*\.\.\. | .*\u2026
      | (?:sk-(?:ant-|proj-)?|gsk_|ghp_|xoxb-|xapp-)?(?:x{3,}|\*{3,}|[-_]*)
      | change[-_]?(?:me|it) | replace[-_]?me | todo | tbd | none | null | nil | undefined | true | false
      | (?:sk-)?your[-_].* | (?:(?:my|the|some)[-_])?
        (?:api|openai|anthropic|azure)?[-_]?(?:api)?[-_]?(?:key|token|secret)
      | password | secret | dummy | example | placeholder | redacted
    )\Z
"""
_QUOTED: Final = r"""(["'`]).*\1\Z"""
_ASSIGNED: Final = r"(?:export\s+)?(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET)\s*="
_STANDS_FOR_ONE: Final = "is a placeholder"
_BOM: Final = "\ufeff"

_ISSUERS: Final = (
    ("sk-ant-", "anthropic"),
    ("sk-or-", "openrouter"),
    ("sk-proj-", "openai"),
    ("sk-svcacct-", "openai"),
    ("gsk_", "groq"),
    ("AIza", "google"),
    ("AKIA", "AWS"),
    ("ASIA", "AWS"),
    ("xoxb-", "a Slack bot"),
    ("xapp-", "a Slack app"),
    ("xoxp-", "a Slack user"),
    ("ghp_", "GitHub"),
    ("gho_", "GitHub"),
    ("ghs_", "GitHub"),
    ("github_pat_", "GitHub"),
    ("glpat-", "GitLab"),
    ("hf_", "Hugging Face"),
)
"""How the keys of an issuer begin, as the issuers publish it; the first that fits counts."""


def demand_key(value: SecretValue, *, real: bool = True) -> None:
    """Refuse what cannot be a key.

    Args:
        value: the key.
        real: whether it must be one; servers that ask for no key are often given a word in its place.

    Raises:
        InputError: it is empty, has blanks, line breaks or characters that no key has, or stands for a key.
    """
    fault = _fault(value.reveal())
    if fault is not None and (real or fault[0] != _STANDS_FOR_ONE):
        origin = f" from {value.origin}" if value.origin else ""
        raise InputError(f"the key{origin} {fault[0]}", hint=fault[1])


def fault_of(data: bytes) -> str:
    """What is wrong with a key that lies in a cluster; "" where nothing is. A word in place of a key is no fault."""
    if data.rstrip(b"\r\n") != data and data.strip(b"\r\n").count(b"\n") == 0:
        return "ends with a line break"
    fault = _fault(data.decode("utf-8", "surrogateescape"))
    return fault[0] if fault is not None and fault[0] != _STANDS_FOR_ONE else ""


def issuer(value: SecretValue) -> str:
    """Who gave the key out, as far as its beginning tells; "" where it does not."""
    text = value.reveal()
    return next((name for beginning, name in _ISSUERS if text.startswith(beginning)), "")


def doubt(value: SecretValue, expected: str, what: str) -> str:
    """A warning where the key is of another issuer than the one that is expected; "" where nothing speaks against it.

    Args:
        value: the key.
        expected: the issuer whose key is wanted; "" where anybody's will do.
        what: what it is wanted for: "openai".
    """
    found = issuer(value)
    return f"the key looks like one of {found}, not of {what}" if expected and found not in {"", expected} else ""


def _fault(text: str) -> tuple[str, str] | None:
    """What is wrong with the text, and what to do about it."""
    return next(((fault, remedy) for applies, fault, remedy in _FAULTS if applies(text)), None)


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.match(pattern, text) is not None


_FAULTS: Final = (
    (lambda text: not text, "is empty", "nothing was sent anywhere"),
    (_matches(_BOM), "begins with a byte order mark", "save the file as UTF-8 without one"),
    (lambda text: "\0" in text, "contains a NUL byte", "this is no text; is it the right file?"),
    (_matches(r".*[\r\n]"), "has several lines", "one line break at the end is taken off; give the key alone"),
    (_matches(_ASSIGNED), "is a whole line of the form NAME=value", "give the value alone"),
    (_matches(r".*\s"), "contains a blank", "give the key alone, without spaces and tabs"),
    (_matches(_QUOTED), "is in quotes", "give the key without them"),
    (_matches(r".*[^!-~]"), "contains characters that no key has", "copy it again: some programs change dashes"),
    (_matches(_PLACEHOLDER), _STANDS_FOR_ONE, "put the real key there"),
)
"""What may be wrong with a key: whether it is, in words, and the remedy."""
