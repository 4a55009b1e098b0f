"""The commands that look at one pack read their input alike, and say alike what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.program import FOREIGN, PACK, sympozium

VERBS = ("render", "graph", "schedule", "convert --check", "diff old.yaml")
OLD = PACK.replace("kind: Ensemble", "kind: PersonaPack").replace("agentConfigs", "personas")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(PACK)
    (tmp_path / "two.yaml").write_text(f"{PACK}---\n{PACK.replace('name: demo', 'name: other')}")
    return tmp_path


def run(words: str, folder: Path) -> tuple[int, str]:
    """The exit code and what is written to standard error."""
    ended = sympozium("pack", *words.split(), cwd=folder)
    return ended.code, ended.err


@pytest.mark.parametrize("verb", VERBS)
def test_where_no_pack_is_what_was_seen_is_told(folder: Path, verb: str) -> None:
    (folder / "web.yaml").write_text(f"{FOREIGN}---\nkind: ConfigMap\n")
    code, told = run(f"{verb} web.yaml", folder)
    assert (code, told.splitlines()[0]) == (
        3,
        "error: found no pack: looked at 1 file (web.yaml) and saw 2 other documents (ConfigMap, Deployment)",
    )
    assert "hint: a pack is a document with apiVersion sympozium.ai/v1alpha1" in told


@pytest.mark.parametrize("verb", ["graph", "schedule"])
@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("two.yaml", "there is more than one pack in 'two.yaml': demo, other", "--name says which one: --name demo"),
        ("two.yaml --name othr", "there is no pack named 'othr' in 'two.yaml'", "did you mean 'other'?"),
        ("two.yaml --name writers", "there is no pack named 'writers' in 'two.yaml'", "there: demo, other"),
        (". --name demo", "there is more than one pack named 'demo' in '.'", "name a file that holds nothing but"),
    ],
)
def test_one_of_several_packs_is_chosen_by_its_name(
    folder: Path, verb: str, words: str, message: str, hint: str
) -> None:
    code, told = run(f"{verb} {words}", folder)
    assert code == 2
    assert told.startswith(f"error: {message}\nhint: {hint}")


def test_a_long_list_of_packs_is_cut(folder: Path) -> None:
    packs = [PACK.replace("name: demo", f"name: demo{number}") for number in range(13)]
    (folder / "many.yaml").write_text("---\n".join(packs))
    _, told = run("graph many.yaml", folder)
    assert "demo9 and 3 more\n" in told


@pytest.mark.parametrize("verb", ["render -o name", "graph", "schedule", "diff old.yaml"])
def test_in_a_folder_templates_and_patches_are_left_out(folder: Path, verb: str) -> None:
    chart = folder / "chart"
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text("name: chart\n")
    (chart / "templates" / "pack.yaml").write_text(PACK.replace("demo", "{{ .Release.Name }}"))
    (chart / "kustomization.yaml").write_text("patches: [{path: patch.yaml}]\n")
    (chart / "patch.yaml").write_text("kind: Ensemble\nmetadata: {name: demo}\n")
    (chart / "team.yaml").write_text(PACK)
    code, told = run(f"{verb} chart", folder)
    assert code == 0
    assert "note: chart/templates/pack.yaml is a Helm template, and left out: helm template chart prints what" in told
    assert "note: chart/patch.yaml is a kustomize patch, and left out: kustomize build OVERLAY prints what" in told


@pytest.mark.parametrize("verb", ["render", "schedule", "diff old.yaml"])
def test_the_words_of_another_era_are_told(folder: Path, verb: str) -> None:
    (folder / "classic.yaml").write_text(OLD)
    _, told = run(f"{verb} --target 0.10 classic.yaml", folder)
    expected = "note: classic.yaml:2:7: v0.10.46 does not know 'PersonaPack' and 'personas': "
    assert f"{expected}read as 'Ensemble' and 'agentConfigs'\n" in told
    assert expected not in run(f"{verb} --target 0.10 --quiet classic.yaml", folder)[1]


@pytest.mark.parametrize("verb", ["render", "schedule"])
def test_the_words_of_its_own_era_are_no_news(folder: Path, verb: str) -> None:
    (folder / "classic.yaml").write_text(OLD)
    assert "does not know" not in run(f"{verb} classic.yaml", folder)[1]
