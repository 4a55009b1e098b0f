"""Results that need not be worked out again: kept by the content of the file and by everything else they depend on.

The cache is one file below the user's cache folder for each working folder. It begins with a checksum; a file that is
damaged, foreign, or of another version of this program is as good as none.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from hashlib import blake2b
from zlib import compress, decompress

from sympozium_cli import __version__
from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.lint.examination import FileResult
from sympozium_cli.lint.wire import packed, unpacked

_QUICKLY = 1


class Cache:
    """The results of earlier runs.

    Args:
        path: the cache's file; "" for none.
        made_for: what all results depend on besides the files, such as the universe.
    """

    def __init__(self, path: str, made_for: str = "") -> None:
        self._path = path
        self._made_for = f"{__version__}\0{_newest_source()}\0{made_for}"
        self._before = _read(path) if path else {}
        self._now: dict[str, str] = {}

    def key(self, data: bytes, name: str, target: str) -> str:
        """What a result is kept under: everything that it depends on."""
        digest = blake2b(data, digest_size=16)
        digest.update(f"\0{name}\0{target}\0{self._made_for}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def __contains__(self, key: str) -> bool:
        """Whether an earlier run has kept a result under the key."""
        return key in self._before

    def get(self, key: str) -> FileResult:
        """The result that an earlier run has kept; the checksum says that it is whole."""
        self._now[key] = self._before[key]
        return unpacked(decompress(b64decode(self._before[key])).decode("ascii"))

    def put(self, key: str, result: FileResult) -> None:
        """Keep a result for the next run, if there is a key and nothing kept under it yet."""
        if key and key not in self._now:
            self._now[key] = b64encode(compress(packed(result).encode("ascii"), _QUICKLY)).decode("ascii")

    def write(self) -> None:
        """Keep what this run has used; a cache that cannot be written is no reason to complain."""
        if not self._path or self._now == self._before:
            return
        body = json.dumps(self._now, separators=(",", ":"))
        try:
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            replace_file(self._path, f"{_checksum(body)}\n{body}".encode(), private=True)
        except OSError:
            return


def cache_path(environment: Mapping[str, str], folder: str) -> str:
    """Where the cache of a working folder lies."""
    base = environment.get("SYMPOZIUM_CACHE_DIR") or os.path.join(
        environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"), "sympozium"
    )
    name = blake2b(os.path.abspath(folder).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return os.path.join(base, f"validate-{name}.json")


def _read(path: str) -> dict[str, str]:
    try:
        with open(path, encoding="utf-8") as file:
            checksum, _, body = file.read().partition("\n")
        entries = json.loads(body) if checksum == _checksum(body) else {}
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _checksum(body: str) -> str:
    return blake2b(body.encode(), digest_size=16, person=b"sympozium-cache").hexdigest()


def _newest_source() -> float:
    """When this program was last changed, so that its developers never see yesterday's results."""
    package = os.path.dirname(os.path.dirname(__file__))
    files = (os.path.join(folder, name) for folder, _, names in os.walk(package) for name in names)
    return max(os.stat(path).st_mtime for path in files if path.endswith(".py"))
