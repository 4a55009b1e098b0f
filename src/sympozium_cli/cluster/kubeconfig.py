"""kubectl's configuration files, read and merged as kubectl does it.

Source: client-go, tools/clientcmd/loader.go: of two files the first that says something wins, entry by entry; files of
KUBECONFIG that do not exist are passed over; a path in a file counts from that file's folder. Nothing is written.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.source import Document, load
from sympozium_cli.source.files import Input
from sympozium_cli.source.reading import read
from sympozium_cli.values.plural import MOST_NAMED, quoted, quoted_some

Entry = Mapping[str, Any]
_LOOK = "is it the right file? 'kubectl config view' shows what kubectl makes of it"
_NO_ENTRIES: Mapping[str, Entry] = {}
_PATHS_OF_CLUSTERS = ("certificate-authority",)
_PATHS_OF_USERS = ("client-certificate", "client-key", "tokenFile")


class Kubeconfig(NamedTuple):
    """What the files say together; all paths in it are absolute.

    Args:
        current_context: the context that is used unless another is named; "" for none.
        contexts: by name.
        clusters: by name.
        users: by name.
        files: the names of the files that were read, for people.
    """

    current_context: str = ""
    contexts: Mapping[str, Entry] = _NO_ENTRIES
    clusters: Mapping[str, Entry] = _NO_ENTRIES
    users: Mapping[str, Entry] = _NO_ENTRIES
    files: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it names no cluster at all."""
        return not (self.current_context or self.contexts or self.clusters)


def kubeconfig(named: str, environment: Mapping[str, str]) -> Kubeconfig:
    """The configuration that counts: the one file named by `--kubeconfig`, else those of KUBECONFIG, else the usual.

    Raises:
        InputError: a file cannot be read or makes no sense; the one that was named does not exist.
    """
    if named:
        return _one(named)
    return _merged([_one(path) for path in _places(environment) if os.path.exists(path)])


def no_kubeconfig(known: Kubeconfig, environment: Mapping[str, str]) -> InputError:
    """The error where the files name no cluster, or where there are none."""
    places = _places(environment)
    if known.files:
        why = f"{quoted(known.files)} {'names' if len(known.files) == 1 else 'name'} no cluster"
    elif environment.get("KUBECONFIG", "").strip(os.pathsep):
        why = f"KUBECONFIG names {quoted(places)}, and {'that' if len(places) == 1 else 'none of them'} does not exist"
    else:
        why = f"{quoted(places)} does not exist"
    return InputError(
        f"there is no kubeconfig: {why}",
        hint="get one from whoever runs the cluster, and name it with --kubeconfig FILE, or: export KUBECONFIG=FILE",
    )


def _places(environment: Mapping[str, str]) -> list[str]:
    """Where kubectl looks, unless a file is named."""
    listed = [path for path in environment.get("KUBECONFIG", "").split(os.pathsep) if path]
    home = environment.get("HOME") or environment.get("USERPROFILE") or os.path.expanduser("~")
    return list(dict.fromkeys(listed or [os.path.join(home, ".kube", "config")]))


def text(entry: Entry, key: str, what: str) -> str:
    """The text under a key of an entry; "" where there is none.

    Raises:
        InputError: something else stands there; `what` is the entry, for people.
    """
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    raise InputError(f"'{key}' of {what} is not text in the kubeconfig", hint="put it in quotes")


def texts(entry: Entry, key: str, what: str) -> tuple[str, ...]:
    """The list of texts under a key of an entry; () where there is none.

    Raises:
        InputError: something else stands there.
    """
    value = entry.get(key)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise InputError(f"'{key}' of {what} is not a list of texts in the kubeconfig")


def decoded(data: str, key: str) -> str:
    """What stands in base64 under a key such as "client-key-data".

    Raises:
        InputError: it is something else.
    """
    try:
        return base64.b64decode("".join(data.split()), validate=True).decode("ascii")
    except ValueError:
        raise InputError(f"'{key}' in the kubeconfig is not base64 of a certificate or a key") from None


