"""The rights that commands need and the user does not have."""

from __future__ import annotations

from typing import Any

from sympozium_cli.checkup.live import Live, Rights
from sympozium_cli.checkup.permissions import NEEDS, Permission, in_era
from sympozium_cli.checkup.role import roles
from sympozium_cli.cluster.resource import AGENTS, ENSEMBLES, Resource

_NAME = "sympozium-missing"


class Lacking:
    """Looks up which rights are not granted, under the names that the cluster has for packs and agents."""

    def __init__(self, live: Live, rights: Rights) -> None:
        known = live.installation.value
        self._names: tuple[Resource, Resource] = (known.packs, known.agents) if known else (ENSEMBLES, AGENTS)
        self._rights = rights

    def required(self, command: str) -> list[Permission]:
        """Those without which the command does not work."""
        return self._not_granted(NEEDS[command].required)

    def optional(self, command: str) -> list[Permission]:
        """Those without which it says less."""
        return self._not_granted(NEEDS[command].optional)

    def _not_granted(self, permissions: tuple[Permission, ...]) -> list[Permission]:
        return [one for one in in_era(permissions, *self._names) if not self._rights.granted[one]]


def missing_roles(live: Live) -> list[dict[str, Any]]:
    """The smallest Role that makes all the commands work which were looked at, with its binding; none if they do."""
    rights = live.rights.value
    if rights is None:
        return []
    lacking = Lacking(live, rights)
    permissions = dict.fromkeys(one for command in rights.commands for one in lacking.required(command))
    user = live.identity.value.user if live.identity.value else ""
    return roles(_NAME, permissions, rights.namespace, user)
