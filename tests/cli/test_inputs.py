"""What `pack validate` reads: files, folders, patterns, standard input, and the strange things in between."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from pathlib import Path

import pytest

from cli.program import FOREIGN, PACK, PROGRAM, WRONG, Outcome, environment, sympozium


def checked(outcome: Outcome) -> list[str]:
    """The names of the files that the findings are in."""
    return sorted({finding["file"] for finding in json.loads(outcome.out)["findings"]})


def validate(folder: Path, *arguments: str | bytes, stdin: str = "") -> Outcome:
    return sympozium("pack", "validate", "-o", "json", *arguments, cwd=folder, stdin=stdin)


@pytest.fixture(name="tree")
def _tree(tmp_path: Path) -> Path:
    for name in ("team.yaml", "packs/one.yml", "packs/deep/two.json", "packs/.hidden/no.yaml", "packs/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WRONG)
    return tmp_path


def test_without_arguments_it_reads_every_manifest_below_the_current_folder(tree: Path) -> None:
    assert checked(validate(tree)) == ["packs/deep/two.json", "packs/one.yml", "team.yaml"]


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["team.yaml"], ["team.yaml"]),
        (["packs"], ["packs/deep/two.json", "packs/one.yml"]),
        (["packs/"], ["packs/deep/two.json", "packs/one.yml"]),
        (["packs/notes.txt"], ["packs/notes.txt"]),
        (["packs/.hidden"], ["packs/.hidden/no.yaml"]),
        (["**/*.json"], ["packs/deep/two.json"]),
        (["**"], ["packs/deep/two.json", "packs/one.yml", "team.yaml"]),
        (["p*"], ["packs/deep/two.json", "packs/one.yml"]),
        (["packs/*"], ["packs/deep/two.json", "packs/one.yml"]),
        (["packs/*.txt"], ["packs/notes.txt"]),
        (["*/[do]*"], ["packs/deep/two.json", "packs/one.yml"]),
        (["team.yaml", "./team.yaml", ".", "*.yaml"], ["packs/deep/two.json", "packs/one.yml", "team.yaml"]),
    ],
)
def test_files_folders_and_patterns(tree: Path, arguments: list[str], files: list[str]) -> None:
    outcome = validate(tree, *arguments)
    assert checked(outcome) == files
    assert json.loads(outcome.out)["summary"]["errors"] == len(files), "each file is read once"


def test_two_names_of_one_file_are_one_input(tree: Path) -> None:
    (tree / "link.yaml").symlink_to("team.yaml")
    outcome = validate(tree, "team.yaml", "link.yaml", str(tree / "team.yaml"))
    assert checked(outcome) == ["team.yaml"]


@pytest.mark.parametrize(
    "name", ["with a space.yaml", "schön 集.yaml", "two\nlines.yaml", "-o.yaml", "[ab]*.yaml", "~.yaml", "%s{0}.yaml"]
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WRONG)
    assert checked(validate(tmp_path, "--", name)) == [name]
    assert checked(validate(tmp_path)) == [name]
    line = sympozium("pack", "validate", cwd=tmp_path).out
    assert line.count("\n") == 1


def test_a_name_that_is_not_unicode_is_read_too(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\x1b[31m.yaml"
    with open(raw, "w") as file:
        file.write(WRONG)
    outcome = sympozium("pack", "validate", cwd=tmp_path)
    assert outcome.out.startswith("\\udcff\\x1b[31m.yaml:9:30: error:")
    assert json.loads(validate(tmp_path, raw).out)["summary"]["errors"] == 1


def test_a_file_called_dash_is_not_standard_input(tmp_path: Path) -> None:
    (tmp_path / "-").write_text(WRONG)
    assert checked(validate(tmp_path, "./-")) == ["-"]
    assert checked(validate(tmp_path, "-", stdin=WRONG)) == ["<stdin>"]


def test_standard_input_is_read_once_and_beside_files(tree: Path) -> None:
    assert checked(validate(tree, "-", "team.yaml", "-", stdin=WRONG)) == ["<stdin>", "team.yaml"]


def test_other_documents_are_skipped_and_counted(tmp_path: Path) -> None:
    (tmp_path / "mixed.yaml").write_text(f"{FOREIGN}---\n{PACK}---\n{FOREIGN}")
    (tmp_path / "other.yaml").write_text(f"{FOREIGN}---\n{FOREIGN}")
    outcome = sympozium("pack", "validate", cwd=tmp_path)
    assert outcome.err.startswith("1 pack in 2 files: no findings")
    assert "; 4 other documents skipped" in outcome.err


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            f"{FOREIGN}---\n{FOREIGN}---\nkind: Service\n",
            "looked at 1 file (x.yaml) and saw 3 other documents (2 Deployment, Service)",
        ),
        ("replicas: 3\n---\nsympozium: {}\n", "saw 2 documents without a kind"),
        ("agentConfigs:\n  - {name: a, systemPrompt: b}\n", "saw 1 document without a kind"),
        ("kind: Pod\nmetadata: [\n# sympozium\n", "saw 1 document that cannot be read as YAML"),
        ("", "saw no Kubernetes document"),
        ("# only\n# comments\n", "saw no Kubernetes document"),
        ("\x00\x01\x02\x7fELF", "saw no Kubernetes document"),
        ('{"apiVersion":"v1","kind":"Pod"}', "saw 1 other document (Pod)"),
        ('{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod"},{"kind":"sympozium"}]}', "(Pod, sympozium)"),
    ],
)
def test_where_there_is_no_pack_it_says_what_there_is(tmp_path: Path, text: str, seen: str) -> None:
    (tmp_path / "x.yaml").write_text(text)
    outcome = sympozium("pack", "validate", "x.yaml", cwd=tmp_path)
    assert outcome.code == 3
    assert outcome.out == ""
    assert outcome.err.startswith("error: found no pack: ")
    assert "\nhint: a pack is a document with apiVersion sympozium.ai/v1alpha1" in outcome.err
    assert seen in outcome.err


def test_an_empty_folder_and_an_ignored_one_say_so(tmp_path: Path) -> None:
    assert "there is no YAML or JSON file here" in sympozium("pack", "validate", cwd=tmp_path).err
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    (tmp_path / "x.yaml").write_text(PACK)
    outcome = sympozium("pack", "validate", cwd=tmp_path)
    assert (outcome.code, "; .gitignore leaves out 1 more" in outcome.err) == (3, True)
    assert sympozium("pack", "validate", "x.yaml", cwd=tmp_path).code == 0


def test_json_is_a_whole_document_even_where_there_is_no_pack(tmp_path: Path) -> None:
    outcome = validate(tmp_path)
    assert outcome.code == 3
    assert json.loads(outcome.out)["summary"]["packs"] == 0


def test_a_missing_file_says_what_is_near_and_does_not_stop_the_others(tree: Path) -> None:
    outcome = validate(tree, "taem.yaml", "packs", "nowhere/x.yaml", "team.yaml/x.yaml")
    assert outcome.code == 2
    assert checked(outcome) == ["packs/deep/two.json", "packs/one.yml"]
    assert "error: there is no file or folder 'taem.yaml'\nhint: did you mean 'team.yaml'?" in outcome.err
    assert "error: there is no file or folder 'nowhere/x.yaml'" in outcome.err
    assert "error: there is no file or folder 'team.yaml/x.yaml'" in outcome.err


def test_a_pattern_without_a_match_is_an_error_of_its_own(tree: Path) -> None:
    outcome = validate(tree, "team.yaml", "*.nothing")
    assert outcome.code == 3
    assert checked(outcome) == ["team.yaml"]
    assert "error: no file matches '*.nothing'" in outcome.err


def test_links_that_lead_nowhere_are_errors(tree: Path) -> None:
    (tree / "gone.yaml").symlink_to("nowhere.yaml")
    (tree / "a.yaml").symlink_to("b.yaml")
    (tree / "b.yaml").symlink_to("a.yaml")
    for arguments in ([], ["gone.yaml", "a.yaml", "b.yaml", "team.yaml"]):
        outcome = validate(tree, *arguments)
        assert outcome.code == 2
        assert "team.yaml" in checked(outcome)
        assert "error: cannot read 'gone.yaml': no such file or directory" in outcome.err
        assert "error: cannot read 'a.yaml': too many levels of symbolic links" in outcome.err


def test_links_between_folders_do_not_make_it_run_in_circles(tree: Path) -> None:
    (tree / "packs" / "up").symlink_to("..")
    (tree / "packs" / "again").symlink_to("deep")
    (tree / "packs" / "deep" / "round").symlink_to("../..")
    for arguments in ([], ["**/*"], ["**"]):
        assert json.loads(validate(tree, *arguments).out)["summary"]["errors"] == 3


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "y.yaml").write_text(WRONG)
    assert checked(validate(tmp_path)) == ["x.yaml/y.yaml"]
    assert checked(validate(tmp_path, "x.yaml")) == ["x.yaml/y.yaml"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/proc/self/mem", "input/output error"), ("/dev/zero", "is larger than"), ("/proc/self/fd/999", "no file")],
)
def test_what_cannot_be_read_is_an_error(tree: Path, path: str, reason: str) -> None:
    outcome = validate(tree, path, "team.yaml")
    assert outcome.code == 2
    assert reason in outcome.err
    assert checked(outcome) == ["team.yaml"]


def test_sockets_and_pipes_in_a_folder_are_left_alone(tree: Path) -> None:
    os.mkfifo(tree / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tree / "socket.yaml"))
        assert validate(tree).code == 1
        named = validate(tree, "socket.yaml")
    assert named.code == 2
    assert "error: cannot read 'socket.yaml': no such device or address" in named.err


def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*PROGRAM, "pack", "validate", "pipe.yaml"], cwd=tmp_path, stdout=subprocess.PIPE, env=environment()
    )
    with pipe.open("w") as writer:
        for line in WRONG.splitlines(keepends=True):
            writer.write(line)
            writer.flush()
    out, _ = process.communicate(timeout=60)
    assert out.startswith(b"pipe.yaml:9:30: error:")


def test_a_substituted_process_is_an_input(tmp_path: Path) -> None:
    command = "sleep 0.2; cat wrong.yaml"
    (tmp_path / "wrong.yaml").write_text(WRONG)
    done = subprocess.run(
        ["bash", "-c", f'"$@" <({command})', "bash", *PROGRAM, "pack", "validate"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert b":9:30: error:" in done.stdout


def test_a_huge_file_is_an_error_when_named_and_a_note_when_found(tree: Path) -> None:
    with (tree / "huge.yaml").open("wb") as file:
        file.truncate(40_000_000)
    found = validate(tree, ".")
    assert found.code == 1
    assert "note: 'huge.yaml' is larger than" in found.err
    named = validate(tree, "huge.yaml", "team.yaml")
    assert (named.code, checked(named)) == (2, ["team.yaml"])
    assert "error: 'huge.yaml' is larger than" in named.err


def test_ten_thousand_files_are_read_without_being_held(tmp_path: Path) -> None:
    import resource

    for number in range(10_000):
        text = PACK.replace("name: demo", f"name: demo-{number}") if number % 20 == 0 else FOREIGN
        (tmp_path / f"{number}.yaml").write_text(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    outcome = sympozium("pack", "validate", cwd=tmp_path)
    assert outcome.err.startswith("500 packs in 10000 files: no findings")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 100_000), "kilobytes"


def test_the_items_of_a_list_are_packs_with_paths_of_their_own(tmp_path: Path) -> None:
    items = [FOREIGN, WRONG]
    text = "apiVersion: v1\nkind: List\nitems:\n" + "".join(
        "- " + item.replace("\n", "\n  ").rstrip() + "\n" for item in items
    )
    (tmp_path / "list.yaml").write_text(text)
    document = json.loads(validate(tmp_path, "list.yaml").out)
    [finding] = document["findings"]
    assert (finding["path"], finding["line"]) == ("spec.relationships[0].target", 15)
    assert finding["object"]["name"] == "demo"
    assert (document["summary"]["packs"], document["summary"]["skipped"]) == (1, 1)


def test_a_duplicate_key_inside_a_list_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(
        '{"apiVersion": "sympozium.ai/v1alpha1", "kind": "EnsembleList", "items": [\n'
        '{"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": "demo"},\n'
        ' "spec": {"agentConfigs": [{"name": "a", "systemPrompt": "b"}],\n'
        ' "enabled": true,\n "enabled": false}}]}\n'
    )
    findings = json.loads(validate(tmp_path, "--profile", "all").out)["findings"]
    assert (5, "yaml-duplicate-key") in {(finding["line"], finding["rule"]) for finding in findings}
