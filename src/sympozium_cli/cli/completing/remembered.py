"""Names of what is in a cluster, from a small cache: TAB itself never talks to a cluster.

What is remembered is used at once; what is older than FRESH is looked up anew by a process of its own, for the next
time. Where nothing is remembered, that process is waited for, but never longer than patience allows.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any, Final

from sympozium_cli.cli.completing import kinds
from sympozium_cli.cli.reach import Reach
from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import SympoziumError

FRESH: Final = 30.0
"""Seconds for which names are taken for true, and for which a cluster that did not answer is left alone."""

_KEPT: Final = 86400.0
"""Seconds after which names are forgotten."""

Found = dict[str, list[str]]
"""Names, and what each of them has of its own: a pack its personas, everything else nothing."""


class Names:
    """The names of one cluster and namespace, as one user sees them.

    Args:
        reach: what the options that were typed say.
        environment: the variables of the environment.
        until: the moment, as `time.monotonic` counts, up to which names are waited for.
    """

    def __init__(self, reach: Reach, environment: Mapping[str, str], until: float) -> None:
        self._reach = reach
        self._environment = environment
        self._until = until

    def of(self, kind: str) -> list[str]:
        """The names of a kind; none where they cannot be known."""
        if kind == kinds.CONTEXTS:
            return self._contexts()
        return list(self._found(kind))

    def personas(self, packs: Collection[str]) -> list[str]:
        """The names of the personas of these packs, or of all where none is named."""
        found = self._found(kinds.PACKS)
        chosen = [found.get(pack, []) for pack in packs] if packs else found.values()
        return list(dict.fromkeys(name for personas in chosen for name in personas))

    def _contexts(self) -> list[str]:
        from sympozium_cli.cluster.kubeconfig import kubeconfig

        with suppress(SympoziumError):
            return list(kubeconfig(self._reach.kubeconfig, self._environment).contexts)
        return []

    def _found(self, kind: str) -> Found:
        try:
            path = self._path(kind)
        except SympoziumError:
            return {}
        age, found = read(path)
        if age >= FRESH:
            self._look_up(kind, path, wait=age >= _KEPT)
            age, found = read(path)
        return found if age < _KEPT else {}

    def _path(self, kind: str) -> str:
        from sympozium_cli.cluster.access import Wishes
        from sympozium_cli.cluster.choosing import accessed

        reach = self._reach
        wishes = Wishes(reach.context, reach.namespace, reach.impersonate)
        where = accessed(reach.kubeconfig, wishes, self._environment).where
        about = (where.context, where.server, where.user, where.acting_as, where.namespace)
        digest = blake2b(json.dumps(about).encode(), digest_size=12).hexdigest()
        return os.path.join(_folder(self._environment), f"names-{kind.removeprefix('@')}-{digest}.json")

    def _look_up(self, kind: str, path: str, *, wait: bool) -> None:
        from sympozium_cli.cli.completing.detached import detached

        if not _claimed(f"{path}.asked"):
            return

        def look_up() -> None:
            from sympozium_cli.cli.completing.looking_up import looked_up

            write(path, looked_up(kind, self._reach))
            with suppress(OSError):
                os.unlink(f"{path}.asked")

        detached(look_up, self._until if wait else 0.0)


def read(path: str) -> tuple[float, Found]:
    """How many seconds ago the names in a file were looked up, and the names; infinity where there are none."""
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        age = time.time() - kept["at"]
        return (age if age >= 0 else float("inf")), _checked(kept["names"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return float("inf"), {}


def write(path: str, found: Found) -> None:
    """Keep names; a cache that cannot be written is no reason to complain."""
    with suppress(OSError):
        replace_file(path, json.dumps({"at": time.time(), "names": found}).encode(), private=True)


def _checked(names: Any) -> Found:
    return {str(name): [str(one) for one in more] for name, more in names.items()}


def _folder(environment: Mapping[str, str]) -> str:
    base = environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return environment.get("SYMPOZIUM_CACHE_DIR") or os.path.join(base, "sympozium")


def _claimed(path: str) -> bool:
    """Whether it is upon us to ask: nobody else has begun to within FRESH seconds, or has failed."""
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            if 0 <= time.time() - os.stat(path).st_mtime < FRESH:
                return False
            os.unlink(path)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return False
    return True
