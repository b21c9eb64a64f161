"""The race over the workbook: ours, and the very same sheets drawn by openpyxl."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from copy import copy
from io import BytesIO
from typing import Any
from unittest.mock import patch

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course
from benchmarks.goals import Line, at_most, lines_of
from tracker import open_tracker, workbook
from tracker.exchange import excel

RIVAL = "openpyxl, all but its charts and colour rules"
ROWS = 5_000
EDGES = ("left", "right", "top", "bottom")


def workbook_races(course: Course) -> Iterator[Line]:
    """The whole workbook, on positions that fill a desk's tracker."""
    tracker = open_tracker(course.pair(ROWS).ours)
    times = raced(
        [
            Contestant("tracker", lambda _: workbook(tracker)),
            Contestant(RIVAL, lambda _: by_openpyxl(tracker)),
        ],
        course.rounds,
    )
    yield from lines_of(f"Excel workbook ({ROWS:,} positions)", times, {RIVAL: at_most(0.5)})


def by_openpyxl(tracker: Any) -> bytes:
    """The same workbook: worked out the same way, drawn by another pen, and garbage is collected as usual."""
    with patch.object(excel, "Pen", OtherPen), patch.object(excel, "collector_at_rest", nullcontext):
        return workbook(tracker)


class Nothing:
    """Takes every call and does nothing: what openpyxl is spared."""

    def __getattr__(self, name: str) -> Any:
        """Anything."""
        return lambda *_, **__: None


class OtherStyle:
    """What a cell looks like, drawn once and handed on from cell to cell: openpyxl's fastest way by far."""

    def __init__(self, properties: Mapping[str, Any], sample: Any) -> None:
        """Draw a sample cell, as it is and for days."""
        looks = properties.get
        letters = ("Arial", looks("font_size", 10), looks("bold"), looks("italic"))
        sample.font = Font(*letters, color=_rgb(looks("font_color")))
        sample.border = Border(**{edge: Side("thin" if looks(edge) or looks("border") else None) for edge in EDGES})
        vertical = "center" if looks("valign") == "vcenter" else looks("valign")
        sample.alignment = Alignment(wrap_text=looks("text_wrap"), vertical=vertical, horizontal=looks("align"))
        if looks("bg_color"):
            sample.fill = PatternFill("solid", fgColor=_rgb(looks("bg_color")))
        sample.number_format = looks("num_format", "General")
        self.plain = self.quoted = copy(sample._style)
        sample.number_format = "yyyy-mm-dd"
        self.dated = copy(sample._style)


class OtherPen:
    """Our pen's face before openpyxl."""

    def __init__(self, *_: Any, **__: Any) -> None:
        """Start an empty workbook."""
        self.book = openpyxl.Workbook()
        self.spare = self.book.active
        self.styles: dict[tuple[tuple[str, Any], ...], OtherStyle] = {}
        self.scale, self.remark, self.chart = 1.0, Nothing().remark, lambda *_: Nothing()

    def style(self, **properties: Any) -> OtherStyle:
        """The style with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.styles:
            self.styles[key] = OtherStyle(properties, self.spare.cell(1, len(self.styles) + 1))
        return self.styles[key]

    def sheet(self, name: str) -> OtherSheet:
        """A new sheet."""
        return OtherSheet(self, self.book.create_sheet(name), name)

    def name_range(self, name: str, sheet: str, column: int, first: int, last: int) -> None:
        """A name for some cells of a column."""
        letter = get_column_letter(column + 1)
        place = f"'{sheet}'!${letter}${first + 1}:${letter}${last + 1}"
        self.book.defined_names[name] = DefinedName(name, attr_text=place)

    def finish(self) -> bytes:
        """The bytes."""
        self.book.remove(self.spare)
        self.book.save(out := BytesIO())
        return out.getvalue()


class OtherSheet:
    """A sheet of ours as openpyxl keeps it."""

    def __init__(self, pen: OtherPen, real: Any, name: str) -> None:
        """Take a new sheet."""
        self.pen, self.real, self.name, self.page, self.show = pen, real, name, Nothing(), Nothing().show

    def put(self, row: int, column: int, value: Any, style: OtherStyle, link: str = "", place: str = "") -> None:
        """One cell."""
        cell = self.real.cell(row + 1, column + 1)
        if value not in ("", None):
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        cell._style = style.dated if isinstance(value, dt.date) else style.plain
        if place:
            cell.hyperlink = f"#{place}"
        elif link.startswith("http"):
            cell.hyperlink = link

    def put_down(self, top: int, column: int, values: Sequence[Any], style: OtherStyle) -> None:
        """Cells one below the other."""
        for row, value in enumerate(values, top):
            if value != "":
                self.put(row, column, value, style)

    def formula(self, row: int, column: int, formula: str, result: Any, style: OtherStyle, day: bool = False) -> None:  # noqa: ARG002 # openpyxl stores no results
        """One formula; openpyxl cannot store its result."""
        cell = self.real.cell(row + 1, column + 1, f"={formula}")
        cell._style = style.dated if day else style.plain

    def note(self, row: int, column: int, text: str, width: int = 320, height: int = 96) -> None:
        """A note."""
        self.real.cell(row + 1, column + 1).comment = Comment(text, "", height, width)

    def table(self, top: int, rows: int, columns: Sequence[str], name: str, look: Any, *_: Any, **__: Any) -> None:
        """A Table with its header."""
        for column, each in enumerate(columns):
            self.put(top, column, each, look if isinstance(look, OtherStyle) else look[column])
        ref = f"A{top + 1}:{get_column_letter(len(columns))}{top + 1 + max(rows, 1)}"
        self.real.add_table(Table(displayName=name, ref=ref, tableStyleInfo=TableStyleInfo("TableStyleLight1")))

    def validate(self, first: int, last: int, column: int, rule: Mapping[str, Any]) -> None:
        """A drop-down."""
        if rule["validate"] == "list":
            letter = get_column_letter(column + 1)
            held = DataValidation("list", formula1=rule["source"], sqref=f"{letter}{first + 1}:{letter}{last + 1}")
            self.real.add_data_validation(held)

    def set_widths(self, first: int, last: int, width: float) -> None:
        """Widths."""
        for column in range(first, last + 1):
            self.real.column_dimensions[get_column_letter(column + 1)].width = width

    def set_height(self, row: int, height: float) -> None:
        """A height."""
        self.real.row_dimensions[row + 1].height = height


def _rgb(colour: str | None) -> str:
    return (colour or "#1F2933").removeprefix("#")
