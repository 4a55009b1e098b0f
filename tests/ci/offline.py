"""Let pip install this project without a network, from the packages that the tests themselves run with."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from ci.hosts import ROOT

_NOT_TAKEN = ("sympozium", "_editable", "pip", "setuptools", "_distutils_hack", "pkg_resources", "wheel")


def packages(folder: Path) -> dict[str, str]:
    """What pip and the program need in their environment so that everything but this project is there already.

    PIP_NO_BUILD_ISOLATION is read as the value of an option that is switched off, so 0 means no isolation.
    """
    folder.mkdir()
    for path in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in os.scandir(path):
            if not entry.name.startswith(_NOT_TAKEN) and not entry.name.endswith(".pth"):
                (folder / entry.name).symlink_to(entry.path)
    return {
        "PYTHONPATH": str(folder),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_CONFIG_FILE": os.devnull,
    }


def wheel(source: Path, folder: Path) -> Path:
    """The folder that the project at `source` was built into, where pip can find it instead of in a registry."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return folder


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A new git repository with these files, all of them committed."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return committed(folder)


def committed(folder: Path) -> Path:
    """`folder` as a git repository with one commit of everything in it."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "everything")
    return folder


def working_tree(folder: Path) -> Path:
    """A repository of its own with this checkout as it is now, uncommitted changes and new files too."""
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return committed(folder)


def git(folder: Path, *arguments: str) -> str:
    """What git says; the user's own settings do not count."""
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
    env = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *person, *arguments]
    return subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True).stdout
