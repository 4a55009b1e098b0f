"""The model providers that the agent runner knows, where it finds them, and which keys it reads.

Sources: main.go and provider_openai.go in cmd/agent-runner, channel_router.go and agentrun_controller.go in
internal/controller.
"""

from __future__ import annotations

from typing import Final

from sympozium_cli.api.providers import LOCAL

BEDROCK: Final = "bedrock"
AZURE: Final = "azure-openai"

WITH_ADDRESS: Final = frozenset(
    ["anthropic", BEDROCK, "llama-server", "lm-studio", "ollama", "openai", "unsloth"],
)
"""The providers that are found without a base URL; any other name means OpenAI's API at the base URL."""

WITHOUT_KEY: Final = LOCAL | {BEDROCK}
"""The providers that need no key of authRefs: local servers ask for none, and Bedrock takes AWS credentials."""

WITHOUT_GPT: Final = frozenset(["anthropic", BEDROCK, "deepseek", "google", "groq", "mistral", "ollama"])
"""The providers that refuse to serve what is no model of theirs, and surely have none of OpenAI's GPT family.

Servers of the llama.cpp family answer with the one model that they have, whatever they are asked for.
"""

KEY_VARIABLES: Final = frozenset(
    ["ANTHROPIC_API_KEY", "API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_API_KEY", "PROVIDER_API_KEY"],
)
"""The environment variables in which the runner looks for a key, whatever the provider."""

READ_FROM_SECRET: Final = ("API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY")
"""Those of them that are handed on from the Secrets of authRefs, since v0.10.9: the first one there is taken."""

_HOSTS: Final = {
    "api.openai.com": "openai",
    "api.anthropic.com": "anthropic",
    ".openai.azure.com": AZURE,
    "api.deepseek.com": "deepseek",
    "generativelanguage.googleapis.com": "google",
    "api.githubcopilot.com": "github-copilot",
    "api.groq.com": "groq",
    "api.mistral.ai": "mistral",
    "openrouter.ai": "openrouter",
    "ollama": "ollama",
    ":11434": "ollama",
    "lm-studio": "lm-studio",
    ":1234": "lm-studio",
}

WITH_KNOWN_HOST: Final = frozenset(_HOSTS.values())
"""The providers that a URL gives away."""

KNOWN: Final = WITH_ADDRESS | WITH_KNOWN_HOST | LOCAL | {"custom"}
"""Every provider that upstream or its guides name."""


def provider_at(url: str) -> str:
    """The provider that a base URL surely belongs to; empty where it may be anybody's."""
    return next((provider for part, provider in _HOSTS.items() if part in url.lower()), "")
