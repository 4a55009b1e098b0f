"""What the cluster has written into a pack, and what nobody takes along to an object of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.source import ROOT, Document, FieldPath

_METADATA = ROOT / "metadata"
_ANNOTATIONS = _METADATA / "annotations"
_SERVER_WRITTEN = (
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "finalizers",
    "generation",
    "managedFields",
    "ownerReferences",
    "resourceVersion",
    "selfLink",
    "uid",
)
"""Fields of ObjectMeta that only make sense for the object that they were written into."""

_LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
"""The whole old object as JSON: apply compares with it, and would take out what it finds there alone."""


def exported(document: Document) -> Iterator[tuple[FieldPath, ...]]:
    """The entries of the document that come from a cluster, in one group per mapping."""
    yield (ROOT / "status",) if document.has(ROOT / "status") else ()
    annotations = document.keys(_ANNOTATIONS)
    only_applied = annotations == (_LAST_APPLIED,)
    named = {*_SERVER_WRITTEN, *(("annotations",) if only_applied else ())}
    yield tuple(_METADATA / key for key in document.keys(_METADATA) if key in named)
    if not only_applied and _LAST_APPLIED in annotations:
        yield (_ANNOTATIONS / _LAST_APPLIED,)
