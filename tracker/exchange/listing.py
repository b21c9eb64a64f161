"""A Table of ready rows: widths as given, each row as high as its texts need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tracker.exchange.colours import BAND, INK, LINE
from tracker.exchange.measure import line_counts, row_height
from tracker.exchange.pen import Sheet, Style, Value

HEAD_HEIGHT = 24


def put_listing(
    sheet: Sheet, top: int, name: str, columns: Mapping[str, float], rows: Sequence[Sequence[Value]], about: str = ""
) -> None:
    """Write rows of texts, numbers and days below a header in row `top`; `columns` are the names and their widths."""
    plain, centred, lines = body(sheet), body(sheet, center=True), np.ones(len(rows))
    sheet.table(top, len(rows), list(columns), name, header(sheet), about)
    sheet.set_height(top, HEAD_HEIGHT)
    for column, (width, cells) in enumerate(zip(columns.values(), zip(*rows, strict=True), strict=False)):
        for row, cell in enumerate(cells, top + 1):
            sheet.put(row, column, cell, centred if isinstance(cell, (int, float)) else plain)
        lines = np.maximum(lines, line_counts([str(cell) for cell in cells], width))
    for row, count in enumerate(lines.tolist(), top + 1):
        sheet.set_height(row, row_height(count))


def set_widths(sheet: Sheet, widths: Sequence[float]) -> None:
    """Make the first columns that wide."""
    for column, width in enumerate(widths):
        sheet.set_widths(column, column, width)


def body(sheet: Sheet, center: bool = False) -> Style:
    """The look of an ordinary cell of a table."""
    looks = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
    return sheet.pen.style(**looks, align="center") if center else sheet.pen.style(**looks)


def header(sheet: Sheet, center: bool = False) -> Style:
    """The look of the header of a table."""
    looks = {"bold": True, "bg_color": BAND, "font_color": INK, "text_wrap": True, "valign": "vcenter"}
    looks |= {"align": "center"} if center else {}
    return sheet.pen.style(**looks, bottom=2, bottom_color=INK)
