"""What each host reads, and what a user does next."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from sympozium_cli import __version__

_INCLUDE = "include:\n  - local: /{path}\n"
_BESIDE = ".gitlab/sympozium.yml"


class Host(NamedTuple):
    """A place where checks run: the file that it reads, from the root of the repository, and our template for it.

    `ready` is the next step once that file is written. `beside` is where the template goes when that file is somebody
    else's, `added` the lines that this file then needs, and `merge` the words that say so; {path} stands for `beside`.
    """

    path: str
    template: str
    ready: str
    merge: str = ""
    beside: str = ""
    added: str = ""

    def text(self) -> str:
        """The file, which installs exactly this version of the program."""
        raw = files(__package__).joinpath(self.template).read_text("utf-8")
        return raw.replace("@version@", __version__)

    def lines_for(self, path: str) -> str:
        """The lines that join our part with a file that is there already; `path` is where our part lies."""
        if self.added:
            return self.added.replace("{path}", path)
        _, _, items = self.text().partition("\nrepos:\n")
        return items

    def next_step(self, path: str) -> str:
        """What to do after the template was written to `path`, from the root of the repository, with slashes."""
        if path == self.path or not self.added:
            return self.ready
        lines = self.lines_for(path).rstrip("\n")
        return f"commit it, and let {self.path} include it:\n{lines}"


HOSTS = {
    "github": Host(
        path=".github/workflows/sympozium.yml",
        template="github.yml",
        ready="commit it; packs are checked on every pull request",
    ),
    "gitlab": Host(
        path=".gitlab-ci.yml",
        template="gitlab.yml",
        ready="commit it; packs are checked in every pipeline",
        merge=f"add the lines above to it, and write the job with 'sympozium ci init gitlab --output {_BESIDE}'",
        beside=_BESIDE,
        added=_INCLUDE,
    ),
    "pre-commit": Host(
        path=".pre-commit-config.yaml",
        template="pre-commit.yaml",
        ready="run 'pre-commit install', and try it with 'pre-commit run --all-files'",
        merge="add the lines above to its 'repos:'",
    ),
}
"""The hosts by the names that `sympozium ci init` knows."""
