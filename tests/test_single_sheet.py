"""A table of a page as an Excel file: what stands in it, and that nothing in it runs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from tests.lint.workbook import workbook_faults
from tracker.exchange.errors import ExportError
from tracker.exchange.single_sheet import table_workbook

TABLE = pd.DataFrame(
    {
        "actor": pd.Categorical(["EU", "=HYPERLINK(1)"]),
        "date": [pd.Timestamp("2025-08-28"), pd.NaT],
        "rows": [2, 12],
        "stale": [True, False],
        "ids": [("a", "b"), ()],
    }
)


def cells_of(data: bytes) -> list[list[Any]]:
    """What a reader of Excel files finds in the rows below the two lines of heading."""
    sheet = load_workbook(BytesIO(data)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_texts_stay_texts_days_are_days_and_what_is_missing_is_blank():
    header, first, second = cells_of(table_workbook(TABLE, "Standings", "Who stands where"))

    assert header == ["actor", "date", "rows", "stale", "ids"]
    assert [str(first[1])[:10], *first[2:]] == ["2025-08-28", 2, "true", "a; b"]
    assert second == ["=HYPERLINK(1)", None, 12, "false", None]
    sheet = load_workbook(BytesIO(table_workbook(TABLE, "Standings", "Who stands where"))).active
    assert sheet["A5"].data_type == "s"


@pytest.mark.parametrize("name", ["Who/moved?", "A name that is longer than Excel lets a sheet be called"])
def test_a_sheet_may_be_called_anything_and_the_file_is_sound(name: str):
    assert workbook_faults(table_workbook(TABLE, name, "Title", "As of 28 August 2025")) == []


def test_a_table_without_rows_is_a_file_too():
    assert workbook_faults(table_workbook(TABLE.iloc[:0], "Standings", "Nobody yet")) == []


def test_the_same_table_gives_the_same_bytes():
    assert table_workbook(TABLE, "Standings", "Title") == table_workbook(TABLE, "Standings", "Title")


def test_more_rows_than_a_workbook_is_good_for_are_refused_with_the_way_out():
    with pytest.raises(ExportError, match="CSV"):
        table_workbook(pd.DataFrame({"row": range(200_001)}), "Rows", "Too many")
