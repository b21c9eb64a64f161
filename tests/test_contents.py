"""Whether a file has changed, told by what it holds where the disk's own marks may lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.app.frame import contents
from tracker.app.frame.contents import contents_of


def test_a_file_written_again_within_one_tick_of_the_clock_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
    frozen = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: frozen)
    before = contents_of([file])

    file.write_text("two", "utf-8")

    assert contents_of([file]) != before


def test_a_file_of_old_marks_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
    monkeypatch.setattr(contents, "TICK", -1.0)
    before = contents_of([file])
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))

    assert contents_of([file]) == before


def test_a_change_whose_time_was_set_back_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "positions.csv"
    file.write_text("one", "utf-8")
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
