"""What `pack diff` does: two versions in, what the edit means and does out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.graph import why_refused
from sympozium_cli.change.meaning import Meaning, meanings
from sympozium_cli.change.plan import Plan, plan
from sympozium_cli.change.reconcile import SINCE
from sympozium_cli.change.whole import of_lost_pack, of_new_pack
from sympozium_cli.cli.beginning import beginning
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.loading import Loaded, StoppedError, tell, tell_other_words
from sympozium_cli.cli.saying import note
from sympozium_cli.cli.versions import Pair, pairs, versions
from sympozium_cli.errors import Exit, UsageError
from sympozium_cli.lint.subject import object_name
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.report.differences import FORMATS, Difference, lines_for
from sympozium_cli.report.terminal import terminal
from sympozium_cli.schema.target import NEWEST, Target

_OF_THE_CONTROLLER = frozenset(("relationships", "stimulus", "shared_memory"))
"""The topics of rules that stop the controller alone: the API server takes such a pack, and an edit has effects."""


class Wanted(NamedTuple):
    """The options of one run; see `pack diff --help`."""

    ref: str = ""
    target: Target = NEWEST
    forced: bool = False
    output: str = "unified"
    start: str = ""
    as_written: bool = False
    color: str = "auto"
    quiet: bool = False


class _Both(NamedTuple):
    """A pair as the controllers see it."""

    old: Pack | None
    new: Pack | None
    assumed: bool = False


def target_of(text: str) -> Target:
    """The release whose controllers are meant.

    Raises:
        UsageError: there is no such release, or it is too old.
    """
    target = Target.parse(text) if text else NEWEST
    if target.release < SINCE:
        message = f"what a controller of {target} does about an edit is not known here"
        raise UsageError(message, hint=f"--target takes {SINCE} and newer; to see the objects, use 'pack render'")
    return target


def compared(paths: list[str], around: Circumstances, wanted: Wanted) -> int:
    """Compare two versions and print what is different; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, an input cannot be read, or the API server refuses the new version.
    """
    checked_choice("--output", wanted.output, tuple(FORMATS))
    since = beginning(wanted.start)
    found = versions(paths, wanted.ref, wanted.target if wanted.forced else None)
    _note(found.note, wanted)
    both = pairs(found, around.namespace)
    _demand_acceptable(both, wanted)
    _tell_refused(both, wanted)
    _tell_other_words(both, wanted)
    differences = [_difference(pair, around, since, wanted) for pair in both]
    different = [one for one in differences if not one.is_empty]
    for line in lines_for(wanted.output)(different, terminal(sys.stdout, wanted.color, os.environ)):
        print(line)
    if not different and wanted.output == "unified":
        _note("there is no difference", wanted)
    return Exit.FINDINGS if different else Exit.OK


def _demand_acceptable(both: Iterable[Pair], wanted: Wanted) -> None:
    """Tell what stops the controllers from getting through with a new version.

    Raises:
        StoppedError: the API server refuses one, so that nothing changes.
    """
    stops = [finding for pair in both if pair.new is not None for finding in pair.new.stops]
    if stops:
        tell(stops, wanted.color)
    if any(finding.topic not in _OF_THE_CONTROLLER for finding in stops):
        message = "the new version is refused as a whole, so that nothing changes in the cluster"
        raise StoppedError(message, hint="see 'sympozium pack validate' for everything else")


def _tell_refused(both: Iterable[Pair], wanted: Wanted) -> None:
    """Tell why old versions cannot be live."""
    stops = [finding for pair in both if pair.old is not None and _refused(pair.old) for finding in pair.old.stops]
    if stops and not wanted.quiet:
        tell(stops, wanted.color)


def _tell_other_words(both: Iterable[Pair], wanted: Wanted) -> None:
    for one in (one for pair in both for one in pair if one is not None and not wanted.quiet):
        tell_other_words(one.document, wanted.target)


def _difference(pair: Pair, around: Circumstances, since: datetime, wanted: Wanted) -> Difference:
    both = _read(pair, wanted)
    _tell_models(both, around, wanted)
    was, now = (_with_model(pack, around) for pack in (both.old, both.new))
    done = plan(both.old, both.new, now, was)
    kind, name, namespace = object_name(pair.any.document.value)
    return Difference(
        pack=f"{kind}/{name}",
        namespace=namespace or around.namespace,
        old=pair.old.document if pair.old is not None else None,
        new=pair.new.document if pair.new is not None else None,
        meanings=_meanings(both, now, done, since),
        plan=done,
        assumed=both.assumed,
    )


def _meanings(both: _Both, around: Circumstances, done: Plan, since: datetime) -> tuple[Meaning, ...]:
    if both.new is None:
        return tuple(of_lost_pack(both.old)) if both.old is not None and done.collected else ()
    if both.old is None:
        return tuple(of_new_pack(both.new))
    return meanings(Edit(both.old, both.new, around, done, since))


def _read(pair: Pair, wanted: Wanted) -> _Both:
    """The versions as the controllers see them; an old one that the API server refused was never applied."""
    old, new = (_pack(one, wanted, enabled=False) for one in pair)
    refused = pair.old is not None and _refused(pair.old)
    if refused or (old is not None and old.spec.enabled and why_refused(old)):
        who = "API server" if refused else "controller"
        name = _name(pair.any)
        _note(f"{name}: the {who} refuses the old version, so that nothing is taken to be there", wanted)
    written = [pack for pack in (None if refused else old, new) if pack is not None]
    assumed = not wanted.as_written and not any(pack.spec.enabled for pack in written)
    if assumed:
        _note(f"{_name(pair.any)} is not enabled: compared as if it were", wanted)
        old, new = (_pack(one, wanted, enabled=True) for one in pair)
    return _Both(None if refused else old, new, assumed)


def _pack(loaded: Loaded | None, wanted: Wanted, *, enabled: bool) -> Pack | None:
    if loaded is None or loaded.subject is None:
        return None
    value = loaded.document.value
    return controllers_pack(_enabled(value) if enabled else value, wanted.target)


def _enabled(value: Any) -> Any:
    spec = value.get("spec") if isinstance(value, dict) else None
    return {**value, "spec": {**spec, "enabled": True}} if isinstance(spec, dict) else value


def _refused(loaded: Loaded) -> bool:
    return any(finding.topic not in _OF_THE_CONTROLLER for finding in loaded.stops)


def _with_model(pack: Pack | None, around: Circumstances) -> Circumstances:
    """The circumstances with an address of the pack's Model, which is taken to be Ready."""
    if pack is None or around.model_endpoint:
        return around
    return around._replace(model_endpoint=around.usual_endpoint(pack))


def _tell_models(both: _Both, around: Circumstances, wanted: Wanted) -> None:
    """Say which Models are taken to be Ready."""
    packs = [pack for pack in (both.old, both.new) if pack is not None and pack.spec.model_ref]
    taken = {pack.spec.model_ref: around.usual_endpoint(pack) for pack in packs if not around.model_endpoint}
    for model, address in taken.items():
        _note(f"the Model '{model}' is taken to be Ready at {address}; --model-endpoint gives another address", wanted)


def _name(loaded: Loaded | None) -> str:
    kind, name, _ = object_name(loaded.document.value if loaded is not None else None)
    return f"{kind}/{name}"


def _note(text: str, wanted: Wanted) -> None:
    if not wanted.quiet:
        note(text)
