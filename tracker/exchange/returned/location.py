"""Where each table stands in a workbook that came back, whatever its sheets are called by now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.exchange.base_sheet import NAME as BASE
from tracker.exchange.edition import sheet_name, table_name
from tracker.exchange.intake.heading_line import SAMPLE
from tracker.exchange.returned.foundation import Records
from tracker.exchange.returned.page import Book, Page
from tracker.exchange.returned.tables import Returned, returned_table
from tracker.exchange.sayings import saying
from tracker.schema import Table
from tracker.store.cleaning import clean_name
from tracker.tracker import Tracker


def located(book: Book, tracker: Tracker, base: Mapping[str, Records]) -> tuple[list[Returned], list[str]]:
    """Each table of ours that the workbook still holds, and what was left out or found under another name."""
    found: list[Returned] = []
    notices: list[str] = []
    taken = {BASE}
    for name, text in tracker.texts.items():
        page = _page_of(text.table, [page for page in book.pages if page.name not in taken])
        if page is None:
            lacking = "no sheet holds {table}: nothing of it was compared, and nothing counts as deleted"
            notices.append(saying("no-sheet", lacking, table=name))
            continue
        taken.add(page.name)
        heading, _ = _heading(page, text.table)
        returned, told = returned_table(page, heading, text.table, base.get(name) or Records({}, 0))
        notices += told
        found += [returned] if returned else []
    return found, [*notices, *_left_out(book, taken, found)]


def _page_of(table: Table, pages: Sequence[Page]) -> Page | None:
    """The sheet of a table: one marked as it, else one called like it, else the one with most of its headings."""
    fits = {place: _fit(page, table) for place, page in enumerate(pages)}
    best = max((place for place, fit in fits.items() if fit[-1]), key=lambda place: fits[place], default=None)
    return None if best is None else pages[best]


def _fit(page: Page, table: Table) -> tuple[bool, bool, int]:
    """Whether a sheet is marked as a table, whether it is called so, and how many headings it has; 0 if too few."""
    marked = any(mark.name == table_name(table.name) for mark in page.marks)
    _, known = _heading(page, table)
    return marked, page.name == sheet_name(table), known if marked or 2 * known >= len(table.columns) else 0


def _heading(page: Page, table: Table) -> tuple[int, int]:
    """The place of the line with most of the table's headings, and how many they are."""
    names = {name.casefold() for name in table.columns}
    counts = [len({clean_name(text).casefold() for text in row.texts} & names) for row in page.rows[:SAMPLE]]
    best = max(counts, default=0)
    return (counts.index(best) if best else 0), best


def _left_out(book: Book, taken: set[str], found: Sequence[Returned]) -> Iterator[str]:
    """What stands on other sheets is not taken back, and is said not to be."""
    copies = {}
    for page in book.pages:
        again = next((each for each in found if _fit(page, each.table)[-1]), None) if page.name not in taken else None
        if again:
            copies[page.name] = again
    for name, again in copies.items():
        told = "sheet {sheet} holds {table} once more: only sheet {read} was read"
        yield saying("table-again", told, sheet=name, table=again.table.name, read=again.sheet)
    others = [name for name in book.names if name not in taken and name not in copies]
    if others:
        yield saying("not-taken-back", "not taken back, whatever was changed there: {names}", names=", ".join(others))
