"""Who has the last word on a change that the user may make: a quota, a webhook or a policy of the cluster.

A Status has no field for it, and a webhook chooses its code, so that the message must do; where the words are others
one day, they are told as they came. Sources: plugin/pkg/admission/resourcequota/controller.go of Kubernetes, and of its
staging/src/k8s.io/apiserver/pkg ToStatusErr of admission/plugin/webhook/errors, ErrCallingWebhook of util/webhook, and
admission/plugin/policy/validating/dispatcher.go.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sympozium_cli.cluster.port import Where
from sympozium_cli.cluster.request import Doing
from sympozium_cli.cluster.status import Status
from sympozium_cli.errors import RejectedError, SympoziumError, UnreachableError

Tell = Callable[[re.Match[str], Doing, Where], SympoziumError]

_ABOUT = r'(?:[\w.-]+(?: "[^"]*")? is forbidden: )?'
_QUOTA = re.compile(
    rf"{_ABOUT}exceeded quota: (?P<name>[^\s,]+)"
    r"(?:, requested: (?P<requested>.+), used: (?P<used>.+), limited: (?P<limited>.+))?"
)
_POLICY = re.compile(
    rf"{_ABOUT}ValidatingAdmissionPolicy '(?P<name>[^']+)'(?: with binding '[^']+')? denied request: (?P<why>.+)"
)
_DENIED = re.compile(r'admission webhook "(?P<name>[^"]+)" denied the request(?:: (?P<why>.+)| without explanation)?')
_FAILED = re.compile(
    r'(?:Internal error occurred: )?failed calling (?:admission )?webhook "(?P<name>[^"]+)"'
    r"(?:: (?:failed to call webhook: )?(?P<why>.+))?"
)
_SILENT = ("context deadline exceeded", "Client.Timeout")
_WEBHOOKS = "get validatingwebhookconfigurations,mutatingwebhookconfigurations"


def ruling(status: Status, doing: Doing, where: Where) -> SympoziumError | None:
    """What somebody else than the API server has decided, and the next step; None where it has refused by itself.

    Args:
        status: the answer.
        doing: what was to be done.
        where: the cluster.
    """
    for pattern, tell in _RULERS:
        found = _read(pattern, status)
        if found is not None:
            return tell(found, doing, where)
    return None


def is_ruling(status: Status) -> bool:
    """Whether a quota, a webhook or a policy speaks here."""
    return any(_read(pattern, status) is not None for pattern, _ in _RULERS)


def _read(pattern: re.Pattern[str], status: Status) -> re.Match[str] | None:
    """The words of an API server: what others wrote, or what it repeats further on, counts for nothing."""
    return pattern.match(status.message) if status.genuine else None


def _used_up(found: re.Match[str], doing: Doing, where: Where) -> RejectedError:
    name, namespace = found["name"], doing.namespace
    numbers = f": requested {found['requested']}, used {found['used']}, limited {found['limited']}"
    return RejectedError(
        f"the quota '{name}' of namespace '{namespace}' has no room for the {doing.brief}"
        f"{numbers if found['requested'] else ''}",
        hint=f"'kubectl{where.options} describe quota {name} -n {namespace}'; "
        "delete what nobody needs, or let whoever runs the cluster raise it",
    )


def _forbidden(found: re.Match[str], doing: Doing, where: Where) -> RejectedError:
    name = found["name"]
    return RejectedError(
        f"the policy '{name}' of this cluster denies the {doing}: {found['why']}",
        hint=f"do as it says; 'kubectl{where.options} get validatingadmissionpolicy {name} -o yaml' shows its rules",
    )


def _denied(found: re.Match[str], doing: Doing, where: Where) -> RejectedError:
    why = f": {found['why']}" if found["why"] else ", and does not say why"
    return RejectedError(
        f"the webhook '{found['name']}' of this cluster denies the {doing}{why}",
        hint=f"do as it says, or ask whoever runs the cluster; 'kubectl{where.options} {_WEBHOOKS}' lists its webhooks",
    )


def _failed(found: re.Match[str], doing: Doing, where: Where) -> UnreachableError:
    why = found["why"] or ""
    if any(word in why for word in _SILENT):
        why = "it did not answer in time"
    return UnreachableError(
        f"the webhook '{found['name']}' of this cluster fails, and without its word the {doing} is not taken"
        f"{f': {why}' if why else ''}",
        hint="try again; if it stays so, whoever runs the cluster must mend it: "
        f"'kubectl{where.options} {_WEBHOOKS}' lists its webhooks",
    )


_RULERS: tuple[tuple[re.Pattern[str], Tell], ...] = (
    (_QUOTA, _used_up),
    (_POLICY, _forbidden),
    (_DENIED, _denied),
    (_FAILED, _failed),
)
