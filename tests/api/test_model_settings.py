from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.api import Pack
from sympozium_cli.api.model import ModelSettings, model_settings
from sympozium_cli.values.release import Release

NEWEST = Release(0, 10, 46)


def settings(persona: dict[str, Any] | None = None, **spec: Any) -> ModelSettings:
    """The settings of a persona with these fields, in a pack with those."""
    pack = Pack({"spec": {**spec, "agentConfigs": [{"name": "lead", **(persona or {})}]}}, NEWEST)
    return model_settings(pack, pack.personas[0])


def test_a_bare_persona_talks_to_the_default_model_of_openai() -> None:
    assert settings() == ModelSettings("openai", "gpt-4o", "", (), "")


def test_what_the_persona_says_comes_first() -> None:
    found = settings(
        {"provider": "anthropic", "model": "m", "baseURL": "https://a", "providerHeadersSecretRef": "own"},
        authRefs=[{"provider": "openai", "secret": "s"}],
        baseURL="https://b",
        providerHeadersSecretRef="shared",
    )
    assert found == ModelSettings("anthropic", "m", "https://a", (), "own")


def test_the_pack_stands_in_for_what_the_persona_does_not_say() -> None:
    found = settings(
        authRefs=[{"secret": "s"}, {"provider": "groq", "secret": "s"}],
        baseURL="https://b",
        providerHeadersSecretRef="shared",
    )
    assert found == ModelSettings("groq", "gpt-4o", "https://b", (), "shared")


@pytest.mark.parametrize(
    ("spec", "provider"),
    [
        ({"authRefs": [{"secret": "demo-anthropic-key"}]}, "anthropic"),
        ({"authRefs": [{"secret": "azure-openai"}]}, "azure-openai"),
        ({"authRefs": [{"secret": "key"}], "baseURL": "http://host:11434/v1"}, "ollama"),
        ({"baseURL": "http://lm-studio/v1"}, "lm-studio"),
        ({"baseURL": "http://host:1234/v1"}, "lm-studio"),
        ({"baseURL": "http://llm.example.com/v1"}, "custom"),
        ({"authRefs": [{"secret": "key"}]}, "openai"),
        ({"authRefs": [{"secret": "bedrock-key"}], "modelRef": "qwen"}, "custom"),
    ],
)
def test_a_provider_that_nobody_states_is_guessed_as_upstream_guesses(spec: dict[str, Any], provider: str) -> None:
    assert settings(**spec).provider == provider


def test_a_model_resource_takes_the_place_of_model_and_address() -> None:
    found = settings({"model": "gpt-4o"}, modelRef="qwen", baseURL="https://b")
    assert (found.model, found.base_url) == ("qwen", "<qwen>")


def test_a_persona_with_a_provider_does_not_use_the_model_resource() -> None:
    found = settings({"provider": "openai"}, modelRef="qwen", baseURL="https://b")
    assert (found.model, found.base_url) == ("gpt-4o", "https://b")


def test_headers_are_merged_and_the_persona_wins() -> None:
    found = settings({"providerHeaders": {"a": "own", "b": "own"}}, providerHeaders={"a": "shared", "c": "shared"})
    assert found.headers == (("a", "own"), ("b", "own"), ("c", "shared"))


def test_differences_are_named_in_words_and_once() -> None:
    one = ModelSettings("openai", "gpt-4o", "", (("a", "b"),), "x")
    other = ModelSettings("openai", "gpt-4o-mini", "https://b", (), "y")
    assert one.differences(one) == ()
    assert one.differences(other) == ("model", "base URL", "headers")
