"""What a test has to itself: a namespace of a server, with Sympozium's CRDs of one era."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from cluster.api import Api, Object
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN, Server
from sympozium_cli.cluster.resource import ENSEMBLES, NAMESPACES, PERSONA_PACKS, Resource
from sympozium_cli.schema.target import Era, Target

_ROLES = Resource("rbac.authorization.k8s.io", "v1", "roles", "Role")
_BINDINGS = Resource("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding")
_LONGEST = 40


class Site(NamedTuple):
    """A namespace.

    Args:
        server: the server.
        namespace: its name.
        era: "0.8", "0.9" or "0.10".
        admin: a client that may do everything.
        folder: where the test's files go.
    """

    server: Server
    namespace: str
    era: str
    admin: Api
    folder: Path

    @property
    def target(self) -> Target:
        """The newest release of the era."""
        return Target.parse(self.era)

    @property
    def packs(self) -> Resource:
        """The resource of the era's packs."""
        return PERSONA_PACKS if self.era == Era.V0_8 else ENSEMBLES

    def kubeconfig(self, user: str = ADMIN, namespace: str | None = None) -> Path:
        """A kubeconfig of a user, in whose context the namespace is the site's; "" leaves it out."""
        chosen = self.namespace if namespace is None else namespace
        path = self.folder / f"kubeconfig-{user}-{chosen or 'none'}.yaml"
        return write_kubeconfig(path, kubeconfig(self.server, user, chosen))

    def pack(self, value: Object) -> Object:
        """Create a pack in the namespace, whatever it says of namespaces itself."""
        about = {**value["metadata"], "namespace": self.namespace}
        return self.admin.create(self.packs, {**value, "metadata": about}, self.namespace)

    def grant(self, user: str, *rules: tuple[str, Resource] | tuple[str, Resource, str]) -> str:
        """Let a user do things in the namespace; the name of the role, and of the binding that gives it to the user.

        Args:
            user: one of `server.USERS`.
            rules: verbs with spaces between them, a resource, and if only one object is meant, its name.
        """
        name = f"{user}-{secrets.token_hex(3)}"
        role = {"metadata": {"name": name}, "rules": [_rule(*rule) for rule in rules]}
        subject = {"apiGroup": _ROLES.group, "kind": "User", "name": user}
        reference = {"apiGroup": _ROLES.group, "kind": "Role", "name": name}
        binding = {"metadata": {"name": name}, "subjects": [subject], "roleRef": reference}
        self.admin.create(_ROLES, role, self.namespace)
        self.admin.create(_BINDINGS, binding, self.namespace)
        return name


def new_site(server: Server, era: str, title: str, folder: Path) -> Site:
    """A new namespace, named after a test; it stays, since nothing in these servers ends the deletion of one."""
    slug = re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")[:_LONGEST].strip("-")
    namespace = f"{slug or 'test'}-{secrets.token_hex(3)}"
    admin = server.api()
    admin.create(NAMESPACES, {"metadata": {"name": namespace}})
    return Site(server, namespace, era, admin, folder)


def _rule(verbs: str, resource: Resource, name: str = "") -> dict[str, Any]:
    rule: dict[str, Any] = {"apiGroups": [resource.group], "resources": [resource.plural], "verbs": verbs.split()}
    return {**rule, "resourceNames": [name]} if name else rule
