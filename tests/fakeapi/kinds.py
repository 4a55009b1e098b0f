"""The kinds of object that the server serves: the built-in ones, and those that stored CRDs define."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Object = dict[str, Any]
Resource = tuple[str, str]
"""The group and the plural name of a kind: what its objects are stored under."""

ALL_VERBS = ("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch")


class Kind(NamedTuple):
    """One kind; `schema` is its structural schema, and None lets any value pass."""

    group: str
    version: str
    plural: str
    kind: str
    namespaced: bool = True
    short_names: tuple[str, ...] = ()
    has_status: bool = False
    schema: Object | None = None
    columns: tuple[Object, ...] = ()
    custom: bool = False
    verbs: tuple[str, ...] = ALL_VERBS

    @property
    def resource(self) -> Resource:
        return self.group, self.plural

    @property
    def api_version(self) -> str:
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def qualified(self) -> str:
        """As messages name the resource: "ensembles.sympozium.ai", "secrets"."""
        return f"{self.plural}.{self.group}" if self.group else self.plural

    @property
    def qualified_kind(self) -> str:
        """As messages about invalid objects name the kind: "Ensemble.sympozium.ai", "Secret"."""
        return f"{self.kind}.{self.group}" if self.group else self.kind


_TEXTS: Object = {"type": "object", "additionalProperties": {"type": "string"}}
_STORED: Object = {"data": _TEXTS, "immutable": {"type": "boolean"}}
_SECRET: Object = {"type": "object", "properties": {**_STORED, "stringData": _TEXTS, "type": {"type": "string"}}}
_CONFIG_MAP: Object = {"type": "object", "properties": {**_STORED, "binaryData": _TEXTS}}

CRDS = Kind(
    "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", False, ("crd", "crds")
)
NAMESPACES = Kind(
    *("", "v1", "namespaces", "Namespace", False, ("ns",)),
    has_status=True,
    verbs=tuple(verb for verb in ALL_VERBS if verb != "deletecollection"),
)
QUOTAS = Kind("", "v1", "resourcequotas", "ResourceQuota", True, ("quota",), has_status=True)
PODS = Kind("", "v1", "pods", "Pod", True, ("po",), has_status=True)
_RBAC = "rbac.authorization.k8s.io"
ROLES = Kind(_RBAC, "v1", "roles", "Role")
CLUSTER_ROLES = Kind(_RBAC, "v1", "clusterroles", "ClusterRole", False)
ROLE_BINDINGS = Kind(_RBAC, "v1", "rolebindings", "RoleBinding")
CLUSTER_ROLE_BINDINGS = Kind(_RBAC, "v1", "clusterrolebindings", "ClusterRoleBinding", False)
WEBHOOKS = Kind(
    "admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", False
)
ACCESS_REVIEWS = Kind(
    "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", False, verbs=("create",)
)
SELF_REVIEWS = Kind("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", False, verbs=("create",))

BUILT_IN = (
    NAMESPACES,
    Kind("", "v1", "secrets", "Secret", schema=_SECRET),
    Kind("", "v1", "configmaps", "ConfigMap", True, ("cm",), schema=_CONFIG_MAP),
    PODS,
    QUOTAS,
    Kind("", "v1", "events", "Event", True, ("ev",)),
    Kind("", "v1", "services", "Service", True, ("svc",), has_status=True),
    Kind("", "v1", "serviceaccounts", "ServiceAccount", True, ("sa",)),
    Kind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", True, ("pvc",), has_status=True),
    Kind("apps", "v1", "deployments", "Deployment", True, ("deploy",), has_status=True),
    Kind("apps", "v1", "statefulsets", "StatefulSet", True, ("sts",), has_status=True),
    Kind("batch", "v1", "jobs", "Job", has_status=True),
    Kind("coordination.k8s.io", "v1", "leases", "Lease"),
    Kind("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", True, ("netpol",)),
    CRDS,
    WEBHOOKS,
    ROLES,
    CLUSTER_ROLES,
    ROLE_BINDINGS,
    CLUSTER_ROLE_BINDINGS,
    ACCESS_REVIEWS,
    SELF_REVIEWS,
)


def defined(crd: Mapping[str, Any]) -> Iterator[Kind]:
    """The kinds that a CustomResourceDefinition defines: one for each version that it serves."""
    spec, names = crd["spec"], crd["spec"]["names"]
    for version in spec["versions"]:
        if version["served"]:
            yield Kind(
                group=spec["group"],
                version=version["name"],
                plural=names["plural"],
                kind=names["kind"],
                namespaced=spec["scope"] == "Namespaced",
                short_names=tuple(names.get("shortNames", ())),
                has_status="status" in version.get("subresources", {}),
                schema=version["schema"]["openAPIV3Schema"],
                columns=tuple(version.get("additionalPrinterColumns", ())),
                custom=True,
            )
