"""A file as it is in a commit, read by git; no working tree is touched and nothing is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import Final

from sympozium_cli.errors import InputError
from sympozium_cli.source.limits import MAX_BYTES
from sympozium_cli.values.similar import closest

_QUIET: Final[Mapping[str, str]] = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NOT_A_REPOSITORY: Final = "not a git repository"


def content(ref: str, path: str) -> bytes | None:
    """What `path` holds in the commit that `ref` names; None where it was not there.

    Raises:
        InputError: there is no git, no repository, or no such commit, or what is there is no file.
    """
    folder, name = os.path.split(os.path.realpath(path))
    git = shutil.which("git")
    if git is None:
        raise InputError("--ref needs git, and there is none", hint="install git, or give two files")
    commit = _commit(git, _existing(folder), ref)
    place = f"{commit}:./{name}" if os.path.isdir(folder) else f"{commit}:{_from_root(git, folder, name)}"
    kind = _run(git, _existing(folder), "cat-file", "-t", place)
    if kind.returncode != 0:
        return None
    if kind.stdout.strip() != b"blob":
        raise InputError(f"'{path}' is no file in {ref}")
    return _blob(git, _existing(folder), place, f"{ref}:{path}")


def _commit(git: str, folder: str, ref: str) -> str:
    inside = _run(git, folder, "rev-parse", "--show-toplevel")
    if inside.returncode != 0:
        said = _first_line(inside.stderr)
        if _NOT_A_REPOSITORY in said:
            raise InputError(f"'{folder}' is in no git repository", hint="give two files instead of --ref")
        raise InputError(f"git cannot work in '{folder}': {said}")
    found = _run(git, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.returncode != 0 or not ref:
        meant = closest(ref, _names(git, folder))
        hint = f"did you mean '{meant}'?" if meant else "see 'git branch --all' and 'git log --oneline'"
        raise InputError(f"git knows no commit '{ref}'", hint=hint)
    return found.stdout.decode("ascii").strip()


def _names(git: str, folder: str) -> list[str]:
    """The branches and tags of the repository, without their kind."""
    found = _run(git, folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    return found.stdout.decode("utf-8", "replace").split()


def _blob(git: str, folder: str, place: str, name: str) -> bytes:
    size = _run(git, folder, "cat-file", "-s", place)
    if size.returncode == 0 and int(size.stdout) > MAX_BYTES:
        raise InputError(f"'{name}' is larger than {MAX_BYTES // 1024**2} MiB, and no pack is")
    read = _run(git, folder, "cat-file", "blob", place)
    if read.returncode != 0:
        raise InputError(f"git cannot read '{name}': {_first_line(read.stderr)}")
    return read.stdout


def _existing(folder: str) -> str:
    """The folder, or the nearest one above it that is still there."""
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _from_root(git: str, folder: str, name: str) -> str:
    """The path of a file whose folder is gone, as git counts it."""
    root = _run(git, _existing(folder), "rev-parse", "--show-toplevel").stdout.decode("utf-8", "surrogateescape")
    return os.path.relpath(os.path.join(folder, name), os.path.realpath(root.rstrip("\n"))).replace(os.sep, "/")


def _run(git: str, folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - no shell, and what the user gives is never an option
        [git, "-C", folder, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **_QUIET},
        check=False,
    )


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "it does not say why"
