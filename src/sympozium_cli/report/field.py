"""A field of a pack, explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.schema.catalog import first_release, last_release
from sympozium_cli.schema.descriptions import description
from sympozium_cli.schema.field_search import Field
from sympozium_cli.schema.node import NO_DEFAULT, Node
from sympozium_cli.schema.target import Target
from sympozium_cli.values.release import MAIN


def field_page(field: Field, inside: Iterable[Field], target: Target) -> str:
    """The page of a field in Markdown: type, default, since when, what it does, and what is in it."""
    return "\n".join(_lines(field, inside, target)) + "\n"


def _lines(field: Field, inside: Iterable[Field], target: Target) -> Iterator[str]:
    words = description(field.path)
    yield f"# {target.kind.lower()}.{field.spoken}"
    yield ""
    yield from (f"- {fact}" for fact in _facts(field, target))
    if words is not None:
        yield from ("", words.text)
        yield from ("", f"**What really happens:** {words.effect}") if words.effect else ()
        yield from _values(words.values)
        yield from ("", "```yaml", words.example, "```") if words.example else ()
    yield from _fields_inside(list(inside))


def _facts(field: Field, target: Target) -> Iterator[str]:
    node = field.node
    yield f"type: {type_name(node)}"
    if node.enum:
        yield f"one of: {', '.join(node.enum)}"
    if node.default is not NO_DEFAULT:
        yield f"default: {_written(node.default)}"
    if node.required:
        yield "required, unless the default will do" if node.default is not NO_DEFAULT else "required"
    yield _lifetime(field, target)


def _lifetime(field: Field, target: Target) -> str:
    first, last = first_release(target.kind, field.path), last_release(target.kind, field.path)
    until = f", last in {last}" if last is not None and last != MAIN else ""
    return f"{target.kind} has it since {first}{until}"


def type_name(node: Node) -> str:
    """The type in a few words: "list of strings", "map of lists of objects"."""
    return _type_name(node, plural=False)


def _type_name(node: Node, *, plural: bool) -> str:
    ending = "s" if plural else ""
    if node.items is not None:
        return f"list{ending} of {_type_name(node.items, plural=True)}"
    if node.values is not None and not node.fields:
        return f"map{ending} of {_type_name(node.values, plural=True)}"
    if node.type == "int-or-string":
        return f"integer{ending} or string{ending}"
    return f"{node.type}{ending}"


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _values(values: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = [f"- `{word}`: {meaning}" for word, meaning in values]
    yield from ("", "Values:", "", *listed) if listed else ()


def _fields_inside(inside: list[Field]) -> Iterator[str]:
    if inside:
        yield from ("", "Fields:", "")
    for field in inside:
        words = description(field.path)
        name = field.path.rpartition(".")[2].removesuffix("[]")
        yield f"- `{name}` ({type_name(field.node)}){': ' + words.text if words else ''}"
