"""`sympozium ci init` writes what a host reads, and never costs anybody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci.hosts import loaded
from ci.offline import git
from cli.program import sympozium
from sympozium_cli import __version__

PLACES = {
    "github": ".github/workflows/sympozium.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
hosts = pytest.mark.parametrize("host", PLACES)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    return tmp_path


@hosts
def test_the_file_goes_where_the_host_reads_it(folder: Path, host: str) -> None:
    ended = sympozium("ci", "init", host, cwd=folder)
    assert (ended.code, ended.out) == (0, f"wrote {PLACES[host]}\n")
    assert ended.err.startswith("next: ")
    assert "sympozium pack validate" in (folder / PLACES[host]).read_text("utf-8")


@hosts
def test_it_goes_to_the_root_of_the_repository_from_any_folder_in_it(folder: Path, host: str) -> None:
    inner = folder / "packs/team"
    inner.mkdir(parents=True)
    assert sympozium("ci", "init", host, cwd=inner).out == f"wrote ../../{PLACES[host]}\n"
    assert (folder / PLACES[host]).is_file()


@hosts
def test_it_installs_exactly_this_version(folder: Path, host: str) -> None:
    text = sympozium("ci", "init", host, "--dry-run", cwd=folder).out
    assert f'"sympozium-cli=={__version__}"' in text
    assert "@version@" not in text


@hosts
def test_a_dry_run_prints_the_file_and_writes_nothing(folder: Path, host: str) -> None:
    ended = sympozium("ci", "init", host, "--dry-run", cwd=folder)
    assert (ended.code, ended.err) == (0, f"note: this would be {PLACES[host]}\n")
    assert [path.name for path in folder.iterdir()] == [".git"]
    sympozium("ci", "init", host, cwd=folder)
    assert (folder / PLACES[host]).read_text("utf-8") == ended.out


@hosts
def test_a_file_that_exists_is_left_as_it_is(folder: Path, host: str) -> None:
    path = folder / PLACES[host]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# mine\n")
    for arguments in ([], ["--dry-run"]):
        ended = sympozium("ci", "init", host, *arguments, cwd=folder)
        assert path.read_text() == "# mine\n"
    assert ended.err == f"note: {PLACES[host]} exists; it would be left as it is\n"
    refused = sympozium("ci", "init", host, cwd=folder)
    assert refused.code == 6
    assert refused.err.startswith(f"error: {PLACES[host]} exists and is left as it is\nhint: ")
    assert sympozium("ci", "init", host, "--force", cwd=folder).code == 0
    assert path.read_text() != "# mine\n"


@pytest.mark.parametrize("host", ["gitlab", "pre-commit"])
def test_the_lines_printed_instead_join_with_what_is_there(folder: Path, host: str) -> None:
    path = folder / PLACES[host]
    path.write_text("repos:\n" if host == "pre-commit" else "")
    refused = sympozium("ci", "init", host, cwd=folder)
    assert "add the lines above" in refused.err
    path.write_text(path.read_text() + refused.out)
    merged = loaded(path)
    if host == "gitlab":
        beside = merged["include"][0]["local"].lstrip("/")
        assert f"sympozium ci init gitlab --output {beside}" in refused.err
    else:
        assert merged["repos"][0]["hooks"][0]["id"] == "sympozium-pack-validate"


def test_a_job_beside_the_pipeline_says_how_it_is_included(folder: Path) -> None:
    ended = sympozium("ci", "init", "gitlab", "--output", ".gitlab/sympozium.yml", cwd=folder)
    assert ended.out == "wrote .gitlab/sympozium.yml\n"
    assert ended.err.endswith("include it:\ninclude:\n  - local: /.gitlab/sympozium.yml\n")


def test_output_is_a_path_from_the_current_folder(folder: Path) -> None:
    inner = folder / "packs"
    inner.mkdir()
    ended = sympozium("ci", "init", "gitlab", "--output", "check.yml", cwd=inner)
    assert (inner / "check.yml").is_file()
    assert "local: /packs/check.yml" in ended.err


def test_a_link_to_nowhere_is_somebodys_file_too(folder: Path) -> None:
    (folder / ".gitlab-ci.yml").symlink_to("nowhere.yml")
    assert sympozium("ci", "init", "gitlab", cwd=folder).code == 6
    assert not (folder / "nowhere.yml").exists()


def test_quiet_leaves_only_the_name_of_the_file(folder: Path) -> None:
    assert sympozium("-q", "ci", "init", "github", cwd=folder)[1:] == (f"wrote {PLACES['github']}\n", "")


@pytest.mark.parametrize("output", ["file/sympozium.yml", "folder"])
def test_what_cannot_be_written_is_one_clear_error(folder: Path, output: str) -> None:
    (folder / "file").write_text("")
    (folder / "folder").mkdir()
    ended = sympozium("ci", "init", "github", "--force", "--output", output, cwd=folder)
    assert ended.code == 2
    assert ended.err.startswith(f"error: cannot write {output}: ")


def test_an_unknown_host_is_answered_with_the_known_ones(folder: Path) -> None:
    ended = sympozium("ci", "init", "gitlb", cwd=folder)
    assert ended.code == 2
    assert "github, gitlab or pre-commit" in ended.err
    assert "did you mean 'gitlab'?" in ended.err


def test_the_help_has_three_examples() -> None:
    shown = sympozium("ci", "init", "--help").out
    assert shown.count("  sympozium ci init ") == 3
