"""What `pack render` does: packs in, objects out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.loading import demand_whole, load_packs, tell_other_words
from sympozium_cli.cli.output_folder import file_names, write_files
from sympozium_cli.cli.personas import demand_personas
from sympozium_cli.cli.saying import note
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.subject import Subject
from sympozium_cli.render.absences import absences, later_absences
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.engine import FIRST_WITH_AGENTS, agents_objects, first_runs, pack_objects
from sympozium_cli.render.era import words
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import hide
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.render.stored import stored
from sympozium_cli.report.hiding import without_secrets
from sympozium_cli.report.rendered import EXPLAINING, FORMATS, Rendering, Screen, lines_for
from sympozium_cli.report.rendered.yaml_documents import document_lines
from sympozium_cli.report.terminal import Terminal, terminal
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.values.plural import count

AGENTS = "agents"
RUNS = "runs"
STORED = "stored"
VIEWS = ("sent", STORED)


class Wanted(NamedTuple):
    """The options of one run; see `pack render --help`."""

    target: str = ""
    include: tuple[str, ...] = ()
    view: str = "sent"
    output: str = "yaml"
    explain: bool = False
    personas: tuple[str, ...] = ()
    folder: str = ""
    force: bool = False
    as_written: bool = False
    color: str = "auto"
    quiet: bool = False


def rendered(path: str, around: Circumstances, wanted: Wanted) -> None:
    """Render every pack at `path` and print the objects, or write them to a folder.

    Raises:
        SympoziumError: the wishes make no sense, an input cannot be read, or nothing would be made of a pack.
    """
    included = _checked(wanted)
    subjects = demand_whole(load_packs(path, wanted.target), wanted.color)
    renderings = [rendering(subject, around, included, wanted) for subject in subjects]
    demand_personas(wanted.personas, [persona.name for subject in subjects for persona in subject.pack.personas])
    if not wanted.quiet:
        _tell(subjects, renderings, wanted)
    if wanted.folder:
        _write(renderings, wanted)
        return
    screen = Screen(terminal(sys.stdout, wanted.color, os.environ), sys.stdout.encoding or "ascii", wanted.explain)
    for line in lines_for(wanted.output)(renderings, screen):
        print(line)


def rendering(subject: Subject, around: Circumstances, included: frozenset[str], wanted: Wanted) -> Rendering:
    """What becomes of one pack.

    Raises:
        UsageError: something that only the cluster knows was not given.
    """
    pack = controllers_pack(subject.document.value, subject.target)
    _demand_endpoint(subject, pack, around)
    enabled = pack.spec.enabled or not wanted.as_written
    manifests = objects(pack, around, included) if enabled else []
    missing = absences(pack) if enabled else []
    if RUNS in included or AGENTS in included:
        missing += later_absences(pack, manifests, around)
    if wanted.view == STORED:
        manifests = [stored(manifest) for manifest in manifests]
    kept = [one for one in manifests if not wanted.personas or one.persona in wanted.personas]
    told = [one for one in missing if not wanted.personas or one.persona in wanted.personas]
    shown = (manifest._replace(tree=hide(manifest.tree, without_secrets)) for manifest in kept)
    return Rendering(f"{words(pack.release).pack}/{pack.name}", subject.document, tuple(shown), tuple(told))


def objects(pack: Pack, around: Circumstances, included: frozenset[str]) -> list[Manifest]:
    """The objects of a pack, with those of the further controllers that are included.

    Raises:
        UsageError: the target is too old for what is included.
    """
    made = pack_objects(pack, around)
    if not included:
        return made
    if pack.release < FIRST_WITH_AGENTS:
        message = f"--include is for Sympozium 0.10, and this pack is rendered for {pack.release}"
        raise UsageError(message, hint="add --target 0.10, or leave --include out")
    children = agents_objects(pack, made, around)
    runs = first_runs(pack, [*made, *children]) if RUNS in included else []
    return [*made, *(children if AGENTS in included else []), *runs]


def _checked(wanted: Wanted) -> frozenset[str]:
    """What is to be included, once all words are known to make sense."""
    words = [word.strip() for text in wanted.include for word in text.split(",") if word.strip()]
    for word in words:
        checked_choice("--include", word, (AGENTS, RUNS))
    checked_choice("--view", wanted.view, VIEWS)
    checked_choice("--output", wanted.output, tuple(FORMATS))
    if wanted.explain and wanted.output not in EXPLAINING:
        raise UsageError(f"--explain needs '-o yaml' or '-o tree', not '-o {wanted.output}'")
    if wanted.folder and wanted.output != "yaml":
        raise UsageError(f"--output-dir writes YAML, and '-o {wanted.output}' asks for something else")
    return frozenset(words)


def _demand_endpoint(subject: Subject, pack: Pack, around: Circumstances) -> None:
    model = pack.spec.model_ref
    if not model or around.model_endpoint:
        return
    place = subject.document.span(pack.spec.path / "modelRef").start
    where = f"{subject.document.source}:{place.line}:{place.column}"
    message = (
        f"{where}: nothing is made until the Model '{model}' is Ready, and its address is known to the cluster alone"
    )
    raise UsageError(message, hint=f"give its address, such as --model-endpoint {around.usual_endpoint(pack)}")


def _tell(subjects: Sequence[Subject], renderings: Sequence[Rendering], wanted: Wanted) -> None:
    """Say on standard error what the objects alone do not show."""
    for subject, one in zip(subjects, renderings, strict=True):
        tell_other_words(subject.document, subject.target)
        if not subject.pack.spec.enabled:
            state = "nothing is made of it" if wanted.as_written else "rendered as if it were enabled"
            note(f"{one.pack} is not enabled: {state}")
        for absence in one.absences:
            if absence.expected and not wanted.explain:
                place = one.document.span(written_path(one.document, absence.path)).start
                note(f"{one.document.source}:{place.line}:{place.column}: {absence.message}")


def _write(renderings: Sequence[Rendering], wanted: Wanted) -> None:
    """Write one file per object."""
    page = Screen(Terminal(), explain=wanted.explain)
    documents = {id(manifest): one.document for one in renderings for manifest in one.manifests}
    named = file_names(manifest for one in renderings for manifest in one.manifests)
    texts = {
        name: "".join(f"{line}\n" for line in document_lines(manifest, documents[id(manifest)], page))
        for name, manifest in named.items()
    }
    write_files(wanted.folder, texts, force=wanted.force)
    if not wanted.quiet:
        note(f"{count(len(texts), 'file')} written to {wanted.folder}")
