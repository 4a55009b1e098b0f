"""Write `schemas/`: the JSON Schema of every era for editors. `--check` only says whether they are up to date."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

from written import write

ROOT = Path(__file__).resolve().parents[1]
FIELDS = ROOT / "src" / "sympozium_cli" / "schema" / "fields"


def main() -> int:
    """Write the schemas, or with `--check` compare them; the exit code says whether all is well."""
    sys.path.insert(0, str(ROOT / "src"))
    return write({ROOT / "schemas" / name: text for name, text in schemas().items()}, check="--check" in sys.argv)


def schemas() -> dict[str, str]:
    """The text of every schema by its file's name."""
    from sympozium_cli.schema.json_schema import file_name, json_schema
    from sympozium_cli.schema.target import SPELLINGS, Target

    texts = descriptions()
    targets = [Target.parse(era) for era in SPELLINGS]
    return {
        file_name(target.kind, target.release): _written(json_schema(target.kind, target.release, texts))
        for target in targets
    }


def descriptions() -> dict[str, str]:
    """What editors show beside a field: what it is, and what comes of it."""
    pages = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FIELDS.glob("*.toml"))]
    return {
        path: "\n\n".join(entry[part] for part in ("text", "effect") if part in entry)
        for page in pages
        for path, entry in page.items()
    }


def _written(schema: dict[str, object]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
