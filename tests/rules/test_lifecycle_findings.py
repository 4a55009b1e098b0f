"""What the rules about hooks say beyond the line that they point at, and what their fixes write."""

from __future__ import annotations

import pytest

from rules.topic_linting import fixed, found

PACK = """\
spec:{policy}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: {timeout}
      lifecycle:
        gateDefault: {default}
        rbac: [{{apiGroups: [sympozium.ai], resources: [agentruns], verbs: [patch]}}]
        {phase}:
          - {{name: first, image: i}}
          - {{name: check, image: i, {hook}}}
"""


def pack(hook: str, *, phase: str = "postRun", default: str = "block", timeout: str = "5m", policy: str = "") -> str:
    return PACK.format(hook=hook, phase=phase, default=default, timeout=timeout, policy=policy)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("gate: true, timeout: 5 minutes", "gate: true, timeout: 5m"),
        ("gate: true, timeout: 1d", "gate: true, timeout: 24h"),
        ("gate: true, timeout: soon", "gate: true"),
        ("timeout: soon, gate: true", "gate: true"),
    ],
)
def test_a_timeout_that_stops_the_cluster_is_mended_safely(before: str, after: str) -> None:
    mended = fixed(pack(before), "lifecycle")
    assert [finding.rule for finding in found(mended, "lifecycle") if finding.severity == "error"] == []
    if after == "gate: true":
        assert mended == pack(after)
    else:
        assert mended == pack(after).replace(": 5m}", ': "5m"}') or mended == pack(after).replace(": 24h}", ': "24h"}')


def test_a_timeout_that_nobody_heeds_is_removed_only_when_asked() -> None:
    text = pack("gate: true, timeout: 2m")
    assert fixed(text, "lifecycle") == text
    assert fixed(text, "lifecycle", unsafe=True) == pack("gate: true")


@pytest.mark.parametrize(
    ("phase", "remedy"), [("preRun", "together with the hooks before it"), ("postRun", "ten minutes after that run")]
)
def test_the_remedy_says_what_limits_the_hook_instead(phase: str, remedy: str) -> None:
    (finding,) = (each for each in found(pack("timeout: 2m", phase=phase), "lifecycle") if "stopped" in each.message)
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("hook", "default", "severity"),
    [("gate: true", "block", "error"), ("gate: true", "allow", "warning"), ("gate: false", "block", "warning")],
)
def test_hooks_without_time_are_an_error_where_a_gate_blocks(hook: str, default: str, severity: str) -> None:
    findings = found(pack(hook, default=default, timeout="30m"), "lifecycle")
    assert [each.severity for each in findings if each.rule == "post-run-starved-by-run-timeout"] == [severity]


@pytest.mark.parametrize(
    ("name", "written", "safe"),
    [
        ("Fetch_News", "fetch-news", True),
        ("fetch.news", "fetch-news", True),
        ("a" * 60, "a" * 58, False),
        ("First", None, False),
        ("???", None, False),
    ],
)
def test_a_hook_is_renamed_so_that_its_container_can_be_called_after_it(
    name: str, written: str | None, *, safe: bool
) -> None:
    text = pack("command: [x]").replace("name: check", f"name: '{name}'")
    (finding,) = (each for each in found(text, "lifecycle") if each.rule == "hook-invalid-name")
    if written is None:
        assert finding.fix is None
        return
    assert finding.fix is not None
    assert (finding.fix.edits[0].text, finding.fix.safe) == (written, safe)


@pytest.mark.parametrize(("policy", "severity"), [("", "warning"), ("\n  policyRef: team", "error")])
@pytest.mark.parametrize("value_from", ["{}", "{secretKeyRef: {name: s, key: k}}"])
def test_two_values_are_an_error_where_a_policy_is_bound(policy: str, severity: str, value_from: str) -> None:
    text = pack(f"env: [{{name: T, value: hush-hush, valueFrom: {value_from}}}]", policy=policy)
    (finding,) = (each for each in found(text, "lifecycle") if each.rule == "hook-env-value-and-value-from")
    assert finding.severity == severity
    assert "hush" not in f"{finding.message} {finding.effect} {finding.remedy}"


def test_the_value_that_does_not_count_is_removed() -> None:
    text = pack("env: [{name: T, value: x, valueFrom: {secretKeyRef: {name: s, key: k}}}]")
    assert fixed(text, "lifecycle") == text.replace("value: x, ", "")
