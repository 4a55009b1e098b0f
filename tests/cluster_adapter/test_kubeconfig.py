"""The kubeconfig means to us what it means to kubectl (H12-H14, H16, H17, H19, H20; A9, A11)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import config, written
from sympozium_cli.cluster.access import Access, Endpoint, Pem, Wishes
from sympozium_cli.cluster.choosing import accessed
from sympozium_cli.cluster.in_cluster import in_cluster
from sympozium_cli.cluster.proxy import proxy_for
from sympozium_cli.errors import InputError, SympoziumError, UsageError


def cluster(name: str, **entry: Any) -> dict[str, Any]:
    return {"name": name, "cluster": {key.replace("_", "-"): value for key, value in entry.items()}}


def user(name: str, **entry: Any) -> dict[str, Any]:
    return {"name": name, "user": {key.replace("_", "-"): value for key, value in entry.items()}}


def context(name: str, cluster: str, user: str, **entry: Any) -> dict[str, Any]:
    return {"name": name, "context": {"cluster": cluster, "user": user, **entry}}


def file(current: str = "", **parts: Any) -> str:
    return json.dumps({"apiVersion": "v1", "kind": "Config", "current-context": current, **parts})


A, B = cluster("c", server="https://a:1"), cluster("c", server="https://b:2", tls_server_name="b.example")
ALICE, BOB = user("u", token="alices"), user("u", token="bobs", username="bob")
HERE, THERE = context("here", "c", "u", namespace="first"), context("there", "c", "u", namespace="second")


class Case(NamedTuple):
    """Files by name, the value of KUBECONFIG, and what is chosen."""

    files: Mapping[str, str]
    listed: str
    context: str = ""


CASES = {
    "one file": Case({"a": file("here", clusters=[A], users=[ALICE], contexts=[HERE])}, "a"),
    "the first file's current context": Case(
        {
            "a": file("here", clusters=[A], users=[ALICE], contexts=[HERE]),
            "b": file("there", clusters=[B], users=[BOB], contexts=[THERE]),
        },
        "a:b",
    ),
    "the other way round": Case(
        {
            "a": file("here", clusters=[A], users=[ALICE], contexts=[HERE]),
            "b": file("there", clusters=[B], users=[BOB], contexts=[THERE]),
        },
        "b:a",
    ),
    "the first file that has a current context": Case(
        {
            "a": file("", clusters=[A], users=[ALICE], contexts=[HERE]),
            "b": file("there", clusters=[B], users=[BOB], contexts=[THERE]),
        },
        "a:b",
    ),
    "the same context twice": Case(
        {
            "a": file("", contexts=[context("here", "c", "u")]),
            "b": file("here", clusters=[B], users=[BOB], contexts=[HERE]),
        },
        "a:b",
    ),
    "another context": Case(
        {"a": file("here", clusters=[A], users=[ALICE], contexts=[HERE, THERE])}, "a", context="there"
    ),
    "files that are missing, empty, or named twice": Case(
        {"a": file("here", clusters=[A], users=[ALICE], contexts=[HERE]), "empty": ""}, "none:empty::a:a"
    ),
    "paths that count from their own files": Case(
        {
            "one/a": file("here", contexts=[HERE], users=[user("u", client_certificate="u.crt", client_key="u.key")]),
            "one/u.crt": "one's certificate",
            "one/u.key": "one's key",
            "two/b": file("", clusters=[cluster("c", server="https://b", certificate_authority="ca/ca.crt")]),
            "two/ca/ca.crt": "two's authority",
        },
        "one/a:two/b",
    ),
    "impersonation": Case(
        {
            "a": file(
                "here",
                clusters=[A],
                contexts=[HERE],
                users=[
                    user(
                        "u", token="t", **{"as": "carol"}, as_uid="7", as_groups=["g", "h"], as_user_extra={"k": ["v"]}
                    )
                ],
            )
        },
        "a",
    ),
    "proxy and no checks": Case(
        {
            "a": file(
                "here",
                clusters=[cluster("c", server="https://a", proxy_url="http://p:1", insecure_skip_tls_verify=True)],
                users=[ALICE],
                contexts=[context("here", "c", "u")],
            )
        },
        "a",
    ),
    "YAML with anchors": Case(
        {
            "a": "apiVersion: v1\nkind: Config\ncurrent-context: here\nclusters:\n- name: c\n  cluster: &c\n"
            "    server: https://a:1\n- {name: d, cluster: *c}\nusers: null\ncontexts:\n"
            "- {name: here, context: {cluster: d}}\n"
        },
        "a",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_h12_a9_all_is_as_kubectl_sees_it(tmp_path: Path, kubectl: str, name: str) -> None:
    case = CASES[name]
    for path, content in case.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    listed = ":".join(str(tmp_path / path) if path else "" for path in case.listed.split(":"))
    before = {path: ((tmp_path / path).read_bytes(), (tmp_path / path).stat().st_mtime_ns) for path in case.files}
    ours = accessed("", Wishes(context=case.context), {"KUBECONFIG": listed})
    assert seen(ours) == kubectls(kubectl, listed, case.context)
    after = {path: ((tmp_path / path).read_bytes(), (tmp_path / path).stat().st_mtime_ns) for path in case.files}
    assert after == before, "H17: a kubeconfig is never written"


def kubectls(kubectl: str, listed: str, chosen: str) -> dict[str, Any]:
    command = [kubectl, "config", "view", "--minify", "--flatten", "--raw", "-o", "json"]
    environment = {"KUBECONFIG": listed, "PATH": os.environ["PATH"], "HOME": "/nonexistent"}
    done = subprocess.run(
        [*command, *(["--context", chosen] if chosen else [])], env=environment, capture_output=True, check=True
    )
    view = json.loads(done.stdout)
    found_context, found_cluster = view["contexts"][0]["context"], view["clusters"][0]["cluster"]
    found_user = view["users"][0]["user"] if view.get("users") else {}
    return {
        "context": view["contexts"][0]["name"],
        "namespace": found_context.get("namespace", ""),
        "server": found_cluster["server"],
        "authority": found_cluster.get("certificate-authority-data", ""),
        "tls-server-name": found_cluster.get("tls-server-name", ""),
        "insecure": found_cluster.get("insecure-skip-tls-verify", False),
        "proxy": found_cluster.get("proxy-url", ""),
        "as": (
            found_user.get("as", ""),
            found_user.get("as-uid", ""),
            found_user.get("as-groups") or [],
            found_user.get("as-user-extra") or {},
        ),
        "token": found_user.get("token", ""),
        "certificate": found_user.get("client-certificate-data", ""),
        "key": found_user.get("client-key-data", ""),
    }


def seen(ours: Access) -> dict[str, Any]:
    whom = ours.impersonation
    return {
        "context": ours.context,
        "namespace": ours.namespace if ours.stated else "",
        "server": ours.endpoint.server,
        "authority": data_of(ours.endpoint.authority),
        "tls-server-name": ours.endpoint.tls_server_name,
        "insecure": ours.endpoint.insecure,
        "proxy": ours.endpoint.proxy,
        "as": (whom.user, whom.uid, list(whom.groups), {key: list(values) for key, values in whom.extra}),
        "token": ours.credentials.get("token", ""),
        "certificate": data_of(Pem(path=ours.credentials.get("client-certificate", ""))),
        "key": data_of(Pem(path=ours.credentials.get("client-key", ""))),
    }


def data_of(pem: Pem) -> str:
    data = pem.data.encode() or (Path(pem.path).read_bytes() if pem.path else b"")
    return base64.b64encode(data).decode()


def test_h20_kubeconfig_is_read_when_it_is_needed(tmp_path: Path) -> None:
    first = written(tmp_path, config("https://first"), "first")
    second = written(tmp_path, config("https://second"), "second")
    assert accessed("", Wishes(), {"KUBECONFIG": first}).endpoint.server == "https://first"
    assert accessed("", Wishes(), {"KUBECONFIG": second}).endpoint.server == "https://second"
    assert accessed(first, Wishes(), {"KUBECONFIG": second}).endpoint.server == "https://first"


def test_the_usual_file_is_that_of_the_home(tmp_path: Path) -> None:
    (tmp_path / ".kube").mkdir()
    written(tmp_path / ".kube", config("https://home"), "config")
    assert accessed("", Wishes(), {"HOME": str(tmp_path)}).endpoint.server == "https://home"


def test_data_counts_before_a_file(tmp_path: Path) -> None:
    both = cluster("loopback", server="https://a", certificate_authority_data="ZGF0YQ==", certificate_authority="f")
    chosen = accessed(written(tmp_path, {**WHOLE, "clusters": [both]}), Wishes(), {})
    assert data_of(chosen.endpoint.authority) == "ZGF0YQ=="


def test_options_win(tmp_path: Path) -> None:
    path = written(tmp_path, config("https://a/", token="t"))
    chosen = accessed(path, Wishes(namespace="mine", impersonate="bob"), {})
    assert chosen.where == ("here", "https://a", "alice, as bob", "mine", True, "bob", f" --kubeconfig {path}")


@pytest.mark.parametrize(("namespace", "shown", "stated"), [("", "default", False), ("default", "default", True)])
def test_a_namespace_that_nobody_named_is_told_apart(
    tmp_path: Path, namespace: str, shown: str, *, stated: bool
) -> None:
    where = accessed(written(tmp_path, config("https://a", namespace=namespace)), Wishes(), {}).where
    assert (where.namespace, where.stated) == (shown, stated)


def test_credentials_in_the_address_are_not_shown(tmp_path: Path) -> None:
    where = accessed(written(tmp_path, config("https://me:secret@a:6443/x")), Wishes(), {}).where
    assert where.server == "https://a:6443/x"


WHOLE = config("https://a", token="t")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"current-context": ""}, "the kubeconfig has no current context"),
        ({"current-context": "heer"}, "there is no context 'heer'"),
        ({"current-context": 5}, "'current-context' of .* is not text"),
        ({"clusters": []}, "refers to the cluster 'loopback', which the kubeconfig does not have"),
        ({"users": []}, "refers to the user 'alice', whom the kubeconfig does not have"),
        ({"clusters": [cluster("loopback")]}, "the cluster 'loopback' has no server"),
        ({"clusters": [cluster("loopback", server="ftp://a")]}, "is not an address that one can send to"),
        ({"clusters": [cluster("loopback", server="https://a:b")]}, "is not an address that one can send to"),
        ({"clusters": [cluster("loopback", server="https://")]}, "is not an address that one can send to"),
        ({"clusters": [cluster("loopback", server="https://[")]}, "is not an address that one can send to"),
        ({"clusters": [cluster("loopback", server=["x"])]}, "'server' of the cluster 'loopback' is not text"),
        ({"clusters": [cluster("loopback", server="https://a", certificate_authority_data="!")]}, "is not base64"),
        ({"clusters": [A, A]}, "there are two clusters named 'c'"),
        ({"clusters": "x"}, "'clusters' is no list"),
        ({"contexts": [{}]}, "an entry of 'contexts' has no name that is text"),
        ({"users": [3]}, "an entry of 'users' has no name that is text"),
        ({"users": [user("alice", as_groups="g")]}, "'as-groups' of the user 'alice' is not a list of texts"),
    ],
)
def test_a9_what_makes_no_sense_is_said(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    path = written(tmp_path, {**WHOLE, **change})
    with pytest.raises((InputError, UsageError), match=says) as raised:
        accessed("", Wishes(), {"KUBECONFIG": path})
    assert raised.value.exit_code == 2


def test_an_unknown_context_is_guessed(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        accessed(written(tmp_path, WHOLE), Wishes(context="hree"), {})
    assert raised.value.hint == "did you mean 'here'? known: 'here'"


@pytest.mark.parametrize("content", ["[", "- a", "5", "\0", "a: b\n" * 2, "{" * 1000, "a: &a [*a]"])
def test_a_file_that_is_none_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "kubeconfig"
    path.write_text(content)
    with pytest.raises(SympoziumError) as raised:
        accessed("", Wishes(), {"KUBECONFIG": str(path), "HOME": str(tmp_path)})
    assert raised.value.exit_code == 2


@pytest.mark.parametrize("content", [None, "", "# nothing\n"])
def test_without_any_configuration_that_is_said(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "kubeconfig"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match="there is no kubeconfig"):
        accessed("", Wishes(), {"KUBECONFIG": str(path)})


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the kubeconfig '.*none': no such file or directory"):
        accessed(str(tmp_path / "none"), Wishes(), {})


def test_a_pod_has_the_access_of_its_service_account(tmp_path: Path, certificates: Certificates) -> None:
    environment = {"KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"}
    assert in_cluster(environment, Wishes(), str(tmp_path)) is None
    (tmp_path / "token").write_text("pods\n")
    (tmp_path / "namespace").write_text("agents\n")
    (tmp_path / "ca.crt").write_bytes(certificates.authority.certificate.read_bytes())
    found = in_cluster(environment, Wishes(), str(tmp_path))
    assert found is not None
    assert found.endpoint == Endpoint("https://[fd00::1]:443", Pem(path=str(tmp_path / "ca.crt")))
    assert (found.where.context, found.where.namespace, found.where.stated) == ("", "agents", True)
    assert in_cluster({}, Wishes(), str(tmp_path)) is None


@pytest.mark.parametrize(
    ("server", "environment", "proxy"),
    [
        ("https://a.example:6443", {}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ("https://a.example:6443", {"https_proxy": "p:1"}, "http://p:1"),
        ("https://a.example:6443", {"HTTP_PROXY": "http://p:1"}, ""),
        ("http://a.example", {"HTTP_PROXY": "http://p:1"}, "http://p:1"),
        ("https://127.0.0.1:6443", {"HTTPS_PROXY": "http://p:1"}, ""),
        ("https://127.8.8.8", {"HTTPS_PROXY": "http://p:1"}, ""),
        ("https://localhost:6443", {"HTTPS_PROXY": "http://p:1"}, ""),
        ("https://[::1]:6443", {"HTTPS_PROXY": "http://p:1"}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "b, example"}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "no_proxy": ".example"}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*.example"}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.example:6443"}, ""),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.example:443"}, "http://p:1"),
        ("https://a.example:6443", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, ""),
        ("https://aexample", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "example"}, "http://p:1"),
        ("https://10.1.2.3", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8"}, ""),
        ("https://[fd00::1]", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "fd00::/8"}, ""),
    ],
)
def test_h19_a11_the_proxy_is_that_of_go(server: str, environment: dict[str, str], proxy: str) -> None:
    assert proxy_for(Endpoint(server), environment) == proxy


def test_the_proxy_of_the_kubeconfig_wins() -> None:
    endpoint = Endpoint("https://127.0.0.1", proxy="http://own:1")
    assert proxy_for(endpoint, {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}) == "http://own:1"
