"""The policies that the chart installs, and what they do to the runs of a pack.

Sources: charts/sympozium/templates/default-policies.yaml and internal/webhook/policy_enforcer.go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.lint.universe import defined

KIND: Final = "SympoziumPolicy"

RELEASE_NAMESPACE: Final = "sympozium-system"
"""Where the chart installs its policies, unless somebody has chosen another namespace."""


class Policy(NamedTuple):
    """Whether runs need a sandbox, and which tools the policy denies."""

    needs_sandbox: bool
    denied_tools: tuple[str, ...]


BUILT_IN: Final[Mapping[str, Policy]] = {
    "network-isolated": Policy(needs_sandbox=False, denied_tools=("fetch_url",)),
    "permissive": Policy(needs_sandbox=False, denied_tools=()),
    "restrictive": Policy(needs_sandbox=True, denied_tools=("write_file", "fetch_url")),
}


def built_in_policy(pack: Pack) -> Policy | None:
    """The policy of the chart that the pack is bound to; None where the input defines one of that name itself."""
    name = pack.spec.policy_ref
    return None if defined(pack, KIND, name) else BUILT_IN.get(name)


def is_known_policy(pack: Pack) -> bool:
    """Whether the policy that the pack is bound to comes with the chart or with the input."""
    name = pack.spec.policy_ref
    return name in BUILT_IN or defined(pack, KIND, name)
