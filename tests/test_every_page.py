"""Every page over every kind of tracker: it is drawn, and it writes nothing."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

import tracker
from tests.app_pages import every_page
from tests.server import fingerprint
from tests.source import ROOT
from tracker import changed
from tracker.store.new import create_tracker


def shipped(folder: Path) -> None:
    """The debate that the project comes with."""
    shutil.copytree(ROOT / "data", folder)


def begun(folder: Path) -> None:
    """The same with a history."""
    shipped(folder)
    tracker.open_tracker(folder).commit([changed("positions", "f7cez2ip", {"note": "read again"})], by="Ann")


def empty(folder: Path) -> None:
    """As `tracker init` leaves it."""
    create_tracker(folder)


def example(folder: Path) -> None:
    """As `tracker init --example` leaves it."""
    create_tracker(folder, example=True)


def faulty(folder: Path) -> None:
    """With errors in rows, which are left out of the views."""
    shipped(folder)
    file = folder / "positions.csv"
    text = file.read_text("utf-8").replace("European troops,oppose", "European troops,opose")
    file.write_text(text.replace(",Ukraine,", ",Ukrania,").replace("2025-08-28", "2025-18-28", 1), "utf-8")


def unreadable(folder: Path) -> None:
    """With a table that is none."""
    shipped(folder)
    file = folder / "sources.csv"
    file.write_text(file.read_text("utf-8").replace("\n", '\n"', 1), "utf-8")


def locked(folder: Path) -> None:
    """In a folder that nobody may write to; whoever may write to anything opens it for reading only."""
    shipped(folder)
    for path in (*folder.rglob("*"), folder):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


TRACKERS = [shipped, begun, empty, example, faulty, unreadable, locked]


@pytest.mark.parametrize("made", TRACKERS, ids=lambda each: each.__name__)
def test_every_page_is_drawn_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], None]
):
    folder = tmp_path / "data"
    made(folder)
    before = fingerprint(tmp_path)
    monkeypatch.setenv("TRACKER_DATA", str(folder))
    monkeypatch.setenv("TRACKER_READ_ONLY", "1" if made is locked else "")
    monkeypatch.chdir(ROOT)

    for page in every_page():
        app = AppTest.from_file(str(ROOT / "tracker/app/front_door.py"), default_timeout=60)
        for name, value in parse_qsl(page.address.partition("?")[2]):
            app.query_params[name] = value
        app.run().switch_page(page.file).run()
        assert not app.exception, (page.name, [each.message for each in app.exception])

    folder.chmod(0o700)
    assert fingerprint(tmp_path) == before
