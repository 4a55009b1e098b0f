"""A key that must turn up nowhere, in whatever form, and the places where it is looked for."""

from __future__ import annotations

import json
import os
import random
import string
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

_PART = 10


def planted(name: str) -> str:
    """A key that is another one for every test, with characters that every notation writes in its own way."""
    letters = random.Random(name)
    return f"sk-CANARY-{''.join(letters.choices(string.ascii_letters + string.digits, k=24))}/+&{name[-3:].strip('[]')}"


def forms(canary: str) -> set[str]:
    """How it may be written."""
    data = canary.encode()
    codes = (b64encode(bytes(shift) + data).decode()[4:-4] for shift in range(3))
    return {
        canary,
        repr(canary)[1:-1],
        json.dumps(canary)[1:-1],
        json.dumps(canary).replace("&", "\\u0026")[1:-1],
        quote(canary, safe=""),
        quote_plus(canary),
        data.hex(),
        *codes,
    }


def traces(canary: str, text: str) -> list[str]:
    """The pieces of any form that a text holds, line breaks and blanks in it aside."""
    joined = "".join(text.split())
    pieces = {form[at : at + _PART] for form in forms(canary) for at in range(len(form) - _PART + 1)}
    tellers = {piece for piece in pieces if not piece.startswith(("sk-CANARY", "k-CANARY"))}
    return sorted(piece for piece in tellers if piece in text or piece in joined)


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, and what is in it; and the names themselves."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            yield str(path), name
            if path.is_file():
                yield str(path), path.read_bytes().decode("utf-8", "replace")
