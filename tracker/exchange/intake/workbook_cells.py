"""The cells of a workbook's sheet as texts; what nobody can read is said to be so, and never empty."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook

from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.intake.heading_line import SAMPLE, known_headings
from tracker.exchange.intake.limits import COLUMNS, NO_WORKBOOK, guarded_archive
from tracker.exchange.intake.worksheet_scan import Extent, merged_cells, scanned
from tracker.exchange.sayings import saying

NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
KEY = ("Key", "Meaning")
"""The heading of the key below our own matrix."""
EXACT = 1e15
"""Whole numbers below this are written without a point."""
Grid = dict[str, Any]


def workbook_grid(data: bytes, wanted: str) -> Grid:
    """A sheet of a workbook: its `name`, `rows` of texts, `unreadable` (row, column, reason; from 0), and `others`.

    Without a wanted name it is the visible sheet whose headings are best known. Raises IntakeError or UnsafeFileError.
    """
    archive = guarded_archive(data)
    warnings.simplefilter("ignore")  # of features that no value depends on
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = _chosen(book, wanted)
        extent = scanned(archive.open(sheet._worksheet_path))
        rows, unreadable = _cells(sheet, extent)
        rows = _above_key(rows)
    except (IntakeError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - the parser raises anything for a workbook that is none
        raise UnsafeFileError(saying("file-no-workbook", NO_WORKBOOK)) from None
    others = [each.title for each in book.worksheets if each.title != sheet.title]
    return {"name": sheet.title, "rows": rows, "unreadable": unreadable, "others": others}


def _chosen(book: Any, wanted: str) -> Any:
    names = {each.title.casefold(): each for each in book.worksheets}
    if wanted:
        if wanted.casefold() not in names:
            known = ", ".join(each.title for each in book.worksheets)
            text = "it has no sheet '{wanted}'; its sheets are {known}"
            raise IntakeError(saying("file-sheet", text, wanted=wanted, known=known))
        return names[wanted.casefold()]
    shown = [each for each in book.worksheets if each.sheet_state == "visible"] or book.worksheets
    if not shown:
        raise IntakeError(saying("file-no-cells", "it has no sheet with cells"))
    return max(shown, key=lambda each: known_headings(_first_rows(each)))


def _first_rows(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(min_row=1, max_row=SAMPLE, max_col=COLUMNS)
    return [[_text(cell)[0] for cell in row] for row in rows]


def _cells(sheet: Any, extent: Extent) -> tuple[list[list[str]], list[tuple[int, int, str]]]:
    covered, unworked = merged_cells(extent), set(extent.unworked)
    rows, unreadable = [], []
    found = sheet.iter_rows(min_row=1, max_row=extent.rows, max_col=extent.columns) if extent.rows else ()
    for number, row in enumerate(found):
        texts = []
        for place, cell in enumerate(row):
            text, reason = _text(cell)
            if (number + 1, place + 1) in covered:
                text, reason = "", f"merged with {covered[number + 1, place + 1]}: nobody can tell whose cell it is"
            elif (number + 1, place + 1) in unworked:
                text, reason = "", "a formula without a stored result: open the file in a spreadsheet and save it"
            if reason:
                unreadable.append((number, place, reason))
            texts.append(text)
        rows.append(texts)
    return rows, unreadable


def _above_key(rows: list[list[str]]) -> list[list[str]]:
    """The rows above the key of our own matrix, which are all there are in any other table."""
    ends = [place for place, row in enumerate(rows) if tuple(filter(None, row)) == KEY]
    return rows[: ends[0]] if ends else rows


def _text(cell: Any) -> tuple[str, str]:
    """What a cell says, and why it cannot be read."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "e":
        return "", f"the error {value}"
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, datetime | date):
        return _day(value, str(cell.number_format)), ""
    if isinstance(value, time | timedelta):
        return str(value), ""
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value)), ""
    return str(value), ""


def _day(value: datetime | date, form: str) -> str:
    """A date cell as far as it shows: its day, or only month or year where its format shows no more."""
    shown = NOT_SHOWN.sub("", form).casefold()
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds")
    if "d" in shown or "y" not in shown:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
