"""Write a file all at once: whoever reads it sees what was there before or all of what is new, and nothing between."""

from __future__ import annotations

import os
from contextlib import suppress


def replace_file(path: str, data: bytes, *, private: bool = False, durable: bool = False) -> None:
    """Put `data` in the place of the file at `path`, or make it; if that fails, nothing has changed.

    Args:
        path: the file; one that is there keeps its permissions.
        data: its new content.
        private: whether nobody but the user may read a file that is new.
        durable: whether to wait until the disk has it, so that not even a power cut loses both contents.

    Raises:
        OSError: it cannot be written.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    # What only some may read is not shown to others on its way either.
    mode = 0o600 if private or os.path.exists(path) else 0o666
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
