"""A pack that is written to a file of its own, without costing anybody's work."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import RefusedError, UsageError
from sympozium_cli.source.folders import reason
from sympozium_cli.templates import Draft, schema_from


class NewPack(NamedTuple):
    """A draft that gets a name, and the path of its file; "-" is standard output."""

    draft: Draft
    name: str
    path: str

    @property
    def text(self) -> str:
        """The pack. Editors look for its schema beside it where there is none yet."""
        return self.draft.named(self.name, self._schema or self.draft.schema)

    def write(self, *, replace: bool) -> None:
        """Write the file, all at once, and make the folders that it needs.

        Raises:
            RefusedError: something has its name, and may not be replaced.
            UsageError: the system does not let us write there.
        """
        if os.path.isdir(self.path):
            file = os.path.join(self.path, f"{self.name}.yaml")
            raise UsageError(f"{self.path} is a folder", hint=f"name a file in it: --output {file}")
        if os.path.lexists(self.path) and not replace:
            hint = "--force replaces it, --output FILE writes elsewhere"
            raise RefusedError(f"{self.path} exists and is left as it is", hint=hint)
        try:
            os.makedirs(self._folder or ".", exist_ok=True)
            replace_file(os.path.realpath(self.path), self.text.encode())
        except OSError as error:
            message = f"cannot write {self.path}: {reason(error)}"
            raise UsageError(message, hint="choose another place with --output") from error

    def next_steps(self) -> Iterator[str]:
        """What to do next, in lines; the commands can be copied into a shell."""
        path = shlex.quote(self.path)
        yield f"next: sympozium pack validate {path}"
        yield f"      sympozium pack render {path}"
        if self._schema is None:
            schema = self.draft.schema
            file = shlex.quote(os.path.join(self._folder, schema))
            yield "note: the first line names a schema for editors; this writes it:"
            yield f"      sympozium schema print {schema.removesuffix('.schema.json')} > {file}"

    @property
    def _folder(self) -> str:
        return os.path.dirname(self.path)

    @property
    def _schema(self) -> str | None:
        return schema_from(self._folder, self.draft.schema)
