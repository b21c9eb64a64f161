"""CSV for spreadsheets: nothing in it is taken for a formula, and everything comes back."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbooks import shipped
from tracker.analysis.standing import standings
from tracker.exchange.tables import csv_bytes, guarded, unguarded

LEADS = ["=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", "％"]
texts = st.lists(st.text(alphabet=st.sampled_from([*LEADS, "'", '"', ",", "a", "é", " "]), max_size=6))


def read(data: bytes) -> list[list[str]]:
    """The cells that another reader finds."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("lead", LEADS)
def test_a_text_that_may_be_run_gets_one_apostrophe(lead: str):
    assert guarded(pd.Series([f"{lead}1", f"'{lead}1", f"a{lead}1"])).tolist() == [
        f"'{lead}1",
        f"''{lead}1",
        f"a{lead}1",
    ]


def test_other_apostrophes_stay_as_they_are():
    plain = ["'tis", "", "'", "don't", "1-2"]

    assert guarded(pd.Series(plain)).tolist() == plain
    assert unguarded(pd.Series(plain)).tolist() == plain


@given(texts)
def test_taking_one_apostrophe_away_gives_every_text_back(cells: list[str]):
    column = pd.Series(cells, dtype="str")

    assert unguarded(guarded(column)).tolist() == cells


@given(texts)
def test_two_different_texts_never_become_the_same(cells: list[str]):
    distinct = sorted(set(cells))

    assert guarded(pd.Series(distinct, dtype="str")).nunique() == len(distinct)


@given(texts)
def test_another_reader_finds_the_guarded_texts_and_none_that_may_be_run(cells: list[str]):
    _, *rows = read(csv_bytes(pd.DataFrame({"id": "x", "text": pd.Series(cells, dtype="str")})))

    assert [row[1] for row in rows] == guarded(pd.Series(cells, dtype="str")).tolist()
    assert not [row for row in rows if row[1].startswith(tuple(LEADS))]


def test_numbers_days_and_marks_are_spelled_plainly():
    table = pd.DataFrame(
        {
            "=name": pd.Categorical(["-a", None]),
            "day": pd.to_datetime(pd.Series(["2025-08-28", None])),
            "score": [-0.5, None],
            "rows": pd.array([3, None], dtype="Int64"),
            "stale": [True, False],
            "groups": [("EU", "NATO"), ()],
        }
    )

    assert read(csv_bytes(table)) == [
        ["'=name", "day", "score", "rows", "stale", "groups"],
        ["'-a", "2025-08-28", "-0.5", "3", "true", "EU;NATO"],
        ["", "", "", "", "false", ""],
    ]


def test_the_file_says_that_it_is_utf8_so_that_excel_reads_every_letter():
    data = csv_bytes(pd.DataFrame({"actor": ["Türkiye"]}))

    assert data == "\ufeffactor\nTürkiye\n".encode()


def test_the_standings_can_be_handed_on():
    header, *rows = read(csv_bytes(standings(shipped(), "2025-08-28")))

    assert header[:4] == ["actor", "proposal", "stance", "state"]
    assert ["Russia", "European troops", "oppose", "held", "2025-08-28", "2025-08-28", "0"] in [row[:7] for row in rows]


def test_the_positions_come_back_as_they_are_stored():
    frame = shipped().texts["positions"].frame
    header, *rows = read(csv_bytes(frame))

    assert header == list(frame.columns)
    assert rows == frame.astype(object).to_numpy().tolist()
