"""A file that is not a table says so: each fault with its row, line and column, all at once."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from tests.texts import HEADER, votes
from tracker.store import runs, structure
from tracker.store.structure import STABLE, record_structure


def found(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """Rule, row, line and column of every error; the table must be unreadable if there is one."""
    table = votes(text)
    errors = [each for each in table.problems if each.severity == "error"]
    assert table.readable == (not errors)
    assert table.readable or len(table.frame) == 0
    return [(each.rule, each.row, each.line, each.column) for each in errors]


@pytest.mark.parametrize(
    ("body", "rule", "row", "line", "column"),
    [
        ("1,Russia,oppose\n", "ragged-row", 2, 2, "note"),
        ("1,Russia,oppose,a,b\n", "ragged-row", 2, 2, ""),
        ("1,Russia,oppose,a\n\n2,Russia,oppose,b\n", "blank-row", 3, 3, ""),
        ("1,Russia,oppose,a\n\n", "blank-row", 3, 3, ""),
        ("1,Russia,oppose,a\r\n\r\n", "blank-row", 3, 3, ""),
        ('1,Russia,oppose,"a\n', "unclosed-quote", 2, 2, "note"),
        ('1,Russia,oppose,"a\n2,"Ukraine",support,b\n', "unclosed-quote", 2, 2, "note"),
        ('1,Russia,oppose,"a"b\n', "text-after-quote", 2, 2, "note"),
        ('1,Russia,oppose,"a" \n', "text-after-quote", 2, 2, "note"),
        ('1,Russia,oppose, "a"\n', "quote-inside", 2, 2, "note"),
        ('1,Russia,oppose,5" gun\n', "quote-inside", 2, 2, "note"),
        ("1,Russia,oppose,a\0b\n", "nul", 2, 2, "note"),
        ("1,Russia,op\x07pose,a\n", "control-character", 2, 2, "stance"),
        ("1,Rus\x7fsia,oppose,a\n", "control-character", 2, 2, "actor"),
        ("1,Rus\x85sia,oppose,a\n", "control-character", 2, 2, "actor"),
        ("1,Russia,oppose,a\rb\n", "carriage-return", 2, 2, "note"),
        ('1,Russia,oppose,"a\rb"\n', "carriage-return", 2, 2, "note"),
        ("1,Russia,oppose,a\r\r\n", "carriage-return", 2, 2, "note"),
        ("1,Russia,oppose,a\u202eb\n", "bidi-mark", 2, 2, "note"),
        ("1,Russia,oppose,a\u2067b\n", "bidi-mark", 2, 2, "note"),
        ('1,Russia,oppose,"a\nb"\n2,Russia\n', "ragged-row", 3, 4, "stance"),
        ('1,Russia,oppose,"a\nb\0"\n', "nul", 2, 3, "note"),
    ],
)
def test_each_fault_is_found_where_it_is(body: str, rule: str, row: int, line: int, column: str):
    assert found(HEADER + body) == [(rule, row, line, column)]


def test_all_faults_are_said_at_once():
    body = '1,Russia,oppose\n\n3,Russia,oppose,a"b\n4,Russia,"oppose,a\n5,Russia\0,oppose,a\n6,a,b,c,d\n'

    assert [(rule, row) for rule, row, *_ in found(HEADER + body)] == [
        ("ragged-row", 2),
        ("blank-row", 3),
        ("quote-inside", 4),
        ("unclosed-quote", 5),
        ("nul", 6),
        ("ragged-row", 7),
    ]


def test_the_same_fault_in_rows_that_follow_each_other_is_one():
    (problem,) = votes(HEADER + "1,Russia\n" * 2000).problems

    assert (problem.rule, problem.row, problem.column) == ("ragged-row", 2, "stance")
    assert problem.message == "2 cells where the header has 4, and so in the next 1,999 rows"


def test_more_than_a_thousand_faults_are_all_said():
    body = "1,Russia\n1,Russia,oppose\n" * 1000 + "1,Russia,oppose,\0\n1,Russia,oppose,a\n" * 500

    assert [row for _, row, *_ in found(HEADER + body)] == [*range(2, 2003), *range(2004, 3002, 2)]


def test_faults_without_end_are_told_together_and_none_is_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runs, "LISTED", 3)
    sound = "1,Russia,oppose,a\n"
    *_, last = votes(HEADER + ("1,Russia\n" + sound) * 5 + "1\n1\n" + ('1,"Russia"\n' + sound) * 2).problems

    assert (last.rule, last.row, last.value) == ("ragged-row", 8, "8, 10, 12-14, 16")
    assert last.message == "from here on, 6 more rows break this rule"


def test_a_conflict_that_git_left_is_told_with_the_way_out():
    (problem,) = votes(HEADER + "<<<<<<< HEAD\n1,Russia,oppose,a\n=======\n>>>>>>> anna\n").problems

    assert str(problem) == (
        "votes.csv row 2: an unresolved git conflict of 4 rows; "
        "keep the right rows and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    )


def test_a_workbook_named_csv_is_told_with_the_way_out():
    (problem,) = votes(b"PK\x03\x04 xl/workbook.xml").problems

    assert str(problem) == (
        "votes.csv: it is an Excel workbook (XLSX), not a CSV file; "
        "open it in a spreadsheet and save the sheet as CSV (UTF-8)"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sep=;\nid;actor;stance;note\n", "row 2: the header stands below 'sep=;'; delete what is above it"),
        (HEADER + "1;Russia;oppose;a\n", "it seems to be parted by semicolons, the header by commas"),
        (HEADER + "1,Russia,opp", "the file ends in the middle of this row, as one that is cut off: fetch it again"),
        (HEADER.upper(), "not one declared column is there; rename 'ID' to 'id', 'ACTOR' to 'actor'"),
        (HEADER.encode("utf-16-be"), "it looks like UTF-16 without its mark: --encoding utf-16-be"),
        (HEADER.encode() + bytes(99), "it ends in 99 NUL characters, as a file does after a power cut; restore it"),
    ],
)
def test_what_is_likely_is_said(text: str | bytes, words: str):
    (problem,) = votes(text).problems

    assert words in str(problem)


def test_a_fault_names_place_rule_and_remedy():
    (problem,) = votes(HEADER + '1,Russia,oppose,"He said "no" to it"\n').problems

    assert str(problem) == (
        'votes.csv row 2, note: text follows the closing quotation mark; double each quotation mark inside: ""'
    )
    assert problem.value == '"He said "no" to it"'


@pytest.mark.parametrize(
    ("header", "rule", "column"),
    [
        ("id,actor,stance,actor\n", "duplicate-header", "actor"),
        ("id,actor,,note\n", "empty-header", ""),
        ("a,b\n1,2\n", "missing-column", ""),
        ("\nid,actor,stance,note\n", "header-below", ""),
        ("", "missing-header", ""),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(header: str, rule: str, column: str):
    assert (rule, column) in [(rule, column) for rule, _, _, column in found(header)]


def test_lines_that_end_in_a_lone_return_are_one_fault():
    assert found("id,actor,stance,note\r1,Russia,oppose,a\r2,Russia,oppose,b\r") == [("line-break", 0, 1, "")]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_a_block_ends_changes_nothing(size: int, monkeypatch: pytest.MonkeyPatch):
    data = (HEADER + '1,Türkiye,oppose,"a ""b""\r\n’c"\r\n2,Côte,"",é\n').encode()
    whole = record_structure(data, ",")
    monkeypatch.setattr(structure, "BLOCK", size)

    for one, other in zip(record_structure(data, ","), whole, strict=True):
        np.testing.assert_array_equal(one, other)
    assert not record_structure("a\u202eb\n".encode(), ",").sound


def test_letters_that_count_as_composed_are_left_alone_by_nfc():
    apart = [unicodedata.decomposition(chr(code)) for code in range(0x110000)]
    seconds = {each.split()[1] for each in apart if " " in each and "<" not in each}
    letters = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000]
    composed = [each for each in letters if STABLE[each.encode()[0]]] + [chr(code) for code in range(0x2002, 0x202A)]

    assert not [each for each in composed if not unicodedata.is_normalized("NFC", each)]
    assert not [each for each in composed if f"{ord(each):04X}" in seconds or unicodedata.combining(each)]


def test_a_run_of_blank_rows_is_one_fault_and_still_counts():
    assert found(HEADER + "\n\r\n\n1,Russia\n") == [("blank-row", 2, 2, ""), ("ragged-row", 5, 5, "stance")]
    assert votes(HEADER + "\n\n\n").problems[0].message == "the row is blank, and so in the next 2 rows"


def test_utf_16_without_its_mark_is_one_fault_with_the_way_out():
    raw = (HEADER + "1,Russia,oppose,a\n").encode("utf-16-le")

    assert [rule for rule, *_ in found(raw)] == ["nul-bytes"]
    assert votes(raw, "utf-16-le").readable


def test_a_cell_full_of_forbidden_characters_is_one_fault():
    assert len(found(HEADER + f"1,{chr(1) * 10_000},oppose,{chr(2)}\n")) == 2


@pytest.mark.parametrize("raw", [b"a" * (2 << 20), b"a," * 2000, b'a"1,' * 300_000])
def test_what_is_no_table_at_all_is_one_fault(raw: bytes):
    assert found(raw) == [("header-too-long", 0, 1, "")]
