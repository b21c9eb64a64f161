"""The hidden sheet _base: the tables as they were when exported, so that edits can be told from what others changed.

Row 1 holds `layout` and its number, row 2 `data version` and the SHA-256 of the tables. Then come the tables: the cells
beside a table's name, joined, are one JSON list; its first item lists the columns, each later one is a record of texts,
in the file's order. JSON keeps every blank and line break, whatever a program does to texts when it saves.
"""

from __future__ import annotations

import json

from tracker.exchange.edition import LAYOUT, Edition
from tracker.exchange.pen import Sheet

NAME = "_base"
LONGEST = 16_000
"""Characters of one cell: half of what Excel takes, as it counts some letters twice."""


def put_base(sheet: Sheet, edition: Edition) -> None:
    """Write the full base as text, and hide it from sight and from the menu that shows hidden sheets."""
    lines = [("layout", LAYOUT), ("data version", edition.tracker.version)]
    for name, text in edition.tracker.texts.items():
        columns = [text.frame[column].astype(object).tolist() for column in text.frame.columns]
        records = [list(text.frame.columns), *zip(*columns, strict=True)]
        whole = json.dumps(records, ensure_ascii=False)
        lines += [(name, whole[start : start + LONGEST]) for start in range(0, len(whole), LONGEST)]
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.put(row, column, cell, sheet.pen.style())
    sheet.page.very_hidden()
