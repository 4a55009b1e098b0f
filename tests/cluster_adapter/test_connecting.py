"""How commands get at a cluster, from the outside: what they say, and how they end (A8, A10, A11, A12, D9, D10, G1)."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.program import Outcome, environment, outcome
from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import config, written
from cluster_adapter.scripted import Hold, Reply, reply, serving, status, unused_address
from cluster_adapter.test_credentials import plugged, program
from sympozium_cli.cli.connecting import namespace_to_change, request_timeout
from sympozium_cli.cluster.port import Where
from sympozium_cli.errors import RefusedError, UsageError

_COMMAND = """
import sys
import typer
from sympozium_cli.cli import run as running
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout
from sympozium_cli.cli.connecting import announce, connected, namespace_to_change
from sympozium_cli.cli.streams import prepare
from sympozium_cli.cli.saying import say
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import SympoziumError

app = typer.Typer(add_completion=False)

@app.command()
def make(namespace: Namespace = "", context: Context = "", kubeconfig: KubeconfigFile = "",
         impersonate: As = "", request_timeout: RequestTimeout = "") -> None:
    cluster = connected(Reach(namespace, context, kubeconfig, impersonate, request_timeout), hidden=("CANARY",))
    announce(cluster.where)
    where = namespace_to_change(cluster.where)
    secret = {"metadata": {"name": "key"}, "stringData": {"K": "sk-CANARY-0123456789"}}
    print(cluster.create(SECRETS, secret, where)["metadata"]["name"])

prepare()
try:
    app(standalone_mode=False)
except SympoziumError as error:
    say(error)
    sys.exit(error.exit_code)
