"""What the user is told when the API server says no (H6, H7; A6, A7, A13, C5-C7, D4, D5)."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import reached
from cluster_adapter.scripted import Action, Reply, Script, Sent, in_turn, reply, serving, status
from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.resource import DEPLOYMENTS, ENSEMBLES, NAMESPACES, SECRETS
from sympozium_cli.cluster.status import status_of, told
from sympozium_cli.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    NotSignedInError,
    RejectedError,
    SympoziumError,
    UnreachableError,
)

REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
PACK = {"metadata": {"name": "demo"}, "spec": {}}


def answering(action: Action, *, permitted: bool | None = None) -> Script:
    """One answer to everything but the question whether the user has the right."""
    review = reply({"status": {"allowed": permitted}}, 201) if permitted is not None else status(403)
    return lambda sent: review if sent.path == REVIEWS else action


def get(cluster: ApiServer) -> object:
    return cluster.get(ENSEMBLES, "demo", "team")


def create(cluster: ApiServer) -> object:
    return cluster.create(ENSEMBLES, PACK, "team")


def patch(cluster: ApiServer) -> object:
    return cluster.patch(ENSEMBLES, "demo", {"spec": {"enabled": True}}, "team")


def remove(cluster: ApiServer) -> object:
    cluster.delete(ENSEMBLES, "demo", "team")
    return None


def everything(cluster: ApiServer) -> object:
    return cluster.list(ENSEMBLES)


TERMINATING = status(
    403, "Forbidden", "unable to create", causes=[{"reason": "NamespaceTerminating", "message": "being terminated"}]
)
INVALID = status(
    422,
    "Invalid",
    "Ensemble is invalid",
    name="demo",
    kind="Ensemble",
    causes=[
        {"reason": "FieldValueRequired", "message": "Required value", "field": "spec.agentConfigs[0].name"},
        {"reason": "FieldValueNotSupported", "message": 'Unsupported value: "x"', "field": "spec.workflowType"},
    ],
)
MANY = status(422, "Invalid", causes=[{"message": f"wrong {number}"} for number in range(8)])
OWNED = status(
    409,
    "Conflict",
    "Apply failed",
    causes=[{"reason": "FieldManagerConflict", "message": 'conflict with "helm"', "field": ".spec.enabled"}],
)
QUOTA = status(403, "Forbidden", 'ensembles "demo" is forbidden: exceeded quota: few', name="demo", kind="ensembles")
DENIED = status(400, "", 'admission webhook "policy.example" denied the request: no')
POLICY = status(
    422, "Invalid", "ValidatingAdmissionPolicy 'vault' with binding 'all' denied request: keys are in Vault"
)
FULL = "exceeded quota: few, requested: secrets=1, used: secrets=9, limited: secrets=9"
ROOM = status(403, "Forbidden", f'ensembles "demo" is forbidden: {FULL}')
UNBOUND = "ValidatingAdmissionPolicy 'vault' denied request: failed to configure policy: no such parameter"
SILENT = status(
    500, "InternalError", 'failed calling webhook "w.example": failed to call webhook: Post: context deadline exceeded'
)
FAILED = (
    'Internal error occurred: failed calling webhook "policy.example": failed to call webhook: Post "https://x": EOF'
)


@pytest.mark.parametrize(
    ("act", "action", "permitted", "error", "message"),
    [
        (get, status(404, "NotFound", name="demo", kind="ensembles"), None, NotFoundError, "there is no PACK"),
        (
            create,
            status(404, "NotFound", name="team", kind="namespaces"),
            None,
            NotFoundError,
            "there is no namespace 'team'",
        ),
        (create, status(409, "AlreadyExists", name="demo"), None, ConflictError, "the PACK exists already"),
        (
            patch,
            status(409, "Conflict", name="demo"),
            None,
            ConflictError,
            "somebody else has changed the PACK meanwhile",
        ),
        (patch, OWNED, None, ConflictError, "somebody else manages fields of the PACK: .spec.enabled"),
        (
            remove,
            status(409, "Conflict", "uid"),
            None,
            ConflictError,
            "the PACK is not the one that was meant any more",
        ),
        (create, TERMINATING, None, RejectedError, "the namespace 'team' is being deleted, and takes nothing new"),
        (
            create,
            QUOTA,
            True,
            RejectedError,
            "the quota 'few' of namespace 'team' has no room for the Ensemble 'demo'",
        ),
        (
            create,
            INVALID,
            None,
            RejectedError,
            (
                "SERVER does not take the PACK: "
                'spec.agentConfigs[0].name: Required value; spec.workflowType: Unsupported value: "x"'
            ),
        ),
        (
            create,
            MANY,
            None,
            RejectedError,
            "SERVER does not take the PACK: wrong 0; wrong 1; wrong 2; wrong 3; wrong 4; and 3 more",
        ),
        (
            create,
            DENIED,
            None,
            RejectedError,
            "the webhook 'policy.example' of this cluster denies the PACK: no",
        ),
        (
            create,
            status(401, "Unauthorized", 'admission webhook "policy.example" denied the request without explanation'),
            None,
            RejectedError,
            "the webhook 'policy.example' of this cluster denies the PACK, and does not say why",
        ),
        (create, POLICY, None, RejectedError, "the policy 'vault' of this cluster denies the PACK: keys are in Vault"),
        (
            create,
            status(403, "Forbidden", f'ensembles.sympozium.ai "demo" is forbidden: {UNBOUND}'),
            None,
            RejectedError,
            "the policy 'vault' of this cluster denies the PACK: failed to configure policy: no such parameter",
        ),
        (
            create,
            ROOM,
            True,
            RejectedError,
            (
                "the quota 'few' of namespace 'team' has no room for the Ensemble 'demo': "
                "requested secrets=1, used secrets=9, limited secrets=9"
            ),
        ),
        (
            create,
            SILENT,
            None,
            UnreachableError,
            (
                "the webhook 'w.example' of this cluster fails, and without its word the PACK is not taken: "
                "it did not answer in time"
            ),
        ),
        (create, Reply(413, b""), None, RejectedError, "SERVER does not take the PACK: it is too large"),
        (
            patch,
            Reply(415, b""),
            None,
            RejectedError,
            "SERVER does not take the PACK: it does not understand this kind of change",
        ),
        (patch, Reply(405, b""), None, RejectedError, "SERVER does not take the PACK: it does not offer this"),
        (get, status(406), None, RejectedError, "SERVER does not take the PACK: it cannot answer in JSON"),
        (get, Reply(418, b""), None, RejectedError, "SERVER does not take the PACK (status 418)"),
        (create, status(429, "TooManyRequests", "slow down"), None, UnreachableError, "SERVER is too busy: slow down"),
        (
            create,
            status(500, "InternalError", FAILED),
            None,
            UnreachableError,
            (
                "the webhook 'policy.example' of this cluster fails, and without its word the PACK is not taken: "
                'Post "https://x": EOF'
            ),
        ),
        (
            create,
            status(500, "InternalError", "etcdserver: no leader"),
            None,
            UnreachableError,
            "SERVER is not well: it answers with 500: etcdserver: no leader",
        ),
        (
            patch,
            status(500, "", "failed to create typed patch object (team/demo; x, Kind=Ensemble): .spec.a: unknown"),
            None,
            RejectedError,
            "SERVER does not take the PACK: .spec.a: unknown",
        ),
        (
            create,
            Reply(502, b"<html>Bad gateway</html>"),
            None,
            UnreachableError,
            "SERVER is not well: it answers with 502",
        ),
        (
            get,
            status(401, "Unauthorized"),
            None,
            NotSignedInError,
            "SERVER wants to know who asks, and credentials are sent to https:// addresses alone (context 'here')",
        ),
        (get, status(403, "Forbidden"), None, ForbiddenError, "the user 'alice' may not get PACKS in namespace 'team'"),
        (
            everything,
            status(403, "Forbidden"),
            None,
            ForbiddenError,
            "the user 'alice' may not list PACKS in all namespaces",
        ),
        (
            create,
            status(403, "Forbidden"),
            False,
            ForbiddenError,
            "the user 'alice' may not create PACKS in namespace 'team'",
        ),
        (
            create,
            status(403, "Forbidden"),
            None,
            ForbiddenError,
            "the user 'alice' may not create PACKS in namespace 'team'",
        ),
    ],
)
def test_a6_a7_what_is_said(
    tmp_path: Path,
    act: Any,
    action: Action,
    permitted: bool | None,  # noqa: FBT001
    error: type[SympoziumError],
    message: str,
) -> None:
    with serving(answering(action, permitted=permitted)) as server:
        with pytest.raises(error) as raised:
            act(reached(tmp_path, server.address).cluster)
    assert type(raised.value) is error
    whole = message.replace("SERVER", server.address).replace("PACKS", "ensembles.sympozium.ai")
    assert str(raised.value) == whole.replace("PACK", "Ensemble 'demo' in namespace 'team'")


@pytest.mark.parametrize(
    ("act", "command"),
    [
        (get, "kubectl auth can-i get ensembles.sympozium.ai/demo -n team"),
        (everything, "kubectl auth can-i list ensembles.sympozium.ai -A"),
        (lambda cluster: cluster.get(NAMESPACES, "x"), "kubectl auth can-i get namespaces/x"),
        (lambda cluster: cluster.list(DEPLOYMENTS), "kubectl auth can-i list deployments.apps -A"),
    ],
)
def test_a6_who_may_not_is_told_how_to_check(tmp_path: Path, act: Any, command: str) -> None:
    with serving(lambda _: status(403, "Forbidden")) as server:
        here = reached(tmp_path, server.address).cluster
        with pytest.raises(ForbiddenError) as raised:
            act(here)
    assert f"'{command.replace('kubectl', f'kubectl{here.where.options}')}'" in raised.value.hint


def test_a6_the_check_is_for_whom_one_wants_to_be(tmp_path: Path) -> None:
    with serving(lambda _: status(403, "Forbidden")) as server:
        with pytest.raises(ForbiddenError) as raised:
            get(reached(tmp_path, server.address, wishes=Wishes(impersonate="bob")).cluster)
    assert raised.value.hint.endswith(" -n team --as bob'")


def test_d5_our_own_token_is_hidden(tmp_path: Path, certificates: Certificates) -> None:
    echo = status(400, "BadRequest", "cannot read header: Bearer abcdefgh-token")
    with serving(lambda _: echo, certificates.server) as server:
        with pytest.raises(RejectedError) as raised:
            get(reached(tmp_path, server.address, certificates, user={"token": "abcdefgh-token"}).cluster)
    assert "cannot read header: Bearer ****" in str(raised.value)


def test_a6_the_name_that_the_server_knows_is_told(tmp_path: Path) -> None:
    said = 'ensembles.sympozium.ai is forbidden: User "system:serviceaccount:ci:bot" cannot list resource "ensembles"'
    with serving(in_turn(status(403, "Forbidden", said), status(403, "Forbidden", "not today"))) as server:
        cluster = reached(tmp_path, server.address).cluster
        for message in (
            "the user 'system:serviceaccount:ci:bot' may not list ensembles.sympozium.ai in all namespaces",
            "the user 'alice' may not list ensembles.sympozium.ai in all namespaces (not today)",
        ):
            with pytest.raises(ForbiddenError) as raised:
                everything(cluster)
            assert str(raised.value) == message


def test_a6_whom_nobody_knows_is_told_to_sign_in(tmp_path: Path, certificates: Certificates) -> None:
    said = status(403, "Forbidden", 'ensembles.sympozium.ai is forbidden: User "system:anonymous" cannot list')
    with serving(lambda _: said, certificates.server) as server:
        with pytest.raises(NotSignedInError, match="does not accept the token of the user 'alice'"):
            everything(reached(tmp_path, server.address, certificates, user={"token": "t0ken"}).cluster)
    with serving(lambda _: said) as server:
        with pytest.raises(NotSignedInError, match="credentials are sent to https:// addresses alone"):
            everything(reached(tmp_path, server.address, user={"token": "t0ken"}).cluster)


def pages(groups: dict[str, list[str]]) -> Script:
    """An API server that serves these kinds, and answers everything else in plain text, as real ones do."""
    missing = Reply(404, b"404 page not found\n", {"Content-Type": "text/plain; charset=utf-8"})

    def answer(sent: Sent) -> Action:
        kinds = groups.get(sent.path)
        return (
            missing if kinds is None else reply({"resources": [{"name": kind.lower(), "kind": kind} for kind in kinds]})
        )

    return answer


@pytest.mark.parametrize("act", [get, create, patch, everything])
def test_a13_crds_that_are_missing_are_said(tmp_path: Path, act: Any) -> None:
    with serving(pages({})) as server:
        with pytest.raises(NotFoundError, match="^Sympozium's CRDs are not installed in this cluster$") as raised:
            act(reached(tmp_path, server.address).cluster)
    assert "install Sympozium first" in raised.value.hint


def test_a13_crds_of_another_era_are_said(tmp_path: Path) -> None:
    with serving(pages({"/apis/sympozium.ai/v1alpha1": ["PersonaPack", "AgentRun"]})) as server:
        with pytest.raises(NotFoundError, match="knows no Ensemble, but AgentRun, PersonaPack"):
            get(reached(tmp_path, server.address).cluster)


def test_a13_what_else_is_missing_is_said(tmp_path: Path) -> None:
    with serving(pages({})) as server:
        with pytest.raises(NotFoundError, match=r"this cluster has no deployments\.apps of version v1"):
            reached(tmp_path, server.address).cluster.list(DEPLOYMENTS)


BODIES = [
    b"",
    b"404 page not found\n",
    b"<html><body>Gateway</body></html>",
    b'{"kind": "Status", "mess',
    b"[]",
    b"null",
    b'"text"',
    b'{"kind": "Status"}',
    b'{"kind": "Status", "message": 5, "reason": [], "details": 3, "code": "x"}',
    b'{"kind": "Status", "details": {"causes": [1, {"field": 2}], "kind": {}}}',
    b'{"kind": "Status", "details": {"causes": {}}}',
    b"\xff\xfe\x00",
    b"{" * 50_000,
    json.dumps({"kind": "Status", "message": "x" * 100_000}).encode(),
    json.dumps({"kind": "Status", "message": "\x1b[2J\x1b]0;owned\x07 \r\n\u202e"}).encode(),
]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 503, 504, 599])
def test_a7_any_body_with_any_code_is_survived(tmp_path: Path, code: int) -> None:
    current: list[bytes] = [b""]
    with serving(lambda _: Reply(code, current[0], {"Content-Type": "text/html"})) as server:
        here = reached(tmp_path, server.address)
        classes = set()
        for body in BODIES:
            current[0] = body
            with pytest.raises(SympoziumError) as raised:
                create(here.cluster)
            assert len(str(raised.value)) < 1000
            assert "\n" not in str(raised.value)
            classes.add(type(raised.value))
    assert len(classes) == 1, "the code decides, and not the words"


def test_a7_the_own_code_of_a_status_does_not_count_before_that_of_http() -> None:
    assert status_of(403, b'{"kind": "Status", "code": 200}').code == 403


def test_h6_the_message_of_the_server_is_one_line_of_bearable_length() -> None:
    assert told(" a\n\tb\r\nc ") == "a b c"
    assert told("word " * 1000).endswith("…")
    assert len(told("x" * 100_000)) <= 601


KEY = "sk-CANARY-0123456789abcdef"
ENCODED = base64.b64encode(KEY.encode()).decode()


@pytest.mark.parametrize(
    "echo",
    [
        KEY,
        ENCODED,
        f'error found in #10 byte of ...|"{ENCODED[:20]}|..., bigger context ...|{{"data":{{"K":"{ENCODED}"}}|...',
        f'denied: {{"stringData": {{"K": "{KEY}"}}}}',
        f"{KEY[:12]} and {KEY[12:]}",
    ],
)
@pytest.mark.parametrize("code", [400, 409, 422, 500])
@pytest.mark.parametrize("field", ["data", "stringData"])
def test_d5_h6_h7_a_key_that_the_server_sends_back_is_hidden(tmp_path: Path, echo: str, code: int, field: str) -> None:
    secret = {"metadata": {"name": "key"}, field: {"K": ENCODED if field == "data" else KEY}}
    action = status(code, "", echo, causes=[{"message": echo, "field": echo}])
    with serving(lambda sent: action if sent.method == "POST" else status(404, "NotFound", name="x")) as server:
        with pytest.raises(SympoziumError) as raised:
            reached(tmp_path, server.address).cluster.create(SECRETS, secret, "team")
    said = f"{raised.value} {raised.value.hint} {raised.value.args}"
    for text in (KEY, ENCODED):
        pieces = {text[start : start + 6] for start in range(len(text) - 5)}
        assert not [piece for piece in pieces if piece in said]


def test_d5_a_short_key_is_hidden_whole() -> None:
    assert told("the value abcd is no good, ab is", ["abcd", "ab"]) == "the value **** is no good, ab is"


def test_h6_plain_text_of_the_way_is_told_without_keys(tmp_path: Path) -> None:
    with serving(lambda _: Reply(400, f"bad request: {KEY}".encode())) as server:
        with pytest.raises(RejectedError) as raised:
            reached(tmp_path, server.address).cluster.create(
                SECRETS, {"metadata": {"name": "key"}, "stringData": {"K": KEY}}, "team"
            )
    assert str(raised.value).endswith(": status 400 (its words are not shown, for they may repeat the Secret)")


STORED = "c2stU1RPUkVELTAxMjM0NTY3ODk="
ECHO = f'{{"data":{{"OTHER":"{STORED}"}}}}'
SHAPES = [
    status(422, "Invalid", ECHO, causes=[{"reason": "FieldValueInvalid", "message": ECHO, "field": "patch"}]),
    status(422, "Invalid", ECHO, causes=[{"message": ECHO}]),
    status(400, "BadRequest", ECHO),
    status(400, "", f"etcdserver: {ECHO}"),
    status(500, "InternalError", f"no admission webhook: {ECHO}"),
    status(422, "Invalid", f"{ECHO} exceeded quota: few, requested: {ECHO}, used: {ECHO}, limited: {ECHO}"),
    status(422, "Invalid", f"{ECHO} ValidatingAdmissionPolicy 'vault' denied request: {ECHO}"),
    status(429, "TooManyRequests", ECHO),
    status(418, "", ECHO),
    Reply(400, f"bad request: {ECHO}".encode()),
    Reply(403, f"no: {ECHO}".encode()),
    Reply(502, f"no: {ECHO}".encode()),
]


@pytest.mark.parametrize("action", SHAPES)
@pytest.mark.parametrize(
    "act",
    [
        lambda cluster: cluster.get(SECRETS, "key", "team"),
        lambda cluster: cluster.list(SECRETS),
        lambda cluster: cluster.create(SECRETS, {"metadata": {"name": "key"}}, "team"),
        lambda cluster: cluster.patch(SECRETS, "key", {"data": {}}, "team"),
        lambda cluster: cluster.delete(SECRETS, "key", "team"),
    ],
)
def test_d5_what_is_stored_is_in_no_message(tmp_path: Path, act: Any, action: Action) -> None:
    with serving(answering(action)) as server:
        with pytest.raises(SympoziumError) as raised:
            act(reached(tmp_path, server.address).cluster)
    assert STORED[:8] not in f"{raised.value.args} {raised.value.hint}"
    assert len(str(raised.value)) > 20


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (status(403, "Forbidden", 'secrets "key" is forbidden: exceeded quota: few'), "the quota 'few' of"),
        (
            status(422, "", 'admission webhook "w.x" denied the request: no'),
            "the webhook 'w.x' of this cluster denies the Secret 'key'",
        ),
        (status(500, "InternalError", FAILED), "the webhook 'policy.example' of this cluster fails"),
        (status(500, "InternalError", "etcdserver: request timed out"), ": etcdserver: request timed out"),
        (
            status(422, "Invalid", ECHO, causes=[{"reason": "FieldValueTooLong", "message": ECHO, "field": "data"}]),
            "would be over-full: all values of a Secret together have 1048576 bytes at most",
        ),
        (
            status(422, "Invalid", ECHO, causes=[{"reason": "FieldValueTooLong", "message": ECHO, "field": "x"}]),
            ": x: it is too long",
        ),
        (status(422, "Invalid", ECHO, causes=[{"reason": "New", "field": "x"}]), ": x: it is not as it must be"),
        (status(400, "BadRequest", ECHO), ": BadRequest (its words are not shown"),
    ],
)
def test_d5_what_is_no_secret_is_told_of_one_all_the_same(tmp_path: Path, action: Action, told: str) -> None:
    with serving(answering(action, permitted=True)) as server:
        with pytest.raises(SympoziumError) as raised:
            reached(tmp_path, server.address).cluster.create(SECRETS, {"metadata": {"name": "key"}}, "team")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "allowed"), [({"status": {"allowed": True}}, True), ({"status": {}}, False), ({}, False)]
)
def test_access_is_asked_for(tmp_path: Path, answer: dict[str, Any], *, allowed: bool) -> None:
    with serving(lambda _: reply(answer, 201)) as server:
        cluster = reached(tmp_path, server.address).cluster
        assert cluster.allowed("get", SECRETS, "team", "key", "status") is allowed
    assert server.sent[0].json["spec"]["resourceAttributes"] == {
        "verb": "get",
        "resource": "secrets",
        "subresource": "status",
        "namespace": "team",
        "name": "key",
    }
