"""What keeps a text from being the URL of an MCP server.

Source: ValidateConfig in internal/mcpbridge/config.go, which asks Go's net/url for an absolute HTTP URL with a host.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"[A-Za-z]+://(?P<host>[^/?]*)")
_HOST = re.compile(r"(?:[^@]*@)?(?:\[[0-9A-Fa-f:.]+(?:%25[^\]]+)?\]|[^\s:#@\[\]\\^`{|}/]*)(?::[0-9]*)?")


def why_not_mcp_url(url: str) -> str:
    """What is wrong with the text, in a phrase; empty where nothing is."""
    if _CONTROL.search(url):
        return "contains a control character"
    scheme = _SCHEME.match(url)
    if scheme is None or "://" not in url:
        return "has no http:// before it"
    if scheme[1].lower() not in ("http", "https"):
        return f"has the scheme {scheme[1]} instead of http or https"
    host = _AUTHORITY.match(url)
    if host is None or not host["host"].rpartition("@")[2]:
        return "has no host"
    return "" if _HOST.fullmatch(host["host"]) else f"has a host that cannot be read: {host['host']}"
