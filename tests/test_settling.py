"""A clash settled at the same instant as a save is pressed, whichever of the two is heard first."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tracker import Tracker, open_tracker
from tracker.app.editing import clashes
from tracker.app.editing.desk import Desk
from tracker.app.editing.draft import Draft
from tracker.store.errors import Clash

CLASH = Clash("positions", "f7cez2ip", "speaker", "", "mine", "theirs")
SEEN = {"speaker": "", "condition": ""}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with one draft that met a clash, for the session of this test."""
    desk = Desk(clashes=[CLASH])
    desk.take({"positions": Draft().with_cell(CLASH.key, SEEN, "speaker", "mine")})
    monkeypatch.setattr(clashes, "own_desk", lambda: desk)
    return desk


def saves_when_settled(desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    saves: list[Tracker] = []
    monkeypatch.setattr(clashes, "save_drafts", saves.append)
    clashes.settle(open_tracker(data), CLASH, True)
    assert desk.clashes == []
    assert desk.drafts["positions"].rows[CLASH.key].seen["speaker"] == "theirs"
    return len(saves)


def test_a_save_that_was_heard_before_the_clash_was_settled_is_done_again(
    desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch
):
    desk.insisted = time.monotonic()

    assert saves_when_settled(desk, data, monkeypatch) == 1


def test_settling_a_clash_saves_nothing_by_itself(desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch):
    assert saves_when_settled(desk, data, monkeypatch) == 0
