"""Who asks: what is sent along, compared with kubectl, and programs that are run for it (H13-H16; A6, A9, A10)."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import Reached, config, written
from cluster_adapter.scripted import Server, in_turn, reply, serving, status
from sympozium_cli.cluster import exec_plugin
from sympozium_cli.cluster.access import Wishes, access
from sympozium_cli.cluster.credentials import Credentials
from sympozium_cli.cluster.kubeconfig import kubeconfig
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import NotSignedInError

VERSION = {"gitVersion": "v1.36.3", "major": "1", "minor": "36", "gitCommit": "", "gitTreeState": "", "buildDate": "",
           "goVersion": "", "compiler": "", "platform": ""}  # fmt: skip


def program(folder: Path, source: str, name: str = "plugin") -> str:
    """A plugin with this Python in it; `give` writes an ExecCredential."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport json, os, sys, time\n"
        "def give(version='client.authentication.k8s.io/v1', **status):\n"
        "    print(json.dumps({'apiVersion': version, 'kind': 'ExecCredential', 'status': status}))\n"
        f"{source}\n"
    )
    path.chmod(stat.S_IRWXU)
    return str(path)


def plugged(command: str, **more: Any) -> dict[str, Any]:
    version = more.pop("version", "client.authentication.k8s.io/v1")
    return {"exec": {"apiVersion": version, "command": command, "interactiveMode": "Never", **more}}


def headers_of(server: Server) -> dict[str, Any]:
    """What the last request said about who asks."""
    last = server.sent[-1]
    said = {key.lower(): value for key, value in last.headers.items()}
    kept = {key: value for key, value in said.items() if key.startswith("impersonate-") or key == "authorization"}
    return {**kept, "groups": last.groups}


USERS: dict[str, dict[str, Any]] = {
    "token": {"token": "abc"},
    "token file": {"tokenFile": "token"},
    "token file before token": {"tokenFile": "token", "token": "abc"},
    "name and password": {"username": "alice", "password": "pa:ss"},
    "impersonation": {"token": "abc", "as": "bob", "as-uid": "7", "as-groups": ["g1", "g 2"]},
    "impersonation with more": {"token": "abc", "as": "bob", "as-user-extra": {"scopes": ["view"]}},
    "a plugin": plugged("bin/plugin", args=["an argument"], env=[{"name": "ADDED", "value": "1"}]),
    "a token before a plugin": {"token": "abc", **plugged("bin/plugin")},
    "a plugin of v1beta1": plugged("bin/beta", version="client.authentication.k8s.io/v1beta1"),
}


