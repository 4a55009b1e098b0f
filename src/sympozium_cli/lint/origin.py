"""Where a document of a rendered stream came from, where the stream says so.

Helm writes `# Source: chart/templates/pack.yaml` above every document; kustomize can write an annotation with the path
(`buildMetadata: [originAnnotations]`), and kustomize's and kpt's functions leave one of their own.
"""

from __future__ import annotations

import re
from typing import Any

from sympozium_cli.source import ROOT, Document

_HELM = re.compile(r"^#[ \t]*Source:[ \t]*(\S[^\n\r]*?)[ \t]*$", re.MULTILINE)
_ORIGIN = "config.kubernetes.io/origin"
_PATHS = ("internal.config.kubernetes.io/path", "config.kubernetes.io/path", "config.k8s.io/path")
_PATH_LINE = re.compile(r"^path:[ \t]*(\S+)", re.MULTILINE)
_REPO_LINE = re.compile(r"^repo:[ \t]*(\S+)", re.MULTILINE)
_LOOK_BACK = 2000


def origin(document: Document) -> str:
    """The file that the document was made from, or ""."""
    return _from_annotations(document.value) or _from_comment(document)


def _from_comment(document: Document) -> str:
    start = document.lines.index(document.span(ROOT).start)
    above = document.lines.text[max(0, start - _LOOK_BACK) : start]
    # A comment above the separator belongs to the document before it.
    own = above[above.rfind("\n---") + 1 :]
    found = _HELM.findall(own)
    return str(found[-1]) if found else ""


def _from_annotations(value: Any) -> str:
    annotations = _child(_child(value, "metadata"), "annotations")
    whole = _child(annotations, _ORIGIN)
    if isinstance(whole, str):
        return "/".join(match.group(1) for match in (_REPO_LINE.search(whole), _PATH_LINE.search(whole)) if match)
    paths = (_child(annotations, name) for name in _PATHS)
    return next((path for path in paths if isinstance(path, str)), "")


def _child(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None
