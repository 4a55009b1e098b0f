"""What was probably meant by a word for a channel or for a kind of message, said beside a finding."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Word
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Rename, Replace
from sympozium_cli.lint.vocabulary.channels import CHANNELS, SLACK_TRIGGERS, TRIGGER_SYNONYMS, meant
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest


def with_known_channel(found: Finding, channel: Word) -> Finding:
    """The finding with the kind of channel that the word stands for, or else with all there are."""
    known = meant(channel)
    if known == channel:
        return found._replace(remedy=f"the channels are {listed(CHANNELS)}")
    return _with_word(found, channel, known, safe=known == _plain(channel))


def with_bound_channel(found: Finding, channel: str, bound: frozenset[str], entries: dict[str, Any]) -> Finding:
    """The finding with the channel that a key of `entries` stands for, if it is not among them already."""
    known = closest(channel, sorted(bound))
    if known is None or known in entries:
        return found._replace(remedy=f"list {channel} under channels, or take the entry away")
    fix = Fix(f"write '{known}'", (Rename(found.path, known),), safe=known == _plain(channel))
    return found._replace(suggestion=known, fix=fix)


def with_known_trigger(found: Finding, word: Word) -> Finding:
    """The finding with the kind of Slack's messages that the word stands for, or else with all there are."""
    surely = TRIGGER_SYNONYMS.get(_plain(word))
    known = surely or closest(word, SLACK_TRIGGERS)
    if known is None:
        return found._replace(remedy=f"the kinds are {listed(SLACK_TRIGGERS)}")
    return _with_word(found, word, known, safe=surely is not None)


def _with_word(found: Finding, word: Word, known: str, *, safe: bool) -> Finding:
    return found._replace(suggestion=known, fix=Fix(f"write '{known}'", (Replace(word.path, known),), safe=safe))


def _plain(word: str) -> str:
    return word.strip().lower()