"""
"""A command that changes something, made of the options and functions that all such commands are made of."""


def make(*arguments: str, env: Mapping[str, str] | None = None, stdin: str = "") -> Outcome:
    surroundings = environment(KUBECONFIG="/nonexistent", HOME="/nonexistent", **(env or {}))
    return outcome([sys.executable, "-c", _COMMAND, *arguments], env=surroundings, stdin=stdin)


CREATED = reply({"metadata": {"name": "key"}}, 201)


def test_a12_where_it_goes_is_said_before_anything_is_written(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: CREATED, certificates.server) as server:
        path = written(tmp_path, config(server.address, certificates, token="t0ken"))
        done = make("--kubeconfig", path, "--as", "bob", "-n", "agents")
    said = f"context here, namespace agents, server {server.address}, user alice, as bob\n"
    assert done == (0, "key\n", said)


def test_a12_what_cannot_be_done_was_said_before(tmp_path: Path) -> None:
    address = unused_address()
    done = make("--kubeconfig", written(tmp_path, config(address)))
    assert done.code == 8
    assert done.err.startswith(f"context here, namespace team, server {address}, user alice\nerror: cannot connect to ")
    assert done.err.endswith(
        "\nhint: is the cluster running? is 'here' the right context? 'kubectl config get-contexts' lists all\n"
    )


def test_a_write_never_guesses_a_namespace(tmp_path: Path) -> None:
    with serving(lambda _: CREATED) as server:
        path = written(tmp_path, config(server.address, namespace=""))
        done = make("--kubeconfig", path)
        assert (done.code, done.out, server.sent) == (6, "", [])
        assert "error: nobody has said in which namespace" in done.err
        assert make("--kubeconfig", path, "-n", "default").code == 0


def test_hostile_text_of_the_server_is_written_out(tmp_path: Path) -> None:
    denied = 'admission webhook "guard" denied the request: '
    hostile = status(422, "Invalid", f"{denied}\x1b]52;c;bad\x07 [red] \u202e sk-CANARY-0123456789")
    with serving(lambda _: hostile) as server:
        done = make("--kubeconfig", written(tmp_path, config(server.address)))
    assert done.code == 6
    assert r"\x1b]52;c;bad\x07 [red] \u202e ****" in done.err
    assert "\x1b" not in done.err
    assert "CANARY" not in done.err


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (status(401), 4),
        (status(403), 4),
        (status(404), 5),
        (status(409), 6),
        (status(422), 6),
        (status(503), 8),
        (Hold(), 8),
    ],
)
def test_g1_exit_codes_are_those_of_the_table(tmp_path: Path, action: Reply | Hold, code: int) -> None:
    started = time.monotonic()
    with serving(lambda _: action) as server:
        done = make("--kubeconfig", written(tmp_path, config(server.address)), "--request-timeout", "1s")
    assert done.code == code
    assert "Traceback" not in done.err
    assert time.monotonic() - started < 10


def test_d9_a10_a_plugin_sees_neither_the_input_nor_the_keys(tmp_path: Path, certificates: Certificates) -> None:
    seen = tmp_path / "seen"
    source = f"json.dump([sys.stdin.read(), dict(os.environ)], open({str(seen)!r}, 'w')); give(token='t')"
    with serving(lambda _: CREATED, certificates.server) as server:
        path = written(tmp_path, config(server.address, certificates, **plugged(program(tmp_path, source))))
        done = make(
            "--kubeconfig", path, env={"CANARY": "sk-CANARY", "SYMPOZIUM_API_KEY": "sk-CANARY"}, stdin="sk-CANARY"
        )
    assert done.code == 0
    assert "CANARY" not in seen.read_text()
    assert "PATH" in json.loads(seen.read_text())[1]


def test_a10_what_a_plugin_says_is_written_out_when_it_fails(tmp_path: Path, certificates: Certificates) -> None:
    source = "sys.exit('\\x1b[2J token eyJhbGciOiJSUzI1NiIsImtpZCI6IjEyMyJ9.abc')"
    path = written(tmp_path, config("https://127.0.0.1:1", certificates, **plugged(program(tmp_path, source))))
    done = make("--kubeconfig", path)
    assert done.code == 4
    assert r"the plugin 'plugin' failed with exit code 1: \x1b[2J token eyJ***" in done.err
    assert "RSUzI1NiIs" not in done.err


def test_a11_a_proxy_of_the_environment_is_not_told_with_its_password(tmp_path: Path) -> None:
    path = written(tmp_path, config("https://api.invalid"))
    done = make("--kubeconfig", path, env={"HTTPS_PROXY": "http://user:sw0rdfish@127.0.0.1:9"})
    assert done.code == 8
    assert "sw0rdfish" not in done.err


def test_a8_a_server_that_is_not_checked_is_warned_of(tmp_path: Path, certificates: Certificates) -> None:
    with serving(lambda _: CREATED, certificates.expired) as server:
        whole = config(server.address)
        whole["clusters"][0]["cluster"]["insecure-skip-tls-verify"] = True
        done = make("--kubeconfig", written(tmp_path, whole))
    assert done.code == 0
    assert [line for line in done.err.splitlines() if "not checked" in line] == done.err.splitlines()[:1]
    assert "Warning" not in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--context", "x"], "error: there is no kubeconfig: KUBECONFIG names '/nonexistent', and that does not exist"),
        (
            ["--kubeconfig", "/nonexistent/x"],
            "error: cannot read the kubeconfig '/nonexistent/x': no such file or directory",
        ),
        (["--request-timeout", "soon"], "error: '--request-timeout soon' is no time that one can wait"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: list[str], says: str) -> None:
    done = make(*arguments)
    assert (done.code, done.err.splitlines()[0]) == (2, says)


@pytest.mark.parametrize(
    ("text", "seconds"), [("", 60.0), ("10", 10.0), ("10s", 10.0), ("1m30s", 90.0), ("250ms", 0.25)]
)
def test_a_timeout_is_written_as_for_kubectl(text: str, seconds: float) -> None:
    assert request_timeout(text) == seconds


@pytest.mark.parametrize("text", ["0", "0s", "-1s", "x", "1 s", "\u0663"])
def test_a_timeout_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        request_timeout(text)


def test_the_namespace_that_was_named_is_the_one_to_change() -> None:
    where = Where("c", "https://a", "u", "team", stated=True)
    assert namespace_to_change(where) == "team"
    with pytest.raises(RefusedError) as raised:
        namespace_to_change(where._replace(stated=False))
    assert raised.value.hint.startswith("name it with -n")


@pytest.mark.parametrize(
    "module", ["sympozium_cli.cli.connecting", "sympozium_cli.cluster.port", "sympozium_cli.cluster.resource"]
)
def test_h24_g5_the_package_is_imported_when_it_is_needed(module: str) -> None:
    heavy = ("kubernetes", "urllib3", "ssl", "socket")
    script = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = outcome([sys.executable, "-c", script], env=environment(PATH=os.environ["PATH"]))
    assert done.out == "[]\n"
