"""Every place where a pack names a Secret is found, with what must be in it; a broken pack breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.secret.checking import problems
from sympozium_cli.secret.expectation import expectation
from sympozium_cli.secret.packs import Packs
from sympozium_cli.secret.references import references


def _pack(name: str = "team", **spec: Any) -> dict[str, Any]:
    return {"metadata": {"name": name, "namespace": "agents"}, "spec": spec}


@pytest.mark.parametrize("key", ["agentConfigs", "personas"])
def test_every_place_is_found(key: str) -> None:
    lead = {
        "name": "lead",
        "channelConfigs": {"slack": "s2"},
        "providerHeadersSecretRef": "h2",
        "mcpServers": [{"name": "git", "authSecret": "m1"}, {"name": "jira", "authSecret": "m2", "authKey": "pat"}],
        "skills": ["memory", "github-gitops"],
    }
    spec: dict[str, Any] = {
        "authRefs": [{"provider": "openai", "secret": "k1"}, {"provider": "ollama", "secret": ""}, {"secret": "k2"}],
        "channelConfigs": {"telegram": "s1", "whatsapp": "s3"},
        "providerHeadersSecretRef": "h1",
        key: [lead],
    }
    found = {one.secret: (one.path, one.purpose, one.needs) for one in references(_pack("team", **spec))}
    keys = (("API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY"),)
    slack = (("SLACK_BOT_TOKEN",), ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"))
    assert found == {
        "k1": ("spec.authRefs[0].secret", "key of openai", keys),
        "k2": ("spec.authRefs[2].secret", "key of a provider", keys),
        "s1": ("spec.channelConfigs.telegram", "tokens of telegram", (("TELEGRAM_BOT_TOKEN",),)),
        "s3": ("spec.channelConfigs.whatsapp", "tokens of whatsapp", ()),
        "h1": ("spec.providerHeadersSecretRef", "HTTP headers for the provider", ()),
        "s2": (f"spec.{key}[0].channelConfigs.slack", "tokens of slack", slack),
        "h2": (f"spec.{key}[0].providerHeadersSecretRef", "HTTP headers for the provider", ()),
        "m1": (f"spec.{key}[0].mcpServers[0].authSecret", "token of the MCP server git", (("token",),)),
        "m2": (f"spec.{key}[0].mcpServers[1].authSecret", "token of the MCP server jira", (("pat",),)),
        "github-gitops-token": (f"spec.{key}[0].skills[1]", "token of the skill github-gitops", (("GH_TOKEN",),)),
    }


@pytest.mark.parametrize(
    "spec", [{}, {"authRefs": "x", "channelConfigs": [1], "agentConfigs": [None, {"mcpServers": {}, "skills": 1}]}]
)
def test_what_makes_no_sense_refers_to_nothing(spec: dict[str, Any]) -> None:
    assert references(_pack(**spec)) == ()
    assert references({"metadata": {}, "spec": None}) == ()


def test_a_secret_of_several_packs_goes_with_the_one_that_owns_it() -> None:
    mine = _pack(enabled=True, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    other = _pack("other", enabled=True, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    secret = {
        "metadata": {"name": "team-openai-key", "namespace": "agents"},
        "data": {"OPENAI_API_KEY": "c2stMTIzNDU2"},
    }
    found = problems("team-openai-key", "agents", secret, Packs((mine, other), "Ensemble"))
    [one] = found
    assert not one.is_error
    assert one.message.startswith(
        "it is also used by 'other', and the controller deletes it when 'team' is deactivated"
    )


def test_what_belongs_where() -> None:
    assert expectation("OPENAI_API_KEY") == ("openai", "openai")
    assert expectation("SLACK_APP_TOKEN") == ("a Slack app", "slack")
    assert expectation("GH_TOKEN") == ("GitHub", "GitHub")
    assert expectation("API_KEY") is None
    assert expectation("other") is None
