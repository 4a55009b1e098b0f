"""What keeps a name from becoming part of a Service's name, and what could be written instead of a bad one.

Source: k8s.io/apimachinery, IsDNS1123Subdomain and IsDNS1035Label; a Service begins with a letter and has no dots.
"""

from __future__ import annotations

from sympozium_cli.values.names import as_dns1123, is_dns1123_subdomain, why_not_dns1123_subdomain


def why_not_first_in_service(name: str) -> str:
    """What is wrong with a good name of an object at the start of a Service's name; empty where nothing is."""
    if name[:1].isdigit() and is_dns1123_subdomain(name):
        return "begins with a digit"
    return why_not_in_service(name)


def why_not_in_service(name: str) -> str:
    """What is wrong with a good name of an object further on in a Service's name; empty where nothing is."""
    return "has a dot" if "." in name and is_dns1123_subdomain(name) else ""


def good_name(name: str) -> str:
    """What to write instead of a name that names no object, as a command."""
    better = as_dns1123(name)
    return f"write '{better}'" if better else "write lower-case letters, digits and '-'"


def why_no_channel(channel: str) -> str:
    """What keeps `<agent>-channel-<channel>` from naming a Deployment; empty where nothing does."""
    return why_not_dns1123_subdomain(f"channel-{channel}")
