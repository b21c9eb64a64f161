"""The one hand that writes cells: text stays text, links go to the web only, and nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping, Sequence
from functools import cached_property
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from tracker.exchange.cell_text import harmless_pieces, is_delicate, is_web_address, utf16_length
from tracker.exchange.colours import INK
from tracker.exchange.errors import ExportError
from tracker.exchange.shortcuts import take_shortcuts

FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "font_scheme": "none"}
"""On every desk's computer, and of the same width as its free counterpart: a page breaks alike everywhere."""
ROW = 17
"""Pixels of a row that nobody gave a height."""
HIGHEST_ROW, WIDEST_COLUMN = 409.0, 255.0
"""Points and letters that Excel allows."""
FIRST_DAY = dt.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: days before this one would be shown one day off."""
LONGEST_TEXT, MOST_LINKS = 32_767, 65_530
FORMULA_LIKE = tuple("=+-@|%\t＝＋－＠")
"""A text that begins so becomes a formula when somebody edits its cell, unless the cell is marked as quoted."""
SUSPECT = frozenset([*FORMULA_LIKE, "<", ""])
"""First letters of texts that need a closer look; "" is that of an empty one."""
Value = str | float | dt.date | None


class Style:
    """What a cell looks like; its variants for days and for texts that look like formulas come when needed."""

    def __init__(self, book: Any, properties: Mapping[str, Any]) -> None:
        """Keep the properties, in XlsxWriter's words."""
        self._book, self._properties = book, properties

    @cached_property
    def plain(self) -> Any:
        """For texts and numbers."""
        return self._book.add_format(self._properties)

    @cached_property
    def quoted(self) -> Any:
        """For a text that must not become a formula when edited."""
        return self._book.add_format({**self._properties, "quote_prefix": True})

    @cached_property
    def dated(self) -> Any:
        """For days."""
        return self._book.add_format({**self._properties, "num_format": "yyyy-mm-dd", "align": "left"})


Looks = Style | Sequence[Style]
"""One look for all cells of a row, or one for each."""


class Pen:
    """A workbook in the making; `finish` gives its bytes."""

    def __init__(self, properties: Mapping[str, Any], scale: float = 1.0, filters: bool = True) -> None:
        """Start an empty workbook with its document properties, in XlsxWriter's words.

        `scale` enlarges every letter, row and column; `filters` puts filter buttons on every Table.
        """
        self._out, self.scale, self.filters = BytesIO(), scale, filters
        font = {**FONT, "font_size": 10 * scale}
        options = {"in_memory": True, "default_format_properties": font, "default_row_height": round(ROW * scale)}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties(dict(properties))
        self._styles: dict[tuple[tuple[str, Any], ...], Style] = {}

    def style(self, **properties: Any) -> Style:
        """The style with these properties: the same one for the same properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            size = {"font_size": properties["font_size"] * self.scale} if "font_size" in properties else {}
            self._styles[key] = Style(self._book, {**properties, **size})
        return self._styles[key]

    def sheet(self, name: str) -> Sheet:
        """A new sheet behind the others."""
        return Sheet(self, self._book.add_worksheet(name), name)

    def chart(self, kind: str, subtype: str = "") -> Any:
        """A new native chart, XlsxWriter's own; `Sheet.show` puts it in its place."""
        return self._book.add_chart({"type": kind, "subtype": subtype})

    def name_range(self, name: str, sheet: str, column: int, first: int, last: int) -> None:
        """Give a name to some cells of one column (rows from 0)."""
        place = f"='{sheet}'!{xl_range_abs(first, column, last, column)}"
        checked(self._book.define_name(name, place), f"the name {name!r} for {place}")

    def remark(self, name: str, value: str) -> None:
        """A document property of our own."""
        checked(self._book.set_custom_property(name, value, "text"), f"the document property {name!r}")

    def finish(self) -> bytes:
        """The bytes of the workbook; raises ExportError where the library complains."""
        with warnings.catch_warnings():
            warnings.filterwarnings("error", module="xlsxwriter")
            try:
                self._book.close()
            except (UserWarning, xlsxwriter.exceptions.XlsxWriterException) as error:
                raise ExportError(f"the workbook cannot be written: {error}") from error
        return self._out.getvalue()


