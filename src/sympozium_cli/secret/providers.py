"""The model providers: where their key belongs in a Secret, where they are found, and what to know about them.

After cmd/agent-runner/main.go and provider_openai.go (which keys are read), agentrun_controller.go (which keys of a
Secret reach the agent) and cmd/sympozium/main.go (names, addresses and models that upstream proposes).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.errors import RefusedError, UsageError
from sympozium_cli.secret.value import sayable
from sympozium_cli.values.similar import closest

ANY_KEY: Final = "API_KEY"
"""The key that the runner reads for every provider, and the only one of the others' that reaches it."""

READ_BY_RUNNER: Final = (ANY_KEY, "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY")
"""The keys of a Secret that reach the agent and are read there; the first that is not empty counts."""

REACH_AGENT: Final = frozenset(
    (
        *READ_BY_RUNNER,
        "AZURE_OPENAI_ENDPOINT",
        "OLLAMA_HOST",
        "GOOGLE_API_KEY",
        "MISTRAL_API_KEY",
        "GROQ_API_KEY",
        "DEEPSEEK_API_KEY",
        "OPENROUTER_API_KEY",
    )
)
"""The keys of a Secret that the controller hands to the agent, since v0.10.9; before, it was all of them."""


class Provider(NamedTuple):
    """What to know of a provider.

    Args:
        name: as packs write it.
        data_key: the key of the Secret's data; "" where no Secret helps.
        needs_key: whether runs fail without one.
        base_url: the address that is used where none is given; "" where the runner knows it, or nobody.
        needs_base_url: whether an address must be given or taken from `base_url`.
        model: the model that upstream proposes; "" where there is none.
        issuer: whose key is expected, as `sanity.issuer` names it; "" where anybody's will do.
        note: what to know besides, for the user.
    """

    name: str
    data_key: str = ANY_KEY
    needs_key: bool = True
    base_url: str = ""
    needs_base_url: bool = False
    model: str = ""
    issuer: str = ""
    note: str = ""


_IN_POD: Final = "localhost is the agent's own pod; a server elsewhere needs its address"
_ANY_SERVER: Final = "the agents speak OpenAI's protocol to the base URL"
_BEDROCK: Final = (
    "credentials of AWS in a Secret do not reach the agents since v0.10.9: give the service account sympozium-agent "
    "an IAM role (IRSA or pod identity) and the personas env AWS_REGION, or mount a credentials file with the "
    "personas' volumes and set AWS_SHARED_CREDENTIALS_FILE"
)


def _compatible(name: str, base_url: str = "", issuer: str = "") -> Provider:
    return Provider(name, base_url=base_url, needs_base_url=True, issuer=issuer, note=_ANY_SERVER)


def _local(name: str, base_url: str = "") -> Provider:
    return Provider(name, needs_key=False, base_url=base_url, needs_base_url=True, note=_IN_POD)


_ALL: Final = (
    Provider("openai", "OPENAI_API_KEY", model="gpt-4o", issuer="openai"),
    Provider("anthropic", "ANTHROPIC_API_KEY", model="claude-sonnet-4-20250514", issuer="anthropic"),
    Provider(
        "azure-openai",
        "AZURE_OPENAI_API_KEY",
        needs_base_url=True,
        model="gpt-4o",
        note="the model is the name of the deployment, the base URL that of the resource",
    ),
    Provider(
        "ollama",
        needs_key=False,
        base_url="http://ollama.default.svc:11434/v1",
        needs_base_url=True,
        model="llama3",
        note="the address is that of a Service named ollama in the namespace default",
    ),
    _local("lm-studio", "http://localhost:1234/v1"),
    _local("llama-server", "http://localhost:8080/v1"),
    _local("unsloth", "http://localhost:8080/v1"),
    _local("llamacpp"),
    _local("vllm"),
    _local("local"),
    Provider("bedrock", "", needs_key=False, model="anthropic.claude-sonnet-4-20250514-v1:0", note=_BEDROCK),
    _compatible("google", "https://generativelanguage.googleapis.com/v1beta/openai", "google"),
    _compatible("groq", "https://api.groq.com/openai/v1", "groq"),
    _compatible("mistral", "https://api.mistral.ai/v1"),
    _compatible("deepseek", "https://api.deepseek.com/v1"),
    _compatible("openrouter", "https://openrouter.ai/api/v1", "openrouter"),
    _compatible("github-copilot", "https://api.githubcopilot.com", "GitHub"),
    _compatible("custom"),
)

PROVIDERS: Final = {provider.name: provider for provider in _ALL}
"""The providers by their names."""


def provider_named(name: str) -> Provider:
    """The provider of that name, whatever its case.

    Raises:
        UsageError: there is none; the hint names the closest.
    """
    found = PROVIDERS.get(name.strip().lower())
    if found is not None:
        return found
    meant = closest(name, PROVIDERS)
    hint = f"did you mean '{meant}'?" if meant else f"'custom' is any server with OpenAI's API; known: {_names()}"
    raise UsageError(f"there is no provider {sayable(name)}", hint=hint)


def demand_keyed(provider: Provider) -> None:
    """Refuse to make a Secret that no agent would get to see.

    Raises:
        RefusedError: the provider's credentials do not belong into a Secret; the hint says where they belong.
    """
    if not provider.data_key:
        raise RefusedError(f"a Secret is of no use to {provider.name}", hint=provider.note)


def _names() -> str:
    return ", ".join(PROVIDERS)
