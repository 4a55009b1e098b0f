"""Words that have broken programs before: as values, as names, and as pieces of a text."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

CRONS = (
    "* * * * *", "99999999999999999999 * * * *", "*/0 * * * *", "0-0/0 * * * *", "60 24 32 13 8", "0 0 31 2 *",
    "0 0 29 2 *", "@every 0s", "@every 99999999999h", "@hourly", "@", "@every", "TZ=../../etc/passwd * * * * *",
    "CRON_TZ=Europe/Berlin 0 9 * * 1-5", "CRON_TZ= 0 9 * * *", "TZ=UTC\0 * * * * *", "TZ=/ * * * * *", "*" * 3000,
    ",".join(["1"] * 5000) + " * * * *", "1,2,,3 * * * *", "-1 * * * *", "0 0 0 0 0 0", "0 0 L * *", "? ? ? ? ?",
    "5-1 * * * *", "0 0 * * SUN-MON", "\uff11 * * * *", "1\u20282 * * * *", "0x10 * * * *", "*/9999999999 * * * *",
)  # fmt: skip
DURATIONS = (
    "1h", "30", "-5m", "9" * 5000 + "h", "0." + "0" * 5000 + "1s", "1h" * 3000, "1e9s", ".s", "1.h", "1d", "1w2d",
    "9223372036854775807ns", "9223372036854775808ns", "2540400h10m10.000000000s", "\u0661h", "1 h", "+1h", "0",
    "1\xb5s",
    "1h30m\n", "P1D",
)  # fmt: skip
QUANTITIES = (
    "1Gi", "1.5e3", "1e", "-1", "1EE", "9" * 4000, "0.0000000001n", "1e999999999", "1E9999", "+1Ki", "12 Mi", "1Zi",
    "1e-999999999Gi", ".", "1k1",
)  # fmt: skip
URLS = (
    "http://localhost:11434/v1", "https://user:hunter2hunter2@example.org/", "http://[::1", "http://[::1]:99999999",
    "//", "https://", "javascript:alert(1)", "http://a b", "http://\x00", "http://%zz", "https://\u202eexample.org",
    "http://example.org:port", "http://" + "a." * 5000, "http://$(HOST)/", "${URL}", "https://xn--a",
    "HTTP://EXAMPLE.ORG",
    "https://*.example.org", "https://example.org.", "?" * 3000, "/" * 3000, "@" * 3000, ":" * 3000,
)  # fmt: skip
NAMES = (
    "", " ", "-", "a-", "-a", "a.b", "a..b", "A", "a_b", "a" * 63, "a" * 64, "a" * 253, "a" * 254,
    "a" * 10_000, "\u00e4",
    "\u212a8s", "a\nb", "a b", "a/b", "../../etc", "a\0b", "null", "true", "1", "1e3", "0x1", "~", "\U0001f600",
    "\u202ea\u202c", "\u200b", "a\u0301", "\ufeffa", "lead", "writer", "default", "memory", "'", '"', "#",
    "- a", "a: b",
    "{{ .Values.name }}", "${NAME}", "$(NAME)", "%s%n", "<script>", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07",
    "\x9b31m",
    "sk-" + "aB3" * 20, "sympozium-cli/ignore", "*" * 40,
)  # fmt: skip
TEXTS = (
    "", "text", "x" * 20_000, "word " * 5000, "\n" * 3000, "a\n" * 3000, "\t", "\r", "\r\n", "\x85", "\u2028",
    "\u2029",
    " " * 5000, "(" * 3000, "$(" * 3000, "${" * 3000, "{{" * 2000, "`" * 3000, "<" * 3000, "\\" * 3000, "=" * 3000,
    "a@" * 3000, "-" * 3000, "curl http://" * 500, "rm -rf /", "delegate_to_persona " * 300, "memory_store " * 300,
    "# sympozium: ignore[all]", "\ud800", "\udfff\ud800", "password: hunter2hunter2", "api_key=" + "aB3" * 2000,
    "export A=" * 1000, "1/2/3 * * ? " * 500, "every 5 minutes", "at 9:00 on Mondays", "\uff21\uff22\uff23" * 500,
)  # fmt: skip
NUMBERS: tuple[Any, ...] = (
    0, -0.0, -1, 1, 2**31 - 1, 2**31, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64,
    10**30, 10**400,
    1.5, 1e300, 5e-324, 1e21, 1e16, 1.0, 0.1,
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, [], {}, [None], [[]], [{}], {"": None}, {"a": {"a": {"a": {}}}}, ["a", 1, None, {}], [["a"]],
    {"name": None}, {"name": "lead"}, {"enabled": True}, {"key": "value"},
)  # fmt: skip
WORDS = (*CRONS, *DURATIONS, *QUANTITIES, *URLS, *NAMES, *TEXTS)

TOKENS = (
    "&a ", "*a", "*a ", "&a", "<<: *a", "<<: [*a, *a]", "<<: {}", "<<: a", "!!binary ", "!!str ", "!!int ", "!!null ",
    "!!float ", "!!set ", "!!timestamp ", "!a ", "!<a> ", "!", "!!", "!%zz ", "!%c3 ", "\t", "\0", "\ufeff",
    "\r", "\r\n",
    "\x85", "\u2028", "\u2029", "\ud800", "\u202e", "\u2066", "\u200f", "\x1b[2J", "\x1b]8;;a\x07", "\x7f", "\x9b",
    "{{ .Values.a }}", "{{- if .a }}", "{{", "}}", "{", "}", "[", "]", ",", ":", ": ", "? ", "- ", "#", " # a",
    "'", '"',
    "|", "|+\n", ">-\n", "|9\n", "|0", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n", "%YAML 9.9\n---\n", "%TAG ! a\n---\n",
    "%FOO\n", "---", "\n---\n", "\n--- a\n", "\n...\n", "...", "\n---\n---\n", "@", "`", "\\", "\\x", '"\\ud800"',
    '"\\u0000"', "~", "null", ".inf", ".nan", "-.inf", "0x", "0o7", "0b1", "1_000", "1:30", "1e400", "2001-01-01",
    "yes", "on", "<<", "=", "\xa0", "\u3000", "\U0001f600", "e\u0301", "# sympozium: ignore[",
    "# sympozium: ignore[yaml-duplicate-key] reason\n", "# sympozium: ignore-file[personas-empty]\n",
    "\n  # sympozium: ignore[schema-unknown-field]\n", "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\n",
    "kind: List\nitems:\n", "personas:\n", "agentConfigs:\n", "status: {}\n",
)  # fmt: skip


def value(random: Random) -> Any:
    """Any hostile value; a new one each time, for it may be mutated in its turn."""
    return deepcopy(random.choice(random.choice((CRONS, DURATIONS, QUANTITIES, URLS, NAMES, TEXTS, NUMBERS, ODD))))


def for_key(key: str, random: Random) -> Any:
    """A hostile value of the kind that a field of this name takes."""
    lower = key.lower()
    for words, pool in _POOLS:
        if any(word in lower for word in words):
            return random.choice(pool)
    return value(random)


_POOLS: tuple[tuple[tuple[str, ...], tuple[Any, ...]], ...] = (
    (("cron",), CRONS),
    (("interval", "timeout", "ttl", "delay"), DURATIONS),
    (("size", "cpu", "memory", "limit", "request"), QUANTITIES),
    (("url", "host", "endpoint"), URLS),
    (("name", "source", "target", "ref", "secret", "skill", "channel", "type", "kind", "provider", "allow"), NAMES),
    (("prompt", "task", "description", "seeds", "text", "value"), TEXTS),
)
