"""Set up and run this project with nothing but Python: `python3 dev.py COMMAND`.

  try        install the program into .venv and check the example packs with it
  test       install everything and run the tests (further arguments go to pytest)
  check      linters, types, import contracts, and whether generated files are up to date
  generate   write the generated files anew
  build      build the wheel and the source archive into dist/
  zipapp     build dist/sympozium.pyz, one file with everything but Python in it
  lock       resolve the dependencies anew into requirements/
  apiserver  build the kube-apiserver and the etcd that the tests run against, once (needs Go)
  kubectl    build the kubectl that the benchmarks compare with, once (needs Go)

It needs Python 3.11 or newer; everything else is installed into .venv, from the pinned versions in requirements/.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("SYMPOZIUM_VENV", ROOT / ".venv"))
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
GENERATORS = (
    "generate_rule_index.py",
    "generate_argument_table.py",
    "generate_help_pages.py",
    "generate_schemas.py",
    "generate_docs.py",
    "generate_completions.py",
    "generate_packaging.py",
)


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is its own."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "try": lambda _: _install("runtime") or show(),
        "test": lambda rest: _install("dev") or _test(rest or ["-q", "-n", "auto"]),
        "check": lambda _: _install("dev") or _check(),
        "generate": lambda _: _install("dev") or _first_failure([(PYTHON, f"tools/{name}") for name in GENERATORS]),
        "apiserver": lambda _: run(sys.executable, "tools/build_apiserver.py"),
        "kubectl": lambda _: run(sys.executable, "tools/build_apiserver.py", "kubectl"),
        "build": lambda _: _install("dev") or run(PYTHON, "-m", "hatchling", "build"),
        "zipapp": lambda _: _install("dev") or run(PYTHON, "tools/build_zipapp.py"),
        "lock": lambda _: _install("dev") or _lock(),
    }
    if not arguments or arguments[0] not in commands:
        print((__doc__ or "").strip())
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    return commands[arguments[0]](arguments[1:])


def run(*command: object) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def _install(what: str) -> int:
    """Install the pinned versions and the project itself, unless that has been done already."""
    pinned = ROOT / "requirements" / f"{what}.txt"
    stamp = VENV / f"installed-{what}"
    wanted = pinned.read_text("utf-8") + (ROOT / "pyproject.toml").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return 0
    print(f"installing into {VENV} ...", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    failure = run(*pip, "--require-hashes", "-r", pinned) or run(*pip, "--no-deps", "-e", ROOT)
    if not failure:
        stamp.write_text(wanted, "utf-8")
    return failure


def show() -> int:
    """Check the examples, and then one of them with two slips of the pen in it."""
    sympozium = BIN / "sympozium"
    print("$ sympozium pack validate examples/", flush=True)
    failure = run(sympozium, "pack", "validate", "-o", "full", "examples/")
    pack = (ROOT / "examples" / "research-delegation.yaml").read_text("utf-8")
    slipped = pack.replace("target: writer", "target: writr").replace("interval: 12h", "interval: 45m")
    print("\nThe same with two slips of the pen:\n\n$ sympozium pack validate -", flush=True)
    command = [str(sympozium), "pack", "validate", "-o", "full", "-"]
    shown = subprocess.run(command, cwd=ROOT, input=slipped.encode(), check=False).returncode
    print("\nNext: .venv/bin/sympozium explain interval-unknown; .venv/bin/sympozium pack validate YOUR_PACKS")
    return failure or (0 if shown == 1 else shown)


def _check() -> int:
    ruff = (PYTHON, "-m", "ruff")
    return _first_failure(
        [
            (*ruff, "check"),
            (*ruff, "format", "--check", "--quiet"),
            (PYTHON, "-m", "mypy"),
            (BIN / "lint-imports",),
            *((PYTHON, f"tools/{name}", "--check") for name in GENERATORS),
        ]
    )


def _test(arguments: list[str]) -> int:
    """Run the tests; they start the program thousands of times, so its modules are compiled once and kept."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return run(PYTHON, "-m", "compileall", "-q", "src") or run(PYTHON, "-m", "pytest", *arguments)


def _first_failure(commands: list[tuple[object, ...]]) -> int:
    failures = [code for code in (run(*command) for command in commands) if code]
    return failures[0] if failures else 0


def _lock() -> int:
    compiled = ("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
    plain = (*compiled, "--no-header", "--no-emit-index-url", "--no-annotate", "pyproject.toml")
    return run(PYTHON, "-m", *plain, "-o", "requirements/runtime.txt") or run(
        PYTHON, "-m", *plain, "--group", "dev", "-o", "requirements/dev.txt"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
