"""Refusals about Secrets: an API server may repeat a whole one in its message, with values that we never had.

It does so where a patch leads to what cannot be decoded (422 of a merge patch), and older ones repeat what they were
sent. Values that were sent are hidden anyway; those that are stored already can only be hidden with all the rest.
"""

from __future__ import annotations

import re
from typing import Final

from sympozium_cli.cluster.admission import is_ruling
from sympozium_cli.cluster.status import Cause, Status

_FORBIDDEN: Final = 403
_UNSHOWN: Final = "its words are not shown, for they may repeat the Secret"
_CONSTANT = re.compile(r"etcdserver: [a-z, ]{1,60}\Z")
"""Errors of etcd are constants (api/v3/rpctypes)."""

_SELECTOR = re.compile(r"unable to parse requirement: |found '[^']{0,200}', expected: ")
"""What the parser of label selectors says repeats the selector, and it is asked before anything is read
(k8s.io/apimachinery, pkg/labels/selector.go)."""

_WORDS: Final = {
    "FieldValueRequired": "it is missing",
    "FieldValueInvalid": "it cannot be so",
    "FieldValueNotSupported": "it cannot be so",
    "FieldValueDuplicate": "it is there twice",
    "FieldValueForbidden": "it cannot be changed, or not be there",
    "FieldValueNotFound": "it names what is not there",
    "FieldValueTooLong": "it is too long",
    "FieldValueTooMany": "it has too many entries",
    "FieldValueTypeInvalid": "it is of another type",
}
"""The reasons of k8s.io/apimachinery, pkg/util/validation/field/errors.go."""


def discreet(status: Status) -> Status:
    """The refusal of something about a Secret, without words that may hold a value of it.

    What RBAC, a quota, a policy or a webhook says was never made from what is stored, and stays.
    """
    if _is_harmless(status):
        return status
    told = f"{status.reason or f'status {status.code}'} ({_UNSHOWN})"
    return status._replace(message=told, causes=tuple(map(_without_words, status.causes)))


def _is_harmless(status: Status) -> bool:
    if not status.genuine:
        return not status.message
    if status.code == _FORBIDDEN or is_ruling(status):
        return True
    return not status.causes and any(words.match(status.message) for words in (_CONSTANT, _SELECTOR))


def _without_words(cause: Cause) -> Cause:
    return cause._replace(message=_WORDS.get(cause.reason, "it is not as it must be"))
