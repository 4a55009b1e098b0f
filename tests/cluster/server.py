"""A real kube-apiserver with an etcd of its own, on loopback: how it is started, reached, killed and restarted."""

from __future__ import annotations

import errno
import http.client
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from build_apiserver import Binaries
from cluster.api import Api
from cluster.process import Hold, Process

ADMIN, VIEWER, ALICE, BOB, CAROL = "admin", "viewer", "alice", "bob", "carol"
USERS = (ADMIN, VIEWER, ALICE, BOB, CAROL)
"""Who may sign in. The admin may do everything, VIEWER nothing, and all others what a test grants them."""

_PATIENCE = 180.0
"""Seconds to wait for a server to be ready; a busy machine needs many more than an idle one."""
_ATTEMPTS = 3
_LOG = 2000
"""How many characters of a log are worth showing."""


class Server(NamedTuple):
    """An API server: where its files are, and its port."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def authority(self) -> Path:
        """The certificate that vouches for its own one."""
        return self.folder / "certs" / "apiserver.crt"

    @property
    def client_authority(self) -> tuple[Path, Path]:
        """The certificate that vouches for certificates of users, and its key."""
        return self.folder / "client-ca.crt", self.folder / "client-ca.key"

    def api(self, user: str = ADMIN) -> Api:
        """A client with the rights of a user."""
        return Api(self.port, self.authority, token_of(user))

    def ready(self) -> bool:
        """Whether it says that it is ready; False where nobody answers."""
        try:
            return self.api().ask("GET", "/readyz").code == http.client.OK
        except (OSError, http.client.HTTPException):
            return False


class StartError(Exception):
    """A server did not come up; the message holds the end of a log."""


class Disposable:
    """A server that its user may kill: `server` says how to reach it."""

    def __init__(self, root: Path, binaries: Binaries) -> None:
        folder = Path(tempfile.mkdtemp(prefix="apiserver-", dir=root))
        self._binaries = binaries
        self._hold = Hold(folder)
        self._etcd_port = _free_port()
        self.server = Server(folder, _free_port())
        _write_credentials(self.server)
        try:
            self._etcd = self._process("etcd", _etcd(folder, binaries.etcd, self._etcd_port, _free_port()))
            self._start()
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process id of the API server."""
        return self._main.pid

    def kill(self) -> None:
        """Kill the API server, and wait until nobody listens; etcd, and with it all that was stored, goes on."""
        self._main.kill()
        deadline = time.monotonic() + _PATIENCE
        while _is_listening(self.server.port):
            if time.monotonic() > deadline:
                raise TimeoutError(f"somebody listens at port {self.server.port} although the API server is gone")
            time.sleep(0.01)

    def pause(self) -> None:
        """Let the API server hang: connections are accepted, and nothing is ever answered."""
        self._main.signal(signal.SIGSTOP)

    def resume(self) -> None:
        """End a pause."""
        self._main.signal(signal.SIGCONT)

    def restart(self) -> None:
        """Start the API server anew, with the same address and certificate, and wait until it is ready."""
        self.kill()
        self._start()

    def let_go(self) -> None:
        """Leave the server to whoever else holds it; if nobody does, it ends."""
        self._hold.release()

    def stop(self) -> None:
        """End everything, and wait until it has ended."""
        self.let_go()
        for name in ("_main", "_etcd"):
            if hasattr(self, name):
                getattr(self, name).wait()

    def _start(self) -> None:
        command = _kube_apiserver(self.server, self._binaries.kube_apiserver, self._etcd_port)
        self._main = self._process("kube-apiserver", command)
        deadline = time.monotonic() + _PATIENCE
        while not self.server.ready():
            for process in (self._etcd, self._main):
                if not process.alive or time.monotonic() > deadline:
                    log = process.log.read_text("utf-8", "replace")
                    raise StartError(f"the API server did not start; {process.log.name} ends:\n{log[-_LOG:]}")
            time.sleep(0.05)

    def _process(self, name: str, command: list[str]) -> Process:
        folder = self.server.folder
        return Process(command, self._hold, folder / f"{name}.log", folder / f"{name}-data")


def start(root: Path, binaries: Binaries) -> Disposable:
    """A new server, with its files in a new folder below `root`; ready when this returns.

    Somebody else may have taken a port between its choice and its use, so that a second attempt is worth its time.

    Raises:
        StartError: it did not come up.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return Disposable(root, binaries)
        except StartError as error:
            if "address already in use" not in str(error):
                raise
    return Disposable(root, binaries)


def token_of(user: str) -> str:
    """What a user signs in with."""
    return f"token-of-{user}"


def _write_credentials(server: Server) -> None:
    folder = server.folder
    groups = {ADMIN: "system:masters"}
    rows = [f'{token_of(user)},{user},uid-of-{user},"{groups.get(user, "testers")}"\n' for user in USERS]
    (folder / "tokens.csv").write_text("".join(rows), "utf-8")
    certificate, key = map(str, server.client_authority)
    authority = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=users"]
    for command in (
        ["genrsa", "-out", str(folder / "sa.key"), "2048"],
        ["req", "-x509", *authority, "-keyout", key, "-out", certificate],
    ):
        subprocess.run(["openssl", *command], check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _is_listening(port: int) -> bool:
    """Whether a connection to a port on loopback is not refused."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) != errno.ECONNREFUSED


def _etcd(folder: Path, program: Path, port: int, peer_port: int) -> list[str]:
    url, peer = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{peer_port}"
    return [
        str(program),
        "--name=tests",
        f"--data-dir={folder / 'etcd-data'}",
        f"--listen-client-urls={url}",
        f"--advertise-client-urls={url}",
        f"--listen-peer-urls={peer}",
        f"--initial-advertise-peer-urls={peer}",
        f"--initial-cluster=tests={peer}",
        "--unsafe-no-fsync",
        "--log-level=warn",
    ]


def _kube_apiserver(server: Server, program: Path, etcd_port: int) -> list[str]:
    key = server.folder / "sa.key"
    return [
        str(program),
        f"--etcd-servers=http://127.0.0.1:{etcd_port}",
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        f"--secure-port={server.port}",
        f"--cert-dir={server.folder / 'certs'}",
        f"--token-auth-file={server.folder / 'tokens.csv'}",
        f"--client-ca-file={server.client_authority[0]}",
        "--authorization-mode=RBAC",
        "--service-account-issuer=https://kubernetes.default.svc",
        f"--service-account-key-file={key}",
        f"--service-account-signing-key-file={key}",
        "--service-cluster-ip-range=10.0.0.0/16",
        "--endpoint-reconciler-type=none",
        "--disable-admission-plugins=ServiceAccount",
    ]