class Sheet:
    """A sheet; `page` is XlsxWriter's own, for what is no cell: panes, colours by rule, print."""

    def __init__(self, pen: Pen, page: Any, name: str) -> None:
        """Take a new, empty sheet."""
        self.pen, self.page, self.name = pen, page, name
        self._links = 0
        take_shortcuts(page)
        self._write_string = page._write_string  # the same without looking for names like A1: a tenth of the time

    def put(self, row: int, column: int, value: Value, style: Style, link: str = "", place: str = "") -> None:
        """Write one cell (counted from 0): text as text, days as days, nothing as blank.

        `link` is a web address (anything else, one longer than Excel takes, and all beyond the 65,530th link stay
        plain text), `place` a place in the workbook. Raises ExportError for a text that Excel would cut off.
        """
        if not isinstance(value, str):
            code = self._put_other(row, column, value, style)
        elif not (place or link) and value[:1] not in SUSPECT and "_x" not in value:
            code = self._write_string(row, column, value, style.plain)
        elif not value:
            code = self.page.write_blank(row, column, None, style.plain)
        elif is_delicate(value):
            code = self._put_pieces(row, column, value, style)
        elif (place or link) and self._links < MOST_LINKS and (place or is_web_address(link)):
            self._links += 1
            target, tip = (f"internal:{place}", f"Go to {place}") if place else (link, None)
            code = self.page.write_url(row, column, target, _format_for(value, style), value, tip)
        else:
            code = self.page.write_string(row, column, value, _format_for(value, style))
        if code:
            self._refuse(code, row, column)

    def put_down(self, top: int, column: int, values: Sequence[Value], style: Style) -> None:
        """Write cells one below the other, as `put` does, but leave out what is blank."""
        write, plain = self._write_string, style.plain
        for row, value in enumerate(values, top):
            if isinstance(value, str) and value[:1] not in SUSPECT and "_x" not in value:
                if code := write(row, column, value, plain):
                    self._refuse(code, row, column)
            elif value != "":
                self.put(row, column, value, style)

    def formula(
        self, row: int, column: int, formula: str, result: str | float, style: Style, day: bool = False
    ) -> None:
        """Write a formula and its result, which programs that do not calculate show; `day` formats it as one."""
        code = self.page.write_formula(row, column, f"={formula}", style.dated if day else style.plain, result)
        checked(code, f"the formula {formula} on {self.name}")

    def show(self, row: int, column: int, chart: Any, said: str, width: int, height: int) -> None:
        """Put a chart over the cells from this one on, `width` by `height` pixels; `said` tells who cannot see it."""
        chart.set_size({"width": width, "height": height})
        options = {"description": said, "object_position": 2}
        checked(self.page.insert_chart(row, column, chart, options), f"a chart on {self.name}")

    def set_widths(self, first: int, last: int, width: float) -> None:
        """Make some columns that wide, in letters."""
        checked(self.page.set_column(first, last, min(width * self.pen.scale, WIDEST_COLUMN)), f"widths on {self.name}")

    def set_height(self, row: int, height: float) -> None:
        """Make a row that high, in points."""
        self.page.set_row(row, min(height * self.pen.scale, HIGHEST_ROW))

    def note(self, row: int, column: int, text: str, width: int = 320, height: int = 96) -> None:
        """A note on a cell, of a size in pixels."""
        options = {"width": width, "height": height, "font_name": "Arial", "font_size": 9, "color": "#FFFDF3"}
        checked(self.page.write_comment(row, column, text[: LONGEST_TEXT // 2], options), f"a note on {self.name}")

    def table(
        self, top: int, rows: int, columns: Sequence[str], name: str, look: Looks, about: str = "", filters: bool = True
    ) -> None:
        """Make a Table of the cells below a header row: `rows` rows (at least one), all columns from the first."""
        looks = [look] * len(columns) if isinstance(look, Style) else look
        heads = zip(headings(columns, self.name), looks, strict=True)
        options = {
            "name": name,
            "columns": [{"header": name, "header_format": each.plain} for name, each in heads],
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": filters and self.pen.filters,
            "description": about,
        }
        last = top + max(rows, 1)
        checked(self.page.add_table(top, 0, last, len(columns) - 1, options), f"the table {name!r}")

    def validate(self, first: int, last: int, column: int, rule: Mapping[str, Any]) -> None:
        """Hold the cells of a column to a rule, in XlsxWriter's words."""
        checked(self.page.data_validation(first, column, last, column, dict(rule)), f"a rule on {self.name}")

    def _put_other(self, row: int, column: int, value: float | dt.date | None, style: Style) -> int:
        if value is None or value != value:  # NaN and NaT differ from themselves
            return int(self.page.write_blank(row, column, None, style.plain))
        if not isinstance(value, dt.date):
            return int(self.page.write_number(row, column, value, style.plain))
        day = dt.date(value.year, value.month, value.day)
        if day < FIRST_DAY:
            return int(self.page.write_string(row, column, day.isoformat(), style.plain))
        return int(self.page.write_datetime(row, column, day, style.dated))

    def _put_pieces(self, row: int, column: int, value: str, style: Style) -> int:
        if utf16_length(value) > LONGEST_TEXT:
            return -2
        plain = self.pen.style().plain
        pieces = [part for piece in harmless_pieces(value) for part in (plain, piece)][1:]
        return int(self.page.write_rich_string(row, column, *pieces, _format_for(value, style)))

    def _refuse(self, code: int, row: int, column: int) -> None:
        place = f"sheet {self.name}, row {row + 1}, column {column + 1}"
        if code == -1:
            raise ExportError(f"{place}: beyond the last row or column that Excel has; export CSV instead")
        remedy = "shorten it, or export CSV instead"
        raise ExportError(f"{place}: the text is longer than the {LONGEST_TEXT:,} characters Excel holds; {remedy}")


def checked(code: int | None, what: str) -> None:
    """Raise ExportError for a return code by which the library says that it left something out."""
    if code:
        raise ExportError(f"Excel does not take {what} (code {code}); export CSV instead")


def headings(columns: Sequence[str], sheet: str) -> list[str]:
    """The header of a Table, as it is; raises ExportError for one that Excel would repair."""
    for name in columns:
        if is_delicate(name) or not name.isprintable() or utf16_length(name) > 255:
            raise ExportError(f"sheet {sheet}: Excel cannot show a column called {name[:60]!r}; rename it in the file")
    seen: dict[str, str] = {}
    for name in columns:
        if (other := seen.setdefault(name.lower(), name)) is not name:
            raise ExportError(f"sheet {sheet}: Excel cannot tell the columns {other!r} and {name!r} apart; rename one")
    return list(columns)


def _format_for(value: str, style: Style) -> Any:
    return style.quoted if value.startswith(FORMULA_LIKE) else style.plain
