"""The shape of `doctor -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Any, Literal

from sympozium_cli.report.output_model import Count, Model


class Cluster(Model):
    """Which cluster was looked at, and as whom; `context` is empty inside a cluster."""

    context: str
    server: str
    user: str
    namespace: str


class Summary(Model):
    """How many results there are of each status."""

    ok: Count
    warning: Count
    failure: Count
    unknown: Count


class Result(Model):
    """What a check found; `remedy` is empty where there is nothing to do."""

    area: Literal["machine", "cluster"]
    check: str
    status: Literal["ok", "warning", "failure", "unknown"]
    message: str
    remedy: str
    details: list[str]


class Doctor(Model):
    """What `sympozium doctor -o json` prints; `roles` are the objects that grant the rights that are missing."""

    api_version: Literal["sympozium-cli/doctor/v1"]
    cluster: Cluster | None
    summary: Summary
    results: list[Result]
    roles: list[dict[str, Any]]
