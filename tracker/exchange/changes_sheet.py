"""The sheet Changes: who moved in a period, each change as a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.analysis.changes import changes_between
from tracker.exchange.about_sheet import in_words, written_day
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import put_listing, set_widths
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Sheet, Value

COLUMNS = {"sentence": 80.0, "kind": 11.0, "date": 12.0, "actor": 22.0, "proposal": 26.0}
COLUMNS |= {"before": 14.0, "after": 14.0, "source": 26.0, "ids": 12.0}
NOBODY = "Nobody moved in this period, as far as it is recorded."


def put_changes(sheet: Sheet, edition: Edition) -> None:
    """Write every standing that differs between the end of the first day and the end of the last, the newest first."""
    assert edition.since
    rows = change_rows(edition)
    said = f"{len(rows):,} standings differ" if rows else "No standing differs"
    put_heading(
        sheet,
        f"Who moved: {in_words(edition.since)} to {written_day(edition)}",
        f"{said} between the end of the first day and the end of the last; the newest first.",
    )
    set_widths(sheet, list(COLUMNS.values()))
    nothing: list[tuple[Value, ...]] = [(NOBODY, *[""] * (len(COLUMNS) - 1))]
    put_listing(sheet, TOP, "changes", COLUMNS, rows or nothing, "Who moved in the period, one row a change")
    freeze(sheet, edition, TOP + 1, 1)
    sheet.page.repeat_rows(TOP)
    lay_out(sheet, edition)


def change_rows(edition: Edition) -> list[tuple[Value, ...]]:
    """The changes as cells, the newest first."""
    assert edition.since
    table = changes_between(edition.tracker, edition.since, edition.day)
    table = table.sort_values("date", ascending=False, kind="stable")
    rows: Iterable[Any] = table[list(COLUMNS)].astype({"date": "datetime64[us]"}).itertuples(index=False)
    return [tuple(cell.date() if hasattr(cell, "date") else cell for cell in row) for row in rows]
