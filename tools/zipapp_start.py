"""What `sympozium.pyz` runs first: it unpacks what the file holds, once, and goes on there.

Compiled modules cannot be imported from inside a file, and everything else starts faster from a folder. That folder is
the user's own: in the cache, or where that cannot be written, below the folder for temporary files.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import zipfile

MADE_FOR = ("@IMPLEMENTATION@", "@PYTHON@", "@PLATFORM@")
DIGEST = "@DIGEST@"


def start() -> None:
    """Unpack, unless that is done, and run the program from there; fail in one line where it cannot run here."""
    here = _this_python()
    if here != MADE_FOR:
        sys.exit(f"error: this file is made for {' '.join(MADE_FOR)}, and this is {' '.join(here)}")
    folder = _unpacked()
    # Nothing but the unpacked modules and those of Python itself, whatever is installed beside them.
    sys.path[:] = [folder, *(path for path in sys.path[1:] if not path.endswith(("site-packages", "dist-packages")))]
    sys._sympozium_unpacked = folder  # type: ignore[attr-defined]  # noqa: SLF001
    from sympozium_cli.__main__ import main

    main()


def _this_python() -> tuple[str, str, str]:
    import sysconfig

    return sys.implementation.name, f"{sys.version_info[0]}.{sys.version_info[1]}", sysconfig.get_platform()


def _unpacked() -> str:
    for parent in _parents():
        folder = os.path.join(parent, f"pyz-{DIGEST}")
        try:
            if _is_ours(folder):
                return folder
            os.makedirs(parent, mode=0o700, exist_ok=True)
            _unpack(parent, folder)
        except OSError:
            continue
        if _is_ours(folder):
            return folder
    sys.exit("error: there is no folder to unpack this file into: name one with SYMPOZIUM_CACHE_DIR")


def _parents() -> list[str]:
    """Folders to unpack into, the best first."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    user = os.getuid() if hasattr(os, "getuid") else "user"
    own = os.environ.get("SYMPOZIUM_CACHE_DIR") or os.path.join(caches, "sympozium")
    return [own, os.path.join(tempfile.gettempdir(), f"sympozium-{user}")]


def _is_ours(folder: str) -> bool:
    """Whether it is a folder that only this user can have filled."""
    try:
        found = [os.lstat(path) for path in (folder, os.path.dirname(folder))]
    except FileNotFoundError:
        return False
    ours = all(stat.S_ISDIR(one.st_mode) and _owned(one) for one in found)
    if not ours:
        raise PermissionError(folder)
    return True


def _owned(found: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _unpack(parent: str, folder: str) -> None:
    """Fill a folder beside, and give it its name when all is there; who comes second throws theirs away."""
    import shutil

    fresh = tempfile.mkdtemp(prefix=".pyz-", dir=parent)
    try:
        with zipfile.ZipFile(sys.argv[0]) as outer, zipfile.ZipFile(io.BytesIO(outer.read("site.zip"))) as inner:
            inner.extractall(fresh)
        os.rename(fresh, folder)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        if not os.path.isdir(folder):
            raise


if __name__ == "__main__":
    start()
