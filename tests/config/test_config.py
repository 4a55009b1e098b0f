"""The nearest configuration decides; what nobody understands is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sympozium_cli.config import FileSettings, Finder, Settings, read_settings
from sympozium_cli.errors import UsageError


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return str(path)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / ".sympozium.toml",
        """
target = "v0.10.43"
profile = "strict"
select = ["cron-*", "schedules"]
ignore = ["persona-unreachable"]
fail-on = "warning"
exclude = ["charts/**"]
baseline = "known.json"

[severity]
sequential-fan-in = "error"
style = "off"

[per-file."teams/old/*.yaml"]
target = "0.8"
ignore = ["legacy-dialect"]
""",
    )
    assert read_settings(path) == Settings(
        folder=str(tmp_path),
        target="v0.10.43",
        profile="strict",
        select=("cron-*", "schedules"),
        ignore=("persona-unreachable",),
        severity={"sequential-fan-in": "error", "style": "off"},
        fail_on="warning",
        exclude=("charts/**",),
        baseline="known.json",
        per_file=(FileSettings("teams/old/*.yaml", target="0.8", ignore=("legacy-dialect",)),),
    )


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n")) is None
    settings = read_settings(write(tmp_path / "pyproject.toml", "[tool.sympozium]\nprofile = 'all'\n"))
    assert settings is not None
    assert settings.profile == "all"


def test_the_nearest_file_decides_alone(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.sympozium]\nprofile = 'all'\nignore = ['style']\n")
    write(tmp_path / "teams" / ".sympozium.toml", "profile = 'strict'\n")
    write(tmp_path / "teams" / "web" / "pyproject.toml", "[project]\nname = 'x'\n")
    finder = Finder()
    assert finder.settings_for(str(tmp_path / "teams" / "web" / "pack.yaml")).profile == "strict"
    assert finder.settings_for(str(tmp_path / "teams" / "web" / "pack.yaml")).ignore == ()
    assert finder.settings_for(str(tmp_path / "other" / "pack.yaml")).ignore == ("style",)


def test_the_own_file_wins_over_pyproject_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.sympozium]\nprofile = 'all'\n")
    write(tmp_path / ".sympozium.toml", "profile = 'strict'\n")
    assert Finder().settings_for(str(tmp_path / "pack.yaml")).profile == "strict"


def test_a_named_file_holds_for_every_input(tmp_path: Path) -> None:
    fixed = write(tmp_path / "elsewhere" / "lint.toml", "profile = 'security'\n")
    write(tmp_path / ".sympozium.toml", "profile = 'strict'\n")
    assert Finder(fixed).settings_for(str(tmp_path / "pack.yaml")).profile == "security"


WRONG = {
    "an unknown setting": ("profil = 'all'\n", ":1: there is no setting 'profil'", "did you mean 'profile'?"),
    "an unknown rule": ("\nignore = ['cron-invlid']\n", ":2: there is no rule or topic 'cron-invlid'", "cron-invalid"),
    "a pattern without a rule": ("select = ['nothing-*']\n", ":1: no rule matches 'nothing-*'", "rules list"),
    "an unknown profile": ("profile = 'al'\n", ":1: 'profile' takes default, all, strict or security", "'all'"),
    "an unknown severity": ("[severity]\nstyle = 'fatal'\n", ":2: 'style' takes error, warning, info or off", ""),
    "an unknown rule's severity": ("[severity]\nstile = 'info'\n", ":2: there is no rule or topic 'stile'", "style"),
    "an unknown target": ("target = '0.7'\n", ":1: there is no Sympozium '0.7'", "v0.8.27"),
    "no list": ("select = 'all'\n", ":1: 'select' has to be a list of texts", ""),
    "no text": ("baseline = 3\n", ":1: 'baseline' has to be a text", ""),
    "an unknown setting for a file": ("[per-file.'a.yaml']\nfail-on = 'info'\n", "there is no setting 'fail-on'", ""),
    "no table": ("per-file = []\n", ":1: 'per-file' has to be a table", ""),
    "no TOML": ("profile = \n", "invalid value", ""),
}


@pytest.mark.parametrize(("text", "message", "hint"), WRONG.values(), ids=WRONG)
def test_what_nobody_understands_is_said_with_its_line(tmp_path: Path, text: str, message: str, hint: str) -> None:
    path = write(tmp_path / ".sympozium.toml", text)
    with pytest.raises(UsageError) as caught:
        read_settings(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(path)
    assert hint in caught.value.hint


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the configuration"):
        Finder(str(tmp_path / "missing.toml"))


def test_settings_for_a_file_add_to_those_for_all() -> None:
    settings = Settings(
        ignore=("style",),
        target="0.10",
        per_file=(FileSettings("old/*", target="0.8", ignore=("cron-*",), severity={"style": "info"}),),
    )
    special = settings.for_file("old/team.yaml")
    assert (special.target, special.ignore, special.severity) == ("0.8", ("style", "cron-*"), {"style": "info"})
    assert settings.for_file("new/team.yaml").target == "0.10"


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("charts/**", "charts/a/b.yaml", True),
        ("charts", "charts/a/b.yaml", True),
        ("./charts/", "charts/b.yaml", True),
        ("**/generated.yaml", "generated.yaml", True),
        ("**/generated.yaml", "a/b/generated.yaml", True),
        ("*.yaml", "a/b.yaml", True),
        ("charts", "mycharts/b.yaml", False),
        ("a/*.yaml", "b/a.yaml", False),
    ],
)
def test_patterns_mean_files(pattern: str, path: str, *, expected: bool) -> None:
    assert Settings(exclude=(pattern,)).excludes(path) is expected
