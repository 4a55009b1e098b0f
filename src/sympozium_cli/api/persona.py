"""One agent of a pack and everything that is said of it."""

from __future__ import annotations

from sympozium_cli.api.channels import AccessControl, SlackOptions, Triggers
from sympozium_cli.api.view import Flag, Many, Named, Number, One, Text, Texts, View, Words


class Schedule(View):
    """When a persona runs by itself, and with which task."""

    type = Text()
    interval = Text()
    cron = Text()
    task = Text()
    first_tick = Text()


class Memory(View):
    """The private memory of a persona."""

    enabled = Flag()
    seeds = Words()
    max_size_kb = Number("maxSizeKB")
    auto_store = Flag()


class ToolPolicy(View):
    """Which tools a persona may use."""

    allow = Words()
    deny = Words()


class RateLimit(View):
    """How often a web endpoint may be called."""

    requests_per_minute = Number()
    burst_size = Number()


class WebEndpoint(View):
    """The HTTP endpoint of a persona."""

    enabled = Flag()
    hostname = Text()
    rate_limit = One(RateLimit)


class SecretKeyRef(View):
    """A key of a Secret."""

    name = Text()
    key = Text()
    optional = Flag()


class ValueFrom(View):
    """Where an environment variable of a hook takes its value from."""

    secret_key_ref = One(SecretKeyRef)


class HookEnv(View):
    """An environment variable of a lifecycle hook."""

    name = Text()
    value_text = Text("value")
    value_from = One(ValueFrom)


class Hook(View):
    """A container that runs before or after a run."""

    name = Text()
    image = Text()
    command = Words()
    args = Words()
    env = Many(HookEnv)
    timeout = Text()
    gate = Flag()
    image_pull_policy = Text()


class RbacRule(View):
    """What a lifecycle hook may do in the cluster."""

    api_groups = Words()
    resources = Words()
    verbs = Words()


class Lifecycle(View):
    """The hooks around every run of a persona."""

    pre_run = Many(Hook)
    post_run = Many(Hook)
    rbac = Many(RbacRule)
    gate_default = Text()


class McpServer(View):
    """An MCP server whose tools a persona can call."""

    name = Text()
    url = Text()
    timeout = Number()
    tools_prefix = Text()
    tools_allow = Words()
    tools_deny = Words()
    auth_secret = Text()
    auth_key = Text()
    headers = Texts()


class Subagents(View):
    """How many agents a persona may spawn."""

    max_depth = Number()
    max_concurrent = Number()
    max_children_per_agent = Number()


class Persona(View):
    """One agent of a pack."""

    name = Text()
    display_name = Text()
    system_prompt = Text()
    model = Text()
    provider = Text()
    base_url = Text("baseURL")
    provider_headers = Texts()
    provider_headers_secret_ref = Text()
    skills = Words()
    skill_params = Named(View)
    mcp_servers = Many(McpServer)
    tool_policy = One(ToolPolicy)
    schedule = One(Schedule)
    memory = One(Memory)
    channels = Words()
    channel_configs = Texts()
    channel_access_control = Named(AccessControl)
    channel_triggers = Named(Triggers)
    slack_options = One(SlackOptions)
    web_endpoint = One(WebEndpoint)
    lifecycle = One(Lifecycle)
    subagents = One(Subagents)
    env = Texts()
    run_timeout = Text()

    @property
    def index(self) -> int:
        """The position in the pack's list, from 0, excluded personas counted; it decides the stagger."""
        step = self.path[-1] if self.path else 0
        return step if isinstance(step, int) else 0
