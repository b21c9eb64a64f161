"""A table as it came back: which column is which, and the rows below its heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.exchange.returned.foundation import Records
from tracker.exchange.returned.headings import columns_by_content, columns_by_name
from tracker.exchange.returned.page import Cell, Page, Row
from tracker.exchange.returned.spelling import seen
from tracker.exchange.sayings import saying
from tracker.schema import Table

TOTALS = ("total", "totals", "grand total", "subtotal", "sum", "count", "summe", "gesamt", "ergebnis", "anzahl")


@dataclass(frozen=True, eq=False)
class Returned:
    """A table as it came back: the sheet, which column stands at which place (from 0), and the rows below the heading.

    `twice` are further places of a column that stands there again.
    """

    table: Table
    sheet: str
    places: Mapping[str, int]
    rows: Sequence[Row]
    twice: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def cells(self, name: str) -> list[Cell]:
        """A column; a cell is unreadable where the column stands twice and the two disagree."""
        if name not in self.twice:
            place = self.places[name]
            return [row.cell(place) for row in self.rows]
        places = [self.places[name], *self.twice[name]]
        found = [[row.cell(place) for place in places] for row in self.rows]
        clash = Cell("x", saying("column-twice", "{column} stands twice, and the two differ", column=name))
        return [each[0] if len(set(each)) == 1 else clash for each in found]


def own_columns(table: Table) -> tuple[str, ...]:
    """The columns that tell a row of a table from every other."""
    return table.primary if len(table.primary) > 1 else (table.key,)


def own_names(columns: Sequence[Sequence[str]]) -> list[str]:
    """The name of each row by the columns that tell it from the others; "" where one of them is empty."""
    return [" / ".join(texts) if all(texts) else "" for texts in zip(*columns, strict=True)]


def returned_table(page: Page, heading: int, table: Table, base: Records) -> tuple[Returned | None, list[str]]:
    """The table below a heading (its place among the rows), and what was left out; None where its names are missing."""
    heads = page.rows[heading]
    names = list(dict.fromkeys([*base.columns, *table.columns]))
    places, twice = columns_by_name(heads, names)
    rows, notices = _rows_below(page, heading, table, base, places)
    renamed = columns_by_content(heads, rows, base.columns, places)
    notices += [_read_as(page, heads.texts[at], name) for name, at in renamed.items()]
    places = {**places, **renamed}
    used = {*places.values(), *(at for further in twice.values() for at in further)}
    notices += _columns_left(page, heads, rows, names, places, used)
    if table.key not in places and not table.gives_ids:
        told = "sheet {sheet} has no column {column}: nothing of {table} was compared"
        return None, [*notices, saying("no-key-column", told, sheet=page.name, column=table.key, table=table.name)]
    said = [row for row in rows if any(row.cell(at).kind != " " for at in places.values())]
    return Returned(table, page.name, places, said, twice), notices


def _rows_below(
    page: Page, heading: int, table: Table, base: Records, places: Mapping[str, int]
) -> tuple[list[Row], list[str]]:
    """The rows below the heading, without those that count or sum up."""
    ends = {mark.last for mark in page.marks if mark.totals and mark.first == page.rows[heading].number}
    known = {*base.columns.get(table.key, ())}
    below = page.rows[heading + 1 :]
    totals = [row for row in below if row.number in ends or _is_total(row, table, known, places)]
    rows = [row for row in below if row not in totals] if totals else list(below)
    return rows, [_totals(page, row) for row in totals]


def _is_total(row: Row, table: Table, known: set[str], places: Mapping[str, int]) -> bool:
    """Whether a row begins with such a word; somebody may be called so, but hardly has a number beside the name."""
    first = next((text for text in row.texts if text), "")
    if seen(first).casefold().rstrip(":") not in TOTALS or seen(row.cell(places.get(table.key, -1)).text) in known - {
        ""
    }:
        return False
    return table.gives_ids or "n" in row.kinds or "x" in row.kinds


def _totals(page: Page, row: Row) -> str:
    return saying("totals", "sheet {sheet}, row {row}: totals, left out", sheet=page.name, row=str(row.number))


def _read_as(page: Page, heading: str, name: str) -> str:
    template = "sheet {sheet}: the column '{heading}' is read as {column}"
    return saying("column-read-as", template, sheet=page.name, heading=heading, column=name)


def _columns_left(
    page: Page, heads: Row, rows: Sequence[Row], names: Sequence[str], places: Mapping[str, int], used: set[int]
) -> Iterator[str]:
    """What is said of columns that are none of ours, and of ours that are missing."""
    for at, text in enumerate(heads.texts):
        if at not in used and any(row.cell(at).kind != " " for row in rows):
            template = "sheet {sheet}: the column '{heading}' is none of the tracker's, and was left out"
            yield saying("column-left-out", template, sheet=page.name, heading=text or f"#{at + 1}")
    for name in names:
        if name not in places:
            template = "sheet {sheet}: the column {column} is missing: nothing in it was compared or changed"
            yield saying("column-missing", template, sheet=page.name, column=name)
