"""Names of model providers that mean something to more than one part of Sympozium (internal/llmprovider)."""

from __future__ import annotations

from typing import Final

LOCAL: Final = frozenset(["llama-server", "llamacpp", "lm-studio", "local", "ollama", "unsloth", "vllm"])
"""Servers nearby: the runner gives them half an hour, and their tokens have no price."""
