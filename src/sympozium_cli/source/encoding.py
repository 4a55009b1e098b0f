"""From bytes to text: UTF-8, or UTF-16 with a byte order mark, as YAML demands."""

from __future__ import annotations

from sympozium_cli.source.lines import Lines
from sympozium_cli.source.problem import Flaw, point

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, Flaw | None]:
    """The text without its byte order mark, and what keeps it from being one.

    The text then has a replacement character for every wrong byte, so that its lines can be shown.
    """
    mark, encoding = next((pair for pair in _BYTE_ORDER_MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    content = data[len(mark) :]
    try:
        return content.decode(encoding), None
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding)
        wrong = content[error.start]
        text = content.decode(encoding, "replace")
        message = f"byte 0x{wrong:02X} is not {encoding.upper()[:6].rstrip('-')}; save the file as UTF-8"
        return text, Flaw("encoding", message, point(Lines(text), len(before)))


def encode(text: str, original: bytes) -> bytes:
    """The bytes of a text in the encoding of `original`, with its byte order mark if it has one."""
    mark, encoding = next((pair for pair in _BYTE_ORDER_MARKS if original.startswith(pair[0])), (b"", "utf-8"))
    return mark + text.encode(encoding)
