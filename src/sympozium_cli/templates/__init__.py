"""Files ready to be written: those that make a host check packs, and packs to begin with."""

from __future__ import annotations

from sympozium_cli.templates.draft import Draft, example_packs, new_pack
from sympozium_cli.templates.host import HOSTS, Host
from sympozium_cli.templates.schema_file import schema_from
from sympozium_cli.templates.target_file import TargetFile, place

__all__ = ["HOSTS", "Draft", "Host", "TargetFile", "example_packs", "new_pack", "place", "schema_from"]
