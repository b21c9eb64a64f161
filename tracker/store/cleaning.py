"""The same text for the same word: NFC everywhere, and names without blanks that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tracker.store.structure import NOWHERE, Integers

BLANKS = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\u2060": None, "\ufeff": None})
"""No-break spaces are blanks; zero-width ones are nothing."""


class Cleaned(NamedTuple):
    """A column after cleaning, and what changed: the rows, their cells before and after."""

    column: pa.ChunkedArray
    rows: Integers
    before: list[str]
    after: list[str]


def clean_text(text: str) -> str:
    """The text in Unicode's composed form (NFC)."""
    return unicodedata.normalize("NFC", text)


def clean_name(text: str) -> str:
    """NFC without outer blanks, no-break and zero-width spaces."""
    return clean_text(text).translate(BLANKS).strip()


def cleaned_cell(text: str, is_name: bool) -> str:
    """The text of one cell as the reader cleans it."""
    return clean_name(text) if is_name else clean_text(text)


def cleaned_column(column: pa.ChunkedArray, is_name: bool, composed: bool) -> Cleaned:
    """The column cleaned; only distinct values, or cells that could change, are looked at.

    `composed` says that no cell of the file can change by NFC.
    """
    if pa.types.is_dictionary(column.type):
        return _cleaned_words(column)
    if composed and not is_name:
        return Cleaned(column, NOWHERE, [], [])
    worth_a_look = suspects(column) if is_name else pc.invert(pc.string_is_ascii(column))
    if not pc.any(worth_a_look).as_py():
        return Cleaned(column, NOWHERE, [], [])
    return _cleaned_cells(column, pc.indices_nonzero(worth_a_look), is_name)


def suspects(names: pa.Array) -> pa.Array:
    """Which names cleaning might change."""
    return pc.or_(pc.invert(pc.string_is_ascii(names)), pc.not_equal(pc.ascii_trim_whitespace(names), names))


def _cleaned_cells(column: pa.ChunkedArray, suspects: pa.Array, is_name: bool) -> Cleaned:
    before = column.take(suspects)
    after = pc.utf8_normalize(before, "NFC")
    if is_name:
        after = pa.chunked_array([[clean_name(text) for text in after.to_pylist()]], type=column.type)
    changed = pc.not_equal(before, after)
    rows = suspects.filter(changed.combine_chunks()).to_numpy().astype(np.int64)
    if not len(rows):
        return Cleaned(column, rows, [], [])
    mask = np.zeros(len(column), bool)
    mask[rows] = True
    clean = after.filter(changed)
    replaced = pc.replace_with_mask(column.combine_chunks(), pa.array(mask), clean.combine_chunks())
    return Cleaned(pa.chunked_array([replaced]), rows, before.filter(changed).to_pylist(), clean.to_pylist())


def _cleaned_words(column: pa.ChunkedArray) -> Cleaned:
    """A coded column: its distinct words are cleaned, and words that become one share a code."""
    coded = column.combine_chunks()
    if not pc.any(suspects(coded.dictionary)).as_py():
        return Cleaned(pa.chunked_array([coded]), NOWHERE, [], [])
    words: list[str] = coded.dictionary.to_pylist()
    clean = [text if text.isascii() and text == text.strip() else clean_name(text) for text in words]
    if clean == words:
        return Cleaned(pa.chunked_array([coded]), NOWHERE, [], [])
    codes = coded.indices.to_numpy()
    rows = np.flatnonzero(np.array([old != new for old, new in zip(words, clean, strict=True)])[codes])
    distinct = {text: code for code, text in enumerate(dict.fromkeys(clean))}
    recoded = np.array([distinct[text] for text in clean], np.int32)[codes]
    merged = pa.DictionaryArray.from_arrays(pa.array(recoded), pa.array(list(distinct), pa.string()))
    return Cleaned(
        pa.chunked_array([merged]), rows, [words[code] for code in codes[rows]], [clean[code] for code in codes[rows]]
    )


def changes(cleaned: Cleaned) -> Iterator[tuple[int, str, str]]:
    """Each changed cell: row (from 0), before, after."""
    yield from zip(cleaned.rows.tolist(), cleaned.before, cleaned.after, strict=True)
