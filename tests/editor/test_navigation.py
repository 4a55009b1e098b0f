"""Names: where they stand, and how they change everywhere and nothing else does."""

from __future__ import annotations

import pytest

from editor.reading import HEAD, marked
from sympozium_cli.editor.navigation import definition, references, renamable, renamed
from sympozium_cli.editor.reading import Reading
from sympozium_cli.editor.text import Point
from sympozium_cli.errors import RefusedError
from sympozium_cli.lint.text_edit import TextEdit, edited
from sympozium_cli.source import Span

EVERYWHERE = """\
spec:
  agentConfigs:
    - name: &w "writer" # who writes
      systemPrompt: You are the writer.
    - name: 'lead'
      systemPrompt: Ask writer.
  excludePersonas: [writer, # away
    other]
  stimulus: {name: writer, prompt: x}
  sharedMemory:
    accessRules:
      - {agentConfig: *w, access: read-only}
    membrane:
      permeability:
        - agentConfig: writer
      trustGroups:
        - name: writer
          agentConfigs:
            - lead
            - "writer"
  relationships:
    - {source: lead, target: !!str writer, type: delegation}
    - {source: writer, target: lead, type: stimulus}
"""


def after(reading: Reading, point: Point, new: str) -> str:
    """The text after a rename."""
    text = reading.text
    changes = renamed(reading, point, new)
    spans = [Span(text.position(change.range.start), text.position(change.range.end)) for change in changes]
    edits = [TextEdit(span, change.text) for span, change in zip(spans, changes, strict=True)]
    return edited(text.lines, edits)


def test_a_persona_changes_its_name_wherever_the_pack_names_it() -> None:
    text = HEAD + EVERYWHERE
    expected = (
        text.replace('"writer"', '"author"')
        .replace("[writer", "[author")
        .replace("agentConfig: writer", "agentConfig: author")
        .replace("str writer", "str author")
    )
    for use in ('"wri|ter" # who', "[wri|ter", "*|w", "agentConfig: wri|ter", "str wri|ter"):
        whole = text.replace(use.replace("|", ""), use)
        assert after(*marked(whole), "author") == expected


def test_the_stimulus_is_another_thing_than_a_persona_of_its_name() -> None:
    text = HEAD + EVERYWHERE.replace("source: writer", "source: wri|ter")
    expected = text.replace("|", "").replace("{name: writer", "{name: go!").replace("source: writer", "source: go!")
    assert after(*marked(text), "go!") == expected.replace("go!", '"go!"')


@pytest.mark.parametrize(("new", "written"), [("on", '"on"'), ("1e3", '"1e3"'), ("a.b", "a.b"), ("007", '"007"')])
def test_a_name_is_quoted_where_yaml_would_take_it_for_something_else(new: str, written: str) -> None:
    reading, point = marked(f"{HEAD}spec:\n  agentConfigs:\n  - name: le|ad\n  excludePersonas: ['lead']\n")
    done = after(reading, point, new)
    assert f"- name: {written}\n" in done
    assert f"['{new}']" in done


def test_json_stays_json() -> None:
    text = '{"kind": "Ensemble", "spec": {"agentConfigs": [{"name": "le|ad"}], "excludePersonas": ["l\\u0065ad"]}}'
    done = after(*marked(text), "boss")
    assert done == text.replace("le|ad", "boss").replace('"l\\u0065ad"', '"boss"').replace('"boss"]', '"boss"]')


def test_older_words_and_the_packs_of_a_list_are_understood() -> None:
    pack = (
        "kind: PersonaPack\n  spec:\n    personas: [{name: le|ad}]\n    sharedMemory: {accessRules: [{persona: lead}]}"
    )
    text = f"kind: List\nitems:\n- {pack}\n- {pack.replace('|', '')}\n"
    assert after(*marked(text), "boss") == text.replace("|", "").replace("lead", "boss", 2)


def test_an_alias_of_something_else_is_not_changed() -> None:
    text = f"{HEAD}spec:\n  category: &l lead\n  agentConfigs:\n  - name: lead\n  excludePersonas: [*l]\n"
    with pytest.raises(RefusedError, match="line 5 is used for something else"):
        after(*marked(text.replace("name: lead", "name: le|ad")), "boss")


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("", "is empty"),
        ("Boss", "upper-case"),
        ("a b", "blank"),
        ("writer", "there is a persona named 'writer' already"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(new: str, reason: str) -> None:
    reading, point = marked(HEAD + EVERYWHERE.replace("'lead'", "'le|ad'"))
    with pytest.raises(RefusedError, match=reason):
        renamed(reading, point, new)


@pytest.mark.parametrize("new", ["", " ", "it's", "a\nb"])
def test_a_stimulus_may_be_called_nearly_anything(new: str) -> None:
    reading, point = marked(HEAD + EVERYWHERE.replace("stimulus: {name: wri", "stimulus: {name: wri|"))
    with pytest.raises(RefusedError, match="the stimulus's name"):
        renamed(reading, point, new)


def test_where_nothing_is_named_nothing_is_found() -> None:
    reading, point = marked(HEAD + EVERYWHERE.replace("are the writer", "are the wri|ter"))
    assert renamable(reading, point) is None
    assert definition(reading, point) == references(reading, point, with_definition=True) == []
    with pytest.raises(RefusedError, match="nothing|no persona"):
        renamed(reading, point, "x")


def test_an_unknown_name_has_uses_and_no_definition() -> None:
    reading, point = marked(HEAD + EVERYWHERE.replace("other]", "oth|er]"))
    assert definition(reading, point) == []
    assert len(references(reading, point, with_definition=True)) == 1
