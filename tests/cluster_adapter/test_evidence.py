"""What credentials are, and when they ran out, without a word of them."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.certificates import LONG_AGO, Certificates, signed
from cluster_adapter.reaching import config, written
from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.choosing import accessed
from sympozium_cli.cluster.credentials import Credentials
from sympozium_cli.cluster.evidence import Evidence, Kind, end_of_certificate, end_of_token, past

PLUGIN = {"command": "login", "apiVersion": "client.authentication.k8s.io/v1"}


def token(**content: Any) -> str:
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in ({}, content, {}))


@pytest.mark.parametrize(
    ("user", "kind"),
    [
        ({}, Kind.NOTHING),
        ({"token": "t"}, Kind.TOKEN),
        ({"token": "t", "tokenFile": "/run/token"}, Kind.TOKEN_FILE),
        ({"username": "me", "password": "p"}, Kind.PASSWORD),
        ({"exec": PLUGIN}, Kind.PLUGIN),
        ({"auth_provider": {"name": "oidc"}}, Kind.OPEN_ID),
        ({"client_certificate": "/run/me.crt", "client_key": "/run/me.key"}, Kind.CERTIFICATE),
        ({"client_certificate_data": "bm9uZQ=="}, Kind.CERTIFICATE),
    ],
)
def test_the_kind_is_known_without_asking_anybody(tmp_path: Path, user: dict[str, Any], kind: Kind) -> None:
    def of(server: str) -> Credentials:
        return Credentials(accessed(written(tmp_path, config(server, **user)), Wishes(), {}), {})

    assert of("https://a").kind() is kind
    assert of("http://a").kind() is (Kind.UNSENT if user else Kind.NOTHING)
    assert of("https://a").evidence().kind is kind
    assert of("https://a").evidence().expired == ""


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (token(exp=1_600_000_000), 1_600_000_000.0),
        (token(exp="1600000000"), 1_600_000_000.0),
        (token(), None),
        (token(exp="soon"), None),
        (token(exp=None), None),
        ("a.b.c", None),
        ("opaque", None),
        ("a.W10.c", None),
        ("", None),
    ],
)
def test_a_token_tells_when_it_runs_out(text: str, end: float | None) -> None:
    assert end_of_token(text) == end


def test_a_certificate_tells_when_it_runs_out(tmp_path: Path, certificates: Certificates) -> None:
    old = signed(tmp_path, certificates.authority, "me", "DNS:me", LONG_AGO).certificate.read_text()
    assert end_of_certificate(old) == datetime(2020, 2, 1, tzinfo=UTC).timestamp()
    far = ("-startdate", "20200101000000Z", "-enddate", "20991231235959Z")
    long = signed(tmp_path, certificates.authority, "long", "DNS:long", far).certificate.read_text()
    assert end_of_certificate(f"some words\n{long}{old}") == datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()
    lines = old.splitlines()
    for cut in range(len(lines)):
        end_of_certificate("\n".join(lines[:cut]))


@pytest.mark.parametrize("inside", ["", "!", "MA==", "MIAA", "MAYwBDACBQA=", "MIL/////"])
def test_what_is_no_certificate_tells_nothing(inside: str) -> None:
    assert end_of_certificate(f"-----BEGIN CERTIFICATE-----\n{inside}\n-----END CERTIFICATE-----") is None
    assert end_of_certificate(inside) is None


def test_only_what_is_over_is_told() -> None:
    assert past(1_600_000_000.0, 1_600_000_001.0) == "2020-09-13 12:26 UTC"
    assert past(1_600_000_000.0, 1_599_999_999.0) == ""
    assert past(None, 1.0) == ""
    assert past(-1e30, 1.0) == ""


def test_an_expired_token_is_evidence(tmp_path: Path) -> None:
    path = written(tmp_path, config("https://a", token=token(exp=1_600_000_000)))
    credentials = Credentials(accessed(path, Wishes(), {}), {})
    credentials.headers()
    assert credentials.evidence() == Evidence(Kind.TOKEN, expired="2020-09-13 12:26 UTC")
