"""A validating webhook on loopback, for API servers real and emulated: it says yes, no, nonsense or nothing."""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from cluster.api import Answer as Heard
from cluster.api import Api
from fakeapi.access import User
from fakeapi.answer import Answer, said
from fakeapi.front import Front
from fakeapi.request import Request

NAME = "no.example.org"
_CONFIGURATIONS = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"
_PATIENCE = 60.0
"""Seconds within which a server must have begun to ask: it watches the configurations."""

Object = dict[str, Any]
Judge = Callable[[Object], "Object | Answer | None"]
"""Takes a request of an AdmissionReview: None allows it, an object is the status of a denial, an answer goes back as it
is. A judge that waits makes a webhook that hangs."""


class Webhook(Front):
    """Allows everything that its judge lets pass."""

    def __init__(self) -> None:
        self.judge: Judge = lambda _: None
        super().__init__()

    def _answer(self, request: Request, user: User | None) -> Answer:  # noqa: ARG002
        asked = json.loads(request.body)
        verdict = self.judge(asked["request"])
        if isinstance(verdict, Answer):
            return verdict
        status = {} if verdict is None else {"status": verdict}
        response = {"uid": asked["request"]["uid"], "allowed": verdict is None, **status}
        return said(200, {"apiVersion": asked["apiVersion"], "kind": asked["kind"], "response": response})

    @property
    def reviews(self) -> list[Any]:
        """What it was asked, in the order of arrival."""
        return [json.loads(request.body)["request"] for request in self.requests]

    @contextmanager
    def registered(self, api: Api, namespace: str, *resources: tuple[str, str], seconds: int = 10) -> Iterator[None]:
        """Let a server ask it about resources (group and plural) of a namespace, and wait so long for its answers."""
        name = f"webhook-{secrets.token_hex(4)}"
        value = {"metadata": {"name": name}, "webhooks": [self._configuration(namespace, resources, seconds)]}
        assert api.ask("POST", _CONFIGURATIONS, value).code == 201
        try:
            yield
        finally:
            api.ask("DELETE", f"{_CONFIGURATIONS}/{name}")

    def until_asked(self, attempt: Callable[[], Heard]) -> None:
        """Repeat an attempt of which it must hear, until it does."""
        deadline = time.monotonic() + _PATIENCE
        while attempt().code != HTTPStatus.CREATED or not self.requests:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        self.requests.clear()

    def _configuration(self, namespace: str, resources: tuple[tuple[str, str], ...], seconds: int) -> Object:
        rules = [
            {"apiGroups": [group], "apiVersions": ["*"], "resources": [plural], "operations": ["*"]}
            for group, plural in resources
        ]
        authority = base64.b64encode(self.server.authority.read_bytes()).decode()
        return {
            "name": NAME,
            "rules": rules,
            "clientConfig": {"url": f"{self.server.url}/", "caBundle": authority},
            "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}},
            "sideEffects": "None",
            "failurePolicy": "Fail",
            "admissionReviewVersions": ["v1"],
            "timeoutSeconds": seconds,
        }
