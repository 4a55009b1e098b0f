from __future__ import annotations

import pytest

from sympozium_cli.values.release import MAIN, Release


@pytest.mark.parametrize("text", ["v0.10.46", "0.10.46"])
def test_a_release_is_read_from_its_tag(text: str) -> None:
    release = Release.parse(text)
    assert release == (0, 10, 46)
    assert str(release) == f"{release}" == "v0.10.46"


def test_the_unreleased_branch_is_newer_than_every_release() -> None:
    assert Release.parse("main") == MAIN
    assert str(MAIN) == "main"
    assert Release(0, 8, 27) < Release(0, 10, 3) < Release(0, 10, 46) < MAIN


@pytest.mark.parametrize(
    "text", ["", "latest", "v0.10", "0.10.46.1", "v0.10.46-rc1", "v0.10.x", "v0.10.46\n", "\u0660.1.2"]
)
def test_anything_else_is_no_release(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a release; write three numbers, such as v0\.10\.46, or main"):
        Release.parse(text)
