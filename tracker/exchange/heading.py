"""The two lines above every table: its title in A1, and one sentence that says what it is."""

from __future__ import annotations

from tracker.exchange.colours import INK, QUIET
from tracker.exchange.pen import Sheet


def put_heading(sheet: Sheet, title: str, line: str) -> None:
    """Write the title and the sentence, which run on over the cells to their right."""
    sheet.put(0, 0, title, sheet.pen.style(bold=True, font_size=16, font_color=INK, valign="vcenter"))
    sheet.put(1, 0, line, sheet.pen.style(font_color=QUIET, valign="top"))
    sheet.set_height(0, 27)
    sheet.set_height(1, 20)
