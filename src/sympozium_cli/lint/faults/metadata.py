"""What the API server refuses in the metadata of any object.

Source: k8s.io/apimachinery, ValidateObjectMeta: ValidateLabels and ValidateAnnotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sympozium_cli.api import Pack
from sympozium_cli.lint.faults.template import is_template
from sympozium_cli.lint.finding import Finding
from sympozium_cli.source import ROOT
from sympozium_cli.values.names import MAX_LABEL, why_not_label_value, why_not_qualified_name

LABELS: Final = ROOT / "metadata" / "labels"
ANNOTATIONS: Final = ROOT / "metadata" / "annotations"

_OTHERS: Final = re.compile(r"[^-A-Za-z0-9_./]+")


def bad_label_keys(pack: Pack) -> Iterator[Finding]:
    """The labels whose keys are refused."""
    for key in pack.metadata.labels:
        fault = why_not_qualified_name(key)
        if fault:
            yield Finding(LABELS / key, f"the key '{key}' of a label {fault}", remedy=_good_key(key), on_key=True)


def bad_label_values(pack: Pack) -> Iterator[Finding]:
    """The labels whose values are refused."""
    for key, value in pack.metadata.labels.items():
        fault = why_not_label_value(value)
        if fault and not is_template(value):
            remedy = "shorten it, or make it an annotation, which may be any text"
            yield Finding(LABELS / key, f"the value '{value}' of the label '{key}' {fault}", remedy=remedy)


def bad_annotation_keys(pack: Pack) -> Iterator[Finding]:
    """The annotations whose keys are refused; unlike those of labels, the part before the '/' may have capitals."""
    for key in pack.metadata.annotations:
        fault = why_not_qualified_name(key.lower())
        if fault:
            message = f"the key '{key}' of an annotation {fault}"
            yield Finding(ANNOTATIONS / key, message, remedy=_good_key(key), on_key=True)


def _good_key(key: str) -> str:
    """What to write instead of a key that is refused, as a command."""
    prefix, slash, name = key.replace("/", "-", max(0, key.count("/") - 1)).rpartition("/")
    better = _OTHERS.sub("-", f"{prefix.lower()}{slash}{name}").strip("-_./")[:MAX_LABEL]
    return f"write '{better}'" if not why_not_qualified_name(better) else "write letters, digits, '-', '_' and '.'"
