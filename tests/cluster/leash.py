"""Run a command for as long as somebody holds the other end of standard input: `leash.py LOG SCRATCH COMMAND...`.

A test run that ends in any way, by Ctrl-C or by force, closes its files, and with them every leash that it holds. This
returns as soon as the command runs, and prints its process id. SCRATCH is a folder that goes when it is let go.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import threading


def main(log: str, scratch: str, *command: str) -> None:
    """Run the command, and kill it when standard input ends."""
    if os.fork():
        os._exit(0)
    os.setsid()  # so that Ctrl-C does not come here
    with (
        open(log, "ab") as output,
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output) as child,
    ):
        print(child.pid, flush=True)
        os.dup2(output.fileno(), 1)
        let_go = threading.Event()
        threading.Thread(target=_kill_at_the_end, args=(child, let_go), daemon=True).start()
        child.wait()
    if let_go.is_set():
        shutil.rmtree(scratch, ignore_errors=True)


def _kill_at_the_end(child: subprocess.Popen[bytes], let_go: threading.Event) -> None:
    select.select([0], [], [])
    os.close(0)  # so that nobody who wants to share it takes it for alive
    let_go.set()
    child.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
