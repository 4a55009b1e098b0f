"""The environment variables of an agent's container: which come before the pack's own, which after, which are denied.

Sources: agentrun_controller.go and agentrun_pod_mutators.go in internal/controller, policy_enforcer.go in
internal/webhook.
"""

from __future__ import annotations

from typing import Final

DENIED: Final = frozenset(["HOME", "HOSTNAME", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH", "SHELL", "USER"])
"""The variables that the webhook refuses as soon as a policy is bound."""

KEYS: Final = frozenset(
    [
        "ANTHROPIC_API_KEY",
        "API_KEY",
        "AZURE_OPENAI_API_KEY",
        "AZURE_OPENAI_ENDPOINT",
        "DEEPSEEK_API_KEY",
        "GOOGLE_API_KEY",
        "GROQ_API_KEY",
        "MISTRAL_API_KEY",
        "OLLAMA_HOST",
        "OPENAI_API_KEY",
        "OPENROUTER_API_KEY",
    ],
)
"""The entries of the Secret of authRefs that the container gets; of its variables they are among the first."""

BEFORE_HEADERS: Final = KEYS | {"AGENT_NAMESPACE", "ENSEMBLE_NAME", "INSTANCE_NAME"}
"""What is defined when the HTTP headers for the provider are."""

BEFORE_TASK: Final = BEFORE_HEADERS | {
    "AGENT_ID",
    "AGENT_RUN_ID",
    "MEMORY_ENABLED",
    "MEMORY_SERVER_URL",
    "MODEL_PROVIDER_HEADERS",
    "SESSION_KEY",
}
"""What is defined when the task is."""

BEFORE_PROMPT: Final = BEFORE_TASK | {"TASK"}
"""What is defined when the system prompt is."""

BEFORE_ENV: Final = BEFORE_PROMPT | {
    "MODEL_BASE_URL",
    "MODEL_NAME",
    "MODEL_PROVIDER",
    "RUN_TIMEOUT",
    "SYSTEM_PROMPT",
    "THINKING_MODE",
    "USE_CONTEXT",
}
"""What is defined when the persona's `env` is."""

EVERYWHERE: Final = frozenset(["KUBERNETES_PORT", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"])
"""What Kubernetes defines in every container before anything else."""

BEFORE_SKILL_PARAMS: Final = frozenset(["SYMPOZIUM_SKILL_PACK"])
"""What is defined in a skill's container when its parameters are, as far as it is known."""
