"""What the grid is told and what it tells, without a browser: pages, order, faults, drop-downs, and unruly browsers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import tracker
from tests.debate import rows
from tracker import Tracker, added, open_tracker
from tracker.analysis.selection import Selection
from tracker.app.editing import grid
from tracker.app.editing.desk import Desk
from tracker.app.editing.draft import NEW, Draft
from tracker.app.editing.faults import draft_faults
from tracker.app.editing.grid import Page, grid_data, seen_row, shown_fields
from tracker.app.editing.row_order import chosen_places, keys_of, place_of, usual_order
from tracker.app.editing.wrong import remedy

MANY = 5_000


def ordered(opened: Tracker, column: str, down: bool = False, selection: Selection | None = None) -> list[str]:
    places = chosen_places(opened, "positions", selection or Selection(), False, (column, down))
    return opened.texts["positions"].frame[column].iloc[places].astype("str").tolist()


def drafted(opened: Tracker, **cells: str) -> Desk:
    """A desk with texts in the first row of positions."""
    desk, draft = Desk(), Draft()
    [key] = keys_of(opened, "positions", np.array([0]))
    for column, text in cells.items():
        draft = draft.with_cell(key, seen_row(opened, "positions", key) or {}, column, text)
    desk.take({"positions": draft})
    return desk


def test_a_vocabulary_is_sorted_as_it_is_declared_and_what_is_empty_comes_last(data: Path):
    opened = open_tracker(data)
    scale = opened.texts["stances"].frame["stance"].tolist()

    assert ordered(opened, "stance") == sorted(ordered(opened, "stance"), key=scale.index)
    assert ordered(opened, "stance", down=True) == sorted(ordered(opened, "stance"), key=scale.index, reverse=True)
    for down in (False, True):
        assert ordered(opened, "speaker", down)[-1] == ""
        assert ordered(opened, "speaker", down)[0] != ""


def test_numbers_are_sorted_by_size(data: Path):
    opened = open_tracker(data)
    places = chosen_places(opened, "stances", Selection(), False, ("score", False))

    assert opened.texts["stances"].frame["score"].iloc[places].tolist() == ["-1", "-0.5", "0", "0.5", "1", ""]


def test_filters_narrow_and_the_newest_stands_first(data: Path):
    opened = open_tracker(data)
    row = {
        "date": "2025-09-01",
        "actor": "Russia",
        "proposal": "NATO troops",
        "stance": "oppose",
        "source": "RT 2025-08-28",
    }
    opened.commit([added("positions", row)], by="Ann")
    opened = open_tracker(data)

    places = chosen_places(opened, "positions", Selection(actors=("Russia",)), False, usual_order(opened, "positions"))

    frame = opened.texts["positions"].frame.iloc[places]
    assert set(frame["actor"]) == {"Russia"}
    assert frame["date"].iloc[0] == "2025-09-01"
    assert usual_order(opened, "actors") == ("", False)


def test_a_row_without_an_id_of_its_own_is_known_by_its_place(data: Path):
    file = data / "positions.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    twin = lines[1].split(",")[0]
    lines[2] = "," + lines[2].split(",", 1)[1]
    lines[4] = f"{twin}," + lines[4].split(",", 1)[1]
    file.write_text("".join(lines), "utf-8")
    opened = open_tracker(data)

    assert keys_of(opened, "positions", np.arange(4)) == ["#2", "#3", lines[3].split(",")[0], "#5"]
    assert place_of(opened, "positions", "#3") == 1
    assert place_of(opened, "positions", f"{NEW}1") is None


def test_a_page_is_small_whatever_the_size_of_the_table(data: Path):
    opened = open_tracker(data)
    first = seen_row(opened, "positions", keys_of(opened, "positions", np.array([0]))[0]) or {}
    opened.commit([added("positions", {**first, "id": f"many{n:05}", "quote": "word " * 20}) for n in range(MANY)])
    opened = open_tracker(data)
    places = chosen_places(opened, "positions", Selection(), False, ("date", True))

    assert len(places) > MANY
    assert len(json.dumps(grid_data(opened, "positions", Page([], places[:200], ("date", True)), Desk()))) < 150_000


def test_a_row_tells_its_unsaved_texts_and_what_is_wrong_in_which_cell(data: Path):
    opened = open_tracker(data)
    desk = drafted(opened, stance="suport", note="fine")
    told = grid_data(opened, "positions", Page([], np.array([0, 1]), ("", False)), desk)

    names = [column["name"] for column in told["columns"]]
    row = dict(zip(names, told["rows"][0]["texts"], strict=True))
    assert (row["stance"], row["note"]) == ("suport", "fine")
    assert {names[place] for place in told["rows"][0]["changed"]} == {"stance", "note"}
    assert told["rows"][0]["wrong"] == {
        str(names.index("stance")): "“suport” is not among the Stances: did you mean “support”?"
    }
    assert "wrong" not in told["rows"][1]
    assert names[:5] == [field.name for field in shown_fields(opened, "positions") if field.required]


def test_the_quote_stands_behind_what_every_row_needs_and_empty_columns_at_the_end():
    def columns(*lines: str) -> list[str]:
        return [field.name for field in shown_fields(rows(*lines), "positions")]

    needed = ["date", "actor", "proposal", "stance", "source"]
    assert columns("EU | Toll | oppose | 2025-02-01 | quote | quote=no toll")[:7] == [*needed, "quote", "attribution"]
    noted = columns("EU | Toll | oppose | 2025-02-01 | paraphrase | note=read again")
    assert noted[:7] == [*needed, "attribution", "note"]
    assert "quote" in noted[7:]


def test_what_is_wrong_is_found_out_again_when_the_draft_changes(data: Path):
    opened = open_tracker(data)
    desk = drafted(opened, actor="Rusia")
    [told] = draft_faults(opened, desk)
    assert remedy(told.problem) == "Russia"

    desk.take({"actors": Draft().with_new([{"actor": "Rusia"}])})
    assert draft_faults(opened, desk) == []
    desk.undo()
    assert len(draft_faults(opened, desk)) == 1


@pytest.mark.parametrize("table", ["positions", "actors", "proposals", "sources", "stances"])
def test_every_drop_down_names_what_the_checks_accept(data: Path, table: str):
    opened = open_tracker(data)
    told = grid_data(opened, table, Page([], np.array([0]), ("", False)), Desk())

    for column in told["columns"]:
        if column["list"]:
            choices = told["lists"][column["list"]]["names"]
            written = set(tracker.open_tracker(data).texts[table].frame[column["name"]].astype("str")) - {""}
            assert written <= set(choices)


def test_what_two_runs_hear_at_once_is_all_in_the_draft(data: Path, monkeypatch: pytest.MonkeyPatch):
    opened, desk, own = open_tracker(data), Desk(born=0), threading.local()
    [key] = keys_of(opened, "positions", np.array([0]))
    strokes = [
        {"n": number, "do": "write", "cells": [[key, column, "new", ""]]}
        for number, column in enumerate(("note", "speaker", "condition"), 1)
    ]
    state = SimpleNamespace(get=lambda _: {"strokes": own.told})
    monkeypatch.setattr(grid, "own_desk", lambda: desk)
    monkeypatch.setattr(grid, "st", SimpleNamespace(session_state=state))
    read = grid.seen_row

    def slowly(opened: Tracker, table: str, key: str) -> Mapping[str, str] | None:
        time.sleep(0.02)
        return read(opened, table, key)

    monkeypatch.setattr(grid, "seen_row", slowly)

    def run(count: int) -> None:
        own.told = strokes[:count]
        grid.hear(opened, "positions")

    threads = [threading.Thread(target=run, args=(count,)) for count in (1, 3, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert desk.draft_of("positions").rows[key].new == {"note": "new", "speaker": "new", "condition": "new"}
