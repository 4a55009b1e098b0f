"""Our verdict, our JSON Schema and upstream's CRD say the same of thousands of broken packs.

The ordinary run tries some; with SYMPOZIUM_FULL=1 it is 20,000 for every target.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schema.oracle import crd_validator
from schema.packs import grown, limited_pack, mutants, published_packs, replacements, written_packs
from shared import SHARED, needs_shared
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.json_schema import json_schema
from sympozium_cli.schema.target import SPELLINGS, Era, Target
from sympozium_cli.schema.verdict import verdict

MUTANTS = 20_000 if os.environ.get("SYMPOZIUM_FULL") else 2_000
GROWN = 300
TARGETS = [pytest.param(Target.parse(era), id=era) for era in SPELLINGS]


def _judged(target: Target, seed: int) -> Iterator[tuple[Any, bool]]:
    random = Random(seed)
    schema = resource(target.kind, target.release)
    grown_packs = [grown(schema, random) for _ in range(GROWN)]
    groups = [list(written_packs(target)), list(published_packs(target)), grown_packs]
    for pack in mutants(groups, random, MUTANTS):
        judged = verdict(pack, schema)
        yield pack, judged.accepted and not judged.pruned


@pytest.mark.parametrize("target", TARGETS)
def test_the_json_schema_accepts_what_the_api_server_keeps_whole(target: Target) -> None:
    validator = Draft202012Validator(json_schema(target.kind, target.release))
    verdicts = [0, 0]
    for pack, kept in _judged(target, seed=1):
        assert validator.is_valid(pack) == kept, pack
        verdicts[kept] += 1
    assert min(verdicts) > MUTANTS / 10


@needs_shared
@pytest.mark.parametrize("target", TARGETS)
def test_the_crd_accepts_what_our_verdict_keeps_whole(target: Target) -> None:
    validator = crd_validator(target.kind, str(target.release))
    for pack, kept in _judged(target, seed=2):
        assert validator.is_valid(pack) == kept, pack


def test_no_value_anywhere_in_a_pack_with_limits_divides_the_judges() -> None:
    target = Target.parse(Era.V0_10)
    schema = resource(target.kind, target.release)
    validators = [Draft202012Validator(json_schema(target.kind, target.release))]
    if SHARED.is_dir():
        validators.append(crd_validator(target.kind, str(target.release)))
    kinds = set()
    for pack in replacements(limited_pack()):
        judged = verdict(pack, schema)
        kinds |= {violation.kind for violation in judged.violations}
        for validator in validators:
            assert validator.is_valid(pack) == (judged.accepted and not judged.pruned), pack
    assert kinds >= {"unknown", "missing", "type", "enum", "length", "pattern", "range", "null", "null-item"}


@pytest.mark.parametrize("target", TARGETS)
def test_a_written_pack_is_kept_whole(target: Target) -> None:
    for pack in written_packs(target):
        judged = verdict(pack, resource(target.kind, target.release))
        assert judged.violations == ()


@pytest.mark.parametrize("target", TARGETS)
def test_a_grown_pack_is_accepted(target: Target) -> None:
    schema = resource(target.kind, target.release)
    random = Random(3)
    for _ in range(GROWN):
        pack = grown(schema, random)
        judged = verdict(pack, schema)
        assert judged.accepted, (pack, judged.violations)
        assert judged.pruned == (), pack
