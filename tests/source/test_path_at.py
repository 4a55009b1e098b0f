"""Which value stands at a position: the way back from places to paths."""

from __future__ import annotations

import pytest

from sympozium_cli.source import Document, FieldPath, Position, load

TEXT = """\
base: &base {kind: x}
spec:  # why
  names: [a, "b c"]
  merged:
    <<: *base
    own: |
      prose
      more
  alias: *base

  items:
    - one: 1
      two: 2
    -
      three: [{deep: 4}]
"""


@pytest.fixture(name="document")
def _document() -> Document:
    return next(load(TEXT.encode(), "x"))


@pytest.mark.parametrize(
    ("words", "path", "on_key"),
    [
        ("kind: x", "base.kind", True),
        ("x}", "base.kind", False),
        ("spec", "spec", True),
        ("# why", "spec", False),
        ("names", "spec.names", True),
        ("a, ", "spec.names[0]", False),
        ('c"', "spec.names[1]", False),
        ("own", "spec.merged.own", True),
        ("more", "spec.merged.own", False),
        ("*base\n\n", "spec.alias", False),
        ("two", "spec.items[0].two", True),
        ("2\n", "spec.items[0].two", False),
        ("deep", "spec.items[1].three[0].deep", True),
        ("4}", "spec.items[1].three[0].deep", False),
    ],
)
def test_the_innermost_value_is_found(document: Document, words: str, path: str, on_key: bool) -> None:  # noqa: FBT001
    found = document.path_at(document.lines.position(TEXT.index(words)))
    assert (str(found[0]), found[1]) == (path, on_key)


@pytest.mark.parametrize("steps", [("base",), ("spec", "names", 1), ("spec", "items", 0, "one"), ("spec", "merged")])
def test_where_a_value_begins_its_path_is_found_again(document: Document, steps: tuple[str | int, ...]) -> None:
    path = FieldPath(steps)
    assert document.path_at(document.key_span(path).start)[0] == path


def test_behind_the_end_is_the_whole_document(document: Document) -> None:
    assert document.path_at(Position(99, 1)) == ((), False)
