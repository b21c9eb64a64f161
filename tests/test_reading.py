"""What a file says is what is read: text stays text, and two readers that share no code agree."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import HEADER, VOTES, rows, votes
from tracker.schema import Field, Table
from tracker.store import reading
from tracker.store.cleaning import clean_name
from tracker.store.errors import StoreError
from tracker.store.reading import parsed_records, read_text_table

PLAIN = Table("plain", "plain.csv", "", "", (Field("id"), Field("note")), "id", fields_match="partial")
WORDS = ["NA", "None", "null", "nan", "007", "1.10", "TRUE", "1E5", "", "-", "0x1F", "2025-08-28", "=1+1", "#N/A"]


@pytest.mark.parametrize("word", WORDS)
def test_every_cell_is_text_and_stays_what_it_is(word: str):
    assert rows(votes(f"{HEADER}1,{word},{word},{word}\n")) == [["1", word, word, word]]


@given(st.text(alphabet='ab",\n\r \té;', max_size=40))
def test_what_the_strict_reader_accepts_the_csv_module_reads_alike(body: str):
    text = f"id,note\n{body}"
    table = read_text_table(PLAIN, text.encode())
    if table.readable:
        _, *expected = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert rows(table) == [[clean_name(name), note] for name, note in expected]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.text(alphabet='a",\n é', max_size=5)), min_size=1), st.integers(0, 3)
)
def test_what_the_csv_module_writes_is_read(cells: list[tuple[str, str]], quoting: int):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=(csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC)[quoting % 3]).writerows(
        [("id", "note"), *cells]
    )

    assert rows(read_text_table(PLAIN, out.getvalue().encode())) == [list(row) for row in cells]


def test_a_record_longer_than_a_block_of_the_parser_is_read():
    long = "a\n" * (6 << 20)

    assert rows(votes(f'{HEADER}1,Russia,oppose,"{long}"\n2,Russia,oppose,b\n')) == [
        ["1", "Russia", "oppose", long],
        ["2", "Russia", "oppose", "b"],
    ]


def test_no_thread_of_the_parser_holds_the_bytes_of_a_file_that_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "BLOCK", 1 << 15)
    for _ in range(100):
        data = bytearray(b"a,b\n" * 100_000)
        parsed_records(memoryview(data), ",", {"a": pa.string(), "b": pa.string()}, 100_000, 4)

        data.append(0)  # what somebody holds cannot grow


@pytest.mark.parametrize(
    ("raw", "encoding", "delimiter", "newline"),
    [
        ("id,actor,stance,note\n1,Türkiye,oppose,a;b\n".encode(), "utf-8", ",", "\n"),
        ("id,actor,stance,note\r\n1,Türkiye,oppose,a;b\r\n".encode("utf-8-sig"), "utf-8", ",", "\r\n"),
        ('id;actor;stance;note\n1;Türkiye;oppose;"a;b"\n'.encode(), "utf-8", ";", "\n"),
        ("id\tactor\tstance\tnote\r\n1\tTürkiye\toppose\ta;b\r\n".encode("utf-16"), "utf-16-le", "\t", "\r\n"),
        ("\ufeffid|actor|stance|note\n1|Türkiye|oppose|a;b\n".encode("utf-16-be"), "utf-16-be", "|", "\n"),
        ('"id","actor","stance","note"\n1,"Türkiye",oppose,a;b'.encode(), "utf-8", ",", "\n"),
    ],
)
def test_spellings_of_a_table_are_found_by_its_header(raw: bytes, encoding: str, delimiter: str, newline: str):
    table = votes(raw)

    assert rows(table) == [["1", "Türkiye", "oppose", "a;b"]]
    assert (table.dialect.encoding, table.dialect.delimiter, table.dialect.newline) == (encoding, delimiter, newline)
    assert table.dialect.encode(table.data) == raw


def test_another_encoding_is_refused_with_its_place_and_the_way_out():
    raw = (HEADER + '1,Russia,oppose,"a\nb"\n2,Russia,"oppose",a, T\xfcrkiye\n').encode("cp1252")
    (problem,) = votes(raw).problems

    assert not votes(raw).readable
    assert (problem.rule, problem.row, problem.line) == ("encoding", 3, 4)
    assert f"byte 0xFC at offset {raw.index(0xFC)}" in str(problem)
    assert "--encoding cp1252" in problem.hint


def test_an_encoding_that_is_named_is_taken_where_the_bytes_are_not_utf_8():
    text = HEADER + "1,Türkiye,oppose,–\n"

    assert rows(votes(text.encode("cp1252"), "cp1252")) == [["1", "Türkiye", "oppose", "–"]]
    assert rows(votes(text, "cp1252")) == [["1", "Türkiye", "oppose", "–"]]
    assert votes(text.encode("cp1252"), "cp1252").dialect.encoding == "cp1252"
    with pytest.raises(StoreError, match="klingon"):
        votes(text.encode("cp1252"), "klingon")


@pytest.mark.parametrize(
    ("spelled", "clean"),
    [
        (" Russia", "Russia"),
        ("Russia\t", "Russia"),
        ("South\u00a0Africa", "South Africa"),
        ("\u200bRussia\ufeff", "Russia"),
        ("Tu\u0308rkiye", "Türkiye"),
    ],
)
def test_names_are_cleaned_and_it_is_said(spelled: str, clean: str):
    table = votes(f"{HEADER}1,{clean},oppose,a\n2,{spelled},oppose,b\n")
    (problem,) = table.problems

    assert rows(table) == [["1", clean, "oppose", "a"], ["2", clean, "oppose", "b"]]
    assert (problem.rule, problem.row, problem.line, problem.column) == ("cleaned", 3, 3, "actor")
    assert (problem.severity, problem.value, problem.fix) == ("warning", spelled, clean)
    assert spelled.encode() in table.data


def test_text_that_is_no_name_keeps_its_blanks_and_is_composed():
    table = votes(f"{HEADER} 1 ,Russia,oppose,  Tu\u0308r\u00a0kei \n")

    assert rows(table) == [["1", "Russia", "oppose", "  Tür\u00a0kei "]]
    assert [each.column for each in table.problems] == ["id", "note"]


def test_an_undeclared_column_is_kept_as_text_and_it_is_said():
    table = votes("id,actor,stances\n1,Russia,oppose\n")

    assert table.columns == ("id", "actor", "stances")
    assert [str(name) for name in table.frame] == ["id", "actor", "stances", "stance", "note"]
    assert table.frame["stance"].tolist() == [""]
    assert [(each.rule, each.severity, each.hint) for each in table.problems] == [
        ("undeclared-column", "warning", "did you mean 'stance'?")
    ]


@pytest.mark.parametrize(
    ("match", "header", "rules"),
    [
        ("exact", "id,note", []),
        ("exact", "note,id", ["column-order"]),
        ("exact", "id,note,x", ["undeclared-column"]),
        ("equal", "note,id", []),
        ("equal", "id", ["missing-column"]),
        ("subset", "note,id,x", ["undeclared-column"]),
        ("subset", "id", ["missing-column"]),
        ("superset", "id", []),
        ("superset", "id,x", ["undeclared-column"]),
        ("partial", "note,x", ["undeclared-column"]),
        ("partial", "x,y", ["missing-column"]),
        ("exact", "x,y", ["missing-column"]),
    ],
)
def test_the_header_is_held_to_what_the_schema_asks(match: str, header: str, rules: list[str]):
    table = Table("plain", "plain.csv", "", "", (Field("id"), Field("note")), "id", fields_match=match)

    assert [each.rule for each in read_text_table(table, f"{header}\n".encode()).problems] == rules


def test_records_know_their_bytes_and_lines():
    table = votes(HEADER + '1,Russia,oppose,"a\r\nb"\r\n2,Russia,support,c')

    assert [table.record(row) for row in range(2)] == [b'1,Russia,oppose,"a\r\nb"\r\n', b"2,Russia,support,c"]
    assert table.lines.tolist() == [2, 4]


def test_names_are_categories_and_texts_are_strings():
    table = votes(HEADER + "1,Russia,oppose,a\n2,,oppose,b\n")

    assert isinstance(table.frame["actor"].dtype, pd.CategoricalDtype)
    assert table.frame["actor"].cat.categories.tolist() == ["Russia", ""]
    assert {str(table.frame[name].dtype) for name in ("id", "note")} == {"str"}
    assert VOTES.key == "id"


def test_a_table_without_rows_is_read():
    table = votes(HEADER.strip())

    assert table.readable
    assert len(table.frame) == 0
