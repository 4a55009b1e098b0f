"""The fixes of the rules about skills, tools and MCP change what they say, and nothing else changes its meaning."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run, whole
from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.rules import load as load_rule
from sympozium_cli.rules.index import TOPICS
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import Position, load

RULES = tuple(load_rule("skills", name) for name in TOPICS["skills"][1])
PACK = """\
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      {line}
"""


def _findings(text: str, rule: str, target: str = "") -> list[LocatedFinding]:
    case = Case("fix", text, target, (), together=False)
    return [finding for finding in lint_run([case], RULES)[0] if finding.rule == rule]


def _offset(text: str, position: Position) -> int:
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: position.line - 1])) + position.column - 1


def _fixed(text: str, finding: LocatedFinding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        start, end = _offset(text, edit.span.start), _offset(text, edit.span.end)
        text = text[:start] + edit.text + text[end:]
    return text


@pytest.mark.parametrize(
    ("rule", "before", "after", "safe"),
    [
        ("skill-unknown", "skills: [memory, k8s_ops]", "skills: [memory, k8s-ops]", False),
        ("skill-unknown", "skills: [skillpack-softwaredev]", "skills: [software-dev]", False),
        ("skill-duplicate", "skills: [k8s-ops, memory, k8s-ops]", "skills: [k8s-ops, memory]", True),
        ("skill-duplicate", "skills: [k8s-ops, skillpack-k8s-ops]", "skills: [k8s-ops]", False),
        ("mcp-bridge-skill-noop", "skills: [mcp-bridge, memory]", "skills: [memory]", True),
        (
            "tool-unknown",
            "toolPolicy: {allow: [read_file, grep_search, fetch_url]}",
            "toolPolicy: {allow: [read_file, fetch_url]}",
            False,
        ),
        ("tool-unknown", "toolPolicy: {allow: [readFile]}", "toolPolicy: {allow: [read_file]}", False),
        ("tool-unknown", "toolPolicy: {deny: [exec_command]}", "toolPolicy: {deny: [execute_command]}", False),
        (
            "tool-unknown",
            "toolPolicy: {deny: [execute_command, exec_command]}",
            "toolPolicy: {deny: [execute_command]}",
            False,
        ),
        (
            "tool-in-allow-and-deny",
            "toolPolicy: {allow: [read_file, fetch_url], deny: [fetch_url]}",
            "toolPolicy: {allow: [read_file], deny: [fetch_url]}",
            True,
        ),
        (
            "skill-params-unused",
            "skills: [k8s-ops]\n      skillParams: {k8s_ops: {context: blue}}",
            "skills: [k8s-ops]\n      skillParams: {k8s-ops: {context: blue}}",
            False,
        ),
        (
            "skill-params-unknown-key",
            "skillParams: {github-gitops: {targetRepository: acme/book}}",
            "skillParams: {github-gitops: {repo: acme/book}}",
            True,
        ),
        (
            "skill-params-unknown-key",
            "skillParams: {software-dev: {BRANCH: main}}",
            "skillParams: {software-dev: {default_branch: main}}",
            True,
        ),
        (
            "skill-params-unknown-key",
            "skillParams: {web-endpoint: {host_name: a.example.com}}",
            "skillParams: {web-endpoint: {hostname: a.example.com}}",
            False,
        ),
        (
            "skill-param-key-not-shell-safe",
            "skillParams: {our-own: {a-b.c: x}}",
            "skillParams: {our-own: {a_b_c: x}}",
            False,
        ),
        (
            "mcp-filter-with-prefix",
            "mcpServers: [{name: github, toolsPrefix: gh, toolsDeny: [gh_delete]}]",
            "mcpServers: [{name: github, toolsPrefix: gh, toolsDeny: [delete]}]",
            False,
        ),
    ],
)
def test_the_fix_writes_what_was_meant_and_the_finding_is_gone(
    rule: str, before: str, after: str, *, safe: bool
) -> None:
    text = PACK.format(line=before)
    (finding,) = _findings(text, rule)
    fixed = _fixed(text, finding)
    assert fixed == PACK.format(line=after)
    assert finding.fix is not None
    assert finding.fix.safe is safe
    assert _findings(fixed, rule) == []


def test_two_keys_do_not_become_the_same() -> None:
    line = "skillParams: {github-gitops: {branch: a, defaultBranch: b}, our-own: {a-b: c, a.b: d}}"
    for rule in ("skill-params-unknown-key", "skill-param-key-not-shell-safe"):
        assert [finding.fix for finding in _findings(PACK.format(line=line), rule)] == [None, None]


def test_a_tool_is_taken_out_of_a_list_in_lines_with_its_line() -> None:
    allow = "toolPolicy:\n        allow:\n          - read_file\n          - {}\n        deny: [fetch_url]"
    text = PACK.format(line=allow.format("fetch_url"))
    (finding,) = _findings(text, "tool-in-allow-and-deny")
    assert _fixed(text, finding) == text.replace("          - fetch_url\n", "")


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("tool-in-allow-and-deny", "toolPolicy: {allow: [fetch_url], deny: [fetch_url]}"),
        ("tool-in-allow-and-deny", "toolPolicy: {allow: [fetch_url, read_file], deny: [fetch_url, read_file]}"),
        ("tool-in-allow-and-deny", "toolPolicy: {allow: [fetch_url, find_book], deny: [fetch_url]}"),
        ("tool-unknown", "toolPolicy: {allow: [find_book]}"),
        ("tool-unknown", "toolPolicy: {allow: [find_book, lend_book]}"),
        ("tool-unknown", "toolPolicy: {deny: [find_book, lend_book]}"),
    ],
)
def test_no_fix_empties_a_list_because_an_empty_list_allows_everything(rule: str, line: str) -> None:
    findings = _findings(PACK.format(line=line), rule)
    assert findings
    assert [finding.fix for finding in findings] == [None] * len(findings)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("tool-in-allow-and-deny", 'toolPolicy: {allow: ["fetch_url,read_file"], deny: [fetch_url]}'),
        ("tool-unknown", 'toolPolicy: {allow: ["find_book,read_file", fetch_url]}'),
        ("skill-unknown", "skills: [k8s-ops, k8s_ops]"),
        ("skill-unknown", "skills: [something-else]"),
        ("skill-params-unknown-key", "skillParams: {github-gitops: {repo: a/b, targetRepository: a/c}}"),
        ("skill-params-unknown-key", "skillParams: {github-gitops: {colour: red}}"),
        ("skill-param-key-not-shell-safe", "skillParams: {our-own: {a-b: x, a_b: z}}"),
        (
            "skill-params-unused",
            "skills: [k8s-ops]\n      skillParams: {k8s-ops: {a: x}, k8s_ops: {a: x}}",
        ),
    ],
)
def test_there_is_no_fix_where_it_would_lose_or_repeat_something(rule: str, line: str) -> None:
    (finding,) = _findings(PACK.format(line=line), rule)
    assert finding.fix is None


@pytest.mark.parametrize(
    ("skill", "severity"), [("k8s-ops", "error"), ("memory", "info"), ("web-endpoint", "info"), ("our-own", "warning")]
)
def test_a_skill_listed_twice_is_as_bad_as_its_sidecar(skill: str, severity: str) -> None:
    (finding,) = _findings(PACK.format(line=f"skills: [{skill}, {skill}]"), "skill-duplicate")
    assert finding.severity == severity


@pytest.mark.parametrize(("enabled", "severity"), [("true", "warning"), ("false", "info")])
def test_a_channel_can_still_be_bound_when_the_pack_is_enabled(enabled: str, severity: str) -> None:
    text = PACK.format(line="toolPolicy: {allow: [send_channel_message]}") + f"  enabled: {enabled}\n"
    (finding,) = _findings(text, "tool-send-channel-without-channel")
    assert finding.severity == severity


def test_a_persona_that_only_reads_the_shared_memory_hears_a_remark() -> None:
    text = PACK.format(line="toolPolicy: {{allow: [{0}]}}") + "  sharedMemory: {{enabled: true}}\n"
    (reads,) = _findings(text.format("workflow_memory_search"), "tool-allow-drops-workflow-memory")
    (neither,) = _findings(text.format("read_file"), "tool-allow-drops-workflow-memory")
    assert (reads.severity, neither.severity) == ("info", "warning")


def test_what_lies_beside_the_pack_is_known() -> None:
    line = "skills: [our-own, skillpack-theirs]\n      mcpServers: [{name: tickets, toolsPrefix: t}]"
    (document,) = load(whole(PACK.format(line=line), "").encode(), "pack.yaml")
    beside = frozenset({("SkillPack", "our-own"), ("SkillPack", "theirs"), ("MCPServer", "tickets")})
    alone = {finding.rule for finding in Linter(lambda _: RULES, NEWEST).lint(document)}
    together = {finding.rule for finding in Linter(lambda _: RULES, NEWEST, universe=beside).lint(document)}
    assert alone - together == {"skill-unknown", "mcp-server-unresolved"}


def test_a_name_from_elsewhere_is_translated_or_explained() -> None:
    line = "toolPolicy: {allow: [grep_search, bash, read_file, web_search]}"
    grep, bash, web = _findings(PACK.format(line=line), "tool-unknown")
    assert "grep" in grep.remedy
    assert bash.place.label == "did you mean 'execute_command'?"
    assert "MCP server" in web.remedy


def test_a_name_in_an_old_pack_with_the_bridge_may_be_a_tool_of_a_server() -> None:
    policy = "toolPolicy: {allow: [grafana_query_logs, read_file]}"
    (old,) = _findings(PACK.format(line=f"skills: [mcp-bridge]\n      {policy}"), "tool-unknown")
    (new,) = _findings(PACK.format(line=policy), "tool-unknown")
    assert "mcpServers" in old.remedy
    assert new.remedy == ""


@pytest.mark.parametrize(
    ("policy", "effect"),
    [
        ("{allow: [find_book]}", "nothing is allowed: the agent has no tools"),
        ("{allow: [find_book, read_file]}", "the name allows nothing"),
        ("{deny: [find_book]}", "the name denies nothing"),
    ],
)
def test_the_effect_of_an_unknown_tool_is_that_of_the_list(policy: str, effect: str) -> None:
    (finding,) = _findings(PACK.format(line=f"toolPolicy: {policy}"), "tool-unknown")
    assert finding.effect == effect


def test_what_came_later_than_the_target_is_said_so() -> None:
    (tool,) = _findings(PACK.format(line="toolPolicy: {deny: [edit_file]}"), "tool-unknown", "v0.10.43")
    (skill,) = _findings(PACK.format(line="skills: [subagents]"), "skill-unknown", "v0.10.22")
    assert tool.message == "'edit_file' came with v0.10.44, later than v0.10.43"
    assert skill.message == "the skill 'subagents' came with v0.10.23, later than v0.10.22"
