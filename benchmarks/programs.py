"""The programs that are compared, and where they are."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence

from benchmarks.measure import Command

_BESIDE = os.path.dirname(sys.executable)
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SCHEMA = os.path.join(_ROOT, "schemas", "ensemble-0.10.schema.json")
"""What peers that know no packs are told about them."""


def found(name: str) -> str | None:
    """The path of an installed program, beside this Python or on PATH; None where there is none."""
    beside = os.path.join(_BESIDE, name)
    return beside if os.path.isfile(beside) else shutil.which(name)


def required(name: str) -> str:
    """The path of an installed program.

    Raises:
        SystemExit: it is not installed.
    """
    path = found(name)
    if path is None:
        sys.exit(f"error: {name} is not installed beside {sys.executable}: install the development dependencies")
    return path


def sympozium(*words: str) -> Command:
    """Ours, as users start it: the installed script."""
    return Command("sympozium", (required("sympozium"), *words))


def python() -> Command:
    """The floor of every program in Python."""
    return Command("python -c pass", (sys.executable, "-c", "pass"))


def check_jsonschema(files: Sequence[str], rounds: int = 0) -> Command:
    """check-jsonschema with our JSON Schema, which says nothing of relationships and gives no lines."""
    words = (required("check-jsonschema"), "--schemafile", SCHEMA, *files)
    return Command("check-jsonschema", words, rounds)


def yamllint(folder: str, rounds: int = 0) -> Command:
    """Yamllint, which looks at the text and not at what it means."""
    return Command("yamllint -d relaxed", (required("yamllint"), "-d", "relaxed", folder), rounds)


def kubeconform(folder: str) -> Command | None:
    """Kubeconform with the same schema, where it is installed."""
    path = found("kubeconform")
    words = ("-strict", "-n", "4", "-schema-location", SCHEMA, folder)
    return Command("kubeconform -n 4", (path, *words)) if path else None
