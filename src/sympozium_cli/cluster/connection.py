"""The one place where bytes leave for an API server.

The kubernetes package makes the pool of connections; its retries and its redirects are off, its hooks unused. A request
is sent once, or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple

import urllib3
from kubernetes.client.configuration import Configuration
from kubernetes.client.rest import RESTClientObject
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout, make_headers, parse_url

from sympozium_cli import __version__
from sympozium_cli.cluster.access import Access, Endpoint, Pem
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.credentials import Credentials
from sympozium_cli.cluster.failure import BrokenError, broken
from sympozium_cli.cluster.port import Certificates
from sympozium_cli.cluster.proxy import proxy_for
from sympozium_cli.cluster.request import Request
from sympozium_cli.cluster.tls import certificate_in, tls_context
from sympozium_cli.errors import InputError, UnreachableError

_STALE = 2.0
"""Seconds after which a resting connection may have been closed at the other end; a write does not try its luck."""


class Patience(NamedTuple):
    """How long one attempt waits, in seconds: for a connection, and for the next byte."""

    connect: float
    read: float


class Connection:
    """A pool of connections to one API server, for one user. Threads may share it; a plugin is asked by one of them.

    Raises:
        InputError: the proxy or the certificates of the kubeconfig are of no use.
        NotSignedInError: there are no credentials.
    """

    def __init__(self, access: Access, credentials: Credentials, environment: Mapping[str, str], clock: Clock) -> None:
        self.context = access.context
        self.endpoint = access.endpoint
        self.credentials = credentials
        self._proxy = proxy_for(access.endpoint, environment)
        self._clock = clock
        self._used = clock.now()
        self._shown: tuple[Pem, Pem] = (Pem(), Pem())
        self._pool: urllib3.PoolManager | None = None
        self._answered = b""
        self._one_at_a_time = Lock()

    def send(self, request: Request, patience: Patience) -> urllib3.BaseHTTPResponse:
        """Send a request once; the body of the answer is still to be read.

        Raises:
            BrokenError: nothing came back.
            NotSignedInError: there are no credentials.
        """
        with self._one_at_a_time:
            headers, pool = self._headers(request), self._ready_pool(request)
        try:
            response = pool.urlopen(
                request.method,
                self.endpoint.server + request.target,
                body=request.body,
                headers=headers,
                timeout=Timeout(connect=patience.connect, read=patience.read),
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except (HTTPError, OSError, ValueError) as error:
            raise broken(error, self.server, self.context) from error
        finally:
            self._used = self._clock.now()
        self._answered = _certificate(response) or self._answered
        return response

    def certificates(self) -> Certificates:
        """What the user shows, and what the API server has shown.

        Raises:
            InputError: what the user shows is no certificate.
            NotSignedInError: there are no credentials.
        """
        pem = self.credentials.certificate()[0]
        return Certificates(certificate_in(pem) if pem != Pem() else b"", self._answered)

    def _headers(self, request: Request) -> urllib3.HTTPHeaderDict:
        headers = urllib3.HTTPHeaderDict(
            {"Accept": request.accept, "User-Agent": f"sympozium-cli/{__version__}", "Accept-Encoding": "identity"}
        )
        for name, value in self.credentials.headers():
            headers.add(name, value)
        if request.body is not None:
            headers["Content-Type"] = request.content_type
        return headers

    def broken(self, error: Exception) -> BrokenError:
        """What an exception means that came up while an answer was read."""
        return broken(error, self.server, self.context)

    @property
    def server(self) -> str:
        """The address of the API server, for people."""
        url = parse_url(self.endpoint.server)
        return f"{url.scheme}://{url.netloc}"

    def _ready_pool(self, request: Request) -> urllib3.PoolManager:
        shown = self.credentials.certificate()
        if self._pool is None or shown != self._shown:
            self._pool = _pool(self.endpoint, self._proxy, shown)
            self._shown = shown
        elif not request.safe and self._clock.now() - self._used > _STALE:
            self._pool.clear()
        return self._pool


def _pool(endpoint: Endpoint, proxy: str, shown: tuple[Pem, Pem]) -> urllib3.PoolManager:
    configuration = Configuration()
    configuration.host = endpoint.server
    configuration.retries = False
    configuration.proxy = proxy
    configuration.no_proxy = ""
    configuration.socket_options = _keep_alive()
    configuration.tls_server_name = endpoint.tls_server_name or None
    configuration.verify_ssl = not endpoint.insecure
    configuration.connection_pool_maxsize = 4
    urllib3.disable_warnings()  # we warn of what counts ourselves, and once
    try:
        configuration.proxy_headers = _proxy_headers(proxy)
        pool: urllib3.PoolManager = RESTClientObject(configuration).pool_manager
    except (HTTPError, ImportError, ValueError) as error:
        raise InputError(f"the proxy '{_without_password(proxy)}' is of no use", hint=_PROXIES) from error
    if endpoint.is_tls:
        pool.connection_pool_kw["ssl_context"] = tls_context(endpoint, *shown)
    return pool


_PROXIES = "it must be an address such as http://proxy:3128; for socks5:// install PySocks"


def _proxy_headers(proxy: str) -> dict[str, str] | None:
    auth = parse_url(proxy).auth if proxy else None
    return make_headers(proxy_basic_auth=auth) if auth else None


def _without_password(proxy: str) -> str:
    return proxy.rpartition("@")[2]


def _keep_alive() -> list[tuple[int, int, int]]:
    """Let the system find out within about a minute that the other end is gone."""
    import socket

    from urllib3.connection import HTTPConnection

    wanted = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
    known = [
        (socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in wanted.items() if hasattr(socket, name)
    ]
    return [*HTTPConnection.default_socket_options, (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), *known]


def _certificate(response: urllib3.BaseHTTPResponse) -> bytes:
    """What whoever answered has shown; empty where the connection is not encrypted, or closed already."""
    socket = getattr(response.connection, "sock", None)
    certificate = getattr(socket, "getpeercert", None)
    return (certificate(binary_form=True) if certificate is not None else None) or b""


def redirected(status: int, server: str) -> UnreachableError | None:
    """The error for an answer that points elsewhere, which is never followed; None for any other answer."""
    if status // 100 != 3:  # noqa: PLR2004 - the class of the status code
        return None
    hint = "put the address of the API server itself into the kubeconfig"
    return UnreachableError(
        f"{server} is no API server: it points to another address, and nothing is sent there", hint=hint
    )
