"""A whole table written is what pandas would write, and is read back as it was."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import HEADER, rows, votes
from tracker.schema import Field, Table
from tracker.store import writing
from tracker.store.dialect import Dialect
from tracker.store.reading import read_text_table
from tracker.store.writing import write_text_table

CELLS = st.text(alphabet="a\",;\n é'|\\", max_size=6)


def by_pandas(frame: pd.DataFrame, delimiter: str = ",", newline: str = "\n") -> bytes:
    out = io.StringIO(newline="")
    frame.to_csv(out, index=False, sep=delimiter, lineterminator=newline)
    return out.getvalue().encode()


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.sampled_from([",", ";", "|", "\t"]))
def test_the_bytes_are_those_of_pandas_with_minimal_quoting(cells: list[tuple[str, str, str]], delimiter: str):
    frame = pd.DataFrame(cells, columns=["a", "b", "c"], dtype="str").astype({"b": "category"})

    assert write_text_table(list("abc"), frame, Dialect(delimiter=delimiter)) == by_pandas(frame, delimiter)


@given(st.lists(CELLS, max_size=4))
def test_a_table_of_one_column_has_no_blank_row(cells: list[str]):
    plain = Table("plain", "plain.csv", "", "", (Field("note"), Field("id")), "id", fields_match="partial")
    frame = pd.DataFrame({"note": cells}, dtype="str")
    data = write_text_table(["note"], frame)

    assert data == by_pandas(frame)
    assert rows(read_text_table(plain, data)) == [[cell] for cell in cells]


def test_slices_are_joined_without_a_seam(monkeypatch: pytest.MonkeyPatch):
    frame = pd.DataFrame(
        {"a": [f'{n},"x"' if n % 3 else "" for n in range(10)], "b": pd.Categorical(list("xyxyxyxyxy"))}
    )
    monkeypatch.setattr(writing, "SLICE", 3)

    assert write_text_table(["a", "b"], frame) == by_pandas(frame)


def test_a_missing_value_is_an_empty_cell():
    frame = pd.DataFrame({"a": ["x", None], "b": pd.Categorical([None, "y"])})

    assert write_text_table(["b", "a"], frame) == b"b,a\n,x\ny,\n"


def test_a_table_that_was_read_is_written_in_its_own_dialect():
    raw = "id;actor;stance;note\r\n1;Türkiye;oppose;a,b\r\n".encode("utf-16")
    table = votes(raw)

    assert write_text_table(table.columns, table.frame, table.dialect) == raw


def test_blanks_at_the_ends_of_a_cell_need_no_quotes():
    assert write_text_table(votes(HEADER).columns, votes(HEADER + "1,Russia,oppose,  a \n").frame).endswith(b",  a \n")
