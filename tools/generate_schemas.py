"""Write `schemas/`: every JSON Schema that the program publishes. `--check` only says whether they are up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from written import write

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the schemas, or with `--check` compare them; the exit code says whether all is well."""
    sys.path.insert(0, str(ROOT / "src"))
    return write({ROOT / "schemas" / name: text for name, text in schemas().items()}, check="--check" in sys.argv)


def schemas() -> dict[str, str]:
    """The text of every schema by its file's name: what `sympozium schema print` prints."""
    from sympozium_cli.report.published import SCHEMAS, written

    return {published.file: written(published.build()) for published in SCHEMAS.values()}


if __name__ == "__main__":
    sys.exit(main())
