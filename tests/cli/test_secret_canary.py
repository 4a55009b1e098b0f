"""A canary planted as the key is found nowhere: in no output, no file, no process, whatever goes wrong."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.canary import planted, traces, written
from cli.playground import Playground
from cli.program import PROGRAM, Outcome, shell_code
from cluster.site import Site
from fakeapi.answer import Answer
from fakeapi.faults import AFTER, BEFORE, Delay, Fault, Garble, Hold, Reply, Reset, Truncate
from fakeapi.request import Request
from fakeapi.server import FakeApi

NAME = "team-openai-key"


class Echo:
    """An answer that quotes what was sent: as servers of old do, and webhooks."""

    def __init__(self, code: int, said: Callable[[str, str], Any], content_type: str = "application/json") -> None:
        self._code, self._said, self._type = code, said, content_type

    def before(self, request: Request) -> Answer | None:
        data = (json.loads(request.body).get("data") or {"": ""}) if request.body else {"": ""}
        value = base64.b64decode(next(iter(data.values()))).decode()
        body = self._said(request.body.decode(), value)
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return Answer(self._code, raw, self._type)

    def after(self, answer: Answer) -> Answer:
        return answer


def _status(code: int, reason: str, message: str, **details: Any) -> dict[str, Any]:
    base = {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure"}
    return {**base, "message": message, "reason": reason, "code": code, "details": {"kind": "secrets", **details}}


def _annotated(body: str, value: str) -> dict[str, Any]:
    """A Secret into which somebody has copied its own values on the way."""
    secret = json.loads(body)
    metadata = {
        "name": NAME,
        "namespace": "theirs",
        "uid": "u",
        "resourceVersion": "7",
        "annotations": {"kubectl.kubernetes.io/last-applied-configuration": body, "copy": value},
        "labels": {"copy": value},
    }
    return {"apiVersion": "v1", "kind": "Secret", **secret, "metadata": metadata, "stringData": {"x": value}}


FAULTS: dict[str, Fault | None] = {
    "none": None,
    "401": Reply(401, _status(401, "Unauthorized", "Unauthorized")),
    "403": Echo(403, lambda body, value: _status(403, "Forbidden", f"secrets is forbidden: {value} in {body}")),
    "409": Echo(409, lambda _, value: _status(409, "Conflict", f"Operation cannot be fulfilled: {value}")),
    "422 echo": Echo(
        422,
        lambda body, value: _status(
            422,
            "Invalid",
            f"Secret {NAME} is invalid: data: Invalid value: {value!r}: {body}",
            causes=[{"reason": "FieldValueInvalid", "message": f"Invalid value: {json.dumps(value)}", "field": value}],
        ),
    ),
    "400 window": Echo(
        400,
        lambda body, value: _status(
            400, "BadRequest", f"error found in #10 byte of ...|{value[6:26]}|..., bigger context ...|{body[-80:]}|..."
        ),
    ),
    "500 text": Echo(500, lambda body, value: f"panic: {value}\ngoroutine 1 [running]: {body}", "text/plain"),
    "500 html": Echo(500, lambda _, value: f"<html><b>{value}</b></html>", "text/html"),
    "503": Echo(503, lambda _, value: _status(503, "ServiceUnavailable", f"try {value}")),
    "webhook": Echo(
        403, lambda _, value: _status(403, "Forbidden", f'admission webhook "w.example" denied the request: "{value}"')
    ),
    "wrapped": Echo(422, lambda _, value: _status(422, "Invalid", "\n".join([value[:20], value[20:]]))),
    "other kind": Echo(200, _annotated),
    "garbage": Garble(b'{"kind": "Secret", "data": {"x": '),
    "no object": Garble(b"[1, 2]"),
    "truncated": Truncate(80),
    "reset before": Reset(BEFORE),
    "reset after": Reset(AFTER),
    "timeout": Delay(1.5),
    "redirect": Reply(307, b"", "text/plain", {"Location": "https://127.0.0.1:1/"}),
    "413": Echo(413, lambda _, value: f"too large: {value}", "text/plain"),
}

CODES = {
    "none": (0, 0),
    "401": (4, 4),
    "500 text": (8, 8),
    "500 html": (8, 8),
    "503": (8, 8),
    "other kind": (0, 0),
    "garbage": (0, 8),
    "no object": (0, 8),
    "truncated": (0, 8),
    "reset before": (8, 8),
    "reset after": (0, 8),
    "timeout": (0, 124),
    "redirect": (8, 8),
}
"""What becomes of it, and of the same as a dry run; 6 where nothing is said. A write that was done is seen to be."""

COMMANDS = {
    "create": ("secret create provider openai --pack team --request-timeout 1s --key-from", "create"),
    "yaml": ("secret create provider openai --pack team --request-timeout 1s -o yaml --key-from", "create"),
    "json": (
        "secret create provider openai --pack team --request-timeout 1s -o json --dry-run server --key-from",
        "create",
    ),
    "rotate": (f"secret rotate {NAME} --request-timeout 1s --key-from", "patch"),
}


@pytest.fixture(name="place")
def _place(fake_site: Site, fakeapi: FakeApi) -> Playground:
    place = Playground(fake_site, fakeapi)
    place.put_pack("team", enabled=True)
    return place


def _nowhere(canary: str, place: Playground, ended: Outcome) -> None:
    found = {"stdout": traces(canary, ended.out), "stderr": traces(canary, ended.err)}
    for name, text in written(place.site.folder):
        found[name] = found.get(name, []) + traces(canary, text)
    assert {name: pieces for name, pieces in found.items() if pieces} == {}


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        *((command, fault) for command in ("create", "rotate") for fault in FAULTS),
        *(("yaml", fault) for fault in ("none", "other kind", "422 echo")),
        *(("json", fault) for fault in ("none", "other kind", "422 echo", "garbage", "reset after", "timeout")),
    ],
)
def test_a_canary_is_nowhere(place: Playground, command: str, fault: str) -> None:
    canary = planted(f"{command}{fault}")
    words, verb = COMMANDS[command]
    if verb == "patch":
        place.put_secret(NAME, OPENAI_API_KEY="before-1234567890")
    injected = FAULTS[fault]
    if injected is not None:
        place.api.inject(injected, verb=verb, path="*/secrets*", times=0)
    loud = {"SYMPOZIUM_DEBUG": "1", "PYTHONFAULTHANDLER": "1", "PYTHONDEVMODE": "1"}
    ended = place.run(*words.split(), "env:MY_KEY", "-vv", MY_KEY=canary, **loud)
    assert "Traceback" not in ended.err
    assert "\n#1 GET /api" in ended.err
    code, tried = CODES.get(fault, (6, 6))
    assert ended.code == (tried if command == "json" else code)
    _nowhere(canary, place, ended)


@pytest.mark.parametrize("source", ["stdin", "file:key.txt", "env:MY_KEY"])
def test_a_canary_is_in_no_process_and_no_child(place: Playground, source: str) -> None:
    canary = planted(source)
    key = place.site.folder / "key.txt"
    key.write_text(canary)
    key.chmod(0o600)
    seen = place.site.folder.parent / f"{place.site.folder.name}-plugin.json"
    plugin = place.site.folder / "plugin"
    plugin.write_text(
        "#!/usr/bin/python3\nimport json, os, sys\n"
        f"open({str(seen)!r}, 'w').write(json.dumps([sys.argv, dict(os.environ), sys.stdin.read()]))\n"
        "print(json.dumps({'apiVersion': 'client.authentication.k8s.io/v1', 'kind': 'ExecCredential',"
        " 'status': {'token': 'token-of-admin'}}))\n"
    )
    plugin.chmod(0o700)
    env = place.environment(**({"MY_KEY": canary} if source.startswith("env") else {}))
    config = json.loads(Path(env["KUBECONFIG"]).read_text())
    command = {"command": str(plugin), "apiVersion": "client.authentication.k8s.io/v1", "interactiveMode": "Never"}
    config["users"][0]["user"] = {"exec": command}
    Path(env["KUBECONFIG"]).write_text(json.dumps(config))
    hold = place.api.inject(Hold(BEFORE), verb="create", path="*/secrets")
    words = ("secret", "create", "provider", "openai", "--pack", "team", "--key-from", source)
    process = subprocess.Popen(
        [*PROGRAM, *words],
        cwd=place.site.folder,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(f"{canary}\n".encode())
    process.stdin.close()
    process.stdin = None
    assert hold.wait()
    family = [process.pid, *_children(process.pid)]
    lines = [Path(f"/proc/{pid}/cmdline").read_text() for pid in family]
    children = [Path(f"/proc/{pid}/environ").read_text(errors="replace") for pid in family[1:]]
    own = Path(f"/proc/{process.pid}/environ").read_text()
    hold.release()
    out, err = process.communicate(timeout=30)
    assert (shell_code(process.returncode), out) == (0, b"secret/team-openai-key created\n"), err
    assert not traces(canary, "".join([*lines, *children]))
    assert bool(traces(canary, own)) == source.startswith("env")
    assert seen.is_file()
    assert not traces(canary, seen.read_text())
    assert json.loads(seen.read_text())[2] == ""
    key.unlink()
    _nowhere(canary, place, Outcome(0, out.decode(), err.decode()))


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [child for one in map(int, found) for child in (one, *_children(one))]


def test_a_canary_goes_to_no_other_host(place: Playground) -> None:
    canary = planted("elsewhere")
    with FakeApi() as other:
        path = f"{other.server.url}/api/v1/namespaces/{place.namespace}/secrets"
        place.api.inject(Reply(307, b"", "text/plain", {"Location": path}), verb="create", path="*/secrets", times=0)
        ended = place.run(*COMMANDS["create"][0].split(), "env:K", K=canary)
        assert ended.code != 0
        assert other.requests == []
    ended = place.run(
        *COMMANDS["create"][0].split(), "env:K", K=canary, HTTPS_PROXY="http://user:pw@127.0.0.1:9", NO_PROXY=""
    )
    _nowhere(canary, place, ended)
    assert "pw" not in ended.err


def test_a_key_in_the_cluster_is_in_no_list_and_no_check(place: Playground) -> None:
    canary = planted("live")
    place.put_pack("ops", enabled=True, authRefs=[{"provider": "openai", "secret": "ops-key"}])
    place.put_secret("ops-key", OPENAI_API_KEY=canary, PASSWORD=f"{canary}\n", API_KEY=f'"{canary}"')
    for words in ("list", "list -o wide", "list -A -o json", "check", "check ops-key", "check ops-key -o json"):
        _nowhere(canary, place, place.run("secret", *words.split(), "-vv", SYMPOZIUM_DEBUG="1"))
    for words in ("rotate ops-key --key-from env:K", "delete ops-key --yes"):
        _nowhere(canary, place, place.run("secret", *words.split(), "-vv", K="another-1234567890"))
    for fault in (Garble(b'{"data": {"x": "'), Truncate(300), Reply(500, canary.encode(), "text/plain")):
        place.api.faults.clear()
        place.api.inject(fault, verb="get", path="*/secrets/*", times=0)
        ended = place.run("secret", "check", "ops-key", "--request-timeout", "1s", "-vv", SYMPOZIUM_DEBUG="1")
        assert ended.code != 0
        if not isinstance(fault, Reply):
            _nowhere(canary, place, ended)


def test_the_key_of_fingerprints_is_private(place: Playground) -> None:
    place.run(*COMMANDS["create"][0].split(), "env:K", K=planted("private"))
    kept = place.site.folder / "home" / "cache" / "sympozium" / "fingerprint-key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.stat().st_uid == os.getuid()
    assert kept.stat().st_mtime <= time.time() + 1