@pytest.mark.parametrize("name", USERS)
@pytest.mark.parametrize("wish", ["", "carol"])
def test_h13_h16_a9_the_headers_are_kubectls(
    tmp_path: Path, certificates: Certificates, kubectl: str, name: str, wish: str
) -> None:
    (tmp_path / "token").write_text("from-the-file\n")
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin", "give(token='-'.join([*sys.argv[1:], os.environ.get('ADDED', 'none')]).replace(' ', ''))")
    program(tmp_path / "bin", "give('client.authentication.k8s.io/v1beta1', token='beta')", "beta")
    with serving(lambda _: reply(VERSION), certificates.server) as server:
        path = written(tmp_path, config(server.address, certificates, **USERS[name]))
        environment = {"KUBECONFIG": path, "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        command = [kubectl, "get", "--raw", "/version", *(["--as", wish] if wish else [])]
        subprocess.run(command, env=environment, capture_output=True, check=True)
        kubectls = headers_of(server)
        Reached("", environment=environment, wishes=Wishes(impersonate=wish)).cluster.version()
        assert headers_of(server) == kubectls


def test_no_credentials_are_shown_on_a_connection_that_anybody_can_read(tmp_path: Path, kubectl: str) -> None:
    with serving(lambda _: reply(VERSION)) as server:
        path = written(tmp_path, config(server.address, None, token="abc", **{"as": "bob"}))
        environment = {"KUBECONFIG": path, "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        subprocess.run([kubectl, "get", "--raw", "/version"], env=environment, capture_output=True, check=True)
        assert headers_of(server) == {"groups": (), "impersonate-user": "bob"}
        Reached(path).cluster.version()
        assert headers_of(server) == {"groups": (), "impersonate-user": "bob"}


def test_a6_an_expired_token_is_renewed_once(tmp_path: Path, certificates: Certificates) -> None:
    counter = tmp_path / "counter"
    counter.write_text("")
    command = program(
        tmp_path,
        f"c = open({str(counter)!r}, 'a'); c.write('x'); c.close(); give(token='t%d' % os.path.getsize(c.name))",
    )
    script = in_turn(status(401, "Unauthorized"), reply({"a": 1}), reply({"a": 2}), status(401, "Unauthorized"))
    with serving(script, certificates.server) as server:
        here = Reached(written(tmp_path, config(server.address, certificates, **plugged(command))))
        here.cluster.create(SECRETS, {"metadata": {"name": "x"}}, "team")
        here.cluster.version()
        with pytest.raises(NotSignedInError, match="does not accept the credentials from a plugin of the user 'alice'"):
            here.cluster.version()
    tokens = [sent.headers["Authorization"].removeprefix("Bearer ") for sent in server.sent]
    assert tokens == ["t1", "t2", "t2", "t2", "t3"]


def test_a6_a_token_that_cannot_be_renewed_is_not_tried_again(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: status(401, "Unauthorized"), certificates.server) as server:
        with pytest.raises(NotSignedInError) as raised:
            Reached(written(tmp_path, config(server.address, certificates, token="old"))).cluster.version()
    assert (len(server.sent), raised.value.exit_code) == (1, 4)
    assert "old" not in str(raised.value)


def test_a6_a_token_file_is_read_for_every_request(tmp_path: Path, certificates: Certificates) -> None:
    token = tmp_path / "token"
    with serving(lambda _: reply({}), certificates.server) as server:
        here = Reached(written(tmp_path, config(server.address, certificates, tokenFile=str(token))))
        for text in ("one", "two\r\n"):
            token.write_text(text)
            here.cluster.version()
    assert [sent.headers["Authorization"] for sent in server.sent] == ["Bearer one", "Bearer two"]


@pytest.mark.parametrize("token", ["sec ret", "sec\nret", "sec\0ret", "s\u00e9cret", "\ud800"])
def test_h16_a_token_that_cannot_be_sent_is_not_told(tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_bytes(token.encode("utf-8", "surrogatepass"))
    path = written(tmp_path, config("https://127.0.0.1:1", tokenFile="token"))
    with pytest.raises(NotSignedInError, match="the token in '.*token' is none") as raised:
        Reached(path).cluster.version()
    assert "ret" not in str(raised.value).replace("secret", "")


def test_a_token_file_that_is_missing_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, config("https://127.0.0.1:1", tokenFile="none"))
    with pytest.raises(NotSignedInError, match="cannot read the token in '.*none': no such file"):
        Reached(path).cluster.version()


@pytest.mark.parametrize("header", [{"as": "a\nb"}, {"as": "a", "as-groups": ["x\r\ny: z"]}, {"as-groups": ["g"]}])
def test_h13_impersonation_that_cannot_be_sent_stops(tmp_path: Path, header: dict[str, Any]) -> None:
    with pytest.raises(NotSignedInError):
        Reached(written(tmp_path, config("https://127.0.0.1:1", token="t", **header))).cluster.version()


def given(folder: Path, source: str, environment: Mapping[str, str] | None = None, **more: Any) -> Credentials:
    path = written(folder, config("https://a", **plugged(program(folder, source), **more)))
    chosen = access(kubeconfig(path, {}), Wishes())
    return Credentials(chosen, environment or {"PATH": os.environ["PATH"]}, more.get("hidden", ()))


def test_h15_a10_a_plugin_gets_no_input_of_ours(tmp_path: Path) -> None:
    """It would eat the key that somebody pipes to us."""
    (tmp_path / "ask.py").write_text(
        "import sys\nfrom cluster_adapter.test_credentials import given\nfrom pathlib import Path\n"
        "print(given(Path(sys.argv[1]), \"give(token='got' + sys.stdin.read())\").headers()[0][1], sys.stdin.read())\n"
    )
    done = subprocess.run(
        [sys.executable, str(tmp_path / "ask.py"), str(tmp_path)],
        input="sk-the-key",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["tests", "src"])},
    )
    assert done.stdout.strip() == "Bearer got sk-the-key"


