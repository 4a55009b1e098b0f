"""What a template finds in the objects: `-o jsonpath='{.metadata.name}'`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.report.printing import Object, Printer, Screen
from sympozium_cli.report.printing.as_json import document
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.jsonpath.parse import JsonPathError, parse
from sympozium_cli.values.jsonpath.texts import printed
from sympozium_cli.values.jsonpath.walk import WalkError

_LINES = re.compile("[^\n\t]+")


def prepared(argument: str) -> Printer:
    """The printer of a template.

    Raises:
        UsageError: the template cannot be read.
    """
    try:
        template = parse(argument)
    except JsonPathError as error:
        raise UsageError(f"'{argument}' is no template: {error}", hint="see kubernetes.io, JSONPath Support") from None
    if "{" not in argument and argument.startswith((".", "$")):
        raise UsageError(f"'{argument}' prints itself", hint=f"write it in braces: -o jsonpath='{{{argument}}}'")

    def text(objects: Sequence[Object], screen: Screen) -> str:
        try:
            found = printed(template, document(objects, screen))
        except WalkError as error:
            raise InputError(f"'{argument}' does not fit: {error}") from None
        # Line breaks and tabs are the template's, or the text's: both are wanted here.
        return _LINES.sub(lambda match: inert(match[0]), found)

    return text