def part(entry: Entry, key: str) -> Entry:
    """The mapping under a key of an entry; an empty one where there is none."""
    value = entry.get(key)
    return value if isinstance(value, dict) else {}


def _merged(files: list[Kubeconfig]) -> Kubeconfig:
    merged = Kubeconfig()
    for file in files:
        merged = Kubeconfig(
            merged.current_context or file.current_context,
            {**file.contexts, **merged.contexts},
            {**file.clusters, **merged.clusters},
            {**file.users, **merged.users},
            (*merged.files, *file.files),
        )
    return merged


def _one(path: str) -> Kubeconfig:
    value = _value(path)
    folder = os.path.dirname(os.path.abspath(path))
    clusters = _entries(value, "clusters", "cluster", path)
    users = _entries(value, "users", "user", path)
    return Kubeconfig(
        text(value, "current-context", f"'{path}'"),
        _entries(value, "contexts", "context", path),
        {name: _resolved(entry, _PATHS_OF_CLUSTERS, folder) for name, entry in clusters.items()},
        {name: _with_command(_resolved(entry, _PATHS_OF_USERS, folder), folder) for name, entry in users.items()},
        (path,),
    )


def _value(path: str) -> Entry:
    document = next(load(_content(path), path), None)
    if document is None:
        return {}
    if not isinstance(document.value, dict):
        raise _unreadable(path, document)
    return document.value


def _content(path: str) -> bytes:
    try:
        return read(Input(path, path, named=True))
    except InputError as error:
        raise InputError(
            str(error).replace("cannot read ", "cannot read the kubeconfig ", 1),
            hint="name one with --kubeconfig or KUBECONFIG that is there and may be read",
        ) from error


def _unreadable(path: str, document: Document) -> InputError:
    """A file that is no YAML, or no mapping."""
    if not document.problems:
        why = "it is no mapping, as a kubeconfig is"
        return InputError(f"cannot read the kubeconfig '{path}': {why}", hint=_LOOK)
    problem = document.problems[0]
    at = problem.span.start
    return InputError(
        f"cannot read the kubeconfig '{path}', line {at.line}, column {at.column}: {problem.message}",
        hint="mend that line, or name another file with --kubeconfig",
    )


def _entries(value: Entry, plural: str, singular: str, path: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    items = value.get(plural) or []
    if not isinstance(items, list):
        raise InputError(f"cannot read the kubeconfig '{path}': '{plural}' is no list")
    for item in items:
        name = item.get("name") if isinstance(item, dict) else None
        if not isinstance(name, str):
            raise InputError(f"cannot read the kubeconfig '{path}': an entry of '{plural}' has no name that is text")
        if name in found:
            raise InputError(f"cannot read the kubeconfig '{path}': there are two {plural} named '{name}'")
        found[name] = part(item, singular)
    return found


def _resolved(entry: Entry, keys: tuple[str, ...], folder: str) -> Entry:
    paths = {key: entry[key] for key in keys if isinstance(entry.get(key), str) and entry[key]}
    return {**entry, **{key: os.path.join(folder, path) for key, path in paths.items()}}


def _with_command(user: Entry, folder: str) -> Entry:
    """A plugin's command is a path where it has a separator in it; else PATH is searched."""
    plugin = part(user, "exec")
    command = plugin.get("command")
    if not isinstance(command, str) or os.sep not in command:
        return user
    return {**user, "exec": {**plugin, "command": os.path.join(folder, command)}}


def unknown_context(name: str, known: Kubeconfig) -> UsageError:
    """There is no context of that name."""
    from sympozium_cli.values.similar import closest

    meant = closest(name, list(known.contexts))
    guess = f"did you mean '{meant}'? " if meant else ""
    all_of_them = "; 'kubectl config get-contexts' lists all" if len(known.contexts) > MOST_NAMED else ""
    return UsageError(
        f"there is no context '{name}' in {quoted(known.files) or 'no kubeconfig'}",
        hint=f"{guess}known: {quoted_some(known.contexts) or 'none'}{all_of_them}",
    )
