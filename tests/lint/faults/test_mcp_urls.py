"""Which URLs the bridge takes for an MCP server, as Go's net/url reads them."""

from __future__ import annotations

import pytest

from sympozium_cli.lint.faults.mcp_urls import why_not_mcp_url


@pytest.mark.parametrize(
    "url",
    [
        "http://grafana",
        "https://grafana.tools.svc:8443/mcp",
        "HTTP://grafana",
        "http://user:pass@grafana:8080/mcp?a=b c",
        "http://[::1]:8080/mcp",
        "http://grafana:/mcp",
        "http://grafana?org=1",
    ],
)
def test_an_absolute_http_url_with_a_host_is_fine(url: str) -> None:
    assert why_not_mcp_url(url) == ""


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("grafana:8080", "has no http:// before it"),
        ("/mcp", "has no http:// before it"),
        ("http:grafana", "has no http:// before it"),
        ("ws://grafana", "has the scheme ws instead of http or https"),
        ("http://", "has no host"),
        ("https:///mcp", "has no host"),
        ("http://user@/mcp", "has no host"),
        ("http://my grafana", "has a host that cannot be read: my grafana"),
        ("http://grafana:port/mcp", "has a host that cannot be read: grafana:port"),
        ("http://grafana#top", "has a host that cannot be read: grafana#top"),
        ("http://graf\nana", "contains a control character"),
    ],
)
def test_anything_else_has_a_reason_why_not(url: str, why: str) -> None:
    assert why_not_mcp_url(url) == why
