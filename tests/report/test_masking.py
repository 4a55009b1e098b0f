"""What looks like a credential is masked; what only reads like one stays."""

from __future__ import annotations

import random
import string

import pytest

from report.findings import finding, in_full, place
from sympozium_cli.lint import TextEdit
from sympozium_cli.lint.finding import LocatedFix
from sympozium_cli.report.masking import masked, secrets
from sympozium_cli.report.presentable import presentable

RANDOM = "q7Rz2Lw9Xk4Tn8Vb3Mc6Jd1Hf5Gs0Pa"
CREDENTIALS = [
    f"sk-{RANDOM}",
    f"sk-ant-api03-{RANDOM}",
    f"sk-proj-{RANDOM}",
    f"ghp_{RANDOM}",
    f"github_pat_{RANDOM}",
    f"glpat-{RANDOM}",
    "xoxb-123456789012-abcdefABCDEF",
    "xapp-1-A012-345-abcdef",
    "AKIAIOSFODNN7EXAMPLE",
    "AIzaSyA-1234567890abcdefghij",
    f"gsk_{RANDOM}",
    f"hf_{RANDOM}",
    "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234",
    f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{RANDOM}",
    f"Bearer {RANDOM}",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY9",
]


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_credentials_are_masked_and_keep_their_length(credential: str) -> None:
    for text in (credential, f"value: '{credential}'", f"[{credential}]", f"a={credential}&b"):
        hidden = masked(text)
        assert credential not in hidden
        assert credential[-8:] not in hidden
        assert len(hidden) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "apiKey: hunter2hunter2",
        'apiKey: "c0ffee00c0ffee00"',
        '"api_key":"correct horse"',
        "OPENAI_API_KEY=abcdefgh",
        "password: correcthorse",
        "client-secret: abcdefghijk",
        "token: 0123456789abcdef0123456789abcdef",
        "Authorization: Zm9vOmJhcmJheg",
        "postgres://user:hunter2hunter2@db/x",
        "bot_token = 'abcdefghijkl'",
    ],
)
def test_the_value_of_a_telling_key_is_masked(text: str) -> None:
    assert masked(text) != text
    assert len(masked(text)) == len(text)
    assert "hunter2" not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "name: risk-assessment-team-lead",
        "name: task-scheduler-persona",
        "image: registry.example.org/desk-lamp-controller:v1.2.3",
        "model: claude-opus-4-20250514",
        "secret: research-openai-credentials",
        "secretRef: team-provider-key-2024",
        "maxTokens: 100000000",
        "token: see-the-secret",
        "provider: sk-analyst-team",
        "the bearer authentication of the provider",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "spec.agentConfigs[0].toolPolicy.requireApproval",
        "apiVersion: sympozium.ai/v1alpha1",
        "apiKey: ${OPENAI_API_KEY}",
        "- {source: lead, target: writer, type: delegation}",
        "https://user@example.org/path:with:colons",
    ],
)
def test_names_and_words_stay_readable(text: str) -> None:
    assert masked(text) == text


def test_the_secret_words_of_a_line_are_known() -> None:
    assert secrets("apiKey: hunter2hunter2, other: 3") == ["hunter2hunter2"]
    assert secrets("stars: ********** apiKey: x") == []


def test_a_message_hides_what_its_line_shows_to_be_a_secret() -> None:
    text = "spec:\n  apiKey: plainlowercase\n"
    found = finding(
        place(text, "plainlowercase", "plainlowercase?"),
        "'plainlowercase' is no field",
        effect="plainlowercase goes",
        remedy="drop plainlowercase",
        path="spec.plainlowercase",
    )
    assert "plainlowercase" not in repr(in_full(found)) + presentable(found).path


def test_a_text_of_a_megabyte_is_shown_in_part() -> None:
    long = "x" * 1_000_000
    shown = presentable(finding(place("a: b\n", "b", long), long, effect=long))
    assert max(map(len, (shown.message, shown.effect, shown.place.label))) < 2100


def test_a_fix_that_would_write_a_secret_is_left_out() -> None:
    where = place("spec:\n  apiKey: plainlowercase\n", "plainlowercase")
    told = LocatedFix("quote it", safe=True, edits=(TextEdit(where.span, '"plainlowercase"'),))
    silent = LocatedFix("drop it", safe=True, edits=(TextEdit(where.span, ""),))
    assert presentable(finding(where, fix=told)).fix is None
    assert presentable(finding(where, fix=silent)).fix == silent


def test_a_secret_far_into_a_long_line_is_masked_too() -> None:
    for credential in CREDENTIALS:
        line = f"{'x, ' * 100_000}{credential}{', x' * 100_000}"
        for marked in (credential, credential[-4:]):
            assert credential[-8:] not in "".join(in_full(finding(place(line, marked))))


@pytest.mark.parametrize("piece", ["x", "A1b", "apikey: ", "token", "://a:", "sk-", "eyJ", "Bearer ", " ", '":', "="])
def test_a_line_of_a_megabyte_is_no_trouble(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    assert len(masked(line)) == len(line)


def test_random_text_keeps_its_length() -> None:
    generator = random.Random(7)
    pieces = [*string.printable, *CREDENTIALS, "apiKey: ", "token=", "://u:", "@"]
    for _ in range(500):
        text = "".join(generator.choices(pieces, k=30))
        assert len(masked(text)) == len(text)
