"""The names Kubernetes takes, and what is wrong with those it does not take.

The rules are those of k8s.io/apimachinery/pkg/util/validation.
"""

from __future__ import annotations

import re

MAX_SUBDOMAIN = 253
MAX_LABEL = 63

_LABEL = r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?"
_DNS1123_LABEL = re.compile(_LABEL)
_DNS1123_SUBDOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_DNS1035_LABEL = re.compile(r"[a-z](?:[-a-z0-9]*[a-z0-9])?")
_LABEL_VALUE = re.compile(r"(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?")
_ENV_NAME = re.compile(r"[-._a-zA-Z][-._a-zA-Z0-9]*")
_RELAXED_ENV_NAME = re.compile(r"[ -<>-~]+")


def is_dns1123_subdomain(text: str) -> bool:
    """Whether it may name most objects: labels of lower-case letters, digits and '-', joined by dots."""
    return len(text) <= MAX_SUBDOMAIN and _DNS1123_SUBDOMAIN.fullmatch(text) is not None


def is_dns1123_label(text: str) -> bool:
    """Whether it may name a container or a namespace: lower-case letters, digits and '-'."""
    return len(text) <= MAX_LABEL and _DNS1123_LABEL.fullmatch(text) is not None


def is_dns1035_label(text: str) -> bool:
    """Whether it may name a Service: a DNS-1123 label that starts with a letter."""
    return len(text) <= MAX_LABEL and _DNS1035_LABEL.fullmatch(text) is not None


def is_label_value(text: str) -> bool:
    """Whether it may be the value of a label; the empty text may."""
    return len(text) <= MAX_LABEL and _LABEL_VALUE.fullmatch(text) is not None


def is_env_name(text: str) -> bool:
    """Whether every cluster takes it as the name of an environment variable."""
    return _ENV_NAME.fullmatch(text) is not None and not _points_at_a_directory(text)


def is_relaxed_env_name(text: str) -> bool:
    """Whether a cluster of Kubernetes 1.32 or newer takes it: printable ASCII without '='."""
    return _RELAXED_ENV_NAME.fullmatch(text) is not None


def why_not_dns1123_subdomain(text: str) -> str:
    """What is wrong with the text as a DNS-1123 subdomain, in a phrase; empty where nothing is."""
    if is_dns1123_subdomain(text):
        return ""
    for piece in text.split("."):
        if not piece and text:
            return _why_a_dot(text)
        fault = _why_not_dashed(piece)
        if fault:
            return fault
    return f"is longer than {MAX_SUBDOMAIN} characters"


def why_not_dns1123_label(text: str) -> str:
    """What is wrong with the text as a DNS-1123 label, in a phrase; empty where nothing is."""
    if is_dns1123_label(text):
        return ""
    return _why_not_dashed(text) or f"is longer than {MAX_LABEL} characters"


def why_not_dns1035_label(text: str) -> str:
    """What is wrong with the text as a DNS-1035 label, in a phrase; empty where nothing is."""
    if text[:1].isascii() and text[:1].isdigit():
        return f"starts with the digit {text[0]}"
    return why_not_dns1123_label(text)


def why_not_label_value(text: str) -> str:
    """What is wrong with the text as a label's value, in a phrase; empty where nothing is."""
    if is_label_value(text):
        return ""
    wrong = re.search(r"[^-A-Za-z0-9_.]", text)
    if wrong:
        return _why_character(wrong[0])
    return _why_ends(text) or f"is longer than {MAX_LABEL} characters"


def why_not_qualified_name(text: str) -> str:
    """What is wrong with the text as the key of a label, in a phrase; empty where nothing is."""
    prefix, slash, name = text.rpartition("/")
    if slash and not prefix:
        return "has nothing before its '/'"
    if "/" in prefix:
        return "has more than one '/'"
    if not name:
        return "has nothing after its '/'" if slash else "is empty"
    fault = why_not_dns1123_subdomain(prefix) if prefix else ""
    if fault:
        return f"has a part before its '/' that {fault}"
    fault = why_not_label_value(name)
    return f"has a part after its '/' that {fault}" if fault and slash else fault


def why_not_env_name(text: str) -> str:
    """What is wrong with the text as an environment variable's name; empty where nothing is."""
    if is_env_name(text):
        return ""
    wrong = re.search(r"[^-._A-Za-z0-9]", text)
    if wrong:
        return _why_character(wrong[0])
    if _points_at_a_directory(text):
        return "reads as a directory"
    return f"starts with the digit {text[0]}" if text else "is empty"


def as_dns1123(text: str) -> str | None:
    """A DNS-1123 subdomain spelled like the text, "qa-bot" for "QA_Bot"; None where nothing is left."""
    plain = re.sub(r"[^a-z0-9.]+", "-", _unaccented(text).lower())
    labels = (label.strip("-") for label in plain.split("."))
    name = ".".join(label for label in labels if label)[:MAX_SUBDOMAIN].rstrip("-.")
    return name or None


def _points_at_a_directory(text: str) -> bool:
    return text == "." or text.startswith("..")


def _why_a_dot(text: str) -> str:
    if text.startswith("."):
        return "starts with '.'"
    return "ends with '.'" if text.endswith(".") else "has two dots in a row"


def _why_not_dashed(text: str) -> str:
    if not text:
        return "is empty"
    wrong = re.search(r"[^-a-z0-9]", text)
    return _why_character(wrong[0]) if wrong else _why_ends(text)


def _why_character(character: str) -> str:
    if character.isascii() and character.isupper():
        return "has upper-case letters"
    if character.isspace():
        return "contains a blank"
    return f"contains {character!r}"


def _why_ends(text: str) -> str:
    if not text[0].isalnum():
        return f"starts with {text[0]!r}"
    return "" if text[-1].isalnum() else f"ends with {text[-1]!r}"


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
