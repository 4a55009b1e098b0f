"""What looks like a credential is recognised, and no message repeats it."""

from __future__ import annotations

import pytest

from lint.linting import HEAD, lint
from sympozium_cli.lint.credentials import header_carries_credential, looks_like_credential, mentioned

# Put together here, so that nobody who looks for leaked keys finds one in this file.
LONG = "Ab3dEf7hIj1kLm5nOp9qRs2tUv6wXy0z"
KEY = f"sk-proj-{LONG}"


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        f"sk-{LONG}",
        f"sk-ant-api03-{LONG}",
        f"ghp_{LONG}",
        f"github_pat_{LONG}",
        f"glpat-{LONG}",
        f"xoxb-123456789012-{LONG}",
        f"xapp-1-{LONG}",
        "AK" + "IAIOSFODNN7EXAMPLE",
        "AI" + "zaSyA-" + LONG,
        f"gsk_{LONG}",
        f"hf_{LONG}",
        "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0In0.c2ln",
        "123456789:" + "AA" + LONG,
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        f"Use {KEY} for the tests.",
    ],
)
def test_keys_of_known_forms_are_recognised(text: str) -> None:
    assert looks_like_credential(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "demo-openai-key",
        "sk-learn-feature-pipeline-number-2",
        "sk-abc123",
        "task-" + LONG,
        "ghp_short",
        "A ghost_writer_with_a_very_long_name_in_the_text_that_is_no_key",
        "123456789:00",
        "claude-sonnet-4-20250514",
        "anthropic.claude-sonnet-4-20250514-v1:0",
    ],
)
def test_words_are_no_keys(text: str) -> None:
    assert not looks_like_credential(text)


@pytest.mark.parametrize("name", ["Authorization", "proxy-authorization", "x-api-key", "X-ApiKey", "x-session-token"])
def test_a_header_is_known_by_its_name(name: str) -> None:
    assert header_carries_credential(name, "some-value")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-team", "demo"),
        ("x-max-tokens", "4096"),
        ("x-token", ""),
        ("x-token", "Bearer $(TOKEN)"),
        ("x-token", "${T}"),
    ],
)
def test_other_headers_numbers_and_variables_are_no_credentials(name: str, value: str) -> None:
    assert not header_carries_credential(name, value)


def test_a_message_mentions_words_and_leaves_keys_out() -> None:
    assert mentioned("openai") == "'openai'"
    assert mentioned(KEY) == "'...'"


PACK = (
    HEAD
    + f"""\
spec:
  enabled: true
  version: {KEY}
  policyRef: {KEY}
  modelRef: models/{KEY}
  providerHeaders: {{Authorization: {KEY}}}
  authRefs:
    - {{provider: {KEY}, secret: {KEY}}}
    - {{provider: openai, secret: {KEY}}}
    - {{secret: {KEY}}}
  agentConfigs:
    - name: lead
      provider: {KEY}
      systemPrompt: Use {KEY}.
      env: {{KEY: {KEY}}}
      memory: {{seeds: [{KEY}]}}
    - {{name: writer, systemPrompt: You write., provider: {KEY.upper()}}}
"""
)
WITHOUT_MODEL_REF = PACK.replace(f"  modelRef: models/{KEY}\n", "")


@pytest.mark.parametrize("text", [PACK, WITHOUT_MODEL_REF])
def test_no_finding_repeats_a_key(text: str) -> None:
    found = lint(text)
    assert {"credential-inline", "version-not-semver", "policy-not-built-in"} <= {finding.rule for finding in found}
    for finding in found:
        said = [finding.message, finding.effect, finding.remedy, finding.place.label]
        said += [place.label for place in finding.related]
        said += [finding.fix.title] if finding.fix else []
        assert LONG.lower() not in " ".join(said).lower(), finding.rule
