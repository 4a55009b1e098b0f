"""The program as a person would use it on a real API server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cli.program import Outcome, environment, sympozium
from cluster.site import Site


def look(site: Site, *words: str, user: str = "") -> Outcome:
    """Run `sympozium pack` in a site's namespace."""
    kubeconfig = site.kubeconfig(user) if user else site.kubeconfig()
    return sympozium("pack", *words, env=environment(KUBECONFIG=str(kubeconfig)))


def file_of(folder: Path, value: dict[str, Any], name: str = "team.json") -> Path:
    """Write a pack to a file."""
    path = folder / name
    path.write_text(json.dumps(value), "utf-8")
    return path
