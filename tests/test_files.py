"""A file is wholly old or wholly new, whatever fails; and what is said about it is true."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.faults import Crash, disk, sweep
from tests.texts import strays
from tracker.store.errors import ReadOnlyError, SaveError, StoreError, UnreadableError
from tracker.store.files import clear_strays, read_file, replace_file

OLD, NEW = b"old\n", b"new, and longer\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    path.write_bytes(OLD)
    return path


def test_every_fault_of_the_disk_leaves_the_file_old_or_new(tmp_path: Path):
    path = tmp_path / "votes.csv"
    path.write_bytes(OLD)
    faults = sweep(lambda: replace_file(path, NEW))
    assert len(faults) > 40
    for at, kind in faults:
        path.write_bytes(OLD)
        said = outcome(path, at, kind)
        now = path.read_bytes()
        assert now in (OLD, NEW), (at, kind)
        if said != "crash":
            assert strays(tmp_path) == [], (at, kind)
            assert ("nothing was saved" in said) == (now == OLD), (at, kind, said)
        clear_strays(tmp_path, ["votes.csv"])
        assert names(tmp_path) == ["votes.csv"]


def outcome(path: Path, at: int, kind: str) -> str:
    """What was said about a replacement with one fault."""
    try:
        with disk(at, kind):
            replace_file(path, NEW)
    except StoreError as error:
        return str(error)
    except Crash:
        return "crash"
    return "saved"


@pytest.mark.parametrize(
    ("kind", "words", "error"),
    [
        ("ENOSPC", "the disk is full; nothing was saved, your text is kept", SaveError),
        ("EACCES", "permission denied", ReadOnlyError),
    ],
)
def test_an_error_says_what_happened_in_words(kind: str, words: str, error: type[StoreError], file: Path):
    with pytest.raises(error, match=words), disk(0, kind):
        replace_file(file, NEW)


def test_file_and_folder_are_on_the_disk_before_it_is_called_saved(file: Path):
    with disk() as watched:
        replace_file(file, NEW)

    calls = watched.calls
    assert calls.index("write") < calls.index("fsync") < calls.index("replace")
    assert "fsync" in calls[calls.index("replace") :]


def test_a_file_keeps_its_mode_and_owner(file: Path):
    file.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(file, 1234, 2345)
    before = file.stat()

    replace_file(file, NEW)

    after = file.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def test_a_save_goes_through_a_symbolic_link(file: Path, tmp_path: Path):
    link = tmp_path / "elsewhere" / "link.csv"
    link.parent.mkdir()
    link.symlink_to(file)

    replace_file(link, NEW)

    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert names(link.parent) == ["link.csv"]


def test_a_read_only_file_is_refused_even_to_root(file: Path):
    file.chmod(0o444)

    with pytest.raises(ReadOnlyError, match=r"votes\.csv is read-only; nothing was saved"):
        replace_file(file, NEW)
    assert file.read_bytes() == OLD


def test_what_is_not_a_regular_file_is_refused(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    for name in ("folder", "pipe"):
        with pytest.raises(StoreError, match="not a regular file"):
            replace_file(tmp_path / name, NEW)
        with pytest.raises(UnreadableError, match="not a regular file"):
            read_file(tmp_path / name)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_new_file_gets_the_usual_mode(tmp_path: Path):
    replace_file(tmp_path / "new.csv", NEW)
    (tmp_path / "usual").touch()

    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(UnreadableError, match="does not exist"):
        read_file(tmp_path / "votes.csv")


def test_only_our_own_litter_is_cleared(tmp_path: Path):
    ours = ".votes.csv.0123456789abcdef.tmp"
    for name in (ours, ".other.csv.0123456789abcdef.tmp", "votes.csv.tmp", ".votes.csv.swp"):
        (tmp_path / name).touch()

    clear_strays(tmp_path, ["votes.csv"])

    assert names(tmp_path) == [".other.csv.0123456789abcdef.tmp", ".votes.csv.swp", "votes.csv.tmp"]
