"""The workbook: its sheets in their order, and what the document says of itself."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import Any, get_args

import pandas as pd

from tracker.exchange.about_sheet import citation, put_about
from tracker.exchange.base_sheet import NAME, put_base
from tracker.exchange.briefing_sheet import is_live, put_briefing
from tracker.exchange.changes_sheet import put_changes
from tracker.exchange.codebook_sheet import put_codebook
from tracker.exchange.edition import LAYOUT, Edition, Profile, last_day, refuse_unfit, sheet_name
from tracker.exchange.matrix_sheet import put_matrix
from tracker.exchange.pen import Pen, Sheet
from tracker.exchange.positions_sheet import put_positions
from tracker.exchange.register_sheets import name_keys, put_register
from tracker.exchange.standings_sheet import put_standings
from tracker.exchange.summary_sheet import put_summary
from tracker.exchange.timeline_sheet import put_timeline
from tracker.tracker import Tracker

LARGE_PRINT = 1.2
"""Publications are set in 12 points."""


def workbook(
    tracker: Tracker,
    day: str | date | None = None,
    title: str = "",
    profile: Profile = "working",
    since: str | date | None = None,
) -> bytes:
    """An Excel workbook of the tracker as of a day: the matrix, briefing, tables, counts and codebook.

    `day` is, unless given, the last day on which a position is dated or a source was published; `title` is the
    tracker's own. `profile` is working (notes, frozen panes, and hidden the base for taking edits back) or publication
    (for every reader and every device). `since` adds the sheet Changes: who moved from that day to `day`. The same
    data and arguments give the same bytes. Raises ExportError for what Excel cannot hold (over 200,000 rows, a text
    over 32,767 characters), ValueError for a day that is none, a `since` after `day`, an unknown profile.
    """
    refuse_unfit(tracker.texts)
    edition = _edition(tracker, day, title, profile, since)
    pen = Pen(_properties(edition), LARGE_PRINT if edition.published else 1.0, filters=not edition.published)
    pen.remark("Layout", LAYOUT)
    pen.remark("Data version", tracker.version)
    with collector_at_rest():
        for name, put in _sheets(edition).items():
            put(pen.sheet(name))
        name_keys(pen, edition)
        return pen.finish()


def _edition(
    tracker: Tracker, day: str | date | None, title: str, profile: Profile, since: str | date | None
) -> Edition:
    if profile not in get_args(Profile):
        raise ValueError(f"{profile!r} is not a profile; use one of {', '.join(get_args(Profile))}")
    at = last_day(tracker) if day is None else pd.Timestamp(day).date()
    start = None if since is None else pd.Timestamp(since).date()
    if start and start > at:
        raise ValueError(f"a period cannot begin on {start} and end on {at}, before it")
    return Edition(tracker, at, title or tracker.schema.title, profile, start)


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


def _sheets(edition: Edition) -> Mapping[str, Callable[[Sheet], None]]:
    """Every sheet in its order, and what writes it."""
    tables = edition.tracker.schema.tables
    views: dict[str, Callable[[Sheet, Edition], None]] = {"Matrix": put_matrix}
    views |= {"Briefing": put_briefing} if is_live(edition) else {}
    views |= {"Changes": put_changes} if edition.since else {}
    views |= {"Standings": put_standings, "Positions": put_positions, "Timeline": put_timeline, "Summary": put_summary}
    registers = {sheet_name(table): name for name, table in tables.items() if name != "positions"}
    views |= {sheet: partial(put_register, name=name) for sheet, name in registers.items()}
    views |= {"Codebook": put_codebook}
    hidden = {} if edition.published else {NAME: put_base}
    every = {"About": partial(put_about, sheets=list(views))} | views | hidden
    return {name: partial(_on, edition, put) for name, put in every.items()}


def _on(edition: Edition, put: Callable[[Sheet, Edition], None], sheet: Sheet) -> None:
    put(sheet, edition)


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
