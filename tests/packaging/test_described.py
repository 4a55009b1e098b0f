"""The container file, the manifests and the bill of materials say what is true of the project."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import generate_packaging
from cli.program import sympozium
from sympozium_cli import __version__
from sympozium_cli.cli.knowledge import DEPENDENCIES
from sympozium_cli.report.published import SCHEMAS

ROOT = Path(__file__).resolve().parents[2]
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def instructions() -> list[tuple[str, str]]:
    """The container file's instructions. No image can be built here: there is no registry to get the base from."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [
        (word, " ".join(rest.split())) for word, _, rest in (line.partition(" ") for line in text.splitlines() if line)
    ]


def test_the_image_runs_as_nobody_and_writes_nowhere_but_in_tmp() -> None:
    steps = instructions()
    bases = [number for number, (word, _) in enumerate(steps) if word == "FROM"]
    last = dict(steps[bases[-1] :])
    assert last["USER"] == "65532:65532"
    assert json.loads(last["ENTRYPOINT"]) == ["sympozium"]
    assert "SYMPOZIUM_CACHE_DIR=/tmp/" in last["ENV"]
    assert "RUN" not in last
    assert all(rest.split()[0].endswith("-slim") for word, rest in steps if word == "FROM")
    assert len([word for word, _ in steps if word == "USER"]) == 1


def test_the_image_is_built_from_what_is_there_and_pinned() -> None:
    steps = instructions()
    ran = " ".join(rest for word, rest in steps if word == "RUN")
    assert "--require-hashes -r /src/requirements/runtime.txt" in ran
    assert "compileall" in ran
    copied = [rest.split()[:-1] for word, rest in steps if word == "COPY" and not rest.startswith("--from")]
    assert all((ROOT / name).exists() for names in copied for name in names)
    labels = next(rest for word, rest in steps if word == "LABEL")
    assert f'licenses="{ABOUT["license"]}"' in labels


def test_the_krew_manifest_is_one() -> None:
    manifest = yaml.safe_load((ROOT / "packaging" / "krew.yaml").read_text())
    assert manifest["kind"] == "Plugin"
    assert manifest["metadata"] == {"name": "sympozium"}
    assert manifest["spec"]["version"] == f"v{__version__}"
    assert len(manifest["spec"]["shortDescription"]) <= 50
    chosen = [platform["selector"]["matchLabels"] for platform in manifest["spec"]["platforms"]]
    assert {(one["os"], one["arch"]) for one in chosen} == set(generate_packaging._PLATFORMS)
    for platform in manifest["spec"]["platforms"]:
        assert platform["bin"] in {file["from"] for file in platform["files"]}
        assert re.fullmatch("[0-9a-f]{64}", platform["sha256"])


def test_checksums_are_those_of_what_was_built(tmp_path: Path) -> None:
    about = generate_packaging.project()
    (tmp_path / f"sympozium_cli-{__version__}.tar.gz").write_bytes(b"x")
    text = generate_packaging.formula(about, tmp_path)
    assert "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" in text
    assert 'sha256 "000' in generate_packaging.formula(about, tmp_path / "nothing")


def test_the_formula_is_complete() -> None:
    text = (ROOT / "packaging" / "sympozium-cli.rb").read_text()
    assert len(re.findall(r"^ *(?:class|def|test do)\b", text, re.MULTILINE)) == len(
        re.findall(r"^ *end$", text, re.MULTILINE)
    )
    assert f'license "{ABOUT["license"]}"' in text
    for name in re.findall(r'"(completions/[^"]+)"', text):
        assert (ROOT / name).is_file()


def test_the_bill_of_materials_names_every_distribution_that_is_pinned() -> None:
    bill = json.loads((ROOT / "packaging" / "sbom.cdx.json").read_text())
    pinned = re.findall(r"^(\S+)==(\S+)", (ROOT / "requirements" / "runtime.txt").read_text(), re.MULTILINE)
    assert {(one["name"], one["version"]) for one in bill["components"]} == set(pinned)
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    known = [one["bom-ref"] for one in bill["components"]]
    assert len(known) == len(set(known))
    [root] = bill["dependencies"]
    assert root["ref"] == bill["metadata"]["component"]["bom-ref"]
    assert set(root["dependsOn"]) <= set(known)
    assert len(root["dependsOn"]) == len(ABOUT["dependencies"])
    assert {one["type"] for one in bill["components"]} == {"library"}
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@[a-z0-9.]+", one["purl"]) for one in bill["components"])


def test_the_checked_in_files_are_those_that_are_generated() -> None:
    about = generate_packaging.project()
    folder = ROOT / "packaging"
    files = {
        **generate_packaging.released(about, folder),
        "sbom.cdx.json": generate_packaging.sbom(about, generate_packaging.pins()),
    }
    assert {path.name: path.read_text() for path in folder.iterdir()} == files


def test_version_has_the_published_shape() -> None:
    told = json.loads(sympozium("version", "-o", "json").out)
    Draft202012Validator(SCHEMAS["version-v1"].build()).validate(told)
    assert all(told["dependencies"].values())
    assert told["yaml"] == ("libyaml" if find_spec("yaml._yaml") else "python")
    named = {re.split("[<>=]", one)[0] for one in ABOUT["dependencies"]}
    assert named <= set(DEPENDENCIES)


def test_version_can_be_short() -> None:
    assert sympozium("version", "--short").out == f"{__version__}\n"
    assert sympozium("version", "--short", "-o", "json").code == 2


@pytest.mark.parametrize("words", ["", "-o json"])
def test_version_fits_a_pipe_of_ascii(words: str) -> None:
    assert sympozium("version", *words.split()).out.isascii()
