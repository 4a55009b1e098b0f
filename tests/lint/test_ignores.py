"""What an author has accepted stays silent, there and nowhere else."""

from __future__ import annotations

from lint.linting import HEAD, lint, open_rules
from sympozium_cli.lint.ignores import ignores
from sympozium_cli.source import load

PACK = (
    HEAD
    + """\
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      schedule:
        interval: {interval}
        firstTick: afterInterval
        task: Write.
"""
)


def pack(interval: str) -> str:
    return PACK.replace("{interval}", interval)


def test_an_ignore_on_the_line_silences_its_rule() -> None:
    assert "interval-unknown" in open_rules(pack("45m"))
    assert "interval-unknown" not in open_rules(pack("45m # sympozium: ignore[interval-unknown] fine"))


def test_an_ignore_on_the_line_above_silences_its_rule() -> None:
    text = pack("45m").replace(
        "        interval", "        # sympozium: ignore[interval-unknown] fine\n        interval"
    )
    assert "interval-unknown" not in open_rules(text)


def test_ignores_above_each_other_and_blank_lines_cover_the_next_line_of_yaml() -> None:
    comments = "        # sympozium: ignore[interval-unknown] fine\n\n        # why: hourly will do\n        interval"
    assert "interval-unknown" not in open_rules(pack("45m").replace("        interval", comments))


def test_an_ignore_elsewhere_silences_nothing() -> None:
    text = pack("45m").replace("You write.", "You write. # sympozium: ignore[interval-unknown]")
    assert {"interval-unknown", "ignore-unused"} <= set(open_rules(text))


def test_an_ignore_of_the_file_covers_all_of_it() -> None:
    text = "# sympozium: ignore-file[interval-unknown] generated\n" + pack("45m")
    assert "interval-unknown" not in open_rules(text)
    assert "ignore-unused" not in open_rules(text)


def test_a_block_scalar_is_covered_by_the_line_of_its_key() -> None:
    block = (
        "spec:\n  agentConfigs:\n    - name: |-  # sympozium: ignore[name-invalid-persona] known\n        Not A Name\n"
    )
    text = HEAD + block + "      systemPrompt: x\n"
    assert "name-invalid-persona" in open_rules(text.replace("  # sympozium: ignore[name-invalid-persona] known", ""))
    assert "name-invalid-persona" not in open_rules(text)


def test_an_annotation_covers_its_object_where_comments_are_lost() -> None:
    annotated = HEAD.replace(
        "{name: demo}", "\n  name: demo\n  annotations:\n    sympozium-cli/ignore: 'interval-unknown: hourly will do'"
    )
    assert "interval-unknown" not in open_rules(pack("45m").replace(HEAD, annotated))


def test_the_reason_travels_with_the_finding() -> None:
    text = pack("45m # sympozium: ignore[interval-unknown, cron-invalid] hourly will do")
    accepted = [finding for finding in lint(text) if finding.suppressed]
    assert [(finding.rule, finding.suppressed, finding.justification) for finding in accepted] == [
        ("interval-unknown", "inline", "hourly will do")
    ]


def test_words_in_a_text_are_no_comment() -> None:
    text = HEAD + (
        'spec:\n  description: "# sympozium: ignore[interval-unknown]"\n  category: |\n'
        "    # sympozium: ignore-file[interval-unknown]\n"
    )
    assert ignores(load(text.encode(), "pack.yaml")) == []


def test_ignores_work_with_windows_line_ends() -> None:
    text = pack("45m # sympozium: ignore[interval-unknown] fine").replace("\n", "\r\n")
    assert "interval-unknown" not in open_rules(text)
