"""What the kubernetes package would do by itself, and what we therefore never let it do (H5, H21, H24, H25)."""

from __future__ import annotations

import ast
import http.client
import logging
from pathlib import Path

import pytest

import sympozium_cli.cluster
from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import reached
from cluster_adapter.scripted import reply, serving
from sympozium_cli.cluster.resource import SECRETS

FOLDER = Path(next(iter(sympozium_cli.cluster.__path__)))
SOURCES = sorted(FOLDER.glob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_h21_h22_h25_only_configuration_and_transport_of_the_package_are_used() -> None:
    used = {name for path in SOURCES for name in imported(path) if name.startswith("kubernetes")}
    assert used == {"kubernetes.client.configuration", "kubernetes.client.rest"}


@pytest.mark.parametrize("word", ["debug", "refresh_api_key_hook", "persist_config", "debuglevel", "print(", "logging"])
def test_h5_h14_h17_what_is_dangerous_is_not_touched(word: str) -> None:
    assert [path.name for path in SOURCES if word in path.read_text()] == []


def test_h5_nothing_is_printed_and_nothing_is_logged(
    tmp_path: Path, certificates: Certificates, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    secret = {"metadata": {"name": "key"}, "stringData": {"K": "sk-CANARY"}}
    with serving(lambda _: reply(secret, 201), certificates.server) as server:
        reached(tmp_path, server.address, certificates, user={"token": "sk-TOKEN"}).cluster.create(
            SECRETS, secret, "team"
        )
    out, err = capfd.readouterr()
    assert (out, err, caplog.records, http.client.HTTPConnection.debuglevel) == ("", "", [], 0)


def test_h17_h21_nothing_is_written_anywhere(
    tmp_path: Path, certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    client = certificates.client
    user = {"client-certificate-data": client.data, "client-key-data": client.key_data}
    with serving(lambda _: reply({"resources": []}), certificates.server) as server:
        cluster = reached(tmp_path, server.address, certificates, user=user).cluster
        cluster.served("sympozium.ai", "v1alpha1")
        cluster.version()
    assert [entry.name for entry in tmp_path.iterdir()] == ["kubeconfig"]
