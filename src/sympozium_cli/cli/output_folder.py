"""One file per object in a folder, without leaving the folder and without costing anybody's work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import InputError, RefusedError, UsageError
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.source.folders import reason
from sympozium_cli.values.names import why_not_dns1123_subdomain

_LONGEST = 255
"""Bytes that most file systems allow for a name."""


def file_names(manifests: Iterable[Manifest]) -> dict[str, Manifest]:
    """The name of a file for every object, such as "agent-team-writer.yaml".

    Raises:
        InputError: an object's name is no name of a Kubernetes object, or two objects are called the same.
    """
    named: dict[str, Manifest] = {}
    for manifest in manifests:
        fault = why_not_dns1123_subdomain(manifest.name)
        name = f"{manifest.kind.lower()}-{manifest.name}.yaml"
        if fault or len(name) > _LONGEST:
            message = f"'{manifest.name}' cannot name a file: it {fault or 'is too long'}"
            raise InputError(message, hint="see 'sympozium pack validate', or write to standard output")
        if name in named:
            raise InputError(f"two objects are called {manifest.key}", hint="render one pack at a time")
        named[name] = manifest
    return named


def write_files(folder: str, texts: Mapping[str, str], *, force: bool) -> None:
    """Write the files, each all at once; a link in their place is replaced and not followed.

    Args:
        folder: made if it is not there.
        texts: the content of each file, by its name.
        force: whether the folder may hold something already.

    Raises:
        RefusedError: the folder is not empty.
        UsageError: the system does not let us write there.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        if os.listdir(folder) and not force:
            hint = "--force writes there all the same, and replaces files of the same names"
            raise RefusedError(f"the folder '{folder}' is not empty", hint=hint)
        for name, text in texts.items():
            path = os.path.join(folder, name)
            if os.path.islink(path):
                os.unlink(path)
            replace_file(path, text.encode())
    except OSError as error:
        raise UsageError(f"cannot write to '{folder}': {reason(error)}") from error
