"""Validating webhooks: stored configurations are obeyed, by calling the URL that they name."""

from __future__ import annotations

import base64
import json
import ssl
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from typing import Any

from fakeapi import kinds
from fakeapi.kinds import Object
from fakeapi.status import Refusal
from fakeapi.write import Write

_PATIENCE = 10


def admit(write: Write, operation: str, new: Object | None, old: Object | None) -> None:
    """Ask every webhook that wants to be asked about an operation.

    Raises:
        Refusal: one of them says no, or cannot be asked and must be.
    """
    for webhook in _concerned(write, operation):
        review = _review(write, operation, new, old)
        try:
            response = _call(webhook, review)
        except (OSError, ValueError, KeyError, TypeError) as problem:
            if webhook.get("failurePolicy", "Fail") == "Ignore":
                continue
            raise _failed(webhook, problem) from None
        if not response["allowed"]:
            raise _denied(webhook["name"], response.get("status") or {})


def _concerned(write: Write, operation: str) -> Iterator[Object]:
    for configuration in list(write.store.objects(kinds.WEBHOOKS.resource)):
        for webhook in configuration.get("webhooks") or ():
            if any(_matches(rule, write, operation) for rule in webhook["rules"]) and _in_scope(webhook, write):
                yield webhook


def _matches(rule: Object, write: Write, operation: str) -> bool:
    resource = f"{write.kind.plural}/{write.address.part}" if write.address.part else write.kind.plural
    asked = ((operation, "operations"), (write.kind.group, "apiGroups"), (resource, "resources"))
    return all("*" in rule[field] or word in rule[field] for word, field in asked)


def _in_scope(webhook: Object, write: Write) -> bool:
    wanted = (webhook.get("namespaceSelector") or {}).get("matchLabels") or {}
    namespace = write.store.get(kinds.NAMESPACES.resource, ("", write.address.namespace)) or {"metadata": {}}
    labels = namespace["metadata"].get("labels") or {}
    return all(labels.get(key) == text for key, text in wanted.items())


def _review(write: Write, operation: str, new: Object | None, old: Object | None) -> Object:
    kind = write.kind
    request = {
        "uid": str(uuid.uuid4()),
        "kind": {"group": kind.group, "version": kind.version, "kind": kind.kind},
        "resource": {"group": kind.group, "version": kind.version, "resource": kind.plural},
        "name": (new or old or {})["metadata"]["name"],
        "namespace": write.address.namespace,
        "operation": operation,
        "userInfo": {"username": write.user},
        "object": new,
        "oldObject": old,
        "dryRun": write.request.dry_run,
    }
    return {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": request}


def _call(webhook: Object, review: Object) -> Object:
    target = webhook["clientConfig"]
    context = ssl.create_default_context(cadata=base64.b64decode(target["caBundle"]).decode())
    call = urllib.request.Request(target["url"], json.dumps(review).encode(), {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    with opener.open(call, timeout=webhook.get("timeoutSeconds", _PATIENCE)) as answer:
        response: Object = json.load(answer)["response"]
        return response


def _failed(webhook: Object, problem: Exception) -> Refusal:
    timed_out = isinstance(problem, TimeoutError) or "timed out" in str(problem)
    url, seconds = webhook["clientConfig"]["url"], webhook.get("timeoutSeconds", _PATIENCE)
    why = f'Post "{url}?timeout={seconds}s": context deadline exceeded' if timed_out else str(problem)
    said = f'failed calling webhook "{webhook["name"]}": failed to call webhook: {why}'
    return Refusal(500, "InternalError", f"Internal error occurred: {said}", {"causes": [{"message": said}]})


def _denied(name: str, verdict: dict[str, Any]) -> Refusal:
    why = f": {verdict['message']}" if verdict.get("message") else " without explanation"
    said = f'admission webhook "{name}" denied the request{why}'
    return Refusal(verdict.get("code") or 400, verdict.get("reason", ""), said, verdict.get("details"))
