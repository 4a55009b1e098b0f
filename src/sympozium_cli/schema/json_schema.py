"""The same schema for editors: plain JSON Schema 2020-12.

It accepts what the API server accepts without dropping a field, with one exception that JSON Schema cannot tell: the
API server refuses a whole number above 2^53 where it is written with a point or an exponent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sympozium_cli.schema.catalog import API_VERSION, resource
from sympozium_cli.schema.node import NO_DEFAULT, Node
from sympozium_cli.schema.scalars import limits
from sympozium_cli.schema.target import Target
from sympozium_cli.values.release import Release

NAMESPACE: Final = "urn:sympozium-cli:schema"

_SUFFIX: Final = ".schema.json"

Json = dict[str, Any]

# Inside a thing of the wrong type every field is unknown.
_NO_FIELDS: Final[Json] = {"additionalProperties": False, "items": {"$ref": "#/$defs/NoFields"}}


def file_name(kind: str, release: Release) -> str:
    """The name of the published schema of an era, such as "ensemble-0.10.schema.json"."""
    return f"{kind.lower()}-{Target.of(release).era}{_SUFFIX}"


def json_schema(kind: str, release: Release, descriptions: Mapping[str, str] | None = None) -> Json:
    """The JSON Schema of a kind in a release.

    `descriptions` are texts by path, such as "spec.agentConfigs[].name". Raises ValueError for a kind that the release
    does not serve.
    """
    root = resource(kind, release)
    writer = _Writer(descriptions or {})
    fields = {name: writer.field(root.fields[name], name) for name in ("metadata", "spec")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{NAMESPACE}:{file_name(kind, release).removesuffix(_SUFFIX)}",
        "title": f"{kind} ({API_VERSION}, Sympozium {release})",
        **writer.described({"type": "object"}, ""),
        "required": list(root.needed),
        "properties": {
            "apiVersion": writer.described({"const": API_VERSION}, "apiVersion"),
            "kind": writer.described({"const": kind}, "kind"),
            **fields,
            "status": _shape(root.fields["status"]),
        },
        "additionalProperties": False,
        "$defs": {**dict(sorted(writer.shared.items())), "NoFields": _NO_FIELDS},
    }


class _Writer:
    """Writes nodes, and collects those that are used in several places."""

    def __init__(self, descriptions: Mapping[str, str]) -> None:
        self.descriptions = descriptions
        self.shared: dict[str, Json] = {}

    def field(self, node: Node, path: str, *, needed: bool = False) -> Json:
        """A field, or an entry of a map: null is as good as nothing there, unless something is needed."""
        written = self._place(node, path)
        if not needed:
            written = _or_null(written)
        if node.default is not NO_DEFAULT:
            written = {**written, "default": node.default}
        return self.described(written, path)

    def described(self, written: Json, path: str) -> Json:
        """The same, with the text that there is for the path."""
        text = self.descriptions.get(path) or self.descriptions.get(_current(path))
        return {"description": text, **written} if text else written

    def _place(self, node: Node, path: str) -> Json:
        if not node.shared:
            return self._content(node, path)
        if node.shared not in self.shared:
            self.shared[node.shared] = {}
            self.shared[node.shared] = self._content(node, path)
        return {"$ref": f"#/$defs/{node.shared}"}

    def _content(self, node: Node, path: str) -> Json:
        if node.type == "any":
            return {}
        if node.type == "object":
            return self._object(node, path)
        if node.items is not None:
            inside = f"{path}[]"
            return {"type": "array", "items": self.described(self._place(node.items, inside), inside)}
        return _scalar(node)

    def _object(self, node: Node, path: str) -> Json:
        written: Json = {"type": "object"}
        if node.needed:
            written["required"] = list(node.needed)
        if node.fields:
            written["properties"] = {
                name: self.field(child, f"{path}.{name}", needed=name in node.needed)
                for name, child in node.fields.items()
            }
        written["additionalProperties"] = self.field(node.values, f"{path}{{}}") if node.values else False
        return written


def _scalar(node: Node) -> Json:
    numeric = {"integer", "int-or-string"}
    written: Json = {"type": ["integer", "string"] if node.type == "int-or-string" else node.type}
    if node.enum:
        written["enum"] = list(node.enum)
    least, most = limits(node) if node.type in numeric else (node.minimum, node.maximum)
    facts = {"minimum": least, "maximum": most, "minLength": node.min_length, "maxLength": node.max_length}
    written.update({name: fact for name, fact in facts.items() if fact is not None})
    return {**written, "pattern": node.pattern} if node.pattern else written


def _or_null(written: Json) -> Json:
    if "$ref" in written:
        return {"anyOf": [written, {"type": "null"}]}
    if "type" not in written:
        return written
    types = written["type"] if isinstance(written["type"], list) else [written["type"]]
    nullable = {**written, "type": [*types, "null"]}
    return {**nullable, "enum": [*written["enum"], None]} if "enum" in written else nullable


def _shape(node: Node) -> Json:
    """Which fields a place knows, and nothing else: that is all that is asked of a status."""
    if node.items is not None:
        return {"items": _shape(node.items), "additionalProperties": False}
    if node.fields:
        fields = {name: _shape(child) for name, child in node.fields.items()}
        return {"properties": fields, **_NO_FIELDS}
    return {"$ref": "#/$defs/NoFields"}


def _current(path: str) -> str:
    """The same place in the words of v0.10, which the descriptions are written in."""
    if path.endswith(".accessRules[].persona"):
        return path.removesuffix("persona") + "agentConfig"
    return path.replace("spec.personas", "spec.agentConfigs", 1)
