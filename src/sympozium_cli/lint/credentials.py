"""Texts that look like keys, tokens and passwords; the forms are those that their issuers publish."""

from __future__ import annotations

import re
from typing import Any, Final

from sympozium_cli.lint.subject import Subject
from sympozium_cli.lint.walk import Found
from sympozium_cli.source import FieldPath

_SIGNS: Final = (
    "sk-",
    "gho_",
    "ghp_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "xox",
    "xapp-",
    "AKIA",
    "ASIA",
    "AIza",
    "gsk_",
    "hf_",
    "eyJ",
    ":AA",
    "PRIVATE KEY",
)
"""Without one of these, no form fits; looking for them is quicker than trying the forms."""

# Left for `re` to compile when a text has one of the signs, which is rare.
_FORMS: Final = r"""(?x)
    (?<![A-Za-z0-9_-])
    (?: sk-(?:[a-z0-9]{2,8}-)*(?=[A-Za-z_]*[0-9])[A-Za-z0-9_]{16,}
      | gh[opsur]_[A-Za-z0-9]{30,}
      | github_pat_[A-Za-z0-9_]{30,}
      | glpat-[A-Za-z0-9_-]{20,}
      | xox[abeoprs]-[0-9][A-Za-z0-9-]{10,}
      | xapp-[0-9]-[A-Za-z0-9-]{10,}
      | A[KS]IA[A-Z0-9]{16}
      | AIza[A-Za-z0-9_-]{35}
      | gsk_[A-Za-z0-9]{30,}
      | hf_[A-Za-z0-9]{30,}
      | eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.
      | [0-9]{8,10}:AA[A-Za-z0-9_-]{30,}
    )
    | -----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY-----
"""

_HEADER: Final = r"authorization|token|secret|password|api-?key"


def credentials_in(subject: Subject) -> list[FieldPath]:
    """Where in a pack texts stand that look like credentials."""
    text = subject.document.lines.text
    if "\\" not in text and not _may_hold_credential(text):
        return []
    return [path for path, _ in Found(subject.pack.value, _is_credential).values]


def _is_credential(value: Any) -> bool:
    return isinstance(value, str) and looks_like_credential(value)


def looks_like_credential(text: str) -> bool:
    """Whether a key or a token of a known form stands somewhere in the text."""
    return _may_hold_credential(text) and re.search(_FORMS, text) is not None


def _may_hold_credential(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


_PRIVATE_KEY: Final = r"-----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY-----.*?(?:-----END[ ][A-Z ]*PRIVATE[ ]KEY-----|\Z)"
_GUARDED_VARIABLE: Final = r"(?i)(?:.*_)?(?:token|secret|passwo?r?d|api_?key|access_?key|private_?key|credentials?)"


def without_credentials(value: Any) -> Any:
    """A copy of plain JSON values in which every credential is as many asterisks.

    These are texts of a known form, HTTP headers that carry one, and environment variables that are named for one.
    """
    return _hidden(value, "")


def _hidden(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        if key in {"headers", "providerHeaders"}:
            return {name: _hide_if(header_carries_credential(name, str(text)), text) for name, text in value.items()}
        if key == "env":
            return {name: _hide_if(_is_secret_variable(name, text), text) for name, text in value.items()}
        return {name: _hidden(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_hidden_variable(part) if key == "env" else _hidden(part, "") for part in value]
    return _hide_forms(value) if isinstance(value, str) else value


def _hidden_variable(entry: Any) -> Any:
    """An entry of a container's `env`, with its value hidden where its name says that it is secret."""
    hidden = _hidden(entry, "")
    if isinstance(entry, dict) and _is_secret_variable(str(entry.get("name")), entry.get("value")):
        hidden["value"] = _hide_if(True, entry["value"])
    return hidden


def _hide_if(secret: bool, text: Any) -> Any:  # noqa: FBT001 - it is the condition itself
    return "*" * len(text) if secret and isinstance(text, str) else _hidden(text, "")


def _is_secret_variable(name: str, value: Any) -> bool:
    return (
        isinstance(value, str)
        and re.fullmatch(_GUARDED_VARIABLE, name) is not None
        and header_carries_credential("token", value)
    )


def _hide_forms(text: str) -> str:
    if not _may_hold_credential(text):
        return text
    shorn = re.sub(_PRIVATE_KEY, lambda match: "*" * len(match[0]), text, flags=re.DOTALL)
    return re.sub(_FORMS, lambda match: "*" * len(match[0]), shorn)


def header_carries_credential(name: str, value: str) -> bool:
    """Whether an HTTP header of that name holds a credential, and no number, and no reference to a variable."""
    return re.search(_HEADER, name.lower()) is not None and not re.fullmatch(r"\s*[0-9.]*\s*|.*\$[({].*", value)


def mentioned(text: str) -> str:
    """`text` in quotes for a message; what looks like a credential, in capitals or not, is left out."""
    return "'...'" if re.search(_FORMS, text, re.IGNORECASE) else f"'{text}'"
