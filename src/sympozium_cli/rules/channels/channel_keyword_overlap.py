"""A keyword is heard in messages that were not meant as one.

Keywords are looked for anywhere in a message, without regard to case and to where words begin and end. So `on` is in
`question`, and everyday words are in any talk. A stop keyword that is part of a start keyword, or the other way
round, mutes where it should wake. Take phrases that nobody says by chance.

## Bad
```yaml
spec:
  channelTriggers:
    slack: {stopKeywords: [hush], startKeywords: [hush over]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelTriggers:
    slack: {stopKeywords: [be quiet], startKeywords: [come back]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Word
from sympozium_cli.api.channels import Triggers
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings
from sympozium_cli.lint.vocabulary.channels import EVERYDAY_WORDS

_LONG_ENOUGH = 4


@rule(WARNING, effect="every message that has it anywhere mutes the agent in that chat")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for triggers in settings.place.channel_triggers.values():
            yield from _frequent(triggers)
            yield from _overlapping(triggers)


def _frequent(triggers: Triggers) -> Iterator[Finding]:
    for stop in triggers.muting:
        word = _heard(stop)
        # Two signs can be a whole phrase in other scripts.
        if word in EVERYDAY_WORDS or (word.isascii() and len(word) < _LONG_ENOUGH):
            yield Finding(
                stop.path,
                f"'{stop}' turns up in many messages that are not meant to mute the agent",
                remedy="take a phrase that nobody says by chance",
            )


def _overlapping(triggers: Triggers) -> Iterator[Finding]:
    for stop in triggers.muting:
        for start in triggers.waking:
            if _heard(stop) in _heard(start):
                effect = f"to say '{start}' mutes an agent that is not muted"
                yield _overlap(stop, start, f"the stop keyword '{stop}' is in the start keyword '{start}'", effect)
            elif _heard(start) in _heard(stop):
                effect = f"to say '{stop}' wakes an agent that is muted"
                yield _overlap(stop, start, f"the start keyword '{start}' is in the stop keyword '{stop}'", effect)


def _overlap(stop: Word, start: Word, message: str, effect: str) -> Finding:
    related = (Related(start.path, "the start keyword"),)
    return Finding(stop.path, message, effect=effect, remedy="take phrases of different words", related=related)


def _heard(keyword: str) -> str:
    return keyword.strip().lower()
