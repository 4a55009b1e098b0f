"""Who has refused a change that the user may make: a quota, a webhook or a policy of the cluster.

The API server says it in words alone, which differ from version to version; where they are others, they are told as
they came. Sources: plugin/pkg/admission/resourcequota/controller.go, and
staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go,
.../webhook/config/kubeconfig.go and .../plugin/policy/validating/policy_decision.go of Kubernetes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sympozium_cli.cluster.port import Where
from sympozium_cli.cluster.request import Doing

_QUOTA = re.compile(
    r"exceeded quota: (?P<name>[^\s,]+), requested: (?P<requested>.+), used: (?P<used>.+), limited: (?P<limited>.+)"
)
_WEBHOOK = re.compile(r'admission webhook "(?P<name>[^"]+)" denied the request(?:: (?P<why>.+)| without explanation)')
_POLICY = re.compile(r"ValidatingAdmissionPolicy '(?P<name>[^']+)' with binding '[^']+' denied request: (?P<why>.+)")
_DEAD = re.compile(r'failed calling webhook "(?P<name>[^"]+)": (?:failed to call webhook: )?(?P<why>.+)')
_WEBHOOKS = "get validatingwebhookconfigurations,mutatingwebhookconfigurations"


class Veto(NamedTuple):
    """Who refuses what, and the next step."""

    message: str
    hint: str


def veto(message: str, doing: Doing, where: Where) -> Veto | None:
    """What a message of the API server means; None where nobody else has refused.

    Args:
        message: the message of the Status.
        doing: what was to be done.
        where: the cluster.
    """
    kubectl = f"kubectl{where.options}"
    if found := _QUOTA.search(message):
        room = f"requested {found['requested']}, used {found['used']}, limited {found['limited']}"
        return Veto(
            f"the quota '{found['name']}' of namespace '{doing.namespace}' has no room for the {doing.brief}: {room}",
            f"'{kubectl} describe quota {found['name']} -n {doing.namespace}'; "
            "delete what nobody needs, or let whoever runs the cluster raise it",
        )
    if found := _WEBHOOK.search(message):
        why = found["why"] or "it does not say why"
        return Veto(
            f"the webhook '{found['name']}' of this cluster denies the {doing}: {why}",
            f"do as it says, or ask whoever runs the cluster; '{kubectl} {_WEBHOOKS}' lists its webhooks",
        )
    if found := _POLICY.search(message):
        return Veto(
            f"the policy '{found['name']}' of this cluster denies the {doing}: {found['why']}",
            f"do as it says; '{kubectl} get validatingadmissionpolicy {found['name']} -o yaml' shows its rules",
        )
    return None


def dead_webhook(message: str, doing: Doing, where: Where) -> Veto | None:
    """What it means that the API server could not ask a webhook; None where it is something else that went wrong."""
    found = _DEAD.search(message)
    if found is None:
        return None
    return Veto(
        f"the webhook '{found['name']}' of this cluster does not answer, and without its word the {doing} "
        f"is not taken: {found['why']}",
        f"try again; if it stays so, whoever runs the cluster must mend it: 'kubectl{where.options} {_WEBHOOKS}'",
    )
