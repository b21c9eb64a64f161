"""Whether a file has changed, told by what it holds where the disk's own marks may lie."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from tracker.app.frame import contents
from tracker.app.frame.contents import contents_of


def test_a_file_written_again_within_one_tick_of_the_clock_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
    monkeypatch.setattr(contents, "FINE_TICK", 60.0)
    monkeypatch.setattr(contents, "TICK", 60.0)
    frozen = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: frozen)
    before = contents_of([file])

    file.write_text("two", "utf-8")

    assert contents_of([file]) != before


def test_a_file_of_old_marks_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
    monkeypatch.setattr(contents, "FINE_TICK", -1.0)
    monkeypatch.setattr(contents, "TICK", -1.0)
    before = contents_of([file])
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))

    assert contents_of([file]) == before


@pytest.mark.parametrize(("fraction", "readings"), [(0, 2), (1, 1)])
def test_a_second_is_enough_for_a_disk_that_keeps_finer_times(
    fraction: int, readings: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "positions.csv"
    read = Mock(return_value=b"one")
    saved = time.time_ns() // contents.WHOLE * contents.WHOLE - 1_000_000_000 + fraction
    marks = SimpleNamespace(
        st_mtime=saved / 1e9, st_ctime=saved / 1e9, st_mtime_ns=saved, st_ctime_ns=saved, st_size=3, st_ino=1
    )
    monkeypatch.setattr(contents, "TICK", 60.0)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: marks)
    monkeypatch.setattr(Path, "read_bytes", read)

    assert contents_of([file]) == contents_of([file])
    assert read.call_count == readings


def test_a_change_whose_time_was_set_back_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
    monkeypatch.setattr(contents, "FINE_TICK", -1.0)
    monkeypatch.setattr(contents, "TICK", -1.0)
    stamp, before = file.stat(), contents_of([file])
    while file.stat().st_ctime_ns == stamp.st_ctime_ns:
        file.write_text("two", "utf-8")
        os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert contents_of([file]) != before


def test_a_missing_file_is_told_from_an_empty_one(tmp_path: Path):
    (tmp_path / "empty.csv").touch()

    [(_, missing), (_, empty)] = contents_of([tmp_path / "missing.csv", tmp_path / "empty.csv"])

    assert missing != empty
