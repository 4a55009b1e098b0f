"""Which key a persona's runs carry, and which Secrets go with the pack."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.api import Pack
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret, is_deleted_with, needs_key
from sympozium_cli.lint.vocabulary.policies import BUILT_IN, KIND, built_in_policy, is_known_policy
from sympozium_cli.lint.vocabulary.providers import provider_at
from sympozium_cli.values.release import MAIN

OPENAI = {"provider": "openai", "secret": "openai-api"}
GROQ = {"provider": "groq", "secret": "groq-api"}
NAMELESS = {"provider": "ollama", "secret": " "}


def pack(persona: dict[str, Any] | None = None, **spec: Any) -> Pack:
    lead = {"name": "lead", **(persona or {})}
    return Pack({"metadata": {"name": "demo"}, "spec": {"agentConfigs": [lead], **spec}}, MAIN)


def secrets(one: Pack) -> list[str]:
    return [reference.secret for reference in auth_refs(one, one.personas[0])]


def test_a_persona_without_a_provider_gets_every_entry() -> None:
    assert secrets(pack(authRefs=[OPENAI, GROQ])) == ["openai-api", "groq-api"]


def test_a_persona_with_a_provider_gets_its_own_entries_or_else_all() -> None:
    assert secrets(pack({"provider": "groq"}, authRefs=[OPENAI, GROQ])) == ["groq-api"]
    assert secrets(pack({"provider": "mistral"}, authRefs=[OPENAI, GROQ])) == ["openai-api", "groq-api"]
    assert secrets(pack({"provider": "Groq"}, authRefs=[OPENAI, GROQ])) == ["openai-api", "groq-api"]


def test_a_model_takes_no_entry_but_a_provider_of_ones_own_does() -> None:
    assert secrets(pack(modelRef="qwen", authRefs=[OPENAI])) == []
    assert secrets(pack({"provider": "openai"}, modelRef="qwen", authRefs=[OPENAI, GROQ])) == ["openai-api"]
    assert secrets(pack({"provider": "mistral"}, modelRef="qwen", authRefs=[OPENAI])) == []


def test_a_run_takes_the_first_secret_that_has_a_name() -> None:
    one = pack(authRefs=[NAMELESS, OPENAI, GROQ])
    found = first_with_secret(one.spec.auth_refs)
    assert found is not None
    assert found.secret == "openai-api"
    assert first_with_secret(pack(authRefs=[NAMELESS]).spec.auth_refs) is None


@pytest.mark.parametrize(
    "persona",
    [
        {"provider": "ollama"},
        {"provider": "Bedrock"},
        {"baseURL": "https://gateway.example.com"},
        {"env": {"OPENAI_API_KEY": "from-somewhere"}},
        {"providerHeaders": {"x-team": "demo"}},
        {"providerHeadersSecretRef": "gateway"},
    ],
)
def test_some_personas_need_no_key(persona: dict[str, Any]) -> None:
    one = pack(persona)
    assert not needs_key(one, one.personas[0])


def test_other_personas_need_a_key() -> None:
    for persona in ({}, {"provider": "anthropic"}, {"env": {"OTHER": "value"}}):
        one = pack(persona)
        assert needs_key(one, one.personas[0])


@pytest.mark.parametrize(
    "secret",
    ["demo-openai-key", "demo-key", "demo-credentials"],
)
def test_secrets_of_the_packs_name_are_deleted_with_it(secret: str) -> None:
    assert is_deleted_with(pack(), secret)


@pytest.mark.parametrize("secret", ["demo-openai-keys", "demos-openai-key", "demo-openai", "openai-api", "credentials"])
def test_other_secrets_stay(secret: str) -> None:
    assert not is_deleted_with(pack(), secret)


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("http://ollama.ai.svc:8080/v1", "ollama"),
        ("http://10.0.0.1:11434/v1", "ollama"),
        ("http://10.0.0.1:1234/v1", "lm-studio"),
        ("https://API.openai.com/v1", "openai"),
        ("https://team.openai.azure.com", "azure-openai"),
        ("https://gateway.example.com", ""),
        ("", ""),
    ],
)
def test_some_urls_tell_whose_they_are(url: str, provider: str) -> None:
    assert provider_at(url) == provider


def test_a_policy_that_the_input_defines_is_not_the_charts() -> None:
    own = Pack({"spec": {"policyRef": "restrictive"}}, MAIN, frozenset({(KIND, "restrictive")}))
    charts = Pack({"spec": {"policyRef": "restrictive"}}, MAIN)
    assert built_in_policy(own) is None
    assert built_in_policy(charts) == BUILT_IN["restrictive"]


def test_a_policy_of_the_input_is_known() -> None:
    spec = {"spec": {"policyRef": "our-own"}}
    assert is_known_policy(Pack(spec, MAIN, frozenset({(KIND, "our-own")})))
    assert not is_known_policy(Pack(spec, MAIN, frozenset({("SkillPack", "our-own")})))
    assert not is_known_policy(Pack(spec, MAIN))
