"""The shape of `version -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Literal

from sympozium_cli.report.output_model import Count, Model


class Python(Model):
    """What runs the program; `implementation` is "CPython" nearly everywhere."""

    version: str
    implementation: str


class Target(Model):
    """An era of Sympozium that packs can be checked for: its name, its newest release, and the kind of its packs."""

    era: str
    release: str
    kind: str


class Version(Model):
    """What `sympozium version -o json` prints.

    `packaging` is "zipapp" where the program runs from the single file. `yaml` is the parser: that of libyaml, or the
    slower one in Python. A dependency that cannot be found is null.
    """

    api_version: Literal["sympozium-cli/version/v1"]
    version: str
    packaging: Literal["package", "zipapp"]
    python: Python
    platform: str
    encoding: str
    yaml: Literal["libyaml", "python"]
    dependencies: dict[str, str | None]
    targets: list[Target]
    default_target: str
    rules: Count
    schemas: list[str]
