"""Where each key belongs: names, keys of the data, labels."""

from __future__ import annotations

import pytest

from sympozium_cli.errors import RefusedError, UsageError
from sympozium_cli.lint.vocabulary.providers import KNOWN, WITHOUT_KEY
from sympozium_cli.secret.channels import CHANNELS, channel_named, demand_tokens
from sympozium_cli.secret.ownership import (
    BY_SYMPOZIUM,
    BY_US,
    MANAGED_BY,
    channel_secret_name,
    key_secret_name,
    new_labels,
    why_deleted_with,
)
from sympozium_cli.secret.providers import PROVIDERS, REACH_AGENT, READ_BY_RUNNER, demand_keyed, provider_named


def test_the_providers_that_packs_may_name_are_known() -> None:
    assert set(PROVIDERS) == KNOWN
    assert {name for name, provider in PROVIDERS.items() if not provider.needs_key} == WITHOUT_KEY


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_a_key_is_one_that_reaches_the_agent_and_is_read(name: str) -> None:
    data_key = PROVIDERS[name].data_key
    assert data_key in {*READ_BY_RUNNER, ""}
    assert (data_key == "") == (name == "bedrock")
    assert not data_key or data_key in REACH_AGENT


@pytest.mark.parametrize(
    ("name", "data_key"),
    [
        ("openai", "OPENAI_API_KEY"),
        ("anthropic", "ANTHROPIC_API_KEY"),
        ("azure-openai", "AZURE_OPENAI_API_KEY"),
        ("groq", "API_KEY"),
        ("custom", "API_KEY"),
        ("lm-studio", "API_KEY"),
    ],
)
def test_the_key_of_a_provider(name: str, data_key: str) -> None:
    assert provider_named(name.upper()).data_key == data_key


@pytest.mark.parametrize(("word", "meant"), [("opnai", "openai"), ("Anthropc", "anthropic"), ("azure", None)])
def test_an_unknown_provider(word: str, meant: str | None) -> None:
    with pytest.raises(UsageError, match=f"no provider '{word}'") as caught:
        provider_named(word)
    assert ("did you mean" in caught.value.hint) == (meant is not None)
    assert (meant or "custom") in caught.value.hint


def test_bedrock_is_told_what_works() -> None:
    with pytest.raises(RefusedError) as caught:
        demand_keyed(PROVIDERS["bedrock"])
    for word in ("IAM role", "AWS_REGION", "sympozium-agent", "AWS_SHARED_CREDENTIALS_FILE"):
        assert word in caught.value.hint
    demand_keyed(PROVIDERS["ollama"])


def test_the_tokens_of_channels() -> None:
    keys = {
        name: (demand_tokens(channel).key, [token.key for token in channel.one_of])
        for name, channel in CHANNELS.items()
        if name != "whatsapp"
    }
    assert keys == {
        "telegram": ("TELEGRAM_BOT_TOKEN", []),
        "slack": ("SLACK_BOT_TOKEN", ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]),
        "discord": ("DISCORD_BOT_TOKEN", []),
    }
    with pytest.raises(RefusedError, match="of no use to whatsapp"):
        demand_tokens(channel_named("WhatsApp"))
    with pytest.raises(UsageError) as caught:
        channel_named("slak")
    assert caught.value.hint == "did you mean 'slack'?"


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
@pytest.mark.parametrize("kind", ["Ensemble", "PersonaPack"])
def test_keep_keeps_the_controller_away_and_nothing_else_does(provider: str, kind: str) -> None:
    for keep in (False, True):
        name, labels = key_secret_name("team", provider, keep=keep), new_labels("team", keep=keep, kind=kind)
        assert bool(why_deleted_with("team", name, labels, kind)) is not keep
        assert labels[MANAGED_BY] == (BY_US if keep else BY_SYMPOZIUM)


@pytest.mark.parametrize(
    ("name", "labels", "deleted"),
    [
        ("team-openai-key", {}, True),
        ("team-credentials", {}, True),
        ("team-key", {}, True),
        ("team--key", {}, True),
        ("openai-api", {}, False),
        ("openai-api", {"sympozium.ai/ensemble": "team"}, True),
        ("openai-api", {"sympozium.ai/ensemble": "other"}, False),
        ("openai-api", {"sympozium.ai/persona-pack": "team"}, False),
        ("other-openai-key", {}, False),
        ("team-b-openai-key", {}, True),
        ("team-openai-keys", {}, False),
        ("team-openai", {"app.kubernetes.io/managed-by": "sympozium"}, False),
    ],
)
def test_which_secrets_the_controller_takes_for_its_own(name: str, labels: dict[str, str], *, deleted: bool) -> None:
    assert bool(why_deleted_with("team", name, labels)) is deleted


def test_the_name_of_a_channel_secret() -> None:
    assert channel_secret_name("team", "slack") == "team-slack-secret"
    assert why_deleted_with("team", channel_secret_name("team", "slack"), {}) == ""
