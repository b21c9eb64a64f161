"""Workbooks come in cell by cell: what nobody can read is refused, and never taken for empty."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.intake import known, reasons, rows_workbook, saved, taken_in, told, workbook_bytes
from tests.workbooks import parts
from tracker import workbook
from tracker.exchange.intake.reading import read_sheet
from tracker.exchange.intake.refusals import refused_file

HEAD = ["Date", "Party", "Issue", "Stance", "Source"]
LINE = [date(2025, 2, 1), "Liberals", "Toll", "oppose", "Gazette"]


def test_a_workbook_comes_in_like_any_table():
    assert told(taken_in(rows_workbook(HEAD, LINE))) == ["new: Liberals | Toll | oppose | 2025-02-01"]


def test_the_sheet_whose_headings_are_known_is_read_though_it_is_not_the_first():
    book = Workbook()
    book.active.append(["Read me", "first"])
    book.active.append(["about", "this"])
    data = book.create_sheet("Data")
    data.append(["Positions of the parties"])
    for row in ([], HEAD, LINE):
        data.append(row)
    offer = taken_in(saved(book))

    assert offer.sheet.others == ("Sheet",)
    assert offer.table()["row"].tolist() == [4]
    assert read_sheet("w", saved(book)).name == "w, Data"


def test_a_sheet_can_be_named():
    book = Workbook()
    book.active.append(HEAD)
    other = book.create_sheet("Old")
    for row in (HEAD, LINE):
        other.append(row)

    assert taken_in(saved(book)).counts["new"] == 0
    assert taken_in(saved(book), sheet="old").counts["new"] == 1


def test_only_real_date_cells_are_dates_and_numbers_in_their_place_are_not():
    lines = [[day, *LINE[1:]] for day in (datetime(2025, 2, 1), 45689, "01.02.2025", "13.02.2025")]  # noqa: DTZ001 - a cell has no zone
    offer = taken_in(rows_workbook(HEAD, *lines))

    assert offer.table()["date"].tolist() == ["2025-02-01", "45689", "2025-02-01", "2025-02-13"]
    assert reasons(offer)[0] == "'45689' is no date"


def test_a_date_that_shows_only_its_month_is_a_month():
    def build(sheet: Any) -> None:
        sheet.append(HEAD)
        sheet.append(LINE)
        sheet["A2"].number_format = "mmm yyyy"

    cells = taken_in(workbook_bytes(build)).edits()[0].cells
    assert (cells["date"], cells["precision"]) == ("2025-02-28", "month")


def test_an_error_a_merged_cell_and_a_formula_without_result_are_unreadable_not_empty():
    def build(sheet: Any) -> None:
        for row in ([*HEAD, "Note"], [*LINE, "#N/A"], [*LINE, "a"], [*LINE, None], [*LINE, "=1+1"], [*LINE, "b"]):
            sheet.append(row)
        sheet["F2"].data_type = "e"
        sheet.merge_cells("F3:F4")

    offer = taken_in(workbook_bytes(build))

    assert [reason.split(":")[1] for reason in reasons(offer)] == [
        " the error #N/A",
        " merged with F3",
        " a formula without a stored result",
    ]
    assert offer.counts["new"] == 2


def test_an_unreadable_cell_that_nothing_leans_on_keeps_no_row_out():
    offer = taken_in(rows_workbook([*HEAD, "Sum"], [*LINE, "=1+1"]))

    assert offer.counts["new"] == 1


def test_numbers_and_truths_are_the_texts_a_person_sees():
    offer = taken_in(rows_workbook([*HEAD, "Note", "Condition"], [*LINE, 7.0, True]))

    assert [offer.edits()[0].cells[name] for name in ("note", "condition")] == ["7", "true"]


def test_refused_rows_of_a_workbook_come_back_as_a_workbook_without_formulas(tmp_path: Any):
    offer = taken_in(rows_workbook(HEAD, LINE, [*LINE[:3], "hm", "'=1+1"]))
    ending, data = refused_file(offer)
    (tmp_path / "refused.xlsx").write_bytes(data)
    sheet = load_workbook(tmp_path / "refused.xlsx").active

    assert ending == ".xlsx"
    assert [cell.value for cell in sheet[2]][-2:] == ["'=1+1", "'hm' is no stance; say what it means"]
    assert taken_in(data).counts["refused"] == 1


def test_the_workbook_of_refused_rows_is_written_by_the_same_pen_as_any_other():
    long = "x" * 32_000
    offer = taken_in(
        rows_workbook([*HEAD, "Note"], [*LINE[:3], "hm", "@SUM(1)", long], [*LINE[:3], "_x0041_", "+1", ""])
    )
    data = refused_file(offer)[1]
    again = taken_in(data)

    assert data == refused_file(offer)[1]
    assert 'quotePrefix="1"' in parts(data)["xl/styles.xml"]
    assert again.sheet.frame[["Stance", "Source", "Note"]].to_numpy().tolist() == [
        ["hm", "@SUM(1)", long],
        ["_x0041_", "+1", ""],
    ]


def test_our_own_workbook_changes_nothing_when_it_comes_back():
    tracker = known()
    offer = taken_in(workbook(tracker, day=date(2025, 3, 1)), tracker, sheet="Positions")

    assert str(offer) == "0 new, 0 changed, 0 deleted, 3 already there, 0 refused"
