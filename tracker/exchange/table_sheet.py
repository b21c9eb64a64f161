"""A table of the tracker as an Excel Table: every row, with drop-downs, links and marks where it is in error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import numpy as np

from tracker.analysis.ranking import Integers
from tracker.exchange.cell_text import is_web_address
from tracker.exchange.colours import FAULT, LINE, LINK
from tracker.exchange.edition import TOP, Edition, list_name, table_name
from tracker.exchange.listing import body, header
from tracker.exchange.measure import Floats, fitting_width, line_counts, row_height
from tracker.exchange.pen import FIRST_DAY, Sheet, Style, Value, checked
from tracker.schema import Field
from tracker.store.text import TextTable

SPARE_ROWS = 500
"""Rows below the table in which drop-downs work already, for programs that do not let rules grow with a Table."""
WIDEST = {"date": 12.0, "number": 10.0, "integer": 10.0, "year": 10.0, "boolean": 10.0}
"""Columns of text may be 38 wide or more, names 24; these less."""
NARROW_TEXT = 38.0
NOTES_AT_MOST = 1_000
Looks = Mapping[tuple[int, str], Style]


def put_table(
    sheet: Sheet, edition: Edition, name: str, order: Integers | None = None, looks: Looks | None = None
) -> None:
    """Write all rows of a table, in the order given (record numbers), under a header at row `TOP`.

    `looks` are the styles of cells that look different: record and column → style. Cells in error have their own.
    """
    text = edition.tracker.texts[name]
    rows = np.arange(len(text.frame)) if order is None else order
    fields = [text.table.field(column) for column in text.frame.columns]
    lines, marked = np.ones(len(rows)), _looks_by_column(sheet, edition, text, rows, looks or {})
    widest = _widest_text(text)
    for column, field in enumerate(fields):
        cells = text.frame[field.name].astype(object).to_numpy()[rows].tolist()
        width = fitting_width(field.name, cells, _widest(field, widest))
        lines = np.maximum(lines, _put_column(sheet, column, field, cells, width, marked[field.name]))
        sheet.set_widths(column, column, width)
        _hold(sheet, column, text, field, len(rows))
    sheet.table(TOP, len(rows), list(text.frame.columns), table_name(name), header(sheet), text.table.description)
    _line_blanks(sheet, len(fields), len(rows))
    if not edition.published:  # there, the codebook says it to everybody alike
        _put_header_notes(sheet, fields)
    _set_heights(sheet, lines)
    _note_faults(sheet, edition, text, rows)


def _put_column(
    sheet: Sheet, column: int, field: Field, cells: list[str], width: float, marked: Mapping[int, Style]
) -> Floats:
    plain, values = body(sheet, center=field.type == "number"), typed_cells(field, cells)
    link = sheet.pen.style(text_wrap=True, valign="top", bottom=1, bottom_color=LINE, font_color=LINK, underline=1)
    if field.format == "uri":
        for row, cell in enumerate(cells, TOP + 1):
            known = is_web_address(cell)
            sheet.put(row, column, cell, marked.get(row, link if known else plain), link=cell)
    elif not marked:  # a rule draws the line of blanks: a third of all cells is not written
        sheet.put_down(TOP + 1, column, values, plain)
    else:
        for row, value in enumerate(values, TOP + 1):
            if value != "" or row in marked:
                sheet.put(row, column, value, marked.get(row, plain))
    return line_counts(cells, width)


def typed_cells(field: Field, cells: list[str]) -> list[Value]:
    """The cells as Excel should hold them: days and numbers where they come back as the very same text, else text."""
    reader = {"date": _day, "number": _number, "integer": _number, "year": _number}.get(field.type)
    if reader is None:
        return list(cells)
    known = {cell: reader(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _day(text: str) -> Value:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day.isoformat() == text and day >= FIRST_DAY else text


def _number(text: str) -> Value:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if f"{number:.15G}" == text else text


def _hold(sheet: Sheet, column: int, text: TextTable, field: Field, rows: int) -> None:
    """A drop-down for names and words of a list, a check for days."""
    last = TOP + max(rows, 1) + SPARE_ROWS
    if name := list_name(text.name, field):
        remedy = f"add it to the sheet for {field.reference.table[:60]} first" if field.reference else "choose one"
        said = {"error_title": "Not in the list", "error_message": f"Not a known {field.label.lower()[:60]}: {remedy}."}
        sheet.validate(TOP + 1, last, column, {"validate": "list", "source": f"={name}", **said})
    elif field.type == "date":
        said = {"error_title": "Not a day", "error_message": "Write a day as 2025-08-28. Keep it all the same?"}
        bounds = {"criteria": "between", "minimum": FIRST_DAY, "maximum": date(9999, 12, 31)}
        sheet.validate(TOP + 1, last, column, {"validate": "date", "error_type": "warning", **bounds, **said})


def _line_blanks(sheet: Sheet, columns: int, rows: int) -> None:
    line = {"type": "blanks", "format": sheet.pen.style(bottom=1, bottom_color=LINE).plain}
    checked(sheet.page.conditional_format(TOP + 1, 0, TOP + max(rows, 1), columns - 1, line), f"lines on {sheet.name}")


def _put_header_notes(sheet: Sheet, fields: list[Field]) -> None:
    for column, field in enumerate(fields):
        if field.description:
            said = f"{field.label}\n{field.description}"
            sheet.note(TOP, column, said, height=30 + 15 * int(line_counts([said], 52)[0]))


def _set_heights(sheet: Sheet, lines: Floats) -> None:
    sheet.set_height(TOP, 24)
    for row, count in enumerate(lines.tolist(), TOP + 1):
        sheet.set_height(row, row_height(count))


def _looks_by_column(
    sheet: Sheet, edition: Edition, text: TextTable, rows: Integers, looks: Looks
) -> Mapping[str, Mapping[int, Style]]:
    """For each column, the rows of the sheet whose cells look different."""
    wrong = sheet.pen.style(text_wrap=True, valign="top", bottom=1, bottom_color=LINE, bg_color=FAULT)
    places = {record: row for row, record in enumerate(rows.tolist(), TOP + 1)}
    found: dict[str, dict[int, Style]] = defaultdict(dict)
    for (record, column), look in {**looks, **dict.fromkeys(edition.faults[text.name], wrong)}.items():
        found[column if column in text.frame else text.frame.columns[0]][places[record]] = look
    return found


def _note_faults(sheet: Sheet, edition: Edition, text: TextTable, rows: Integers) -> None:
    """Say of each cell in error what is wrong with it."""
    places = {record: row for row, record in enumerate(rows.tolist(), TOP + 1)}
    columns = {name: column for column, name in enumerate(text.frame.columns)}
    for (record, name), said in list(edition.faults[text.name].items())[:NOTES_AT_MOST]:
        sheet.note(places[record], columns.get(name, 0), f"In error, so no view counts this row.\n{said}")


def _widest(field: Field, text: float) -> float:
    return WIDEST.get(field.type, 24.0 if field.is_name or field.generated else text)


def _widest_text(text: TextTable) -> float:
    """How wide a column of running text may be: where few columns hold any, they share the page."""
    longest = [max(map(len, text.frame[name].unique()), default=0) for name in text.frame.columns]
    running = sum(length > NARROW_TEXT for length in longest)
    return NARROW_TEXT if len(longest) > 8 else max(NARROW_TEXT, min(60.0, 115.0 / max(running, 1)))
