"""Our verdict on documents is the API server's own: what it refuses, what it drops, what it stores, and where.

Every document is sent twice as a dry run, with strict field validation and without. The ordinary run tries some
mutated packs; with SYMPOZIUM_FULL=1 it is 4,000 for every era, and every odd value in every place.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cluster.api import Answer
from cluster.crds import crds_from_schemas, install
from cluster.fixtures import DisposableOf, SiteOf
from cluster.site import Site
from schema.packs import API_VERSION, grown, limited_pack, mutants, published_packs, replacements, written_packs
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.subject import examine
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.target import Era
from sympozium_cli.schema.verdict import Verdict, verdict

FULL = bool(os.environ.get("SYMPOZIUM_FULL"))
MUTANTS = 4_000 if FULL else 300
STEP = 1 if FULL else 9
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_stored_as_we_say(site_of: SiteOf, path: Path) -> None:
    found = [one.document for one in documents(path.read_bytes(), path.name) if one.pack]
    assert found
    for document in found:
        site = site_of(examine(document).target.era)
        assert _accepted(_sent(site, document.value, "Strict"))
        _compare(site, document.value)


def test_a_published_pack_is_judged_alike(era_site: Site) -> None:
    for pack in [*written_packs(era_site.target), *published_packs(era_site.target)]:
        _compare(era_site, pack)


def test_a_mutated_pack_is_judged_alike(era_site: Site) -> None:
    target, random = era_site.target, Random(11)
    schema = resource(target.kind, target.release)
    groups = [list(written_packs(target)), list(published_packs(target)), [grown(schema, random) for _ in range(100)]]
    accepted = [_compare(era_site, pack) for pack in mutants(groups, random, MUTANTS)]
    assert MUTANTS / 10 < sum(accepted) < MUTANTS * 9 / 10


def test_an_odd_value_anywhere_is_judged_alike(site: Site) -> None:
    for number, pack in enumerate(replacements(limited_pack())):
        if number % STEP == 0:
            _compare(site, pack)


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, -(2**31), -(2**31) - 1])
def test_an_int32_is_held_to_its_width(site: Site, number: int) -> None:
    items = [{"key": "a", "path": "b", "mode": number}]
    volume = {"name": "charts", "configMap": {"name": "charts", "items": items}}
    pack = {"spec": {"agentConfigs": [], "volumes": [volume]}}
    assert _compare(site, pack) is (-(2**31) <= number < 2**31)


def test_definitions_made_of_our_schemas_judge_alike(disposable_of: DisposableOf, tmp_path: Path) -> None:
    server = disposable_of("").server
    admin = server.api()
    for era in (Era.V0_8, Era.V0_10):  # whose packs have different kinds
        install(admin, crds_from_schemas(era))
        site, random = Site(server, "default", era, admin, tmp_path), Random(12)
        for pack in mutants([list(written_packs(site.target))], random, 100):
            _compare(site, pack)


_UNREADABLE = 400


def _compare(site: Site, pack: Any) -> bool:
    """Whether the API server and we accept the pack, about which we agree in everything."""
    named = {**pack, "apiVersion": API_VERSION, "kind": site.target.kind, "metadata": {"name": "judged"}}
    judged = verdict(named, resource(site.target.kind, site.target.release))
    lenient, strict = _sent(site, named, "Ignore"), _sent(site, named, "Strict")
    assert _accepted(lenient) == judged.accepted, (named, lenient.message, judged.violations)
    assert _accepted(strict) == (judged.accepted and not judged.pruned), (named, strict.message, judged.violations)
    if judged.accepted:
        assert lenient.value.get("spec") == judged.value.get("spec"), named
    elif lenient.code != _UNREADABLE or "details" in lenient.value:
        # An integer that Go cannot hold is refused before anybody looks for its place.
        assert _places(lenient) == _refused(judged), (named, lenient.message)
    return judged.accepted


def _sent(site: Site, pack: Any, validation: str) -> Answer:
    about = {"name": pack["metadata"]["name"]}
    query = {"dryRun": "All", "fieldValidation": validation}
    return site.admin.ask("POST", site.packs.path(site.namespace), {**pack, "metadata": about}, query)


def _accepted(answer: Answer) -> bool:
    assert answer.code in (201, 400, 422), answer.message
    return answer.code == 201


def _places(refusal: Answer) -> set[str]:
    """The fields that the API server names; some it names in its words alone."""
    details = refusal.value["details"]["causes"]
    return {_named(one["message"]) if one["field"] == "<nil>" else one["field"] for one in details}


def _named(message: str) -> str:
    found = re.search(r"\bspec\b[^\s\"]*", message)
    assert found, message
    return found[0]


def _refused(judged: Verdict) -> set[str]:
    return {str(violation.path) for violation in judged.violations if violation.rejected}
