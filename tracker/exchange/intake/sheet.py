"""A table as it came: every cell as text under its heading, and where each row stands in its file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from tracker.checks.columns import distinct
from tracker.exchange.sayings import saying
from tracker.store.dialect import Dialect
from tracker.store.structure import Integers

REFUSED = "refused because"
"""The heading of the column that tells why a row was refused: whoever brings such a file back needs not delete it."""
HIDDEN = ("Cc", "Cs")
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of writing, so that a text reads otherwise than it is."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table of a file; never mutated.

    `frame` holds text in categories, "" for empty, a column for each heading (`columns`: each once, none empty).
    `rows` is the row of each record as a spreadsheet counts it. `unreadable` tells, for a (record, heading), why its
    cell says nothing: a formula without its result, an error, a merged cell. `others` names the file's other sheets.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    frame: pd.DataFrame
    rows: Integers
    unreadable: Mapping[tuple[int, str], str] = field(default_factory=dict)
    dialect: Dialect = field(default_factory=Dialect)
    others: tuple[str, ...] = ()

    def values(self, column: str) -> dict[str, int]:
        """The distinct texts of a column that are not empty, the most frequent first, each with its count."""
        words, codes = distinct(self.frame[column])
        counts = np.bincount(codes, minlength=len(words))
        found = [(word, int(count)) for word, count in zip(words, counts, strict=True) if word and count]
        return dict(sorted(found, key=lambda pair: -pair[1]))


def as_words(texts: Iterable[str]) -> pd.Categorical:
    """Some texts as categories in the order of their first appearance."""
    codes, words = pd.factorize(np.array(list(texts), dtype=object))
    return pd.Categorical.from_codes(codes, pd.Index(list(words), dtype="str"), validate=False)


def unseen_letter(text: str) -> str:
    """The first letter of a text that our own files may not hold, as U+001B; "" where there is none."""
    if text.isprintable():
        return ""
    found = next((each for each in text if each not in "\t\n" and unicodedata.category(each) in HIDDEN), "")
    found = found or next((each for each in text if each in OVERRIDES), "")
    return f"U+{ord(found):04X}" if found else ""


def unseen(letter: str) -> str:
    """What is said of a cell with such a letter."""
    return saying("unseen", "holds {letter}, which nobody sees: delete it", letter=letter)


def headings(cells: Sequence[str]) -> tuple[str, ...]:
    """A name for each column that no other has: one without a name is "column 3", a second Date is "Date (2)"."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        seen = "".join(each for each in cell if each.isspace() or not unseen_letter(each))
        name = " ".join(unicodedata.normalize("NFC", seen).split()) or f"column {number}"
        twins = sum(each == name or each.startswith(f"{name} (") for each in names)
        names.append(f"{name} ({twins + 1})" if twins else name)
    return tuple(names)


def without_blank_rows(sheet: Sheet) -> Sheet:
    """The sheet without the rows in which no cell says anything, and without columns that are empty and nameless."""
    said = np.zeros(len(sheet.frame), bool)
    for name in sheet.columns:
        words, codes = distinct(sheet.frame[name])
        said |= np.array([bool(word) for word in words] or [False])[codes] if len(codes) else False
    said[[record for record, _ in sheet.unreadable]] = True
    nameless = [name for name in sheet.columns if name.startswith("column ") and not sheet.values(name)]
    columns = tuple(name for name in sheet.columns if name not in nameless)
    if said.all():
        return replace(sheet, columns=columns, frame=sheet.frame[list(columns)])
    places = np.cumsum(said) - 1
    unreadable = {(int(places[row]), name): why for (row, name), why in sheet.unreadable.items() if name in columns}
    frame = sheet.frame.loc[said, list(columns)].reset_index(drop=True)
    return replace(sheet, columns=columns, frame=frame, rows=sheet.rows[said], unreadable=unreadable)
