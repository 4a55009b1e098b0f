"""Markdown that a host shows as it was meant, whatever a pack says."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from report.findings import finding, place
from report.formats.reports import PACKS, report_text, text_of
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.markdown import LIMIT, step_summary
from sympozium_cli.report.summary import Summary

TEXT = "spec:\n  target: writr\n"


def _rendered(text: str) -> str:
    """The HTML of the table's rows, from GitHub's dialect."""
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def _found(message: str = "something is wrong", **changes: object) -> LocatedFinding:
    return finding(place(TEXT, "writr"), message, **changes)


def test_a_row_says_severity_rule_place_message_and_folds_the_rest() -> None:
    html = _rendered(text_of("markdown", _found(effect="it breaks", remedy="mend it")))
    cells = [cell.split("</td>")[0] for cell in html.split("<td>")[1:]]
    assert cells == [
        "🔴 error",
        "<code>some-rule</code>",
        "<code>pack.yaml:2:11</code>",
        "something is wrong<details><summary>more</summary>effect: it breaks<br>fix: mend it</details>",
    ]


@pytest.mark.parametrize(
    "message",
    [
        "a | b || c \\| d \\\\| e",
        "<b>bold</b> <script>alert(1)</script> <!-- gone",
        "`code` ``more`` *em* **strong** _em_ __strong__ ~~gone~~",
        "[text](https://example.org) ![image](x) [ref] <https://example.org>",
        "&amp; &lt; $x$ \\n \\",
        "spec.agentConfigs[0].systemPrompt",
        "![]",
    ],
)
def test_a_message_is_shown_as_it_is(message: str) -> None:
    html = _rendered(text_of("markdown", _found(message, effect=message)))
    expected = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<td>{expected}<details><summary>more</summary>effect: {expected}</details></td>" in html


def test_nobody_is_mentioned_and_no_issue_is_linked() -> None:
    text = text_of("markdown", _found("ask @everyone about #12"))
    assert "@everyone" not in text
    assert "#12" not in text
    assert "ask @\u200beveryone about #\u200b12" in _rendered(text)


def test_the_worst_come_first() -> None:
    text = text_of("markdown", *(_found(severity=severity) for severity in ("info", "warning", "error")))
    assert [line.split()[2] for line in text.splitlines()[4:]] == ["error", "warning", "info"]


def test_a_long_report_is_cut_and_counts_what_is_missing() -> None:
    many = [_found(f"finding {number} 🦊", effect="x" * 100) for number in range(1000)]
    text = text_of("markdown", *many)
    assert LIMIT * 0.95 < len(text.encode()) <= LIMIT
    shown = text.count("finding ")
    assert text.endswith(f"\n\n+{1000 - shown} more\n")


def test_a_finding_too_long_for_any_row_is_counted() -> None:
    text = step_summary([_found("y" * 2000)], Summary(files=1, packs=1, errors=1), limit=1000)
    assert text.endswith("\n+1 more\n")


def test_a_report_without_findings_is_one_line() -> None:
    assert text_of("markdown").splitlines() == ["**sympozium** 1 pack in 1 file: no findings"]


def test_the_summary_of_all_packs_stands_above_the_table() -> None:
    head, blank, *_ = report_text(PACKS, "markdown").splitlines()
    assert head.startswith(f"**sympozium** {len(PACKS)} packs in {len(PACKS)} files")
    assert not blank
