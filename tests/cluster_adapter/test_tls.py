"""Encrypted connections: whom we talk to, and that keys never lie about (H14, H18; A8, A11)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.certificates import Certificate, Certificates
from cluster_adapter.reaching import QUICK, Reached, config, written
from cluster_adapter.scripted import Sent, reply, serving, status, unused_address
from sympozium_cli.cluster.access import Endpoint, Pem
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.cluster.tls import tls_context
from sympozium_cli.errors import InDoubtError, InputError, UnreachableError

VERSION = {"gitVersion": "v1.36.3"}


def with_cluster(server: str, certificates: Certificates, **entry: Any) -> dict[str, Any]:
    whole = config(server, certificates, token="t0ken")
    whole["clusters"][0]["cluster"].update({key.replace("_", "-"): value for key, value in entry.items()})
    return whole


def test_a8_the_right_server_is_talked_to(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        here = Reached(written(tmp_path, config(server.address, certificates, token="t0ken")))
        assert here.cluster.version() == "v1.36.3"
    assert (server.sent[0].headers["Authorization"], here.told) == ("Bearer t0ken", [])


@pytest.mark.parametrize(
    ("which", "says", "hint"),
    [
        ("expired", "has expired", "is the clock of this machine right"),
        ("elsewhere", "is made out to another name", "tls-server-name"),
    ],
)
@pytest.mark.parametrize("write", [False, True])
def test_a8_a_certificate_that_is_not_right_is_said_in_one_line(
    tmp_path: Path, certificates: Certificates, which: str, says: str, hint: str, *, write: bool
) -> None:
    certificate: Certificate = getattr(certificates, which)
    with serving(lambda _: reply(VERSION), certificate) as server:
        cluster = Reached(written(tmp_path, config(server.address, certificates, token="t0ken"))).cluster
        with pytest.raises(UnreachableError, match=rf"^the certificate of https://127\.0\.0\.1:\d+ {says}$") as raised:
            cluster.create(SECRETS, {"metadata": {"name": "x"}}, "team") if write else cluster.version()
    assert not isinstance(raised.value, InDoubtError)
    assert hint in raised.value.hint
    assert (server.sent, server.connections) == ([], 1), "it is not tried again, and nothing was sent"


def test_a8_an_authority_that_nobody_knows_is_said(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        entry = {"certificate_authority_data": certificates.foreign_authority.data}
        for whole in (with_cluster(server.address, certificates, **entry), config(server.address, token="t")):
            with pytest.raises(UnreachableError, match="is signed by nobody whom the kubeconfig trusts"):
                Reached(written(tmp_path, whole)).cluster.version()
    assert server.sent == []


def test_a8_a_port_without_tls_is_said(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION)) as server:
        address = server.address.replace("http:", "https:")
        with pytest.raises(UnreachableError, match="does not speak TLS"):
            Reached(written(tmp_path, config(address, certificates, token="t"))).cluster.version()


def test_a8_http_to_a_port_with_tls_is_said(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        address = server.address.replace("https:", "http:")
        with pytest.raises(UnreachableError, match="the connection to http://.* broke"):
            Reached(written(tmp_path, config(address, token="t"))).cluster.version()


def test_a9_another_name_may_be_asked_for(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION), certificates.elsewhere) as server:
        path = written(tmp_path, with_cluster(server.address, certificates, tls_server_name="elsewhere.example"))
        assert Reached(path).cluster.version() == "v1.36.3"


def test_a8_a_server_that_is_not_checked_is_said_once(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: reply(VERSION), certificates.expired) as server:
        entry = {"insecure_skip_tls_verify": True, "certificate_authority_data": ""}
        here = Reached(written(tmp_path, with_cluster(server.address, certificates, **entry)))
        here.cluster.version()
        here.cluster.version()
    (told,) = here.told
    assert told.startswith(f"the certificate of {server.address} is not checked")


@pytest.mark.parametrize("as_data", [True, False])
def test_h18_a_client_certificate_is_shown_and_leaves_no_file(
    tmp_path: Path, certificates: Certificates, monkeypatch: pytest.MonkeyPatch, *, as_data: bool
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    client = certificates.client
    user = (
        {"client-certificate-data": client.data, "client-key-data": client.key_data}
        if as_data
        else {"client-certificate": str(client.certificate), "client-key": str(client.key)}
    )
    with serving(lambda _: reply(VERSION), certificates.server, certificates.authority) as server:
        assert Reached(written(tmp_path, config(server.address, certificates, **user))).cluster.version() == "v1.36.3"
    assert list(temporary.iterdir()) == []


def test_h18_key_files_are_ours_alone_and_outlive_no_signal(tmp_path: Path, certificates: Certificates) -> None:
    """The library that loads the key is held up; a signal meanwhile ends the process, but the file is gone first."""
    script = f"""
import os, ssl, sys, signal, tempfile
tempfile.tempdir = {str(tmp_path)!r}
load = ssl.SSLContext.load_cert_chain
def held(self, certificate, key, password):
    for path in (certificate, key, os.path.dirname(key)):
        print(oct(os.stat(path).st_mode & 0o777))
    signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGTERM)
    print("still here", flush=True)
    load(self, certificate, key, password)
