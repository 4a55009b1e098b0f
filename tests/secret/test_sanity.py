"""What can be no key is refused before anything is sent; what may be one is taken."""

from __future__ import annotations

import random
import string

import pytest

from sympozium_cli.errors import InputError
from sympozium_cli.secret.sanity import demand_key, doubt, issuer
from sympozium_cli.secret.value import SecretValue

GOOD = "sk-proj-Ab12Cd34Ef56Gh78Ij90_kl-MN"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is empty"),
        (f"\ufeff{GOOD}", "byte order mark"),
        (f"{GOOD}\0", "NUL byte"),
        (f"{GOOD}\r\nx", "several lines"),
        (f"\n{GOOD}", "several lines"),
        (f"{GOOD}\r", "several lines"),
        (f" {GOOD}", "a blank"),
        (f"{GOOD} ", "a blank"),
        (f"{GOOD[:9]}\t{GOOD[9:]}", "a blank"),
        (f"{GOOD[:9]}\u00a0{GOOD[9:]}", "a blank"),
        (f"OPENAI_API_KEY={GOOD}", "NAME=value"),
        (f"export OPENAI_API_KEY={GOOD}", "NAME=value"),
        (f'"{GOOD}"', "in quotes"),
        (f"'{GOOD}'", "in quotes"),
        (f"{GOOD[:9]}\u2013{GOOD[9:]}", "no key has"),
        (f"{GOOD}\u200b", "no key has"),
        (f"{GOOD}\x1b", "no key has"),
        ("\udcff\udcfe", "no key has"),
        ("sk-...", "placeholder"),
        ("sk-", "placeholder"),
        ("sk-xxxxxxxxxxxxxxxx", "placeholder"),
        ("changeme", "placeholder"),
        ("CHANGE-ME", "placeholder"),
        ("your-api-key", "placeholder"),
        ("YOUR_OPENAI_API_KEY_HERE", "placeholder"),
        ("my_api_key", "placeholder"),
        ("<key>", "placeholder"),
        ("${OPENAI_API_KEY}", "placeholder"),
        ("$OPENAI_API_KEY", "placeholder"),
        ("{{secret}}", "placeholder"),
        ("********", "placeholder"),
        ("null", "placeholder"),
        ("password", "placeholder"),
    ],
)
def test_what_can_be_no_key_is_refused(text: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault) as caught:
        demand_key(SecretValue(text, "standard input"))
    assert "from standard input" in str(caught.value)
    assert len(text) < 12 or text not in f"{caught.value} {caught.value.hint}"


def test_random_keys_are_taken() -> None:
    letters = random.Random(3)
    alphabet = string.ascii_letters + string.digits + "-_.:/+=~"
    for _ in range(2000):
        demand_key(SecretValue("".join(letters.choices(alphabet, k=letters.randint(20, 80)))))


def test_a_character_that_no_key_has_is_refused_wherever_it_stands() -> None:
    letters = random.Random(5)
    for code in [*range(33), *range(127, 0x180), 0x2028, 0x3000, 0xFEFF, 0xFFFD, 0x1F511]:
        place = letters.randint(0, len(GOOD))
        with pytest.raises(InputError):
            demand_key(SecretValue(GOOD[:place] + chr(code) + GOOD[place:]))


@pytest.mark.parametrize("text", ["none", "dummy", "EMPTY", "lm-studio", "xxx", "password"])
def test_a_server_that_asks_for_no_key_may_get_a_word(text: str) -> None:
    demand_key(SecretValue(text), real=False)
    with pytest.raises(InputError):
        demand_key(SecretValue("two words"), real=False)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("sk-ant-api03-abc", "anthropic"),
        ("sk-proj-abc", "openai"),
        ("sk-or-v1-abc", "openrouter"),
        ("gsk_abc", "groq"),
        ("xoxb-1-2", "a Slack bot"),
        ("ghp_abc", "GitHub"),
        ("sk-abc", ""),
        ("abc", ""),
    ],
)
def test_the_beginning_tells_whose_key_it_is(text: str, who: str) -> None:
    assert issuer(SecretValue(text)) == who


def test_a_key_of_somebody_else_is_doubted_and_no_more() -> None:
    key = SecretValue("sk-ant-api03-abcdefgh")
    assert doubt(key, "openai", "openai") == "the key looks like one of anthropic, not of openai"
    assert doubt(key, "anthropic", "anthropic") == ""
    assert doubt(key, "", "custom") == ""
    assert doubt(SecretValue("abcdefgh"), "openai", "openai") == ""