def test_a10_a_plugin_that_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exec_plugin, "PATIENCE", 0.5)
    note = tmp_path / "note"
    source = f"import subprocess; subprocess.Popen(['sh', '-c', 'sleep 2; echo late > {note}']); time.sleep(60)"
    started = time.monotonic()
    with pytest.raises(NotSignedInError, match="the plugin 'plugin' gave no credentials within 0 seconds"):
        given(tmp_path, source).headers()
    assert time.monotonic() - started < 2
    time.sleep(max(0.0, started + 2.6 - time.monotonic()))
    assert not note.exists()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("sys.exit('sign in first\\x1b]0;title\\x07')", "the plugin 'plugin' failed with exit code 1: sign in first"),
        ("sys.exit(3)", "the plugin 'plugin' failed with exit code 3$"),
        ("sys.stderr.write('no ' * 9999); sys.exit(1)", "exit code 1: …"),
        ("print('token: sk-secret')", "the plugin 'plugin' wrote no ExecCredential$"),
        ("print('[' * 99999)", "wrote no ExecCredential$"),
        ("print(json.dumps({'kind': 'ExecCredential', 'status': 'x'}))", "wrote no ExecCredential$"),
        ("print(json.dumps({'kind': 'Secret', 'status': {}}))", "wrote no ExecCredential$"),
        ("pass", "wrote no ExecCredential$"),
        ("give('client.authentication.k8s.io/v1alpha1', token='t')", "answers in another version than"),
        ("give()", "gave neither a token nor a certificate with its key"),
        ("give(clientCertificateData='x')", "gave neither a token nor a certificate with its key"),
        ("give(token='a b')", "the token in the kubeconfig, for the user 'alice', is none"),
    ],
)
def test_h15_a10_a_plugin_that_fails_ends_the_command(tmp_path: Path, source: str, says: str) -> None:
    with pytest.raises(NotSignedInError, match=says) as raised:
        given(tmp_path, source).headers()
    assert raised.value.exit_code == 4
    assert "sk-secret" not in str(raised.value)
    assert len(str(raised.value)) < 600


def test_a10_a_plugin_that_is_not_there_is_said_with_its_hint(tmp_path: Path) -> None:
    entry = plugged("surely-not-there", installHint="get it from example.com")
    path = written(tmp_path, config("https://127.0.0.1:1", **entry))
    with pytest.raises(NotSignedInError, match="cannot run the plugin 'surely-not-there': no such file") as raised:
        Reached(path).cluster.version()
    assert raised.value.hint == "get it from example.com"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"interactiveMode": "Always"}, "wants to talk to somebody, and nobody is here"),
        ({"version": "client.authentication.k8s.io/v1alpha1"}, "speaks 'client.authentication.k8s.io/v1alpha1'"),
    ],
)
def test_a10_a_plugin_that_cannot_be_run_from_here_is_said(tmp_path: Path, entry: dict[str, Any], says: str) -> None:
    with pytest.raises(NotSignedInError, match=says):
        Reached(written(tmp_path, config("https://127.0.0.1:1", **plugged("true", **entry)))).cluster.version()


