"""What depends on the place: the severity, the effect, the reason and the fix of a finding."""

from __future__ import annotations

import pytest

from lint.linting import HEAD, lint
from sympozium_cli.lint import INFO, WARNING, LocatedFinding

LEAD = "  agentConfigs: [{name: lead, systemPrompt: You lead.}]\n"


def finding(rule: str, spec: str) -> LocatedFinding:
    """The one finding of `rule` in a pack with this spec."""
    [found] = [each for each in lint(f"{HEAD}spec:\n{spec}") if each.rule == rule]
    return found


@pytest.mark.parametrize(
    ("spec", "severity"),
    [
        ("  authRefs: [{secret: openai-api}]\n", WARNING),
        ("  authRefs: [{secret: demo-key}]\n", WARNING),
        ("  enabled: false\n  authRefs: [{secret: demo-key}]\n", WARNING),
        ("  enabled: false\n  authRefs: [{secret: openai-api}]\n", INFO),
    ],
)
def test_keys_of_a_pack_that_is_off_on_purpose_are_a_note_unless_they_are_deleted(spec: str, severity: str) -> None:
    assert finding("auth-refs-without-enabled", spec + LEAD).severity == severity


def test_a_secret_that_is_deleted_is_pointed_out() -> None:
    found = finding("auth-refs-without-enabled", "  authRefs: [{secret: demo-key}, {secret: other}]\n" + LEAD)
    assert "deletes the Secret" in found.effect
    assert [place.label for place in found.related] == ["deleted, for its name"]


def test_what_is_off_is_switched_on_by_the_fix() -> None:
    found = finding("auth-refs-without-enabled", "  enabled: false\n  authRefs: [{secret: other}]\n" + LEAD)
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["true"]


@pytest.mark.parametrize(
    ("provider", "severity"), [("anthropic", WARNING), ("ollama", WARNING), ("llama-server", INFO), ("vllm", INFO)]
)
def test_gpt_is_surely_wrong_for_some_providers(provider: str, severity: str) -> None:
    spec = f"  agentConfigs: [{{name: lead, systemPrompt: You lead., provider: {provider}}}]\n"
    assert finding("model-defaults-to-gpt", spec).severity == severity


@pytest.mark.parametrize(("url", "severity"), [("http://ollama:11434/v1", WARNING), ("https://gateway", INFO)])
def test_a_gateway_may_serve_every_provider(url: str, severity: str) -> None:
    spec = f"  baseURL: {url}\n  agentConfigs: [{{name: lead, systemPrompt: You lead., provider: anthropic}}]\n"
    assert finding("provider-inherits-pack-base-url", spec).severity == severity


@pytest.mark.parametrize(("policy", "severity"), [("network-isolated", WARNING), ("our-own", INFO)])
def test_nobody_knows_the_rules_of_an_unknown_policy(policy: str, severity: str) -> None:
    assert finding("policy-tool-gating-not-applied", f"  policyRef: {policy}\n{LEAD}").severity == severity


def test_a_misspelt_provider_is_guessed() -> None:
    spec = "  agentConfigs: [{name: lead, systemPrompt: You lead., provider: antropic}]\n"
    found = finding("provider-needs-base-url", spec)
    assert found.place.label == "did you mean 'anthropic'?"
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["anthropic"]


def test_a_known_provider_without_an_address_is_not_guessed_away() -> None:
    spec = "  agentConfigs: [{name: lead, systemPrompt: You lead., provider: groq}]\n"
    assert finding("provider-needs-base-url", spec).fix is None


def test_providers_are_written_in_small_letters_on_both_sides() -> None:
    spec = (
        "  authRefs: [{provider: OpenAI, secret: openai-api}]\n"
        "  agentConfigs: [{name: lead, systemPrompt: You lead., provider: openai}]\n"
    )
    found = finding("provider-case-mismatch", spec)
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["openai", "openai"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("channels: [slack]", "has no schedule"),
        ("schedule: {interval: 1h, task: Lead.}, webEndpoint: {enabled: true}", "web endpoint blocks"),
    ],
)
def test_the_reason_why_seeds_are_not_seen_is_said(more: str, reason: str) -> None:
    spec = f"  agentConfigs: [{{name: lead, systemPrompt: You lead., memory: {{seeds: [One.]}}, {more}}}]\n"
    assert reason in finding("memory-seeds-never-injected", spec).message


def test_a_suppressed_schedule_is_a_reason_of_its_own() -> None:
    spec = (
        "  agentConfigs:\n"
        "    - {name: lead, systemPrompt: You lead., channels: [slack]}\n"
        "    - {name: next, systemPrompt: Go on., schedule: {interval: 1h, task: Go.}, memory: {seeds: [One.]}}\n"
        "  relationships: [{source: lead, target: next, type: sequential}]\n"
    )
    assert "follows another persona" in finding("memory-seeds-never-injected", spec).message


@pytest.mark.parametrize(("times", "effect"), [(150, "no scheduled run can start"), (1100, "ConfigMap")])
def test_seeds_that_are_too_long_even_for_a_config_map_are_left_out(times: int, effect: str) -> None:
    seeds = ", ".join(["*page"] * times)
    spec = (
        "  agentConfigs:\n    - name: lead\n      systemPrompt: You lead.\n"
        "      schedule: {interval: 1h, task: Lead.}\n"
        f"      memory: {{seeds: [&page {'x' * 1000}, {seeds}]}}\n"
    )
    assert effect in finding("memory-seeds-too-large", spec).effect
