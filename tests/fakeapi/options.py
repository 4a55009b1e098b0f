"""The options of a request: those of its query, and those in the body of a deletion."""

from __future__ import annotations

from collections.abc import Iterator

from fakeapi.kinds import Object
from fakeapi.request import Request
from fakeapi.status import Cause, Refusal, bad_request

_NAMES = {"create": "CreateOptions", "update": "UpdateOptions", "patch": "PatchOptions", "list": "ListOptions"}
_VALIDATION = ("", "Ignore", "Strict", "Warn")
_POLICIES = ("Foreground", "Background", "Orphan")
_LONGEST_MANAGER = 128
_UNSUPPORTED = "FieldValueNotSupported"


def demand_options(request: Request) -> None:
    """Demand that the options of a query make sense.

    Raises:
        Refusal: with everything that is wrong with them.
    """
    causes = list(_wrong(request))
    if causes:
        raise refused_options(_NAMES.get(request.verb, "DeleteOptions"), causes)


def refused_options(name: str, causes: list[Cause]) -> Refusal:
    """What the server says of options."""
    sentences = ", ".join(cause.sentence for cause in causes)
    told = [{"reason": cause.reason, "message": cause.message, "field": cause.field} for cause in causes]
    details = {"group": "meta.k8s.io", "kind": name, "causes": told}
    return Refusal(422, "Invalid", f'{name}.meta.k8s.io "" is invalid: {sentences}', details)


def _wrong(request: Request) -> Iterator[Cause]:
    query = request.query
    if request.writing:
        if query.get("dryRun", "All") not in ("", "All"):
            message = f'Unsupported value: ["{query["dryRun"]}"]: supported values: "All"'
            yield Cause(_UNSUPPORTED, "dryRun", message)
        yield from _wrong_validation(query.get("fieldValidation", ""))
        yield from _wrong_manager(request)
    if "resourceVersionMatch" in query and not query.get("resourceVersion") and request.verb == "list":
        message = "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided"
        yield Cause("FieldValueForbidden", "resourceVersionMatch", message)


def _wrong_validation(mode: str) -> Iterator[Cause]:
    if mode not in _VALIDATION:
        allowed = ", ".join(f'"{one}"' for one in _VALIDATION)
        yield Cause(_UNSUPPORTED, "fieldValidation", f'Unsupported value: "{mode}": supported values: {allowed}')


def _wrong_manager(request: Request) -> Iterator[Cause]:
    manager = request.query.get("fieldManager", "")
    if len(manager) > _LONGEST_MANAGER:
        message = f"Too long: may not be more than {_LONGEST_MANAGER} bytes"
        yield Cause("FieldValueTooLong", "fieldManager", message)
    if request.applies and not manager:
        yield Cause("FieldValueRequired", "fieldManager", "Required value: is required for apply patch")
    if "force" in request.query and request.verb == "patch" and not request.applies:
        yield Cause("FieldValueForbidden", "force", "Forbidden: may not be specified for non-apply patch")


def deletion(request: Request) -> Object:
    """The options of a deletion, from its body and its query.

    Raises:
        Refusal: they cannot be read, or make no sense.
    """
    options = request.value("couldn't get version/kind; json parse error: ")[0] if request.body else {}
    if not isinstance(options, dict):
        raise bad_request("couldn't get version/kind; json parse error")
    policy = options.get("propagationPolicy") or request.query.get("propagationPolicy")
    if policy and policy not in _POLICIES:
        allowed = ", ".join(f'"{one}"' for one in (*_POLICIES, "nil"))
        message = f'Unsupported value: "{policy}": supported values: {allowed}'
        raise refused_options("DeleteOptions", [Cause(_UNSUPPORTED, "propagationPolicy", message)])
    return {**options, "propagationPolicy": policy}
