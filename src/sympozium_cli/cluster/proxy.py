"""Which proxy stands between us and the API server: the rules of Go's net/http, which kubectl follows."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from sympozium_cli.cluster.access import Endpoint


def proxy_for(endpoint: Endpoint, environment: Mapping[str, str]) -> str:
    """The address of the proxy, "" for none: the kubeconfig's, or else the environment's.

    Source: golang.org/x/net/http/httpproxy. The environment never puts a proxy before this machine itself.
    """
    if endpoint.proxy:
        return endpoint.proxy
    parts = urlsplit(endpoint.server)
    scheme = parts.scheme
    proxy = _either(environment, f"{scheme}_proxy")
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or {"https": 443, "http": 80}[scheme]
    if not proxy or host == "localhost" or _is_loopback(host):
        return ""
    excepted = (word.strip().lower() for word in _either(environment, "no_proxy").split(","))
    if any(_covers(word, host, port) for word in excepted if word):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def _either(environment: Mapping[str, str], name: str) -> str:
    return environment.get(name.upper()) or environment.get(name) or ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _covers(word: str, host: str, port: int) -> bool:
    """Whether a word of NO_PROXY means this host: a name and what is below it, an address, a network, "*"."""
    if word == "*":
        return True
    name, colon, number = word.rpartition(":")
    if colon and number.isdigit() and not name.count(":"):
        if int(number) != port:
            return False
        word = name
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(word, strict=False)
    except ValueError:
        pass
    if word.startswith("*."):
        word = word[1:]
    return host.endswith(word) if word.startswith(".") else host == word or host.endswith(f".{word}")
