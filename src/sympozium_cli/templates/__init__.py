"""The files that make a host of continuous integration check packs, ready to be written."""

from __future__ import annotations

from sympozium_cli.templates.host import HOSTS, Host
from sympozium_cli.templates.target_file import TargetFile, place

__all__ = ["HOSTS", "Host", "TargetFile", "place"]
