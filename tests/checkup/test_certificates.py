"""What the doctor says of certificates: by facts, through the real adapter, and on a real server."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checkup.doctor import report
from cli.program import environment, sympozium
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.site import Site
from cluster_adapter import certificates as openssl
from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import Reached, config, written
from cluster_adapter.scripted import reply, serving
from sympozium_cli.checkup.cluster_checks.certificates import check
from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import FAILURE, OK, UNKNOWN, WARNING, Result
from sympozium_cli.checkup.seen import Seen
from sympozium_cli.cluster.port import Certificates as Shown
from sympozium_cli.errors import InputError
from sympozium_cli.values.certificate import first_certificate, validity

VERSION = {"gitVersion": "v1.36.3"}


@pytest.fixture(name="certificates", scope="module")
def _certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return openssl.make(tmp_path_factory.mktemp("certificates"))


def _der(path: Path) -> bytes:
    return first_certificate(path.read_text())


def _said(der: bytes, at: datetime) -> Result:
    (result,) = check(Live(certificates=Seen(Shown(client=der)), at=at))
    return result


@pytest.mark.parametrize(
    ("left", "status", "words"),
    [
        (timedelta(days=30), OK, "is valid for 30 days, until "),
        (timedelta(days=30, seconds=-1), WARNING, "is valid only for 29 days, until "),
        (timedelta(days=1), WARNING, "is valid only for 1 day, until "),
        (timedelta(hours=5, minutes=59), WARNING, "is valid only for 5 hours, until "),
        (timedelta(), WARNING, "is valid only for 0 hours, until "),
        (timedelta(seconds=-1), FAILURE, "ran out 0 hours ago, on "),
        (timedelta(days=-400), FAILURE, "is not valid before "),
    ],
)
def test_the_time_that_is_left_decides(certificates: Certificates, left: timedelta, status: str, words: str) -> None:
    der = _der(certificates.client.certificate)
    now = validity(der).end - left if left > timedelta(days=-1) else validity(der).begin - timedelta(seconds=1)
    result = _said(der, now)
    assert (result.status, bool(result.remedy)) == (status, status != OK)
    assert result.message.startswith(f"your client certificate {words}")


def test_what_cannot_be_read_is_not_known() -> None:
    result = _said(b"\x30\x03abc", datetime.now().astimezone())
    assert result.status == UNKNOWN


def test_nothing_is_said_where_nobody_shows_any() -> None:
    assert list(check(Live(certificates=Seen(Shown())))) == []
    assert list(check(Live())) == []


def test_both_sides_show_theirs(tmp_path: Path, certificates: Certificates) -> None:
    client = certificates.client
    user = {"client-certificate": str(client.certificate), "client-key-data": client.key_data}
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        cluster = Reached(written(tmp_path, config(server.address, certificates, **user))).cluster
        assert cluster.certificates() == (_der(client.certificate), b"")
        cluster.version()
        assert cluster.certificates() == (_der(client.certificate), _der(certificates.server.certificate))
        assert len(server.sent) == 1


def test_a_connection_that_is_not_encrypted_has_none(tmp_path: Path, certificates: Certificates) -> None:
    user = {"client-certificate-data": certificates.client.data, "client-key-data": certificates.client.key_data}
    with serving(lambda _: reply(VERSION)) as server:
        cluster = Reached(written(tmp_path, config(server.address, None, **user))).cluster
        cluster.version()
        assert cluster.certificates() == (b"", b"")


def test_a_file_without_a_certificate_is_said(tmp_path: Path, certificates: Certificates) -> None:
    user = {"client-certificate": str(certificates.client.key), "client-key-data": certificates.client.key_data}
    cluster = Reached(written(tmp_path, config("https://127.0.0.1:1", certificates, **user))).cluster
    with pytest.raises(InputError, match="there is no certificate in"):
        cluster.certificates()


def test_one_that_has_run_out_is_seen_where_nobody_checks_it(tmp_path: Path, certificates: Certificates) -> None:
    client = certificates.expired
    user: dict[str, Any] = {"client-certificate-data": client.data, "client-key-data": client.key_data}
    with serving(lambda _: reply(VERSION), certificates.expired) as server:
        whole = config(server.address, certificates, **user)
        whole["clusters"][0]["cluster"] = {"server": server.address, "insecure-skip-tls-verify": True}
        ended = sympozium("doctor", "-o", "json", env=environment(KUBECONFIG=str(written(tmp_path, whole))))
    found = [one for one in json.loads(ended.out)["results"] if one["check"] == "certificates"]
    assert (ended.code, [one["status"] for one in found]) == (1, ["failure", "failure"]), ended.err
    assert all(" ran out " in one["message"] and one["remedy"] for one in found)


def test_a_cluster_that_does_not_answer_hides_nothing_of_ones_own(tmp_path: Path, certificates: Certificates) -> None:
    client = certificates.expired
    user = {"client-certificate-data": client.data, "client-key-data": client.key_data}
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        gone = server.address
    path = written(tmp_path, config(gone, certificates, **user))
    ended = sympozium("doctor", "-o", "json", "--request-timeout", "5s", env=environment(KUBECONFIG=str(path)))
    results = json.loads(ended.out)["results"]
    (found,) = [one["message"] for one in results if one["check"] == "certificates"]
    assert found.startswith("your client certificate ran out ")


def test_a_real_server_shows_its_own(site: Site, certificates: Certificates) -> None:
    (one,) = report(site, code=1)["certificates"]
    assert (one["status"], one["message"].partition(" for ")[0]) == ("ok", "the API server's certificate is valid")
    entry = kubeconfig(site.server, namespace=site.namespace)
    client = certificates.client
    entry["users"][0]["user"] |= {"client-certificate-data": client.data, "client-key-data": client.key_data}
    path = write_kubeconfig(site.folder / "with-certificate.yaml", entry)
    ended = sympozium("doctor", env=environment(KUBECONFIG=str(path)))
    assert "your client certificate is valid only for 29 days" in ended.out
