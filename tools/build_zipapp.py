"""Build `dist/sympozium.pyz`: the program and all that it needs in one file, for one Python on one platform.

It takes the distributions that requirements/runtime.txt pins from where this Python finds them, and the program from
`src`. The same inputs make the same bytes.
"""

from __future__ import annotations

import io
import re
import sys
import sysconfig
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_START: Final = ROOT / "tools" / "zipapp_start.py"
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;)?", re.MULTILINE)
_LEFT_OUT: Final = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What an installer notes of itself."""


def main() -> int:
    """Write the file to the path that is given, or to dist/sympozium.pyz."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "sympozium.pyz"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"#!/usr/bin/env python3\n" + archive(dict(contents())))
    target.chmod(0o755)
    print(f"{target}: {target.stat().st_size >> 20} MiB", file=sys.stderr)
    return 0


def archive(files: Mapping[str, bytes]) -> bytes:
    """The zip file: its start, and everything else as one file within."""
    inner = zipped(files)
    start = _START.read_text("utf-8")
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    values = {
        "IMPLEMENTATION": sys.implementation.name,
        "PYTHON": python,
        "PLATFORM": sysconfig.get_platform(),
        "DIGEST": sha256(inner).hexdigest()[:16],
    }
    for name, value in values.items():
        start = start.replace(f"@{name}@", value)
    return zipped({"__main__.py": start.encode(), "site.zip": inner}, zipfile.ZIP_STORED)


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these files, in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archived:
        for name in sorted(files):
            about = zipfile.ZipInfo(name, _TIME)
            about.compress_type = method
            about.external_attr = 0o100644 << 16
            archived.writestr(about, files[name])
    return buffer.getvalue()


def contents() -> Iterator[tuple[str, bytes]]:
    """The path and the content of every file."""
    for name, version, conditional in _PIN.findall((ROOT / "requirements" / "runtime.txt").read_text("utf-8")):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            if conditional:
                continue
            raise
        if found.version != version:
            raise SystemExit(f"{name} {version} is pinned, and {found.version} is installed")
        yield from _files(found)
    for folder, prefix in ((ROOT / "src", ""), (ROOT / "examples", "sympozium_cli/examples/")):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.parent.name.endswith(".egg-info"):
                yield prefix + path.relative_to(folder).as_posix(), path.read_bytes()


def _files(found: Distribution) -> Iterator[tuple[str, bytes]]:
    for file in found.files or ():
        wanted = not (file.parts[0] == ".." or "__pycache__" in file.parts or file.name in _LEFT_OUT)
        if wanted:
            yield file.as_posix(), Path(str(file.locate())).read_bytes()


if __name__ == "__main__":
    sys.exit(main())
