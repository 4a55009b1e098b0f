"""The words that field tables are written in.

Every word takes the facts of `schema.node.Facts`: `text(enum=("a", "b"), default="a", since="0.10.44")`.
"""

from __future__ import annotations

from typing import Any, Unpack

from sympozium_cli.schema.node import CHANGING, Facts, Node

# Most fields are just this, and nodes are frozen: one for all of them is made only once.
_TEXT = Node("string")
_FLAG = Node("boolean")


def text(**facts: Unpack[Facts]) -> Node:
    """A string."""
    return Node("string", facts) if facts else _TEXT


def flag(**facts: Unpack[Facts]) -> Node:
    """A boolean."""
    return Node("boolean", facts) if facts else _FLAG


def integer(**facts: Unpack[Facts]) -> Node:
    """A whole number; 64 bits wide unless its format says otherwise."""
    return Node("integer", facts)


def number_or_text(**facts: Unpack[Facts]) -> Node:
    """What Kubernetes calls int-or-string; a pattern counts for the string."""
    return Node("int-or-string", facts)


def anything(**facts: Unpack[Facts]) -> Node:
    """Whatever it is, it is kept and not judged."""
    return Node("any", facts)


def listing(items: Node, **facts: Unpack[Facts]) -> Node:
    """A list of things of one kind."""
    return Node("array", facts, items=items)


def mapping(values: Node, **facts: Unpack[Facts]) -> Node:
    """An object whose keys the author chooses."""
    return Node("object", facts, values=values)


def record(**parts: Node | bool | str) -> Node:
    """An object with named fields: arguments that are nodes are its fields, all others are facts about it."""
    fields = {name: part for name, part in parts.items() if isinstance(part, Node)}
    facts: Any = {name: part for name, part in parts.items() if name not in fields}
    return Node("object", facts, fields=fields)


def open_record(**fields: Node) -> Node:
    """An object with some fields that are known, and others that are kept and not judged."""
    return Node("object", fields=fields, values=anything())


def changing(*versions: Node) -> Node:
    """A field that was redefined: its definitions, oldest first, each with its own `since` and `until`."""
    first, last = versions[0], versions[-1]
    lifetime: Any = {"since": first.since, "until": last.until, "required": last.required}
    return Node(CHANGING, lifetime, versions=versions)
