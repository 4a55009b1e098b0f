"""Start one command, wait for it, and print what it took: wall and CPU seconds, peak memory in bytes, exit code.

A script of its own because Linux counts the memory of whoever starts a command as the command's, until that has more:
this one is small. It says so in one line on standard output; the command's own output goes nowhere, its errors to the
file that the first argument names.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Run the command of the arguments behind the first."""
    errors, *command = sys.argv[1:]
    redirections = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    start = time.perf_counter()
    # Peers come with their modules compiled, and so do we for a user.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = os.posix_spawn(command[0], command, environment, file_actions=redirections)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    # macOS counts bytes, everybody else kibibytes.
    memory = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
    print(wall, usage.ru_utime + usage.ru_stime, memory, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
