"""Packs to begin with: a small one to make one's own, and the examples."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from sympozium_cli.source.resolve import plain

_MODELINE = "# yaml-language-server: $schema="
_NAME = re.compile(r"^(metadata:\n  name: )(\S+)", re.MULTILINE)
_SUFFIX = ".yaml"


class Draft(NamedTuple):
    """A pack that is to become somebody's own.

    Its first line names the schema for editors, its second says what it shows, and its name stands in it for nothing
    but itself: the names of Secrets and of other objects that begin with it, and comments that speak of them.
    """

    text: str

    @property
    def name(self) -> str:
        """The pack's name."""
        found = _NAME.search(self.text)
        return found[2] if found else ""

    @property
    def summary(self) -> str:
        """What the pack shows, in a phrase."""
        return self.text.split("\n", 2)[1].removeprefix("# ").rstrip(".")

    @property
    def schema(self) -> str:
        """The name of the file with the schema of its dialect."""
        return self.text.partition("\n")[0].rpartition("/")[2]

    def named(self, name: str, schema: str) -> str:
        """The text of the same pack by another name.

        Args:
            name: the pack's name.
            schema: where the schema lies, as seen from the new file, with slashes.
        """
        body = re.sub(rf"(?<![\w-]){re.escape(self.name)}(?!\w)", name, self.text.partition("\n")[2])
        scalar = name if plain(name) == name else f'"{name}"'
        return _MODELINE + schema + "\n" + _NAME.sub(rf"\g<1>{scalar}", body)


def new_pack() -> Draft:
    """The small pack, in the words of the newest release."""
    return Draft(files(__package__).joinpath("pack.yaml").read_text("utf-8"))


def example_packs() -> dict[str, Draft]:
    """The examples by their names, sorted: those of the installed package, or else of the checkout that it is."""
    found = {
        file.name.removesuffix(_SUFFIX): Draft(file.read_text("utf-8"))
        for file in _folder().iterdir()
        if file.name.endswith(_SUFFIX)
    }
    return dict(sorted(found.items()))


def _folder() -> Traversable:
    package = files("sympozium_cli")
    packaged = package.joinpath("examples")
    return packaged if packaged.is_dir() else package.joinpath("..", "..", "examples")
