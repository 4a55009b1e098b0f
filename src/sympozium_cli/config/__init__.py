"""What a project has decided once: `[tool.sympozium]` in pyproject.toml, or `.sympozium.toml`.

The file nearest to an input decides for that input, alone; options on the command line win over it.
"""

from sympozium_cli.config.find import Finder
from sympozium_cli.config.read import read_settings
from sympozium_cli.config.settings import FileSettings, Settings

__all__ = ["FileSettings", "Finder", "Settings", "read_settings"]
