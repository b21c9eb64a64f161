"""The workbook: its sheets in their order, and what the document says of itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pandas as pd

from tracker.exchange.about_sheet import citation, put_about
from tracker.exchange.codebook_sheet import put_codebook
from tracker.exchange.edition import Edition, last_day, refuse_too_many, sheet_name
from tracker.exchange.matrix_sheet import put_matrix
from tracker.exchange.pen import Pen
from tracker.exchange.positions_sheet import put_positions
from tracker.exchange.register_sheets import name_keys, put_register
from tracker.tracker import Tracker

LAYOUT = "1"
"""The number of this arrangement of sheets, tables and columns; people's formulas rest on it."""


def workbook(tracker: Tracker, day: str | date | None = None, title: str = "") -> bytes:
    """An Excel workbook of the tracker as of a day: About, Matrix, Positions, its registers, Codebook.

    `day` is, unless given, the last day on which a position is dated or a source was published; `title` is the
    tracker's own. The same data, day and title give the same bytes. Raises ExportError for what Excel cannot
    hold (over 200,000 rows, a text over 32,767 characters), ValueError for a day that is none.
    """
    refuse_too_many(tracker.texts)
    at = last_day(tracker) if day is None else pd.Timestamp(day).date()
    edition = Edition(tracker, at, title or tracker.schema.title)
    pen = Pen(_properties(edition))
    pen.remark("Layout", LAYOUT)
    pen.remark("Data version", tracker.version)
    with collector_at_rest():
        _put_sheets(pen, edition)
        return pen.finish()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for circular garbage: each cell is a tuple, and walking them over and over takes a fifth of the time.

    Two exports at once are safe: whichever found the collector running sets it running again.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _put_sheets(pen: Pen, edition: Edition) -> None:
    """Every sheet in its order."""
    tables = edition.tracker.schema.tables
    registers = {sheet_name(table): name for name, table in tables.items() if name != "positions"}
    put_about(pen.sheet("About"), edition, ["Matrix", "Positions", *registers, "Codebook"])
    put_matrix(pen.sheet("Matrix"), edition)
    put_positions(pen.sheet("Positions"), edition)
    for sheet, table in registers.items():
        put_register(pen.sheet(sheet), edition, table)
    put_codebook(pen.sheet("Codebook"), edition)
    name_keys(pen, edition)


def _properties(edition: Edition) -> dict[str, Any]:
    """The document's properties; it was created on the data's own day, not today, so that its bytes stay the same."""
    schema = edition.tracker.schema
    return {
        "title": edition.title[:255],
        "subject": f"Positions as of {edition.day.isoformat()}",
        "author": ", ".join(filter(None, schema.contributors))[:255],
        "keywords": "positions, actors, proposals, stances",
        "comments": citation(edition)[:255],
        "created": datetime(edition.day.year, edition.day.month, edition.day.day),  # noqa: DTZ001 # a day has no zone
    }
