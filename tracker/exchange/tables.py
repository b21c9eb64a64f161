"""CSV that a spreadsheet opens as what it is: no text in it can be taken for a formula."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tracker.store.dialect import Dialect
from tracker.store.writing import write_text_table

RISKY = r"^'*[=+\-@|%\t\r\n＝＋－＠｜％]"
"""A text that a spreadsheet may take for a formula or a command, or one that a guard makes look like it."""
GUARDED = r"^'('*[=+\-@|%\t\r\n＝＋－＠｜％])"
"""A text behind at least one guard; without the first apostrophe it is what was stored."""
SPREADSHEET = Dialect(bom=True)
"""Excel takes a file without the mark for one of the system's old encoding, and writes TÃ¼rkiye."""


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as CSV for spreadsheets: UTF-8 with its mark, one line a row, the header first, missing cells empty.

    A text that begins with = + - @ | % or a tab or line break, perhaps after apostrophes, gets one apostrophe before
    it; `unguarded` takes it away again, so that nothing is lost. Days are ISO, truth values true and false.
    """
    texts = {_guarded_name(str(name)): _texts(frame[name]) for name in frame.columns}
    return write_text_table(list(texts), pd.DataFrame(texts, copy=False), SPREADSHEET)


def guarded(texts: pd.Series[Any]) -> pd.Series[Any]:
    """The texts, with one apostrophe before each that a spreadsheet might run."""
    risky = texts.str.contains(RISKY, regex=True)
    return texts.where(~risky, "'" + texts) if risky.any() else texts


def unguarded(texts: pd.Series[Any]) -> pd.Series[Any]:
    """The texts as they were before `guarded`."""
    return texts.str.replace(GUARDED, r"\1", regex=True)


def _guarded_name(name: str) -> str:
    return str(guarded(pd.Series([name], dtype="str")).iloc[0])


def _texts(column: pd.Series[Any]) -> pd.Series[Any]:
    """A column as text; numbers, days and truth values cannot hold a formula and need no guard."""
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        return _texts(column.astype(object))
    if pd.api.types.is_datetime64_dtype(kind):
        days: pd.Series[Any] = column.dt.strftime("%Y-%m-%d").astype("str").fillna("")
        return days.reset_index(drop=True)
    if pd.api.types.is_bool_dtype(kind):
        return column.map({True: "true", False: "false"}).astype("str").fillna("").reset_index(drop=True)
    if pd.api.types.is_numeric_dtype(kind):
        return _numbers(column).reset_index(drop=True)
    spelled: pd.Series[Any] = column.map(lambda cell: ";".join(cell) if isinstance(cell, (tuple, list)) else cell)
    return guarded(spelled.astype("str").fillna("")).reset_index(drop=True)


def _numbers(column: pd.Series[Any]) -> pd.Series[Any]:
    return pd.Series(["" if pd.isna(cell) else _number(float(cell)) for cell in column], dtype="str")


def _number(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number)
