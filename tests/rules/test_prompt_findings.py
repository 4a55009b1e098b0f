"""What the rules about prompts, env and volumes say beyond the line that they point at, and what their fixes write."""

from __future__ import annotations

import pytest

from rules.topic_linting import fixed, found
from sympozium_cli.lint import LocatedFinding

PACK = """\
spec:{spec}
  agentConfigs:
    - name: lead
      systemPrompt: {prompt}
      schedule: {{interval: 1h, task: Read.}}
      env: {env}
"""
LIMIT = 128 * 1024


def pack(*, prompt: str = "You lead.", env: str = "{}", spec: str = "") -> str:
    return PACK.format(prompt=prompt, env=env, spec=spec)


def findings(rule: str, text: str) -> list[LocatedFinding]:
    return [finding for finding in found(text, "prompts") if finding.rule == rule]


def test_a_reference_is_pointed_at_inside_of_a_block() -> None:
    text = pack(prompt="|\n        You lead.\n        Your key is $(API_KEY).")
    (finding,) = findings("prompt-env-expansion", text)
    assert (finding.place.span.start.line, finding.place.span.start.column) == (6, 21)
    assert (finding.place.span.end.line, finding.place.span.end.column) == (6, 31)
    assert "the model gets it in clear" in finding.effect


@pytest.mark.parametrize(
    ("before", "after", "unsafe"),
    [
        ("kill $$ or $$", "kill $$$$ or $$$$", False),
        ("'it''s $$$'", "'it''s $$$$$$'", False),
        ('"a\\tb $$"', '"a\\tb $$$$"', False),
        ("|\n        1 $$\n        2 $$", "|\n        1 $$$$\n        2 $$$$", False),
        ("$(TASK), $(TASK) and $(date)", "$$(TASK), $$(TASK) and $(date)", True),
    ],
)
def test_dollars_are_doubled_where_they_stand(before: str, after: str, *, unsafe: bool) -> None:
    assert fixed(pack(prompt=before), "prompts", unsafe=unsafe) == pack(prompt=after)


def test_a_reference_may_be_meant_and_is_not_doubled_unasked() -> None:
    text = pack(prompt="You look after $(AGENT_NAMESPACE).")
    assert fixed(text, "prompts") == text


def test_dollars_that_are_spelt_with_escapes_have_no_fix() -> None:
    (finding,) = findings("prompt-env-expansion", pack(prompt='"kill $\\x24"'))
    assert finding.fix is None


@pytest.mark.parametrize(
    ("env", "severity"), [("{A: $(MODEL_NAME)}", "info"), ("{A: $(API_KEY)}", "warning"), ("{A: x$$y}", "warning")]
)
def test_in_settings_a_variable_is_probably_meant_unless_it_is_a_key(env: str, severity: str) -> None:
    assert [finding.severity for finding in findings("prompt-env-expansion", pack(env=env))] == [severity]


def test_no_finding_repeats_what_a_setting_contains() -> None:
    env = "{PATH: hush, SYSTEM_PROMPT: hush, MAX_TOOL_ITERATIONS: hush, 'A=hush': hush, C: hush $(API_KEY) $$}"
    headers = "\n  providerHeaders: {X-Key: hush $(API_KEY)}\n  skillParams: {k8s-ops: {repo: hush $$}}"
    told = found(pack(env=env, spec=headers), "prompts")
    assert len(told) == len(["PATH", "SYSTEM_PROMPT", "MAX_TOOL_ITERATIONS", "A=", "C", "C", "header", "param"])
    for finding in told:
        assert "hush" not in f"{finding.message} {finding.effect} {finding.remedy} {finding.place.label}"


