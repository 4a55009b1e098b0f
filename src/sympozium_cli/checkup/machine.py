"""What is true of the machine, without any cluster."""

from __future__ import annotations

import codecs
import mmap
import os
from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.errors import SympoziumError

OURS = "ours"
UPSTREAMS = "upstream's"
OTHER = "another"

NAMES = ("sympozium", "sympozium-cli", "kubectl-sympozium")
"""The names of this program. Upstream's own program has the first one, too."""

_OUR_PACKAGE = b"sympozium_cli"
_GO_MODULES = (b"github.com/sympozium-ai/sympozium", b"github.com/alexsjones/sympozium")
_SMALL = 65536


class Program(NamedTuple):
    """A program on PATH, and whose it is: OURS, UPSTREAMS or OTHER."""

    name: str
    path: str
    owner: str


class Machine(NamedTuple):
    """The machine, and this program on it.

    Args:
        version: of this program.
        python: the version of Python.
        interpreter: where Python is.
        native_yaml: whether YAML is read by the C library.
        encoding: of what is printed; "" where it is not known.
        programs: those on PATH with one of `NAMES`, the one that a shell finds first of each name before the others.
        kubectl: where kubectl is; "" where it is not.
        configuration: the configuration file of this folder; "" where there is none.
        wrong_configuration: why it cannot be read.
    """

    version: str
    python: tuple[int, ...]
    interpreter: str
    native_yaml: bool
    encoding: str
    programs: tuple[Program, ...]
    kubectl: str
    configuration: str = ""
    wrong_configuration: SympoziumError | None = None

    def named(self, name: str) -> tuple[Program, ...]:
        """The programs of that name; a shell takes the first."""
        return tuple(program for program in self.programs if program.name == name)

    @property
    def prints_unicode(self) -> bool:
        """Whether every character can be printed."""
        try:
            return codecs.lookup(self.encoding).name.startswith("utf")
        except LookupError:
            return False


def programs(path: str, names: tuple[str, ...] = NAMES) -> Iterator[Program]:
    """The programs of these names in the folders of a PATH, in the order of a shell's search."""
    folders = dict.fromkeys(folder or os.curdir for folder in path.split(os.pathsep))
    for name in names:
        seen: set[str] = set()
        for folder in folders:
            file = os.path.join(folder, name)
            real = os.path.realpath(file)
            if real not in seen and os.path.isfile(file) and os.access(file, os.X_OK):
                seen.add(real)
                yield Program(name, file, owner(file))


def owner(file: str) -> str:
    """Whose program a file is: one that names our package is ours, a Go program that names its module upstream's."""
    try:
        with open(file, "rb") as stream:
            start = stream.read(_SMALL)
            if _OUR_PACKAGE in start:
                return OURS
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return UPSTREAMS if any(content.find(module) >= 0 for module in _GO_MODULES) else OTHER
    except (OSError, ValueError):
        return OTHER
