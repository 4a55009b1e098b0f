"""A part of a document, read tolerantly: what cannot be read keeps its default, and nothing ever raises.

A view never complains. Saying what is wrong is the schema's work, and it has been done by then.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar, overload

from sympozium_cli.source.path import FieldPath

ViewType = TypeVar("ViewType", bound="View")


class View:
    """An object inside a document: its `value` (a mapping, empty if it was anything else) and its `path`."""

    __slots__ = ("_parts", "path", "value")

    def __init__(self, value: Any, path: FieldPath) -> None:
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        self.path = path
        self._parts: dict[str, Any] = {}

    def has(self, key: str) -> bool:
        """Whether `key` is there, written by the author or filled in by a default."""
        return key in self.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path})"


class Word(str):
    """A text of a list, which knows its own `path`."""

    __slots__ = ("path",)

    path: FieldPath

    @classmethod
    def at(cls, text: str, path: FieldPath) -> Word:
        """`text` as it stands at `path`."""
        word = cls(text)
        word.path = path
        return word


class _Field:
    """A field of a view; it is named as the API names it unless other spellings are given."""

    def __init__(self, *keys: str) -> None:
        self.keys = keys

    def __set_name__(self, owner: type[View], name: str) -> None:
        head, *rest = name.split("_")
        self.keys = self.keys or (head + "".join(word.capitalize() for word in rest),)

    def _key(self, view: View) -> str:
        """The spelling that the document uses: the first of `keys` that is there."""
        return next((key for key in self.keys if key in view.value), self.keys[0])

    def _read(self, view: View) -> Any:
        return view.value.get(self._key(view))


class Text(_Field):
    """A string; empty if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> str:
        value = self._read(view)
        return value if isinstance(value, str) else ""


class Flag(_Field):
    """A boolean; False if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> bool:
        return self._read(view) is True


class Number(_Field):
    """An integer; None if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> int | None:
        value = self._read(view)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


class Words(_Field):
    """A list of strings, each with its place; whatever is not a string is left out."""

    def __get__(self, view: View, owner: type[View]) -> tuple[Word, ...]:
        key = self._key(view)
        items = view.value.get(key)
        path = view.path / key
        if not isinstance(items, list):
            return ()
        return tuple(Word.at(item, path / index) for index, item in enumerate(items) if isinstance(item, str))


class Texts(_Field):
    """A map of strings; entries that are not strings are left out."""

    def __get__(self, view: View, owner: type[View]) -> dict[str, str]:
        value = self._read(view)
        if not isinstance(value, dict):
            return {}
        return {key: text for key, text in value.items() if isinstance(text, str)}


class One(_Field, Generic[ViewType]):
    """An object; None if it is absent or anything else."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    @overload
    def __get__(self, view: None, owner: type[View]) -> One[ViewType]: ...
    @overload
    def __get__(self, view: View, owner: type[View]) -> ViewType | None: ...
    def __get__(self, view: View | None, owner: type[View]) -> Any:
        if view is None:
            return self
        key = self._key(view)
        if key not in view._parts:  # noqa: SLF001 - a field is part of its view
            value = view.value.get(key)
            view._parts[key] = self.cls(value, view.path / key) if isinstance(value, dict) else None  # noqa: SLF001
        return view._parts[key]  # noqa: SLF001


class Many(_Field, Generic[ViewType]):
    """A list of objects; whatever is not an object is left out, and the others keep their index."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    @overload
    def __get__(self, view: None, owner: type[View]) -> Many[ViewType]: ...
    @overload
    def __get__(self, view: View, owner: type[View]) -> tuple[ViewType, ...]: ...
    def __get__(self, view: View | None, owner: type[View]) -> Any:
        if view is None:
            return self
        key = self._key(view)
        if key not in view._parts:  # noqa: SLF001 - a field is part of its view
            view._parts[key] = tuple(self._items(view, key))  # noqa: SLF001
        return view._parts[key]  # noqa: SLF001

    def _items(self, view: View, key: str) -> list[ViewType]:
        items = view.value.get(key)
        path = view.path / key
        if not isinstance(items, list):
            return []
        return [self.cls(item, path / index) for index, item in enumerate(items) if isinstance(item, dict)]


class Named(_Field, Generic[ViewType]):
    """A map of objects by name; entries that are not objects are left out."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    def __get__(self, view: View, owner: type[View]) -> dict[str, ViewType]:
        key = self._key(view)
        entries = view.value.get(key)
        path = view.path / key
        if not isinstance(entries, dict):
            return {}
        return {name: self.cls(entry, path / name) for name, entry in entries.items() if isinstance(entry, dict)}