@pytest.mark.parametrize(
    ("length", "spoken"),
    [(LIMIT - len("SYSTEM_PROMPT=") - 1, False), (LIMIT - len("SYSTEM_PROMPT="), True)],
)
def test_a_system_prompt_fits_a_variable_with_its_name_and_the_byte_behind_it(length: int, *, spoken: bool) -> None:
    assert bool(findings("prompt-too-long", pack(prompt="x" * length))) is spoken
    wide = "é" * (length // 2) + "x" * (length % 2)
    assert bool(findings("prompt-too-long", pack(prompt=wide))) is spoken


@pytest.mark.parametrize(("length", "spoken"), [(LIMIT - len("TASK=") - 1, False), (LIMIT - len("TASK="), True)])
def test_tasks_and_the_prompt_of_a_stimulus_are_measured_too(length: int, *, spoken: bool) -> None:
    long = "x" * length
    stimulus = f"\n  stimulus: {{name: kickoff, prompt: {long}}}"
    assert bool(findings("prompt-too-long", pack(spec=stimulus))) is spoken
    assert bool(findings("prompt-too-long", pack().replace("Read.", long))) is spoken
    override = pack(spec=f"\n  taskOverride: {long[:-5]}")
    assert bool(findings("prompt-too-long", override)) is spoken


def test_a_long_task_with_seeds_is_the_business_of_the_rule_about_seeds() -> None:
    text = pack().replace("Read.", "x" * LIMIT) + "      memory: {seeds: [x]}\n"
    assert findings("prompt-too-long", text) == []


@pytest.mark.parametrize(("spec", "severity"), [("", "warning"), ("\n  policyRef: team", "error")])
def test_a_denied_variable_is_an_error_where_a_policy_is_bound(spec: str, severity: str) -> None:
    (finding,) = findings("env-denied-key", pack(env="{PATH: /bin}", spec=spec))
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("name", "severity"), [("'MY VAR'", "warning"), ("2ND", "warning"), ("A=B", "error"), ("''", "error")]
)
def test_a_name_that_newer_clusters_take_is_a_warning(name: str, severity: str) -> None:
    (finding,) = findings("env-invalid-name", pack(env=f"{{{name}: x}}"))
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("name", "message", "remedy"),
    [
        ("SYSTEM_PROMPT", "replaces", "leave it out, and write systemPrompt instead"),
        ("SESSION_KEY", "replaces", "leave it out"),
        ("TOOLS_ENABLED", "after this", "leave it out"),
    ],
)
def test_a_variable_of_the_controller_names_the_field_to_write(name: str, message: str, remedy: str) -> None:
    (finding,) = findings("env-overrides-runtime", pack(env=f"{{{name}: x}}"))
    assert message in finding.message
    assert finding.remedy == remedy


def test_a_reserved_volume_is_renamed_with_its_mounts() -> None:
    text = pack(spec="\n  volumes: [{name: tmp, emptyDir: {}}]\n  volumeMounts: [{name: tmp, mountPath: /a}]")
    assert fixed(text, "prompts", unsafe=True) == text.replace("name: tmp", "name: own-tmp")
    assert fixed(text, "prompts") == text


@pytest.mark.parametrize("other", ["tmp", "own-tmp"])
def test_a_reserved_volume_is_not_renamed_to_a_name_that_is_taken(other: str) -> None:
    text = pack(spec=f"\n  volumes: [{{name: tmp, emptyDir: {{}}}}, {{name: {other}, emptyDir: {{}}}}]")
    assert all(finding.fix is None for finding in findings("volume-reserved-name", text))


def test_a_mount_is_led_to_the_volume_of_a_similar_name() -> None:
    text = pack(spec="\n  volumes: [{name: vault, emptyDir: {}}]\n  volumeMounts: [{name: valt, mountPath: /a}]")
    (finding,) = findings("volume-mount-without-volume", text)
    assert finding.place.label == "did you mean 'vault' (line 2)?"
    assert fixed(text, "prompts", unsafe=True) == text.replace("valt", "vault")
    (far,) = findings("volume-mount-without-volume", text.replace("valt", "news"))
    assert far.fix is None


def test_a_volume_is_removed_only_where_it_is_the_same() -> None:
    text = pack(spec="\n  volumes: [{name: a, emptyDir: {}}, {name: a, SOURCE: {}}]")
    assert fixed(text.replace("SOURCE", "emptyDir"), "prompts") == text.replace(", {name: a, SOURCE: {}}", "")
    other = text.replace("SOURCE", "configMap")
    assert fixed(other, "prompts", unsafe=True) == other


@pytest.mark.parametrize(("path", "severity"), [("/tmp", "error"), ("/config/sidecar-tools", "warning")])
def test_the_path_of_tools_is_taken_only_in_some_runs(path: str, severity: str) -> None:
    text = pack(spec=f"\n  volumes: [{{name: a, emptyDir: {{}}}}]\n  volumeMounts: [{{name: a, mountPath: {path}}}]")
    (finding,) = findings("volume-mount-path-conflict", text)
    assert finding.severity == severity
