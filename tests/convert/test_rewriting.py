"""Only the words of other eras are written otherwise; everything else stays as it is, to the byte."""

from __future__ import annotations

import json

import pytest

from convert.converting import NAME, after, wish
from sympozium_cli.convert.conversion import converted
from sympozium_cli.errors import InputError, UsageError

OLD = """\
# our team
apiVersion: sympozium.ai/v1alpha1
kind: PersonaPack
metadata: {name: demo}
spec:   # what we want
  personas:  # who is in it
    - name: 'lead'
      systemPrompt: "You lead personas."
"""

EXPORTED = """\
apiVersion: sympozium.ai/v1alpha1
kind: PersonaPack
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"kind": "PersonaPack"}
  creationTimestamp: "2026-03-01T00:00:00Z"
  finalizers:
    - sympozium.ai/personapack-finalizer
  generation: 2
  # the name stays
  name: demo
  ownerReferences: []
  resourceVersion: "12"
  uid: 0a-1b
spec:
  personas: [{name: lead, systemPrompt: You lead.}]
status:
  phase: Ready
"""

ENSEMBLE = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  personas: [{name: lead, systemPrompt: You lead.}]
  sharedMemory:
    enabled: true
    accessRules: [{persona: lead, access: read-only}]
"""


def test_comments_order_and_quotes_stay() -> None:
    assert after(OLD) == OLD.replace("kind: PersonaPack", "kind: Ensemble").replace("  personas:", "  agentConfigs:")


def test_a_conversion_is_done_once() -> None:
    once = after(OLD)
    assert after(once) == once


def test_the_words_of_the_memory_are_respelt() -> None:
    assert after(ENSEMBLE) == ENSEMBLE.replace("personas:", "agentConfigs:").replace("persona:", "agentConfig:")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ('"personas": ', '"agentConfigs": '),
        ("'personas' : ", "'agentConfigs' : "),
        ("&list personas: ", "&list agentConfigs: "),
        ("!!str personas: ", "!!str agentConfigs: "),
        ("? personas\n  : ", "? agentConfigs\n  : "),
        ('"person\\x61s": ', '"agentConfigs": '),
    ],
)
def test_a_key_keeps_what_stands_around_it(key: str, meant: str) -> None:
    text = ENSEMBLE.replace("personas: ", key)
    assert after(text) == ENSEMBLE.replace("personas: ", meant).replace("persona:", "agentConfig:")


def test_a_kind_keeps_its_quotes_and_its_comment() -> None:
    assert 'kind: "Ensemble" # old\n' in after(OLD.replace("kind: PersonaPack", 'kind: "PersonaPack" # old'))


def test_what_the_cluster_wrote_is_left_out() -> None:
    assert after(EXPORTED) == (
        "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata:\n  # the name stays\n  name: demo\n"
        "spec:\n  agentConfigs: [{name: lead, systemPrompt: You lead.}]\n"
    )


def test_annotations_of_the_author_stay() -> None:
    text = EXPORTED.replace("annotations:\n", "annotations:\n    mine: kept\n")
    assert "  annotations:\n    mine: kept\n  # the name stays\n" in after(text)


def test_what_the_cluster_wrote_into_a_current_pack_is_none_of_our_business() -> None:
    text = after(OLD).replace("{name: demo}", "{name: demo, uid: 0a-1b}")
    assert after(text) == text


def test_labels_that_name_the_pack_follow_its_kind() -> None:
    labels = "{name: demo, labels: {'sympozium.ai/persona-pack': demo, sympozium.ai/persona: lead, team: a}}"
    text = after(OLD.replace("{name: demo}", labels))
    assert "{'sympozium.ai/ensemble': demo, sympozium.ai/agent-config: lead, team: a}" in text


def test_a_label_stays_where_the_new_one_stands_beside_it() -> None:
    labels = "{name: demo, labels: {sympozium.ai/persona-pack: demo, sympozium.ai/ensemble: other}}"
    assert labels in after(OLD.replace("{name: demo}", labels))


def test_json_stays_json() -> None:
    pack = {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "PersonaPack",
        "metadata": {"uid": "1", "name": "a", "resourceVersion": "2", "generation": 3},
        "spec": {"personas": [{"name": "p", "systemPrompt": "You."}]},
        "status": {},
    }
    for indent in (None, 2):
        made = json.loads(after(json.dumps(pack, indent=indent), activate=True))
        assert made == {
            "apiVersion": "sympozium.ai/v1alpha1",
            "kind": "Ensemble",
            "metadata": {"name": "a"},
            "spec": {"enabled": True, "agentConfigs": [{"name": "p", "systemPrompt": "You."}]},
        }


@pytest.mark.parametrize(("kind", "meant"), [("List", "List"), ("PersonaPackList", "EnsembleList")])
def test_the_packs_of_a_list_are_converted(kind: str, meant: str) -> None:
    version = "v1" if kind == "List" else "sympozium.ai/v1alpha1"
    text = (
        f"apiVersion: {version}\nkind: {kind}\nitems:\n"
        "- kind: PersonaPack\n  apiVersion: sympozium.ai/v1alpha1\n  metadata: {name: a, uid: x}\n"
        "  spec: {personas: []}\n  status: {phase: Ready}\n"
        "- {kind: ConfigMap, apiVersion: v1, metadata: {name: b, uid: y}}\n"
    )
    assert after(text) == (
        f"apiVersion: {version}\nkind: {meant}\nitems:\n"
        "- kind: Ensemble\n  apiVersion: sympozium.ai/v1alpha1\n  metadata: {name: a}\n"
        "  spec: {agentConfigs: []}\n"
        "- {kind: ConfigMap, apiVersion: v1, metadata: {name: b, uid: y}}\n"
    )


def test_other_documents_of_the_file_stay() -> None:
    other = "--- # theirs\nkind:   PersonaPack\napiVersion: swarmproof.dev/v1\nspec: {x: 1}\nstatus: {}\n"
    text = f"{OLD}{other}---\n{ENSEMBLE}"
    assert after(text) == f"{after(OLD)}{other}---\n{after(ENSEMBLE)}"


@pytest.mark.parametrize(
    ("schema", "meant"),
    [
        ("personapack-0.8.schema.json", "ensemble-0.10.schema.json"),
        ("../schemas/personapack-0.8.schema.json", "../schemas/ensemble-0.10.schema.json"),
        ("https://example.com/v1/ensemble-0.9.schema.json", "https://example.com/v1/ensemble-0.10.schema.json"),
        ("ensemble-0.10.schema.json", "ensemble-0.10.schema.json"),
        ("my-personapack-0.8.schema.json", "my-personapack-0.8.schema.json"),
        ("personapack-0.8.schema.json.bak", "personapack-0.8.schema.json.bak"),
    ],
)
def test_a_modeline_follows_the_pack(schema: str, meant: str) -> None:
    line = "# yaml-language-server: $schema="
    assert after(f"{line}{schema}\n{OLD}") == f"{line}{meant}\n{after(OLD)}"
    assert after(f"# ours\n\n---\n{line}{schema}\n{OLD}") == f"# ours\n\n---\n{line}{meant}\n{after(OLD)}"


def test_only_a_comment_above_a_document_is_a_modeline() -> None:
    line = "# yaml-language-server: $schema=personapack-0.8.schema.json"
    prompt = OLD.replace('"You lead personas."', f"|\n{line}\n".replace("\n", "\n        ").rstrip())
    assert line in after(prompt)
    assert after(f"{OLD}{line}\n").endswith(f"{line}\n")


def test_a_modeline_alone_is_nothing_to_convert() -> None:
    text = f"# yaml-language-server: $schema=ensemble-0.9.schema.json\n{after(OLD)}"
    assert after(text) == text


def test_a_modeline_names_the_schema_of_the_target() -> None:
    text = f"# yaml-language-server: $schema=s/personapack-0.8.schema.json\n{OLD}"
    assert after(text, "0.9").startswith("# yaml-language-server: $schema=s/ensemble-0.9.schema.json\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_encoding_stay(newline: str, encoding: str) -> None:
    data = OLD.replace("\n", newline).encode(encoding)
    made = converted(data, NAME, wish(activate=True)).after
    expected = after(OLD).replace("  agentConfigs:", "  enabled: true\n  agentConfigs:")
    assert made == expected.replace("\n", newline).encode(encoding)


def test_only_a_pack_that_does_not_say_is_activated() -> None:
    said = OLD.replace("  personas:", "  enabled: false\n  personas:")
    assert after(said, activate=True) == after(said)
    assert after(OLD, activate=False) == after(OLD)


def test_a_pack_without_a_spec_cannot_be_activated() -> None:
    with pytest.raises(InputError, match=r"^pack\.yaml:.*'enabled: true' finds no place"):
        after("apiVersion: sympozium.ai/v1alpha1\nkind: PersonaPack\nmetadata: {name: a}\n", activate=True)


def test_a_mixture_is_respelt() -> None:
    text = ENSEMBLE.replace("spec:\n", "spec:\n  stimulus: {name: go, prompt: Go.}\n")
    assert after(text) == text.replace("personas:", "agentConfigs:").replace("persona:", "agentConfig:")


def test_the_target_decides_how_far_to_go() -> None:
    assert after(OLD, "0.9") == OLD.replace("kind: PersonaPack", "kind: Ensemble")
    assert after(OLD, "0.8") == OLD


def test_nothing_is_converted_backwards() -> None:
    with pytest.raises(UsageError, match=r"the pack is newer than --target v0\.9\.5: it has agentConfigs"):
        after(after(OLD), "0.9")


def test_where_an_anchor_ties_a_pack_to_something_else_nothing_is_converted() -> None:
    text = (
        "kind: List\napiVersion: v1\nitems:\n"
        "- {kind: ConfigMap, apiVersion: v1, data: &spec {personas: []}}\n"
        "- {kind: Ensemble, apiVersion: sympozium.ai/v1alpha1, metadata: {name: a}, spec: *spec}\n"
    )
    with pytest.raises(InputError, match=r"^pack\.yaml:4:3: this cannot be converted without changing something else"):
        after(text)


def test_what_two_packs_share_is_converted_for_both() -> None:
    text = (
        "kind: List\napiVersion: v1\nitems:\n"
        "- {kind: Ensemble, apiVersion: sympozium.ai/v1alpha1, metadata: {name: a}, spec: &spec {personas: []}}\n"
        "- {kind: Ensemble, apiVersion: sympozium.ai/v1alpha1, metadata: {name: b}, spec: *spec}\n"
    )
    assert after(text) == text.replace("personas", "agentConfigs")


def test_a_key_that_is_written_twice_is_told_of() -> None:
    with pytest.raises(InputError, match="an alias or a repeated key"):
        after(OLD.replace("spec:", "spec:\n  personas: []", 1))


def test_what_cannot_be_read_is_not_converted() -> None:
    with pytest.raises(InputError, match=r"^pack\.yaml:10:1: the document ends"):
        after(f"{OLD}  x: [\n")
