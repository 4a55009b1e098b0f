"""Files are written all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sympozium_cli.cli.replacing import replace_file


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_file_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(str(file), b"new", private=True, durable=True)
    assert (file.read_bytes(), _mode(file)) == (b"new", 0o640)


def test_a_new_file_has_the_permissions_of_any_other_unless_it_is_private(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    replace_file(str(tmp_path / "public"), b"")
    replace_file(str(tmp_path / "private"), b"", private=True)
    assert _mode(tmp_path / "public") == _mode(tmp_path / "other")
    assert _mode(tmp_path / "private") == 0o600


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        replace_file(str(tmp_path / "folder"), b"")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
