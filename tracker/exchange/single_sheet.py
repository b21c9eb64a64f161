"""Any table that a page shows, as an Excel file of one sheet."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pandas as pd

from tracker.exchange.edition import DAWN, ROWS_AT_MOST, TOP
from tracker.exchange.errors import ExportError
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import put_listing, set_widths
from tracker.exchange.measure import fitting_width
from tracker.exchange.pen import Pen, Value

WIDEST = 60.0
"""Letters of the widest column."""
SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def table_workbook(frame: pd.DataFrame, name: str, title: str, line: str = "", day: date = DAWN) -> bytes:
    """An Excel file with the table on one sheet, called `name`: its title in A1, a line about it, then the rows.

    Texts stay texts, days are days; the same table and `day` (on which the file says it was made) give the same bytes.
    Raises ExportError for more than 200,000 rows, and for a text or a heading that Excel does not hold.
    """
    if len(frame) > ROWS_AT_MOST:
        raise ExportError(
            f"{len(frame):,} rows are more than the {ROWS_AT_MOST:,} a workbook can be used with: take CSV"
        )
    rows = list(zip(*(_cells(frame[column]) for column in frame), strict=True))
    columns = [str(column) for column in frame]
    shown = [[_shown(row[place]) for row in rows[:2_000]] for place in range(len(columns))]
    widths = [fitting_width(column, texts, WIDEST) for column, texts in zip(columns, shown, strict=True)]
    pen = Pen({"title": title[:255], "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 # a day has no zone
    sheet = pen.sheet(SHEET_NAME.sub(" ", name)[:31])
    put_heading(sheet, title, line)
    set_widths(sheet, widths)
    put_listing(sheet, TOP, "rows", dict(zip(columns, widths, strict=True)), rows, title[:255])
    sheet.page.freeze_panes(TOP + 1, 0)
    sheet.page.hide_gridlines(2)
    sheet.page.set_landscape()
    sheet.page.fit_to_pages(1, 0)
    sheet.page.repeat_rows(TOP)
    return pen.finish()


def _cells(column: pd.Series[Any]) -> list[Value]:
    """A column's cells as Excel should hold them."""
    return [_cell(each) for each in column.astype(object)]


def _cell(cell: Any) -> Value:
    if isinstance(cell, (tuple, list)):
        return "; ".join(map(str, cell))
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return cell if isinstance(cell, (int, float, date)) else str(cell)


def _shown(cell: Value) -> str:
    return "" if cell is None else str(cell)
