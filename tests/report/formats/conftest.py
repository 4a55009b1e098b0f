"""A run like any other: outside of a repository, and not on a host of continuous integration."""

from __future__ import annotations

from pathlib import Path

import pytest

from sympozium_cli.report.step_summary import VARIABLE


@pytest.fixture(name="_plain_run", autouse=True)
def _plain_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
