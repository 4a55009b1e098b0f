"""A pack: its personas, what they do, and how they work together."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api.channels import AccessControl, SlackOptions, Triggers
from sympozium_cli.api.persona import Memory, Persona, Schedule, ToolPolicy, WebEndpoint
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.shared_memory import AccessRule, SharedMemory
from sympozium_cli.api.view import Flag, Many, Named, One, Text, Texts, View, Words
from sympozium_cli.source.path import ROOT
from sympozium_cli.values.release import Release

__all__ = [
    "AccessRule",
    "AgentSandbox",
    "AuthRef",
    "Memory",
    "Metadata",
    "Pack",
    "Persona",
    "Relationship",
    "Schedule",
    "SharedMemory",
    "Spec",
    "Stimulus",
    "ToolPolicy",
    "WebEndpoint",
]

DELEGATION = "delegation"
SEQUENTIAL = "sequential"
STIMULUS = "stimulus"
SUPERVISION = "supervision"


class Metadata(View):
    """What names the pack."""

    name = Text()
    generate_name = Text()
    namespace = Text()
    labels = Texts()
    annotations = Texts()


class Relationship(View):
    """An edge from one persona, or from the stimulus, to a persona."""

    source = Text()
    target = Text()
    type = Text()
    condition = Text()
    timeout = Text()
    result_format = Text()


class Stimulus(View):
    """The prompt that starts the pack's work."""

    name = Text()
    prompt = Text()
    trigger = Text()


class AuthRef(View):
    """A Secret with the key of a model provider."""

    provider = Text()
    secret = Text()


class AgentSandbox(View):
    """The isolation that the pack asks for its agents."""

    enabled = Flag()
    runtime_class = Text()


class Spec(View):
    """What the author asks for."""

    enabled = Flag()
    description = Text()
    category = Text()
    version = Text()
    workflow_type = Text()
    personas = Many(Persona, "agentConfigs", "personas")
    exclude_personas = Words()
    relationships = Many(Relationship)
    stimulus = One(Stimulus)
    shared_memory = One(SharedMemory)
    auth_refs = Many(AuthRef)
    base_url = Text("baseURL")
    model_ref = Text()
    provider_headers = Texts()
    provider_headers_secret_ref = Text()
    policy_ref = Text()
    agent_sandbox = One(AgentSandbox)
    auto_store_memory = Flag()
    skill_params = Named(View)
    task_override = Text()
    channel_configs = Texts()
    channel_access_control = Named(AccessControl)
    channel_triggers = Named(Triggers)
    slack_options = One(SlackOptions)
    volumes = Many(View)
    volume_mounts = Many(View)


class Pack(View):
    """A pack as the API server would store it for one release: pruned, defaulted, and ready for rules.

    Args:
        value: the effective object, from `schema.verdict`.
        release: the Sympozium release that the pack is checked for.
        universe: kind and name of what else the same input defines.
    """

    kind = Text()
    api_version = Text()

    def __init__(self, value: Any, release: Release, universe: frozenset[tuple[str, str]] = frozenset()) -> None:
        super().__init__(value, ROOT)
        self.release = release
        self.universe = universe
        self.metadata = Metadata(self.value.get("metadata"), ROOT / "metadata")
        self.spec = Spec(self.value.get("spec"), ROOT / "spec")

    @property
    def name(self) -> str:
        """`metadata.name`."""
        return self.metadata.name

    @property
    def namespace(self) -> str:
        """`metadata.namespace`, or "" where the document leaves it to the context."""
        return self.metadata.namespace

    @property
    def personas(self) -> tuple[Persona, ...]:
        """Every persona of the list, excluded ones too."""
        return self.spec.personas

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """Every edge whose type the schema knows, in the author's order."""
        return self.spec.relationships

    @property
    def stimulus(self) -> Stimulus | None:
        """`spec.stimulus`, if there is one."""
        return self.spec.stimulus

    @remembered
    def persona(self, name: str) -> Persona | None:
        """The first persona of that name, which is the one that upstream finds."""
        return next((persona for persona in self.personas if persona.name == name), None)

    @remembered
    def edges(self, *types: str) -> tuple[Relationship, ...]:
        """The edges of the given types."""
        return tuple(edge for edge in self.relationships if edge.type in types)

    def agent_name(self, persona: Persona) -> str:
        """The name of the Agent (before v0.10.0: SympoziumInstance) that the controller makes."""
        return f"{self.name}-{persona.name}"
