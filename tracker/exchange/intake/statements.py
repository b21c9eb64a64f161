"""The statements that a table makes: one row each, whatever its shape, with the cell they came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.columns import distinct
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.sheet import Sheet, as_words
from tracker.exchange.intake.vocabulary import MARKS, NO_MARKS, SILENT
from tracker.exchange.sayings import saying
from tracker.store.structure import Integers

Words = "pd.Series[Any]"


@dataclass(eq=False)
class Statements:
    """What a sheet says, one row a statement; grown step by step by the judges of its columns.

    `frame` holds a column of words (categories of text) for each field of the layout; `records` is the sheet's record
    behind each row, `headings` the column it stands in where the table is wide. `faults` tells why rows are refused.
    """

    sheet: Sheet
    frame: pd.DataFrame
    records: Integers
    headings: npt.NDArray[np.object_] | None = None
    faults: dict[int, list[str]] = field(default_factory=dict)

    def column(self, name: str) -> tuple[list[str], Integers]:
        """The distinct words of a field, and which of them each row holds."""
        words, codes = distinct(self.frame[name])
        return words, codes.astype(np.int64)

    def counts(self, name: str) -> dict[str, int]:
        """The distinct words of a field that are not empty, each with its count of rows."""
        words, codes = self.column(name)
        counts = np.bincount(codes, minlength=len(words)).tolist()
        return {word: count for word, count in zip(words, counts, strict=True) if word and count}

    def blame(self, name: str, faults: Mapping[str, str]) -> None:
        """Refuse every row whose field holds one of these words, for the reason beside it."""
        if faults:
            words, codes = self.column(name)
            guilty = [place for place, word in enumerate(words) if word in faults]
            for row in np.flatnonzero(np.isin(codes, guilty)).tolist():
                self.faults.setdefault(row, []).append(faults[words[codes[row]]])

    def put(self, name: str, meaning: Callable[[str], str], of: str | None = None) -> None:
        """Replace a field's words by what they mean (or make it of another field's)."""
        words, codes = self.column(of or name)
        meant = as_words(map(meaning, words))
        taken = meant.codes.astype(np.int32)[codes] if words else np.empty(0, np.int32)
        column = pd.Categorical.from_codes(taken, meant.categories, validate=False)
        self.frame = self.frame.assign(**{name: pd.Series(column)})

    @property
    def sound(self) -> npt.NDArray[np.bool_]:
        """Which rows nothing speaks against."""
        sound = np.ones(len(self.frame), bool)
        sound[list(self.faults)] = False
        return sound


def statements_of(sheet: Sheet, layout: Layout) -> Statements:
    """The statements of a sheet read by a layout, its cells as they are; empty cells across say nothing."""
    fields = {name: sheet.frame[heading] for heading, name in layout.columns.items() if name}
    if not layout.across:
        said = Statements(sheet, pd.DataFrame(fields), np.arange(len(sheet.frame), dtype=np.int64))
    else:
        said = _melted(sheet, layout, fields)
    for name, constant in layout.constants.items():
        _fill(said, name, constant)
    _blame_unreadable(said, layout)
    return said


def _melted(sheet: Sheet, layout: Layout, fields: Mapping[str, Any]) -> Statements:
    """A row for each cell across that says something."""
    said = [np.flatnonzero(_says(sheet, layout, heading)) for heading in layout.across]
    records = np.concatenate([*said, np.empty(0, np.int64)]).astype(np.int64)
    places = np.repeat(np.arange(len(layout.across)), [len(each) for each in said])
    order = np.argsort(records, kind="stable")
    records, places = records[order], places[order]
    frame = pd.DataFrame({name: column.iloc[records].reset_index(drop=True) for name, column in fields.items()})
    names = as_words(layout.across)
    frame[layout.wide] = pd.Series(pd.Categorical.from_codes(names.codes[places], names.categories, validate=False))
    cells = [sheet.frame[heading].astype(object).to_numpy() for heading in layout.across]
    picked = [cells[place][record] for place, record in zip(places.tolist(), records.tolist(), strict=True)]
    if layout.wide != "stance":
        frame["stance"] = pd.Series(as_words(picked))
    said_so = Statements(sheet, frame, records, np.array(layout.across, dtype=object)[places])
    if layout.wide == "stance":
        _blame_marks(said_so, picked)
    return said_so


def _blame_marks(said: Statements, cells: list[str]) -> None:
    """Refuse what is no mark, and rows in which more than one stance is marked."""
    often = np.bincount(said.records)[said.records] > 1 if len(said.records) else np.empty(0, bool)
    for row, (cell, several) in enumerate(zip(cells, often, strict=True)):
        if cell and cell.casefold() not in MARKS:
            said.faults.setdefault(row, []).append(
                saying("no-mark", "'{cell}' is no mark; use {mark}", cell=cell, mark=MARKS[0])
            )
        if several:
            said.faults.setdefault(row, []).append(saying("many-marks", "more than one stance is marked"))


def _says(sheet: Sheet, layout: Layout, heading: str) -> npt.NDArray[np.bool_]:
    """Which records say something in a column across: not empty, or a mark where stances stand across."""
    words, codes = distinct(sheet.frame[heading])
    silent = NO_MARKS if layout.wide == "stance" else SILENT
    says = np.array([word.casefold() not in silent for word in words] or [False])[codes] if len(codes) else codes == 1
    says = np.asarray(says, bool).copy()
    says[[record for record, name in sheet.unreadable if name == heading]] = True
    return says


def _fill(said: Statements, name: str, constant: str) -> None:
    """A constant wherever the table says nothing."""
    if name in said.frame:
        said.put(name, lambda word: word or constant)
    else:
        codes = np.zeros(len(said.frame), np.int32)
        said.frame = said.frame.assign(
            **{name: pd.Series(pd.Categorical.from_codes(codes, pd.Index([constant], dtype="str")))}
        )


def _blame_unreadable(said: Statements, layout: Layout) -> None:
    """Refuse the rows that lean on a cell nobody can read."""
    if not said.sheet.unreadable:
        return
    read = {heading for heading, name in layout.columns.items() if name}
    by_record: dict[int, list[tuple[str, str]]] = {}
    for (record, heading), why in said.sheet.unreadable.items():
        by_record.setdefault(record, []).append((heading, why))
    for row in np.flatnonzero(np.isin(said.records, list(by_record))).tolist():
        own = said.headings[row] if said.headings is not None else None
        for heading, why in by_record[int(said.records[row])]:
            if heading in read or heading == own:
                said.faults.setdefault(row, []).append(saying("field", "{column}: {fault}", column=heading, fault=why))
