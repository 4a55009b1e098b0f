"""A part of a document, read tolerantly: what cannot be read keeps its default, and nothing ever raises.

A view never complains. Saying what is wrong is the schema's work, and it has been done by then.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from sympozium_cli.source.path import FieldPath

ViewType = TypeVar("ViewType", bound="View")


class View:
    """An object inside a document: its `value` (a mapping, empty if it was anything else) and its `path`."""

    def __init__(self, value: Any, path: FieldPath) -> None:
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        self.path = path

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
    """A field of a view; it is named as the API names it unless other spellings are given.

    What was read once lies in the view's own dictionary from then on, where it is found before the field is asked:
    rules read the same few fields many thousand times.
    """

    def __init__(self, *keys: str) -> None:
        self.keys = keys
        self.name = ""

    def __set_name__(self, owner: type[View], name: str) -> None:
        head, *rest = name.split("_")
        self.name = name
        self.keys = self.keys or (head + "".join(word.capitalize() for word in rest),)

    def _key(self, view: View) -> str:
        """The spelling that the document uses: the first of `keys` that is there."""
        return next((key for key in self.keys if key in view.value), self.keys[0])

    def _of(self, view: View) -> Any:
        """What the field is for this view, remembered."""
        key = self._key(view) if len(self.keys) > 1 else self.keys[0]
        value = view.__dict__[self.name] = self.read(view.value.get(key), view, key)
        return value

    def read(self, value: Any, view: View, key: str) -> Any:
        """What `value`, which stands in `view` under `key`, means."""
        raise NotImplementedError


class Text(_Field):
    """A string; empty if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> str:
        return str(self._of(view))

    def read(self, value: Any, view: View, key: str) -> str:
        """The string itself."""
        del view, key
        return value if isinstance(value, str) else ""


class Flag(_Field):
    """A boolean; False if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> bool:
        return bool(self._of(view))

    def read(self, value: Any, view: View, key: str) -> bool:
        """Whether it is true."""
        del view, key
        return value is True


class Number(_Field):
    """An integer; None if it is absent or anything else."""

    def __get__(self, view: View, owner: type[View]) -> int | None:
        number: int | None = self._of(view)
        return number

    def read(self, value: Any, view: View, key: str) -> int | None:
        """The integer itself."""
        del view, key
        return value if isinstance(value, int) and not isinstance(value, bool) else None


class Words(_Field):
    """A list of strings, each with its place; whatever is not a string is left out."""

    def __get__(self, view: View, owner: type[View]) -> tuple[Word, ...]:
        words: tuple[Word, ...] = self._of(view)
        return words

    def read(self, value: Any, view: View, key: str) -> tuple[Word, ...]:
        """The strings with their paths."""
        if not isinstance(value, list):
            return ()
        path = view.path / key
        return tuple(Word.at(item, path / index) for index, item in enumerate(value) if isinstance(item, str))


class Texts(_Field):
    """A map of strings; entries that are not strings are left out."""

    def __get__(self, view: View, owner: type[View]) -> dict[str, str]:
        texts: dict[str, str] = self._of(view)
        return texts

    def read(self, value: Any, view: View, key: str) -> dict[str, str]:
        """The entries that are strings."""
        del view, key
        entries = value.items() if isinstance(value, dict) else ()
        return {name: text for name, text in entries if isinstance(text, str)}


class One(_Field, Generic[ViewType]):
    """An object; None if it is absent or anything else."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    def __get__(self, view: View, owner: type[View]) -> ViewType | None:
        one: ViewType | None = self._of(view)
        return one

    def read(self, value: Any, view: View, key: str) -> ViewType | None:
        """A view of the object."""
        return self.cls(value, view.path / key) if isinstance(value, dict) else None


class Many(_Field, Generic[ViewType]):
    """A list of objects; whatever is not an object is left out, and the others keep their index."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    def __get__(self, view: View, owner: type[View]) -> tuple[ViewType, ...]:
        many: tuple[ViewType, ...] = self._of(view)
        return many

    def read(self, value: Any, view: View, key: str) -> tuple[ViewType, ...]:
        """A view of each object."""
        if not isinstance(value, list):
            return ()
        path = view.path / key
        return tuple(self.cls(item, path / index) for index, item in enumerate(value) if isinstance(item, dict))


class Named(_Field, Generic[ViewType]):
    """A map of objects by name; entries that are not objects are left out."""

    def __init__(self, cls: type[ViewType], *keys: str) -> None:
        super().__init__(*keys)
        self.cls = cls

    def __get__(self, view: View, owner: type[View]) -> dict[str, ViewType]:
        named: dict[str, ViewType] = self._of(view)
        return named

    def read(self, value: Any, view: View, key: str) -> dict[str, ViewType]:
        """A view of each object, by its name."""
        path = view.path / key
        entries = value.items() if isinstance(value, dict) else ()
        return {name: self.cls(entry, path / name) for name, entry in entries if isinstance(entry, dict)}
