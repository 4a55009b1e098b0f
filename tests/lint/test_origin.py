"""A finding in a rendered stream says which file it was rendered from."""

from __future__ import annotations

from lint.linting import lint

PACK = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {{name: {name}{annotations}}}
spec:
  agentConfigs: [{{name: lead, systemPrompt: You lead., channels: [slack], schedule: {{interval: 45m, task: x}}}}]
"""


def pack(name: str, annotations: str = "") -> str:
    return PACK.format(name=name, annotations=annotations)


def origins(text: str) -> set[tuple[str, str]]:
    return {(finding.object.name, finding.origin) for finding in lint(text) if finding.rule == "interval-unknown"}


def test_helm_says_it_above_each_document() -> None:
    stream = "".join(f"---\n# Source: team/templates/{name}.yaml\n{pack(name)}" for name in ("one", "two"))
    assert origins(stream) == {("one", "team/templates/one.yaml"), ("two", "team/templates/two.yaml")}


def test_a_document_without_a_word_of_its_own_has_no_origin() -> None:
    stream = f"---\n# Source: team/templates/one.yaml\n{pack('one')}---\n{pack('two')}"
    assert origins(stream) == {("one", "team/templates/one.yaml"), ("two", "")}


def test_kustomize_says_it_in_an_annotation() -> None:
    whole = ', annotations: {config.kubernetes.io/origin: "path: base/team.yaml\\n"}'
    assert origins(pack("one", whole)) == {("one", "base/team.yaml")}
    remote = ', annotations: {config.kubernetes.io/origin: "path: team.yaml\\nref: v1\\nrepo: example.com/packs\\n"}'
    assert origins(pack("one", remote)) == {("one", "example.com/packs/team.yaml")}
    path = ", annotations: {internal.config.kubernetes.io/path: base/team.yaml}"
    assert origins(pack("one", path)) == {("one", "base/team.yaml")}


def test_a_template_of_many_documents_that_is_no_yaml_is_one_finding() -> None:
    broken = "---\nkind: Ensemble\n{{- if .Values.on }}\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n"
    found = [finding.rule for finding in lint(broken * 5)]
    assert found == ["file-helm-template"]
