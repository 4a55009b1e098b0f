"""What the rules about web endpoints say, beyond where they say it, and what their fixes write."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run, whole
from sympozium_cli.lint import INFO, WARNING, LocatedFinding
from sympozium_cli.lint.faults.web_hostname import is_hostname, stripped, why_not_hostname
from sympozium_cli.lint.text_edit import edited
from sympozium_cli.rules import rule_named
from sympozium_cli.source import load

PACK = """\
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [memory, web-endpoint]
      webEndpoint: {enabled: true, hostname: lead.example.com}
"""


def _finding(name: str, text: str) -> LocatedFinding:
    rule = rule_named(name)
    assert rule is not None
    (found,) = lint_run([Case(name, text, "", (), together=False)], (rule,))[0]
    return found


def _fixed(text: str, found: LocatedFinding) -> str:
    assert found.fix is not None
    document = next(iter(load(whole(text, "").encode(), "fix")))
    return edited(document.lines, found.fix.edits).partition("apiVersion")[0]


def test_a_web_endpoint_skill_is_taken_out_of_the_list() -> None:
    found = _finding("web-endpoint-skill-twice", PACK)
    assert found.severity == WARNING
    assert found.remedy == "take it out of skills"
    assert found.fix is not None
    assert found.fix.safe
    assert _fixed(PACK, found) == PACK.replace("[memory, web-endpoint]", "[memory]")


def test_a_list_with_nothing_but_the_web_endpoint_goes_with_it() -> None:
    text = PACK.replace("memory, ", "")
    assert _fixed(text, _finding("web-endpoint-skill-twice", text)) == text.replace(
        "      skills: [web-endpoint]\n", ""
    )


@pytest.mark.parametrize("indent", ["  ", "      "])
def test_a_skill_with_parameters_may_be_meant_instead_of_the_block(indent: str) -> None:
    params = f"{indent}skillParams: {{web-endpoint: {{auth_secret_ref: news-web}}}}\n"
    text = PACK + params if indent != "  " else PACK.replace("  agentConfigs", params + "  agentConfigs")
    found = _finding("web-endpoint-skill-twice", text)
    assert found.remedy == "take one of the two away"
    assert found.fix is not None
    assert not found.fix.safe


@pytest.mark.parametrize(
    ("block", "severity"),
    [("", INFO), (", hostname: ''", INFO), (", hostname: a.example.com", WARNING), (", rateLimit: {}", WARNING)],
)
def test_a_web_endpoint_twice_is_a_note_where_the_block_says_nothing_else(block: str, severity: str) -> None:
    text = PACK.replace(", hostname: lead.example.com", block)
    found = _finding("web-endpoint-skill-twice", text)
    assert found.severity == severity
    assert ("neither the host name" in found.effect) is (severity == WARNING)


@pytest.mark.parametrize(
    ("hostname", "fault", "meant", "lossless"),
    [
        ("https://lead.example.com", "has a scheme", "lead.example.com", True),
        ("https://lead.example.com/", "has a scheme", "lead.example.com", True),
        ("https://lead.example.com/chat", "has a scheme", "lead.example.com", False),
        ("https://lead.example.com?chat", "has a scheme", "lead.example.com", False),
        ("lead.example.com/chat", "has a path", "lead.example.com", False),
        ("lead.example.com:8443", "has a port", "lead.example.com", False),
        ("news:pass@lead.example.com", "has a user", "lead.example.com", False),
        ("Lead.Example.com", "has upper-case letters", "lead.example.com", True),
        (" lead.example.com ", "contains a blank", "lead.example.com", True),
        ("lead.example.com.", "ends with '.'", "lead.example.com", True),
        ("https://*.example.com", "has a scheme", "*.example.com", True),
    ],
)
def test_a_host_name_is_found_in_a_url(hostname: str, fault: str, meant: str, *, lossless: bool) -> None:
    assert why_not_hostname(hostname) == fault
    assert stripped(hostname) == (meant, lossless)


@pytest.mark.parametrize("hostname", ["lead_.example.com", "https://", "lead.*.com", "", "two words", "a..b", "*."])
def test_where_no_host_name_can_be_found_none_is_offered(hostname: str) -> None:
    assert not is_hostname(hostname)
    assert why_not_hostname(hostname)
    assert stripped(hostname) is None


@pytest.mark.parametrize("hostname", ["localhost", "lead.example.com", "*.example.com", "1.example.com"])
def test_dns_names_are_host_names(hostname: str) -> None:
    assert is_hostname(hostname)
    assert why_not_hostname(hostname) == ""


def test_a_url_is_replaced_and_its_password_not_repeated() -> None:
    text = PACK.replace("memory, web-endpoint", "memory").replace("lead.example", '"https://u:geheim@lead.example')
    text = text.replace(".com}", '.com/"}')
    found = _finding("web-hostname-invalid", text)
    assert "geheim" not in f"{found.message} {found.remedy} {found.fix}"
    assert found.fix is not None
    assert not found.fix.safe
    assert "hostname: lead.example.com}" in _fixed(text, found)


def test_a_host_name_that_cannot_be_mended_has_no_fix() -> None:
    text = PACK.replace("memory, web-endpoint", "memory").replace("lead.example", "lead_.example")
    found = _finding("web-hostname-invalid", text)
    assert found.fix is None
    assert found.message == "this host name contains '_'; it has to be a DNS name in lower case"


def test_a_duplicate_host_name_leads_to_the_other_one() -> None:
    text = PACK.replace("memory, web-endpoint", "memory") + PACK.partition("agentConfigs:\n")[2].replace(
        "lead\n", "writer\n"
    )
    text += "  skillParams: {web-endpoint: {hostname: lead.example.com}}\n"
    found = _finding("web-hostname-duplicate", text)
    assert found.path == "spec.agentConfigs[1].skills[1]"
    assert [(place.span.start.line, place.label) for place in found.related] == [(6, "the other one")]


def test_a_rate_limit_of_zero_says_which_limit_there_is_instead() -> None:
    text = PACK.replace("hostname: lead.example.com", "rateLimit: {burstSize: 0}")
    assert _finding("web-rate-limit-nonpositive", text).effect.endswith("takes its own limit, 10")


@pytest.mark.parametrize(
    ("block", "message", "lines"),
    [
        ("{enabled: true}", "nobody lists the skill 'web-endpoint', and webEndpoint brings parameters of its own", [6]),
        ("{enabled: false}", "nobody lists the skill 'web-endpoint'", []),
    ],
)
def test_parameters_of_a_web_endpoint_say_where_its_own_come_from(block: str, message: str, lines: list[int]) -> None:
    text = PACK.replace("memory, web-endpoint", "memory").partition("{enabled")[0] + block + "\n"
    found = _finding("web-endpoint-skill-params-ignored", text + "  skillParams: {web-endpoint: {hostname: a}}\n")
    assert found.message == message
    assert [place.span.start.line for place in found.related] == lines
