"""The YAML parser: a text in, libyaml's events out, one by one.

Where PyYAML was installed without its C extension, its pure Python parser gives the same events
(25 times slower, and stricter about tabs behind values).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympozium_cli.source.libyaml import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

__all__ = [
    "PARSE_ERRORS",
    "AliasEvent",
    "CollectionStartEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "NextEvent",
    "NodeEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "fast_events",
    "parser_events",
    "slow_events",
]

NextEvent = Callable[[], Event]
"""Gives the next event at every call, until a StreamEndEvent.

Raises one of PARSE_ERRORS where the text is not YAML.
"""

PARSE_ERRORS = (YAMLError, UnicodeError)
"""UnicodeError: a tag that spells half a character in percent signs."""


def fast_events(text: str) -> NextEvent:
    """The events of a text, from libyaml.

    Raises:
        ImportError: PyYAML has no C extension here.
    """
    from yaml._yaml import CParser

    parser: Any = CParser(text)
    get: NextEvent = parser.get_event
    return get


def slow_events(text: str) -> NextEvent:
    """The events of a text, from PyYAML's pure Python parser."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    get: NextEvent = PureParser(text).get_event
    return get


def parser_events(text: str) -> NextEvent:
    """The events of a text, from the best parser there is."""
    try:
        return fast_events(text)
    except ImportError:
        return slow_events(text)
