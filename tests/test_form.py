"""The form's save, apart from its widgets: one row a form, however often its button is pressed."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tracker import open_tracker
from tracker.app import form
from tracker.app.desk import Desk
from tracker.app.saving import Author

ROW = {
    "date": "2025-08-28",
    "actor": "United Kingdom",
    "proposal": "European troops",
    "stance": "support",
    "source": "RT 2025-08-28",
}


class State(dict[str, Any]):
    """A session's state: by key and by attribute."""

    __setattr__ = dict.__setitem__


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> State:
    """The session of this test, with a desk of its own."""
    desk, state = Desk(), State()
    monkeypatch.setattr(form, "own_desk", lambda: desk)
    monkeypatch.setattr(form, "author", lambda: Author("Ann", None))
    monkeypatch.setattr(form, "st", SimpleNamespace(session_state=state))
    return state


def rows_of(data: Path) -> int:
    with (data / "positions.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def test_a_form_saved_twice_adds_one_row_and_the_next_form_another(data: Path):
    opened, before = open_tracker(data), rows_of(data)

    assert form.save_row(opened, "positions", ROW, serial=1)
    assert form.save_row(opened, "positions", ROW, serial=1)
    assert rows_of(data) == before + 1

    assert form.save_row(open_tracker(data), "positions", ROW, serial=2)
    assert rows_of(data) == before + 2


def test_two_quick_presses_do_not_answer_a_question_nobody_has_read(
    data: Path, session: State, monkeypatch: pytest.MonkeyPatch
):
    opened, before = open_tracker(data), rows_of(data)
    new = ROW | {"source": "RT 2025-08-29"}

    assert not form.save_row(opened, "positions", new, serial=1)
    assert not form.save_row(opened, "positions", new, serial=1)
    assert "is new among the sources" in session["form_problems"][0]
    assert rows_of(data) == before

    monkeypatch.setattr(form, "READING", -1.0)
    assert form.save_row(opened, "positions", new, serial=1)
    assert rows_of(data) == before + 1
