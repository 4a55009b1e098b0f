"""Build the kube-apiserver and the etcd of the tests, once: `python3 dev.py apiserver`.

They are compiled with Go from the modules that `tests/apiserver` pins, into
`${XDG_CACHE_HOME:-~/.cache}/sympozium-ci/apiserver`. That takes five to ten minutes of two cores, 2 GB of memory and
4 GB of disk. Where KUBEBUILDER_ASSETS names a folder with both programs (`setup-envtest use 1.36.x` fills one), that
one is used and nothing is built.

`python3 dev.py kubectl` builds a kubectl of the same release in the same way, which only the benchmarks want.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RECIPE = ROOT / "tests" / "apiserver"
COMMAND = "python3 dev.py apiserver"
COMMAND_FOR_KUBECTL = "python3 dev.py kubectl"
NO_GO = f"""Go is not installed, and kube-apiserver is built with it. One of these helps:
  - install Go 1.26 or newer from https://go.dev/dl/, and run '{COMMAND}' again
  - install kube-apiserver and etcd otherwise (as 'setup-envtest use 1.36.x' does), and name their folder in
    KUBEBUILDER_ASSETS"""
_HEARTBEAT = 20.0
"""Seconds between two lines about the progress of a build."""


class Program(NamedTuple):
    """A program that is built: its name, the folder of its module, the module it comes from, and its linker flags."""

    name: str
    folder: Path
    module: str
    flags: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The version that the folder's go.mod pins, such as "v1.36.3"."""
        text = (self.folder / "go.mod").read_text("utf-8")
        found = re.search(rf"^(?:require)?\s+{re.escape(self.module)} (v\S+)", text, re.MULTILINE)
        assert found, f"{self.folder}/go.mod does not require {self.module}"
        return found[1]


class Binaries(NamedTuple):
    """The programs of an API server."""

    kube_apiserver: Path
    etcd: Path


def programs() -> tuple[Program, ...]:
    """What is built. The linker gives a kube-apiserver the version that it says it has."""
    server = Program("kube-apiserver", RECIPE, "k8s.io/kubernetes")
    return _told(server, server.version), Program("etcd", RECIPE / "etcd", "go.etcd.io/etcd/server/v3")


def kubectl() -> Program:
    """A kubectl. Its modules count from v0 where Kubernetes counts from v1."""
    client = Program("kubectl", RECIPE / "kubectl", "k8s.io/kubectl")
    return _told(client, client.version.replace("v0.", "v1.", 1))


def _told(program: Program, version: str) -> Program:
    """The program that says that it has this version."""
    major, minor, _ = version.removeprefix("v").split(".")
    told = {"gitVersion": version, "gitMajor": major, "gitMinor": minor}
    return program._replace(flags=tuple(f"-X=k8s.io/component-base/version.{key}={told[key]}" for key in told))


def cache(environment: Mapping[str, str]) -> Path:
    """The folder that the programs are built into, by their versions and all that goes into them."""
    return _cache(environment, "apiserver") / _key(programs())


def _cache(environment: Mapping[str, str], name: str) -> Path:
    base = environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base, "sympozium-ci", name)


def _key(built: Sequence[Program]) -> str:
    told = hashlib.sha256(f"{platform.system()} {platform.machine()}".encode())
    for program in built:
        told.update(repr(program.flags).encode())
        for name in ("go.mod", "go.sum", "main.go"):
            told.update((program.folder / name).read_bytes())
    return f"{built[0].version}-{told.hexdigest()[:12]}"


def found(environment: Mapping[str, str]) -> Binaries | None:
    """The programs that there are: those of KUBEBUILDER_ASSETS, else those that were built; None if there are none."""
    named = environment.get("KUBEBUILDER_ASSETS")
    for folder in ([Path(named)] if named else []) + [cache(environment)]:
        binaries = Binaries(folder / "kube-apiserver", folder / "etcd")
        if all(os.access(binary, os.X_OK) for binary in binaries):
            return binaries
    return None


def found_kubectl(environment: Mapping[str, str]) -> Path | None:
    """The kubectl that was built; None if there is none."""
    path = _cache(environment, "kubectl") / _key([kubectl()]) / "kubectl"
    return path if os.access(path, os.X_OK) else None


def main(arguments: Sequence[str] = ()) -> int:
    """Build what is not there yet, the servers or "kubectl"; the exit code says whether it is there now."""
    return _main_of_kubectl() if list(arguments) == ["kubectl"] else _main_of_servers()


def _main_of_servers() -> int:
    there = found(os.environ)
    if there is None:
        folder = cache(os.environ)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent / "lock"):
            there = found(os.environ) or (_built(programs(), folder) and found(os.environ)) or None
    if there is None:
        return 1
    print(f"kube-apiserver and etcd are in {there.kube_apiserver.parent}")
    return 0


def _main_of_kubectl() -> int:
    folder = _cache(os.environ, "kubectl") / _key([kubectl()])
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent / "lock"):
        there = found_kubectl(os.environ) or (_built([kubectl()], folder) and found_kubectl(os.environ)) or None
    if there is None:
        return 1
    print(f"kubectl is in {there.parent}")
    return 0


def _built(wanted: Sequence[Program], folder: Path) -> bool:
    """Build everything beside its place, and move it there when it is whole."""
    go = shutil.which("go", path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/local/go/bin")))
    if go is None:
        print(NO_GO, file=sys.stderr)
        return False
    with tempfile.TemporaryDirectory(prefix=".building-", dir=folder.parent) as work:
        for program in wanted:
            if not _compiled(go, program, Path(work, program.name)):
                print(f"{program.name} was not built; what Go says is above", file=sys.stderr)
                return False
        Path(work).chmod(0o755)
        Path(work).rename(folder)
        Path(work).mkdir()  # for the context, which wants to remove it
    return True


def _compiled(go: str, program: Program, target: Path) -> bool:
    """Run the compiler, and say every now and then how far it is."""
    say(f"building {program.name} {program.version} with {go}")
    flags = " ".join(("-s", "-w", *program.flags))
    command = [go, "build", "-v", "-trimpath", f"-ldflags={flags}", "-o", str(target), "."]
    environment = {**os.environ, "CGO_ENABLED": "0", "GOWORK": "off", "GOFLAGS": "-mod=readonly -buildvcs=false"}
    start = told = time.monotonic()
    with subprocess.Popen(
        command, cwd=program.folder, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as compiler:
        assert compiler.stderr is not None
        for number, line in enumerate(compiler.stderr, 1):
            if " " in line and not line.startswith("go: downloading "):  # else it is the name of a package
                print(line, end="", file=sys.stderr, flush=True)
            if time.monotonic() - told >= _HEARTBEAT:
                told = time.monotonic()
                say(f"  {number} packages, {told - start:.0f} s, now {line.strip()}")
    if compiler.returncode == 0:
        say(f"  {program.name} took {time.monotonic() - start:.0f} s")
    return compiler.returncode == 0


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else builds meanwhile; a lock ends with its process, however that ends."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("another build is under way; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """Tell how far things are, at once."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
