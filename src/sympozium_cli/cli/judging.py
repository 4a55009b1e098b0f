"""What `pack validate` says of an object that lies in a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sympozium_cli.cluster.port import Object
from sympozium_cli.lint.examination import examine_document
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import Subject
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source import load

_SERVERS_OWN = ("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "finalizers")


def stops(value: Object, target: Target) -> tuple[str, ...]:
    """Why the API server or the controllers of a release would not get through with a pack, a sentence each."""
    about = {key: part for key, part in value.get("metadata", {}).items() if key not in _SERVERS_OWN}
    kind = {"apiVersion": "sympozium.ai/v1alpha1", "kind": target.kind}
    text = json.dumps({**kind, "metadata": about, "spec": value.get("spec") or {}})
    (document,) = load(text.encode(), "the pack")
    found = examine_document(document, _stopping, target).findings
    return tuple(finding.message for finding in found if finding.severity == ERROR)


def _stopping(subject: Subject) -> Iterator[Rule]:
    return (rule for rule in rules_for(subject) if rule.stops)
