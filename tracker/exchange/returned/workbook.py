"""A workbook of ours that comes back, compared with the tracker: the review of every edit in it."""

from __future__ import annotations

from dataclasses import replace

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.returned.comparison import compared
from tracker.exchange.returned.doubts import doubted
from tracker.exchange.returned.foundation import Records, foundation_of
from tracker.exchange.returned.lines import lines_of
from tracker.exchange.returned.location import located
from tracker.exchange.returned.page import returned_book
from tracker.exchange.returned.review import Line, Review
from tracker.exchange.sayings import saying
from tracker.tracker import Tracker


def returned_workbook(tracker: Tracker, data: bytes, name: str) -> Review:
    """What a workbook that was exported and edited would change in the tracker as it is now; nothing is saved.

    Three ways: what it was made with (its hidden base), what came back, and what the tracker holds. Raises
    UnsafeFileError or IntakeError where it cannot be read, is of another tracker or layout, or holds no table of ours.
    """
    book = returned_book(tracker, data, name)
    foundation = foundation_of(book, tracker)
    tables, notices = located(book, tracker, foundation.tables)
    if not tables:
        text = "{name} holds no table of this tracker: import one of its sheets as a table (--sheet)"
        raise IntakeError(saying("book-empty", text, name=name))
    lines: list[Line] = []
    untouched, told = 0, [*foundation.notices]
    for returned in tables:
        name_of = returned.table.name
        base = foundation.tables.get(name_of) or Records({}, 0)
        found = compared(returned, base, tracker.texts[name_of], foundation.sure, book.epoch)
        own = [*lines_of(found)]
        lines += own
        untouched += found.untouched(own)
        told += found.pairing.notices
    numbered = [replace(line, number=number) for number, line in enumerate(lines)]
    sizes = {each: records.size for each, records in foundation.tables.items()}
    judged = doubted(numbered, tracker, sizes)
    return Review(tracker, name, judged, [*told, *notices], untouched, foundation.sure)
