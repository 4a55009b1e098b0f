"""What this program is made of, what it runs on, and what it knows."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from typing import Any, Final

from sympozium_cli import __version__
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.rules import rule_names
from sympozium_cli.schema.target import NEWEST, SPELLINGS, Target

DEPENDENCIES: Final = (
    "typer",
    "rich",
    "pydantic",
    "pydantic-core",
    "PyYAML",
    "jsonschema",
    "kubernetes",
    "urllib3",
    "pathspec",
    "tzdata",
)
"""The distributions that this program uses by itself, and the one of them that is compiled."""

UNPACKED: Final = "_sympozium_unpacked"
"""What the single file sets in `sys` when it has unpacked what it holds (tools/zipapp_start.py)."""


def facts() -> dict[str, Any]:
    """What `version -o json` prints."""
    return {
        "apiVersion": "sympozium-cli/version/v1",
        "version": __version__,
        "packaging": "zipapp" if hasattr(sys, UNPACKED) else "package",
        "python": {"version": platform.python_version(), "implementation": platform.python_implementation()},
        "platform": platform.platform(),
        "encoding": (sys.stdout.encoding or "").lower(),
        "yaml": _parser(),
        "dependencies": {name: _version(name) for name in DEPENDENCIES},
        "targets": [_target(era) for era in SPELLINGS],
        "defaultTarget": str(NEWEST.release),
        "rules": len(rule_names()),
        "schemas": list(SCHEMAS),
    }


def as_text(known: dict[str, Any]) -> str:
    """The same for people, a line each."""
    python, yaml = known["python"], known["yaml"]
    targets = ", ".join(f"{one['era']} ({one['release']})" for one in known["targets"])
    dependencies = ", ".join(f"{name} {number or 'missing'}" for name, number in known["dependencies"].items())
    lines = {
        "version": known["version"] + (" (zipapp)" if known["packaging"] == "zipapp" else ""),
        "python": f"{python['version']} ({python['implementation']})",
        "platform": known["platform"],
        "yaml": "libyaml" if yaml == "libyaml" else "python, which is slower: PyYAML was built without libyaml",
        "dependencies": dependencies,
        "targets": f"{targets}; without --target {known['defaultTarget']}",
        "rules": known["rules"],
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items())


def _target(era: str) -> dict[str, str]:
    target = Target.parse(era)
    return {"era": era, "release": str(target.release), "kind": target.kind}


def _version(name: str) -> str | None:
    try:
        return installed_version(name)
    except PackageNotFoundError:
        return None


def _parser() -> str:
    from importlib.util import find_spec

    try:
        return "libyaml" if find_spec("yaml._yaml") else "python"
    except ModuleNotFoundError:
        return "python"