ssl.SSLContext.load_cert_chain = held
signal.signal(signal.SIGINT, signal.SIG_DFL)
from sympozium_cli.cluster.access import Endpoint, Pem
from sympozium_cli.cluster.tls import tls_context
read = lambda path: open(path).read()
paths = {[str(path) for path in certificates.client]!r}
tls_context(Endpoint("https://a"), *(Pem(read(path)) for path in paths))
print("not reached", flush=True)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:4] == ["0o600", "0o600", "0o700", "still here"], done.stderr
    assert done.returncode in {-signal.SIGINT, -signal.SIGTERM}
    assert "not reached" not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_belongs_to_another_certificate_is_said(certificates: Certificates) -> None:
    pair = Pem(path=str(certificates.client.certificate)), Pem(path=str(certificates.server.key))
    with pytest.raises(InputError, match="do not make a pair"):
        tls_context(Endpoint("https://a"), *pair)


def test_a_key_with_a_password_does_not_ask_at_the_terminal(tmp_path: Path, certificates: Certificates) -> None:
    locked = tmp_path / "locked.key"
    command = ["openssl", "pkey", "-in", str(certificates.client.key), "-aes256", "-passout", "pass:secret"]
    subprocess.run([*command, "-out", str(locked)], check=True, capture_output=True)
    with pytest.raises(InputError, match="do not make a pair"):
        tls_context(Endpoint("https://a"), Pem(path=str(certificates.client.certificate)), Pem(path=str(locked)))


@pytest.mark.parametrize(
    ("authority", "says"),
    [
        (Pem("text"), "there is no certificate in 'certificate-authority-data'"),
        (Pem(path="/nonexistent/ca.crt"), "cannot read '/nonexistent/ca.crt'"),
        (Pem(path=os.devnull), "there is no certificate in '/dev/null'"),
    ],
)
def test_an_authority_that_is_none_is_said(authority: Pem, says: str) -> None:
    with pytest.raises(InputError, match=says):
        tls_context(Endpoint("https://a", authority))


def test_h14_the_server_of_the_kubeconfig_is_the_only_one(tmp_path: Path, certificates: Certificates) -> None:
    """No hook of the package changes the address after it was chosen."""
    with serving(lambda _: reply(VERSION), certificates.server) as first:
        with serving(lambda _: reply(VERSION), certificates.server) as second:
            whole = config(first.address, certificates, token="t")
            whole["clusters"].append({**config(second.address, certificates)["clusters"][0], "name": "other"})
            here = Reached(written(tmp_path, whole))
            here.cluster.version()
            here.cluster.version()
    assert (len(first.sent), len(second.sent)) == (2, 0)


class Proxy:
    """What a proxy was asked for; it lets nothing through."""

    def __init__(self) -> None:
        self.asked: list[Sent] = []

    def __call__(self, sent: Sent) -> Any:
        self.asked.append(sent)
        return status(407)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_h19_a11_loopback_goes_through_no_proxy_of_the_environment(
    tmp_path: Path, certificates: Certificates, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    environment = {variable: "http://user:pw@127.0.0.1:9"}
    monkeypatch.setenv(variable, environment[variable])
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        path = written(tmp_path, config(server.address, certificates, token="t"))
        assert Reached(path, environment=environment).cluster.version() == "v1.36.3"


def test_a11_a_proxy_gets_its_own_credentials_and_never_ours(tmp_path: Path, certificates: Certificates) -> None:
    proxy = Proxy()
    with serving(proxy) as standing:
        address = standing.address.replace("://", "://user:pass%40word@")
        here = Reached(written(tmp_path, with_cluster("https://api.example", certificates, proxy_url=address)))
        with pytest.raises(
            UnreachableError, match="the proxy before https://api.example lets nothing through"
        ) as raised:
            here.cluster.create(SECRETS, {"metadata": {"name": "x"}, "data": {"k": "c2VjcmV0"}}, "team")
    (asked,) = proxy.asked
    assert (asked.method, asked.target) == ("CONNECT", "api.example:443")
    headers = {name.lower(): value for name, value in asked.headers.items()}
    assert headers["proxy-authorization"].startswith("Basic ")
    assert "authorization" not in headers
    assert asked.body == b""
    assert "word" not in str(raised.value) + raised.value.hint


@pytest.mark.parametrize("proxy", ["socks5://me:pw@127.0.0.1:1", "ftp://me:pw@x", "http://[", "::"])
def test_a11_a_proxy_that_is_of_no_use_is_said(tmp_path: Path, certificates: Certificates, proxy: str) -> None:
    with pytest.raises(InputError, match="the proxy '.*' is of no use") as raised:
        Reached(written(tmp_path, with_cluster("https://api.example", certificates, proxy_url=proxy))).cluster.version()
    assert "pw" not in str(raised.value)


def test_a_server_that_does_not_shake_hands_is_given_up(tmp_path: Path, certificates: Certificates) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        over = threading.Event()

        def accept() -> None:
            held = [listener.accept() for _ in range(3)]
            over.wait(10)
            for connection, _address in held:
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        address = f"https://127.0.0.1:{listener.getsockname()[1]}"
        limits = QUICK._replace(connect=0.1, read=0.1)
        with pytest.raises(Exception, match="did not answer in time"):
            Reached(written(tmp_path, config(address, certificates, token="t")), limits=limits).cluster.version()
        over.set()


def test_nobody_listens(tmp_path: Path, certificates: Certificates) -> None:
    with pytest.raises(UnreachableError, match="connection refused"):
        Reached(written(tmp_path, config(unused_address("https"), certificates, token="t"))).cluster.version()


def test_a_name_that_does_not_exist_is_said_at_once(tmp_path: Path) -> None:
    here = Reached(written(tmp_path, config("https://does-not-exist.invalid", token="t")))
    with pytest.raises(UnreachableError, match=r"the name in https://does-not-exist\.invalid cannot be resolved"):
        here.cluster.version()
    assert here.hourglass.slept == []
