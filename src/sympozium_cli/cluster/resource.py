"""What the API server calls things: the resources that commands work with."""

from __future__ import annotations

from typing import Final, NamedTuple

GROUP: Final = "sympozium.ai"
_VERSION: Final = "v1alpha1"


class Resource(NamedTuple):
    """A kind of object and the path under which the API server serves it.

    Args:
        group: the API group; "" for the core group.
        version: of the group.
        plural: the name in paths, such as "secrets".
        kind: the name in objects, such as "Secret".
        namespaced: whether its objects live in namespaces.
    """

    group: str
    version: str
    plural: str
    kind: str
    namespaced: bool = True

    @property
    def api_version(self) -> str:
        """The `apiVersion` of its objects."""
        return f"{self.group}/{self.version}" if self.group else self.version

    def path(self, namespace: str = "", name: str = "", subresource: str = "") -> str:
        """The path of all its objects, of those of a namespace, of one of them, or of a part of one."""
        prefix = f"/apis/{self.group}/{self.version}" if self.group else f"/api/{self.version}"
        within = f"/namespaces/{namespace}" if namespace and self.namespaced else ""
        steps = [prefix + within, self.plural, name, subresource]
        return "/".join(step for step in steps if step)


SECRETS: Final = Resource("", "v1", "secrets", "Secret")
CONFIG_MAPS: Final = Resource("", "v1", "configmaps", "ConfigMap")
PODS: Final = Resource("", "v1", "pods", "Pod")
EVENTS: Final = Resource("", "v1", "events", "Event")
SERVICES: Final = Resource("", "v1", "services", "Service")
VOLUME_CLAIMS: Final = Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim")
NAMESPACES: Final = Resource("", "v1", "namespaces", "Namespace", namespaced=False)
DEPLOYMENTS: Final = Resource("apps", "v1", "deployments", "Deployment")
CRDS: Final = Resource(
    "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", namespaced=False
)

ENSEMBLES: Final = Resource(GROUP, _VERSION, "ensembles", "Ensemble")
PERSONA_PACKS: Final = Resource(GROUP, _VERSION, "personapacks", "PersonaPack")
AGENTS: Final = Resource(GROUP, _VERSION, "agents", "Agent")
INSTANCES: Final = Resource(GROUP, _VERSION, "sympoziuminstances", "SympoziumInstance")
SCHEDULES: Final = Resource(GROUP, _VERSION, "sympoziumschedules", "SympoziumSchedule")
RUNS: Final = Resource(GROUP, _VERSION, "agentruns", "AgentRun")
MODELS: Final = Resource(GROUP, _VERSION, "models", "Model")
SKILL_PACKS: Final = Resource(GROUP, _VERSION, "skillpacks", "SkillPack")
POLICIES: Final = Resource(GROUP, _VERSION, "sympoziumpolicies", "SympoziumPolicy")
CONFIGS: Final = Resource(GROUP, _VERSION, "sympoziumconfigs", "SympoziumConfig")
