"""`secret list` and `secret check` print as `pack list` does, and never a value, whatever is asked for."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cli.playground import Playground, shown
from cluster.site import Site
from fakeapi.server import FakeApi
from sympozium_cli.report.published import SCHEMAS

KEY = "sk-proj-Ab12Cd34Ef56Gh78Ij90klMN"
OURS = {"app.kubernetes.io/managed-by": "sympozium-cli"}
ACTIONS = ("list", "check")


def _filled(place: Playground) -> Playground:
    place.put_pack(
        "team",
        enabled=True,
        authRefs=[{"provider": "openai", "secret": "team-openai"}, {"provider": "groq", "secret": "lost"}],
    )
    place.put_secret("team-openai", {"tier": "prod"}, OPENAI_API_KEY=KEY)
    place.put_secret("old", {**OURS, "tier": "test"}, API_KEY=f"{KEY}\n")
    place.put_secret("foreign", {"tier": "prod"}, PASSWORD=KEY)
    return place


@pytest.fixture(name="place")
def _place(fake_site: Site, fakeapi: FakeApi) -> Playground:
    return _filled(Playground(fake_site, fakeapi))


@pytest.fixture(name="anywhere", params=["emulated", "real"])
def _anywhere(request: pytest.FixtureRequest) -> Playground:
    if request.param == "emulated":
        return request.getfixturevalue("place")  # type: ignore[no-any-return]
    return _filled(Playground(request.getfixturevalue("site")))


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("-o", "name"), ["secret/old", "secret/team-openai"]),
        (("-o", "jsonpath={.secrets[*].name}"), ["lost old team-openai"]),
        (("-o", "jsonpath={.secrets[?(@.state=='missing')].users[0].pack}"), ["team"]),
        (
            ("-o", "custom-columns=N:.name,K:.keys[*].name,S:.state", "--no-headers"),
            [
                "lost          <none>           missing",
                "old           API_KEY          wrong",
                "team-openai   OPENAI_API_KEY   ok",
            ],
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_it_prints_as_kubectl_does(place: Playground, action: str, words: tuple[str, ...], lines: list[str]) -> None:
    ended = place.run("secret", action, *words)
    assert (ended.out.splitlines(), ended.code) == (lines, 1 if action == "check" else 0)


def test_a_list_is_sorted_by_any_field(place: Playground) -> None:
    for field, names in (
        (".state", ["lost", "team-openai", "old"]),
        (".keys[0].bytes", ["lost", "team-openai", "old"]),
    ):
        ended = place.run("secret", "list", "-o", "jsonpath={.secrets[*].name}", "--sort-by", field)
        assert ended.out.split() == names


@pytest.mark.parametrize(
    ("selector", "told"), [("tier=(", "unable to parse requirement"), ("tier front", "found 'front', expected: ")]
)
def test_a_selector_that_cannot_be_read_is_refused(site: Site, selector: str, told: str) -> None:
    ended = Playground(site).run("secret", "list", "-l", selector)
    assert (ended.code, ended.out) == (6, "")
    assert told in ended.err


@pytest.mark.parametrize("action", ACTIONS)
def test_labels_choose_among_the_secrets_that_have_to_do_with_packs(anywhere: Playground, action: str) -> None:
    names = {
        selector: [line.removeprefix("secret/") for line in ended.out.splitlines()]
        for selector in ("tier=prod", "tier!=prod", "tier in (prod,test)", "tier=none")
        if (ended := anywhere.run("secret", action, "-l", selector, "-o", "name"))
    }
    assert names == {
        "tier=prod": ["team-openai"],
        "tier!=prod": ["old"],
        "tier in (prod,test)": ["old", "team-openai"],
        "tier=none": [],
    }
    missing = anywhere.run("secret", action, "-l", "tier=prod", "-o", "json")
    assert [one["name"] for one in shown(missing)["secrets"]] == ["team-openai"]
    assert missing.code == 0


def test_nothing_with_these_labels_is_said(place: Playground) -> None:
    ended = place.run("secret", "list", "-l", "tier=none")
    said = f"no Secret in '{place.namespace}' that has to do with packs has these labels\n"
    assert (ended.code, ended.out, ended.err) == (0, "", said)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_a_document_is_of_the_published_shape(place: Playground, action: str, form: str, read: Any) -> None:
    value = read(place.run("secret", action, "-o", form).out)
    Draft202012Validator(SCHEMAS["secrets-v1"].build()).validate(value)
    assert [(one["name"], one["state"]) for one in value["secrets"]] == [
        ("lost", "missing"),
        ("old", "wrong"),
        ("team-openai", "ok"),
    ]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    "form",
    [
        "table",
        "wide",
        "json",
        "yaml",
        "name",
        "jsonpath={}",
        "jsonpath={..}",
        "jsonpath={..data}",
        "jsonpath={.secrets[*].secret}",
        "jsonpath={.secrets[*]['data','secret','keys','value']}",
        "custom-columns=A:.,B:.data,C:.secret,D:.keys,E:..",
    ],
)
def test_no_format_shows_a_value(place: Playground, action: str, form: str) -> None:
    for words in ((), ("-A",)):
        ended = place.run("secret", action, "-o", form, *words)
        told = ended.out + ended.err
        assert ended.code in {0, 1, 2}
        for part in (KEY, KEY[8:24], b64encode(KEY.encode()).decode()[:16]):
            assert part not in told


def test_a_name_may_be_written_as_it_is_printed(place: Playground) -> None:
    ended = place.run("secret", "check", "secret/team-openai", "team-openai", "-o", "name")
    assert (ended.code, ended.out) == (0, "secret/team-openai\n")
    assert place.run("secret", "delete", "secret/old", "--yes").out == "secret/old deleted\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("check old -l a=b", "names and a selection exclude each other"),
        ("check old -A", "names and a selection exclude each other"),
        ("list -A -n other", "-A is all namespaces, and -n is one"),
        ("list -o tabel", "did you mean 'table'?"),
        ("check -o custom-columns", "does not say what to print"),
        ("list -o jsonpath={.secrets[", "is no template"),
    ],
)
def test_wishes_that_make_no_sense_are_refused_at_once(place: Playground, words: str, message: str) -> None:
    asked = len(place.api.requests)
    ended = place.run("secret", *words.split())
    assert (ended.code, ended.out, message in ended.err) == (2, "", True), ended.err
    assert len(place.api.requests) == asked


def test_text_of_others_cannot_reach_the_terminal(place: Playground) -> None:
    place.put_pack("evil", enabled=True, authRefs=[{"provider": "a\x1b]0;x\x07b", "secret": "s\x1b[2Jx"}])
    for form in ("table", "wide", "yaml", "jsonpath={.secrets[*].users[*].purpose}", "custom-columns=N:.name"):
        assert "\x1b" not in place.run("secret", "list", "-o", form).out
