"""What only an emulated server can be asked to do: forget, crash nobody, be old, be somebody else."""

from __future__ import annotations

import http.client
import ssl
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cluster.api import Api
from cluster.conformance.place import Place, pack
from cluster.crds import ERAS
from cluster.site import Site
from fakeapi.certificate import expired, issue, loopback
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import ENSEMBLES
from sympozium_cli.schema.target import Era

POD = {"metadata": {"name": "p"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}


def place_of(api: FakeApi) -> Place:
    return Place(api.server, api.server.api(), "default")


def test_it_starts_in_no_time() -> None:
    loopback()
    start = time.monotonic()
    with FakeApi() as api:
        assert place_of(api).api.ask("GET", "/readyz").code == 200
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(("era", "plural"), [*zip(ERAS, ("personapacks", "ensembles", "agents"), strict=True)])
def test_eras(era: str, plural: str) -> None:
    with FakeApi().install(era) as api:
        assert place_of(api).list(plural).code == 200


def test_without_any_kinds() -> None:
    with FakeApi() as api:
        heard = place_of(api).list()
        assert (heard.code, heard.value) == (404, "404 page not found\n")


def test_what_is_forgotten_expires(fakeapi: FakeApi) -> None:
    place = place_of(fakeapi)
    place.made(pack("e1"))
    place.made(pack("e2"))
    first = place.list(limit="1").value["metadata"]
    place.made(pack("e3"))
    fakeapi.store.forget()
    assert place.list(**{"limit": "1", "continue": first["continue"]}).reason == "Expired"
    query = {"resourceVersion": first["resourceVersion"], "timeoutSeconds": "5"}
    (event,) = place.api.events(place.path("ensembles"), query)
    assert (event["type"], event["object"]["code"], event["object"]["reason"]) == ("ERROR", 410, "Expired")


def test_the_window_of_events_is_small() -> None:
    with FakeApi(window=3).install(Era.V0_10) as api:
        place = place_of(api)
        versions = [place.made(pack(f"e{number}"))["metadata"]["resourceVersion"] for number in range(5)]
        events = [next(place.api.events(place.path("ensembles"), {"resourceVersion": one})) for one in versions[:4]]
        assert [event["type"] for event in events] == ["ERROR", "ADDED", "ADDED", "ADDED"]


def test_with_a_crd_its_objects_go(fakeapi: FakeApi) -> None:
    place = place_of(fakeapi)
    place.made(pack("e1"))
    path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ensembles.sympozium.ai"
    crd = place.api.ask("GET", path).value
    assert place.api.ask("DELETE", path).code == 200
    assert place.list().code == 404
    crd["metadata"] = {"name": crd["metadata"]["name"]}
    assert place.api.ask("POST", path.rpartition("/")[0], crd).code == 201
    assert place.list().value["items"] == []


def test_logs(fakeapi: FakeApi) -> None:
    place = place_of(fakeapi)
    place.made(POD, "pods")
    path = place.path("pods", "p", "log")
    assert place.api.ask("GET", path).code == 204
    place.patch("p", {"status": {"phase": "Running"}}, plural="pods", part="status")
    fakeapi.logs.write(("default", "p", "c"), "one", "two", time=datetime(2026, 1, 2, tzinfo=UTC))
    fakeapi.logs.end(("default", "p", "c"))
    assert place.api.ask("GET", f"{path}?tailLines=1").value == "two\n"
    assert place.api.ask("GET", f"{path}?follow=true&container=c").value == "one\ntwo\n"
    assert place.api.ask("GET", f"{path}?timestamps=true&tailLines=1").value == "2026-01-02T00:00:00.000000Z two\n"
    assert place.api.ask("GET", f"{path}?sinceTime=2026-01-03T00:00:00Z").value == ""
    assert place.api.ask("GET", f"{path}?container=d").code == 400


def test_a_clock_that_is_wrong(fakeapi: FakeApi) -> None:
    fakeapi.routes.clock = lambda: datetime(2030, 1, 1, tzinfo=UTC)
    assert place_of(fakeapi).made(pack("e1"))["metadata"]["creationTimestamp"] == "2030-01-01T00:00:00Z"


def test_a_certificate_that_has_expired() -> None:
    with FakeApi(expired()) as api, pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        place_of(api).list()


def test_a_certificate_for_somebody_else() -> None:
    with (
        FakeApi(issue("elsewhere.example")) as api,
        pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"),
    ):
        place_of(api).list()


def test_a_foreign_authority(fakeapi: FakeApi) -> None:
    foreign = Api(fakeapi.server.port, Path(expired().ca_file), "")
    with pytest.raises(ssl.SSLCertVerificationError):
        foreign.ask("GET", "/version")


def test_http_to_an_https_port(fakeapi: FakeApi) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", fakeapi.server.port)
    connection.request("GET", "/version")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (400, b"Client sent an HTTP request to an HTTPS server.\n")
    connection.close()


def test_plain_http() -> None:
    with FakeApi(plain=True) as api:
        connection = http.client.HTTPConnection("127.0.0.1", api.server.port)
        connection.request("GET", "/readyz")
        assert connection.getresponse().read() == b"ok"
        connection.close()


def test_a_client_with_a_certificate(fakeapi: FakeApi, tmp_path: Path) -> None:
    leaf = loopback().client("somebody", "system:masters")
    for name, pem in (("key", leaf.private_key_pem), ("certificate", leaf.cert_chain_pems[0])):
        pem.write_to_path(str(tmp_path / name))
    context = ssl.create_default_context(cafile=loopback().ca_file)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    connection = http.client.HTTPSConnection("127.0.0.1", fakeapi.server.port, context=context)
    connection.request("GET", "/api/v1/namespaces")
    assert connection.getresponse().status == 200
    connection.close()


def test_a_site_on_it(fake_site: Site, fakeapi: FakeApi) -> None:
    fake_site.pack(pack("e1"))
    fake_site.grant("alice", ("get", ENSEMBLES))
    assert fake_site.server.api("alice").get(ENSEMBLES, "e1", fake_site.namespace)["metadata"]["name"] == "e1"
    assert str(fake_site.server.port) in fake_site.kubeconfig("alice").read_text("utf-8")
    assert [request.verb for request in fakeapi.requests] == ["create", "create", "create", "get"]
