"""What a Status means for the user: which error, in which words, and what to do next."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from sympozium_cli.cluster.admission import ruling
from sympozium_cli.cluster.capacity import over_full
from sympozium_cli.cluster.evidence import Evidence, Kind
from sympozium_cli.cluster.namespaces import no_namespace
from sympozium_cli.cluster.port import Where
from sympozium_cli.cluster.request import Doing
from sympozium_cli.cluster.resource import GROUP, NAMESPACES, SECRETS
from sympozium_cli.cluster.status import Status
from sympozium_cli.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    NotSignedInError,
    RejectedError,
    SympoziumError,
    UnreachableError,
)

_CAUSES_TOLD = 5
_NAMED = re.compile(r'User "(?P<name>[^"]+)" cannot ')
"""RBAC says by which name the API server knows the user; for the rest, our own words are shorter."""

_UNTYPED = re.compile(r"failed to create typed patch object \(.*?\): (?P<why>.+)")
"""What server-side apply says of fields that the schema does not have. It is a 500 without a reason, so that only the
message tells it from an API server that is not well; where the words change, it is taken for that again."""

_ANONYMOUS = "system:anonymous"
"""Who asks without credentials, where the API server lets them ask at all."""

_TEXTS = {
    405: "it does not offer this",
    406: "it cannot answer in JSON",
    413: "it is too large",
    415: "it does not understand this kind of change",
}


class Refused(NamedTuple):
    """A request that was answered with a Status.

    Args:
        doing: what was to be done.
        status: the answer.
        where: the cluster.
        permitted: whether the user has the right to do it; None where that is not known.
        evidence: what kind of credentials the user has shown.
    """

    doing: Doing
    status: Status
    where: Where
    permitted: bool | None = None
    evidence: Evidence = Evidence()


def refusal(refused: Refused) -> SympoziumError:
    """The error for the user."""
    return ruling(refused.status, refused.doing, refused.where) or _by_code(refused)


def _by_code(refused: Refused) -> SympoziumError:
    code = refused.status.code
    if code == 401:  # noqa: PLR2004
        return _not_signed_in(refused)
    if code == 403:  # noqa: PLR2004
        return _forbidden(refused)
    if code in {404, 410}:
        return _not_found(refused)
    if code == 409:  # noqa: PLR2004
        return _conflict(refused)
    if code == 429 or code >= 500:  # noqa: PLR2004
        return _unwell(refused)
    return _rejected(refused)


def _not_signed_in(refused: Refused) -> NotSignedInError:
    where = refused.where
    within = f" (context '{where.context}')" if where.context else ""
    evidence = refused.evidence
    if evidence.kind is Kind.UNSENT:
        return NotSignedInError(
            f"{where.server} wants to know who asks, and credentials are sent to https:// addresses alone{within}",
            hint="put the https:// address of the API server into the kubeconfig",
        )
    if evidence.kind is Kind.NOTHING:
        owner = f" for the user '{where.user}'" if where.user else ""
        return NotSignedInError(
            f"{where.server} wants to know who asks, and there are no credentials{owner}{within}",
            hint=f"is it the right --context? else sign in, and see 'kubectl{where.options} auth whoami'",
        )
    owner = f" of the user '{where.user}'" if where.user else ""
    over = f": it expired on {evidence.expired}" if evidence.expired else ""
    return NotSignedInError(
        f"{where.server} does not accept the {evidence.kind}{owner}{within}{over}",
        hint=f"{_anew(evidence)}; then try 'kubectl{where.options} auth whoami'",
    )


def _anew(evidence: Evidence) -> str:
    """What to do about credentials that do not count."""
    known = "" if evidence.expired else "it may have expired: "
    match evidence.kind:
        case Kind.PLUGIN:
            return f"sign in again with what '{os.path.basename(evidence.place)}' belongs to"
        case Kind.TOKEN_FILE:
            return f"{known}put a new one into '{evidence.place}'"
        case Kind.CERTIFICATE:
            return f"{known}ask whoever runs the cluster for a new one, and put it into the kubeconfig"
        case Kind.PASSWORD:
            return "put the right one into the kubeconfig"
        case _:
            return f"{known}sign in again, or put a new one into the kubeconfig"


def _forbidden(refused: Refused) -> SympoziumError:
    status, doing = refused.status, refused.doing
    if status.has("NamespaceTerminating"):
        return RejectedError(
            f"the namespace '{doing.namespace}' is being deleted, and takes nothing new", hint="choose another with -n"
        )
    if refused.permitted:
        return _denied(refused)
    named = _NAMED.search(status.message)
    who = named["name"] if named else refused.where.user
    if who == _ANONYMOUS:
        return _not_signed_in(refused)
    user = f"the user '{who}'" if who else "somebody without credentials"
    said = f" ({status.message})" if status.message and not named else ""
    part = f"/{doing.part}" if doing.part else ""
    return ForbiddenError(
        f"{user} may not {doing.verb} {_plural(doing)}{part}{_in_namespace(doing)}{said}",
        hint=f"ask for the right; check with '{can_i(doing, refused.where)}'",
        namespace=doing.namespace,
        refused=True,
    )


def can_i(doing: Doing, where: Where) -> str:
    """The command with which kubectl tells whether the user may do it."""
    if doing.resource is None:
        return f"kubectl{where.options} auth whoami"
    name = f"/{doing.name}" if doing.name else ""
    scope = f" -n {doing.namespace}" if doing.namespace else ""
    everywhere = "" if scope or not doing.resource.namespaced else " -A"
    acting = f" --as {where.acting_as}" if where.acting_as else ""
    part = f" --subresource={doing.part}" if doing.part else ""
    return f"kubectl{where.options} auth can-i {doing.verb} {_plural(doing)}{name}{part}{scope}{everywhere}{acting}"


def _plural(doing: Doing) -> str:
    if doing.resource is None:
        return "what the API server says of itself"
    return f"{doing.resource.plural}.{doing.resource.group}" if doing.resource.group else doing.resource.plural


def _in_namespace(doing: Doing) -> str:
    if doing.resource is None or not doing.resource.namespaced:
        return ""
    return f" in namespace '{doing.namespace}'" if doing.namespace else " in all namespaces"


def _denied(refused: Refused) -> RejectedError:
    """The user has the right, so somebody else has the last word."""
    hint = "that is a rule of this cluster: ask whoever runs it"
    return RejectedError(f"the cluster does not take the {refused.doing}{_reasons(refused.status)}", hint=hint)


def _not_found(refused: Refused) -> NotFoundError:
    status, doing = refused.status, refused.doing
    resource = doing.resource
    if not status.genuine or resource is None:
        return not_served(doing)
    if status.kind == NAMESPACES.plural and resource != NAMESPACES:
        return no_namespace(status.name or doing.namespace)
    if not doing.name and not status.name:
        return not_served(doing)
    listed = f"kubectl get {_plural(doing)}{' -A' if resource.namespaced else ''}"
    return NotFoundError(f"there is no {doing}", hint=f"'{listed}' lists what there is")


def not_served(doing: Doing, served: str = "") -> NotFoundError:
    """The API server does not know the resource; `served` are the kinds of the group that it does know."""
    resource = doing.resource
    if resource is None:
        return NotFoundError("the API server does not offer this")
    if resource.group != GROUP:
        return NotFoundError(f"this cluster has no {_plural(doing)} of version {resource.version}")
    if served:
        return NotFoundError(
            f"the Sympozium of this cluster knows no {resource.kind}, but {served}",
            hint="see 'sympozium doctor' on which release it is",
        )
    return NotFoundError(
        "Sympozium's CRDs are not installed in this cluster",
        hint="is it the right --context? else install Sympozium first: helm, or upstream's 'sympozium install'",
    )


def _conflict(refused: Refused) -> ConflictError:
    status, doing = refused.status, refused.doing
    if status.reason == "AlreadyExists":
        return ConflictError(f"the {doing} exists already")
    if status.has("FieldManagerConflict"):
        fields = ", ".join(cause.field for cause in status.causes[:_CAUSES_TOLD])
        return ConflictError(
            f"somebody else manages fields of the {doing}: {fields}", hint="leave them out, or take them over by force"
        )
    if doing.verb == "delete":
        return ConflictError(f"the {doing} is not the one that was meant any more", hint="look at it, and try again")
    return ConflictError(f"somebody else has changed the {doing} meanwhile", hint="look at it, and try again")


def _unwell(refused: Refused) -> SympoziumError:
    status = refused.status
    untyped = _UNTYPED.match(status.message) if refused.doing.verb == "patch" else None
    if untyped:
        return _untyped(refused, untyped["why"])
    if status.code == 429:  # noqa: PLR2004
        return UnreachableError(f"{refused.where.server} is too busy{_said(status)}", hint="try again later")
    message = f"{refused.where.server} is not well: it answers with {status.code}{_said(status)}"
    webhook = " or a webhook of the cluster" if refused.doing.verb in {"create", "patch", "delete"} else ""
    return UnreachableError(message, hint=f"try again; if it stays so, the API server{webhook} needs looking after")


def _untyped(refused: Refused, why: str) -> RejectedError:
    return RejectedError(
        f"{refused.where.server} does not take the {refused.doing}: {why}",
        hint="its CRDs say so: 'sympozium pack validate --target cluster' lists all fields that they do not have",
    )


def _rejected(refused: Refused) -> RejectedError:
    status, doing = refused.status, refused.doing
    if doing.resource == SECRETS and ("FieldValueTooLong", "data") in {cause[:2] for cause in status.causes}:
        return over_full(doing.name, doing.namespace)
    known = _TEXTS.get(status.code, "")
    said = _reasons(status) or (f": {known}" if known else f" (status {status.code})")
    return RejectedError(f"{refused.where.server} does not take the {doing}{said}")


def _reasons(status: Status) -> str:
    """What is wrong, field by field where that is known."""
    causes = [f"{cause.field}: {cause.message}" if cause.field else cause.message for cause in status.causes]
    told = [cause for cause in causes if cause]
    if not told:
        return _said(status)
    more = f"; and {len(told) - _CAUSES_TOLD} more" if len(told) > _CAUSES_TOLD else ""
    return ": " + "; ".join(told[:_CAUSES_TOLD]) + more


def _said(status: Status) -> str:
    return f": {status.message}" if status.message else ""
