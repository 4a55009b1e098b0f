"""What the user says of the cluster that a pack is rendered for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any

from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.source import ROOT, Document, load
from sympozium_cli.source.files import Input
from sympozium_cli.source.reading import read
from sympozium_cli.values.names import why_not_dns1123_label

_ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=(.*)", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def circumstances(
    target: Target | None,
    controller_env: Sequence[str] = (),
    model_endpoint: str = "",
    existing_secrets: Sequence[str] = (),
    namespace: str = "",
) -> Circumstances:
    """What the controllers find.

    Args:
        target: the release that runs; None for the newest one. Without a file, its chart gives the environment.
        controller_env: files with the whole environment of the controller, and single variables as KEY=VALUE, which
            win over every file.
        model_endpoint: the address of the Model that a pack refers to.
        existing_secrets: the only Secrets there are; none given means all that are referred to.
        namespace: where a pack that names none is applied.

    Raises:
        InputError: a file cannot be read, or holds no environment.
        UsageError: something is neither a file nor an assignment, no address, or no namespace.
    """
    _check(model_endpoint, namespace)
    environment: dict[str, str] | None = None
    single: dict[str, str] = {}
    for text in controller_env:
        match = _ASSIGNMENT.fullmatch(text)
        if match is not None and not os.path.exists(text):
            single[match[1]] = match[2]
        else:
            environment = _environment(text)
    if environment is None:
        environment = chart_environment((target or NEWEST).release)
    return Circumstances(
        {**environment, **single},
        model_endpoint,
        frozenset(existing_secrets) if existing_secrets else None,
        namespace or "default",
    )


def _check(model_endpoint: str, namespace: str) -> None:
    if model_endpoint and not _ADDRESS.match(model_endpoint):
        hint = "write it with its scheme: http://model-llama.models.svc:8080/v1"
        raise UsageError(f"--model-endpoint takes an address, not '{model_endpoint}'", hint=hint)
    fault = why_not_dns1123_label(namespace) if namespace else ""
    if fault:
        raise UsageError(f"--namespace takes a namespace, not '{namespace}': it {fault}")


def _environment(path: str) -> dict[str, str]:
    if not os.path.exists(path):
        hint = "write --controller-env FILE, or --controller-env KEY=VALUE"
        raise UsageError(f"there is no file '{path}', and it is no KEY=VALUE either", hint=hint)
    documents = list(load(read(Input(path, path, named=True)), path))
    for document in documents:
        for problem in document.problems:
            start = problem.span.start
            raise InputError(f"{path}:{start.line}:{start.column}: {problem.message}")
    if not documents:
        return {}
    return dict(_variables(documents[0], path))


def _variables(document: Document, path: str) -> Iterable[tuple[str, str]]:
    """The entries of a mapping, or of a list such as a container's `env`."""
    value = document.value
    if isinstance(value, list):
        for index, item in enumerate(value):
            name = item.get("name") if isinstance(item, dict) else None
            if not isinstance(name, str):
                raise _no_environment(document, path)
            yield name, _text(document, (index, "value"), item.get("value"), path)
        return
    if not isinstance(value, dict | None):
        raise _no_environment(document, path)
    for name, item in (value or {}).items():
        yield name, _text(document, (name,), item, path)


def _text(document: Document, steps: tuple[str | int, ...], value: Any, path: str) -> str:
    """A value as its author wrote it: what YAML takes for a number or a truth value is a text all the same."""
    place = ROOT
    for step in steps:
        place = place / step
    if value is None or isinstance(value, str):
        return value or ""
    scalar = document.scalar(place)
    if scalar is None:
        start = document.span(place).start
        raise InputError(f"{path}:{start.line}:{start.column}: the value of an environment variable must be a text")
    return scalar.text


def _no_environment(document: Document, path: str) -> InputError:
    start = document.span(ROOT).start
    hint = "write a mapping from names to texts, such as SYMPOZIUM_IMAGE_TAG: 0.10.46"
    return InputError(f"{path}:{start.line}:{start.column}: this is no environment of a container", hint=hint)
