"""Every hostile text comes back as it was: through CSV, a save, CSV for spreadsheets, and a workbook."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.corpus.entries import BASE, position, tracker_with
from tests.figures import record_figure
from tests.naughty import FORBIDDEN, NAUGHTY
from tests.rereading import plain
from tests.server import fingerprint
from tests.texts import VOTES, rows, votes
from tracker.exchange.excel import workbook
from tracker.exchange.tables import GUARDED, RISKY, csv_bytes, unguarded
from tracker.store.cleaning import clean_name
from tracker.store.edits import Edit, added
from tracker.store.errors import RefusedError
from tracker.tracker import Tracker, open_tracker

SOUND = {"date": "2025-01-02", "actor": "Russia", "proposal": "Peace", "stance": "oppose", "source": "RT 2025-01-02"}
COMPOSED = [unicodedata.normalize("NFC", text) for text in NAUGHTY]
EXCEL = str.maketrans({each: f"_x{ord(each):04X}_" for each in "\r\ufffe\uffff"})
"""Letters that XML cannot hold, as Excel spells and reads them; openpyxl leaves them spelled so."""
NAMES = list({plain(text): text for text in NAUGHTY if plain(text) not in ("", "Russia", "RF")}.values())


def noted(text: str) -> Edit:
    """A new position with that note, and with the text in every other column that takes any."""
    return added("positions", {**SOUND, "note": text, "condition": text, "quote": text})


def saved_files(tracker: Tracker) -> dict[str, str]:
    """Every file that holds data; the lock of a save is none."""
    return {name: digest for name, digest in fingerprint(tracker.folder).items() if name != ".tracker/lock"}


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    """A small tracker without a problem."""
    return open_tracker(tracker_with(tmp_path / "data", position("", "accepted")))


def test_the_list_is_long_and_no_text_stands_in_it_twice():
    assert len(NAUGHTY) == len(set(NAUGHTY)) >= 515
    assert len(NAMES) >= 500
    assert not set(NAUGHTY) & set(FORBIDDEN)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_text_written_by_another_program_is_read_as_it_was(delimiter: str):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([VOTES.columns, *(["1", text, "oppose", text] for text in NAUGHTY)])

    assert rows(votes(out.getvalue())) == [
        ["1", plain(text), "oppose", note] for text, note in zip(NAUGHTY, COMPOSED, strict=True)
    ]


def test_a_text_that_is_saved_is_read_as_it_was(tracker: Tracker):
    tracker.commit([noted(text) for text in NAUGHTY])
    reopened = open_tracker(tracker.folder)

    assert reopened.left_out["positions"] == 0
    for column in ("note", "condition", "quote"):
        assert reopened.positions[column].tolist()[2:] == COMPOSED


def test_a_text_that_replaces_another_is_read_as_it_was(tracker: Tracker):
    tracker.commit([noted("") for _ in NAUGHTY])
    ids = (opened := open_tracker(tracker.folder)).positions["id"].tolist()[2:]
    opened.commit([Edit("positions", "changed", id, {"note": text}) for id, text in zip(ids, NAUGHTY, strict=True)])

    assert open_tracker(tracker.folder).positions["note"].tolist()[2:] == COMPOSED


def test_an_actor_of_any_name_is_saved_and_can_be_referred_to(tracker: Tracker):
    actors = [added("actors", {"actor": text}) for text in NAMES]
    tracker.commit([*actors, *(added("positions", {**SOUND, "actor": text}) for text in NAMES)])
    reopened = open_tracker(tracker.folder)

    assert reopened.actors["actor"].tolist()[1:] == [clean_name(text) for text in NAMES]
    assert reopened.positions["actor"].tolist()[2:] == [plain(text) for text in NAMES]
    assert reopened.left_out == dict.fromkeys(reopened.texts, 0)


@pytest.mark.parametrize("text", FORBIDDEN, ids=ascii)
def test_a_text_that_no_table_may_hold_is_refused_and_nothing_is_written(text: str, tracker: Tracker):
    before = saved_files(tracker)

    with pytest.raises(RefusedError, match="nothing was saved") as refusal:
        tracker.commit([added("positions", {**SOUND, "note": f"x{text}y"})])
    (problem,) = refusal.value.problems.itertuples()
    assert problem.rule in ("control-character", "bidi-mark", "nul", "carriage-return")
    assert (problem.column, bool(problem.message), bool(problem.hint)) == ("note", True, True)
    assert saved_files(tracker) == before


def test_half_a_letter_is_refused_and_nothing_is_written(tracker: Tracker):
    before = saved_files(tracker)

    with pytest.raises(RefusedError, match="cannot be written"):
        tracker.commit([noted("\ud83d")])
    assert saved_files(tracker) == before


def test_csv_for_spreadsheets_holds_no_formula_and_gives_every_text_back():
    frame = pd.DataFrame({"a": NAUGHTY, "b": NAUGHTY}, dtype="str")
    text = csv_bytes(frame).decode("utf-8-sig")
    header, *body = csv.reader(io.StringIO(text, newline=""), strict=True)
    cells = pd.Series([cell for _, cell in body], dtype="str")

    assert header == ["a", "b"]
    assert unguarded(cells).tolist() == NAUGHTY
    assert not [
        cell
        for cell in cells
        if cell.startswith(("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    ]
    assert not [cell for cell in cells if re.search(RISKY, cell) and not re.search(GUARDED, cell)]


@pytest.mark.told
def test_a_workbook_holds_every_text_as_text(tracker: Tracker):
    tracker.commit([noted(text) for text in NAUGHTY])
    book = openpyxl.load_workbook(io.BytesIO(workbook(open_tracker(tracker.folder))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell for cell in cells if cell.data_type == "f"]
    texts = {str(cell.value) for cell in book["Positions"]["M"]} | {str(cell.value) for cell in book["Positions"]["L"]}

    assert not {cell.parent.title for cell in formulas} & {"Positions", "Actors", "Proposals", "Sources", "Stances"}
    assert not [cell.value for cell in formulas if "cmd|" in str(cell.value) or "WEBSERVICE" in str(cell.value)]
    targets = [str(cell.hyperlink.target) for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert not [target for target in targets if not target.startswith(("http://", "https://"))]
    record_figure("naughty", len(NAUGHTY))
    assert [text for text in COMPOSED if text and text.translate(EXCEL) not in texts] == []


def test_the_base_of_these_tests_has_the_columns_of_the_schema(tracker: Tracker):
    assert tracker.problems.empty
    assert BASE["positions.csv"].strip().split(",") == list(tracker.positions.columns)