def test_h15_a_plugin_does_not_see_the_keys_of_the_command(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "OPENAI_API_KEY": "hidden",
        "SYMPOZIUM_GITHUB_TOKEN": "hidden",
        "SYMPOZIUM_CONTEXT": "seen",
        "AWS_PROFILE": "seen",
    }
    dump = tmp_path / "dump"
    path = written(
        tmp_path,
        config(
            "https://a",
            **plugged(program(tmp_path, f"json.dump(dict(os.environ), open({str(dump)!r}, 'w')); give(token='t')")),
        ),
    )
    Credentials(access(kubeconfig(path, {}), Wishes()), environment, ("OPENAI_API_KEY",)).headers()
    seen = json.loads(dump.read_text())
    assert "hidden" not in seen.values()
    assert (seen["SYMPOZIUM_CONTEXT"], seen["AWS_PROFILE"]) == ("seen", "seen")


def test_a_plugin_is_told_of_the_cluster_if_it_wants_to(tmp_path: Path) -> None:
    info = "json.loads(os.environ['KUBERNETES_EXEC_INFO'])"
    told = given(tmp_path, f"give(token={info}['spec']['cluster']['server'])", provideClusterInfo=True)
    assert told.headers() == [("Authorization", "Bearer https://a")]
    untold = given(tmp_path, f"give(token=str({info}['spec']).replace(' ', ''))")
    assert untold.headers() == [("Authorization", "Bearer {'interactive':False}")]


@pytest.mark.parametrize(("expires", "runs"), [("2001-01-01T00:00:00Z", 2), ("2999-01-01T00:00:00Z", 1), ("soon", 1)])
def test_what_a_plugin_gave_is_kept_until_it_runs_out(tmp_path: Path, expires: str, runs: int) -> None:
    note = tmp_path / "note"
    source = f"f = open({str(note)!r}, 'a'); f.write('x'); f.close(); give(token='t', expirationTimestamp={expires!r})"
    credentials = given(tmp_path, source)
    credentials.headers()
    credentials.headers()
    assert len(note.read_text()) == runs


def test_a_plugin_may_give_a_certificate(tmp_path: Path, certificates: Certificates) -> None:
    client = certificates.client
    paths = [str(path) for path in client]
    source = f"c, k = [open(path).read() for path in {paths}]; give(clientCertificateData=c, clientKeyData=k)"
    with serving(lambda _: reply(VERSION), certificates.server, certificates.authority) as server:
        path = written(tmp_path, config(server.address, certificates, **plugged(program(tmp_path, source))))
        assert Reached(path, environment={"PATH": os.environ["PATH"]}).cluster.version() == "v1.36.3"


def token_that_ends(moment: float) -> str:
    content = base64.urlsafe_b64encode(json.dumps({"exp": moment}).encode()).decode().rstrip("=")
    return f"e30.{content}.sig"


def test_h26_an_openid_token_is_used_while_it_is_good_and_renewed_by_kubectl(tmp_path: Path) -> None:
    for token, good in ((token_that_ends(5000), True), (token_that_ends(900), False), ("x", False), ("a.b.c", False)):
        provider: dict[str, Any] = {
            "auth-provider": {"name": "oidc", "config": {"id-token": token, "refresh-token": "r"}}
        }
        chosen = access(kubeconfig(written(tmp_path, config("https://a", **provider)), {}), Wishes())
        credentials = Credentials(chosen, {}, now=lambda: 1000.0)
        if good:
            assert credentials.headers() == [("Authorization", f"Bearer {token}")]
        else:
            with pytest.raises(NotSignedInError, match="has run out"):
                credentials.headers()


def test_a_provider_that_kubectl_gave_up_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, config("https://a", auth_provider={"name": "gcp"}))
    with pytest.raises(NotSignedInError, match="signs in through 'gcp', which kubectl has given up"):
        Credentials(access(kubeconfig(path, {}), Wishes()), {}).headers()
