"""Texts that programs take for something else: numbers, days, truth values, nothing at all, or a piece of a file."""

from __future__ import annotations

from itertools import product

NULLS = [
    "NA", "N/A", "n/a", "#N/A", "#N/A N/A", "None", "none", "null", "NULL", "nil", "Nil", "NaN", "nan", "-nan", "NaT",
    "<NA>", "undef",
]  # fmt: skip
NULLS += [
    "-", "--", "–", "?", "...", ".", "(null)", "(none)", "empty", "void", "1.#IND", "-1.#QNAN", "#NULL!", "#REF!",
    "#DIV/0!",
]  # fmt: skip
TRUTHS = [
    "TRUE", "True", "true", "FALSE", "False", "T", "F", "yes", "no", "Y", "N", "on", "off", "1", "0", "ja", "WAHR",
    "FALSCH",
]  # fmt: skip
NUMBERS = [
    sign + body
    for sign, body in product(
        ("", "+", "-"), ("0", "00", "007", "1.0", "1.10", "1e5", "1E5", ".5", "5.", "1,5", "inf", "1_0")
    )
]
NUMBERS += [
    "0x1F", "0b1", "0o7", "1d5", "1e400", "1e-400", "9" * 16, "9" * 40, "0.1", "0." + "3" * 30, "1 000", "1'000",
    "1.000,5",
]  # fmt: skip
NUMBERS += [
    "1\u00a0000", "١٢٣", "１２３", "²", "½", "Ⅳ", "〇", "€5", "5 €", "$1", "5%", "(5)", "1/2", "1:2", "1e", "e1",
    "Infinity", "NaN1",
]  # fmt: skip
DAYS = [
    "2025-08-28",
    "2025-8-28",
    "28/08/2025",
    "08/28/2025",
    "28.8.25",
    "20250828",
    "2025-08-28T00:00:00Z",
    "2025-W35",
    "2025-240",
]
DAYS += [
    "1900-02-29",
    "1899-12-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "-0001-01-01",
    "00:00",
    "24:00",
    "25:61",
    "12:30 PM",
    "45897",
]
DAYS += [
    "Sep 1", "MARCH1", "SEPT2", "DEC1", "1-2", "3/4", "Oct-25", "today", "=TODAY()", "1 May", "5. Mai", "令和7年",
    "1404/06/06",
]  # fmt: skip
PIECES = [
    "id,actor,stance,note",
    "a,b\nc,d",
    "<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z",
    "sep=;",
    "# comment",
    "---\na: 1",
    '{"a": 1}',
    "[1]",
]
PIECES += [
    "PK\x03\x04".replace("\x03\x04", "34"),
    "%PDF-1.7",
    "SQLite format 3",
    "#!/bin/sh",
    "\n--boundary--\n",
    "EOF",
    "^Z",
    "\n.\n",
    "a\n\nb",
]
PIECES += [
    "#17", "#2", "aaaaaaaa", "a;b", ";", ";;", " ; ", "a ; b", ",", ",,,,,,,,,,,,,", '"\n","\n"', "\r\n", "a\r\nb",
    "\n", "\n\n",
]  # fmt: skip
WORDS = [
    "positions",
    "id",
    "index",
    "level_0",
    "columns",
    "Unnamed: 0",
    "row",
    "table",
    "true or false",
    "Scunthorpe",
    "Null Island",
    "Test",
]
WORDS += [
    "O'Brien", "D’Hondt", "van der X", "X Æ A-12", "Jr.", "AT&T", "C++", "C#", "E.ON", "Yahoo!", "7-Eleven", "R&D",
    "@home", "+1 TEAM",
]  # fmt: skip

VALUES = [*NULLS, *TRUTHS, *NUMBERS, *DAYS, *PIECES, *WORDS]
