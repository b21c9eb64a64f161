"""Files made to hurt are refused with a reason, read within limits, and nothing else happens."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.intake import csv_of, dna_bytes, rows_workbook, taken_in, workbook_bytes
from tracker.exchange.intake import limits, quarantine
from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.intake.reading import uploaded_sheet

PLAIN = rows_workbook(
    ["Date", "Party", "Issue", "Stance", "Source"], ["2025-02-01", "Liberals", "Toll", "oppose", "Gazette"]
)
SHEET = "xl/worksheets/sheet1.xml"


def remade(change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    """The plain workbook with its parts changed, and with further parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in more:
            new.writestr(name, data)
    return file.getvalue()


def same(_: str, data: bytes) -> bytes:
    return data


def in_sheet(before: bytes, after: bytes) -> bytes:
    """The plain workbook with something else in the markup of its sheet."""
    return remade(lambda name, data: data.replace(before, after) if name == SHEET else data)


def far_cell(place: str) -> bytes:
    def build(sheet: Any) -> None:
        sheet["A1"], sheet[place] = "date", "x"

    return workbook_bytes(build)


def locked() -> bytes:
    data = bytearray(PLAIN)
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def other_database() -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE people (name TEXT)")
    return base.serialize()


HOSTILE = {
    "a far row": (lambda: far_cell("A1048576"), "row 1,048,576"),
    "a far column": (lambda: far_cell("XFD1"), "column 16,384"),
    "a bomb": (lambda: remade(same, ("xl/media/zeros.bin", bytes(90 << 20))), "packed"),
    "too much": (lambda: remade(same, *((f"xl/media/{n}.bin", bytes(80 << 20)) for n in range(3))), "unpacks to"),
    "too many parts": (lambda: remade(same, *((f"xl/x{n}.xml", b"<a/>") for n in range(2001))), "parts"),
    "macros": (lambda: remade(same, ("xl/vbaProject.bin", b"x")), "macros"),
    "a document type": (lambda: in_sheet(b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"), "document type"),
    "wide letters": (lambda: remade(lambda n, d: d.decode().encode("utf-16") if n == SHEET else d), "not UTF-8"),
    "an old or locked file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "encrypted parts": (locked, "encrypted"),
    "a torn file": (lambda: PLAIN[: len(PLAIN) // 2], "damaged"),
    "torn markup": (lambda: in_sheet(b"</worksheet>", b""), "cannot be read"),
    "another zip": (lambda: b"PK\3\4" + bytes(100), "damaged"),
    "no workbook": (lambda: remade(lambda n, d: b"<a/>" if n == "xl/workbook.xml" else d), "no sheet"),
    "a torn database": (lambda: dna_bytes(3)[:3000], "cannot be read"),
    "another database": (other_database, "no .dna database"),
    "two fields of one name": (lambda: b'[{"a": 1, "a": 2}]', "twice"),
    "a deep list": (lambda: b"[" * 100_000, "JSON"),
    "a list of numbers": (lambda: b"[1, 2]", "no list of records"),
    "a torn gzip": (lambda: gzip.compress(b"a,b\n1,2\n" * 99)[:30], "cut off"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_hurt_is_refused_with_a_reason(made: Callable[[], bytes], reason: str):
    with pytest.raises(IntakeError, match=reason):
        taken_in(made())


def test_a_part_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = remade(same, (SHEET, b"<a/>"))

    with pytest.raises(UnsafeFileError, match="twice"):
        taken_in(data)


def test_a_database_with_a_view_in_a_tables_place_is_refused():
    data = dna_bytes(3, "ALTER TABLE STATEMENTS RENAME TO X; CREATE VIEW STATEMENTS AS SELECT * FROM X;")

    with pytest.raises(IntakeError, match="no table STATEMENTS"):
        taken_in(data)


def test_a_large_file_is_not_even_looked_into(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SIZE", 1000)

    with pytest.raises(UnsafeFileError, match="at most"):
        taken_in(PLAIN)


def test_a_gzip_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tracker.exchange.intake.reading.UNPACKED", 1000)

    with pytest.raises(UnsafeFileError, match="unpacks to more"):
        taken_in(gzip.compress(bytes(5000)))


def instead_of_reading(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let the other process run a program in the place of its own, under the same limits."""
    real, setup = subprocess.run, "from tracker.exchange.intake import child; child.limit_resources(); "
    setup += """REFUSED = '{"refused": "it had all it asked for", "unsafe": "IntakeError"}'; """
    monkeypatch.setattr(subprocess, "run", lambda command, **how: real([command[0], "-c", setup + program], **how))


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "print('nonsense')",
        "raise SystemExit(3)",
        "x = bytearray(3 << 30); print(REFUSED)",
        "child.SECONDS = 1; child.limit_resources()\nwhile True: pass",
    ],
)
def test_whatever_happens_to_the_reading_process_does_not_happen_here(monkeypatch: pytest.MonkeyPatch, program: str):
    instead_of_reading(monkeypatch, program)

    with pytest.raises(UnsafeFileError, match="broke the program"):
        taken_in(PLAIN)


def test_a_file_that_would_be_read_for_ever_is_given_up_and_told(monkeypatch: pytest.MonkeyPatch):
    instead_of_reading(monkeypatch, "import threading; threading.Event().wait()")
    monkeypatch.setattr(quarantine, "PATIENCE", 0.5)

    with pytest.raises(UnsafeFileError, match="took longer"):
        taken_in(PLAIN)


def test_the_reading_process_may_not_write_files():
    program = (
        "from tracker.exchange.intake.child import limit_resources; import signal, tempfile\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with tempfile.TemporaryFile(buffering=0) as file: limit_resources(); file.write(b'x')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert "File too large" in done.stderr


def test_a_json_file_comes_in_with_its_numbers_as_they_are_spelled():
    record = {"date": "2025-02-01", "actor": "Liberals", "proposal": 1.10, "stance": "support", "source": ["a", "b"]}
    offer = taken_in(json.dumps({"rows": [record]}).replace("1.1", "1.10").encode())

    assert offer.table()[["proposal", "source"]].to_numpy().tolist() == [["1.10", "a;b"]]


def test_a_record_within_a_record_is_unreadable():
    offer = taken_in(
        b'[{"date": "2025-02-01", "actor": {"x": 1}, "proposal": "Toll", "stance": "support", "source": "G"}]'
    )

    assert offer.table()["reason"].tolist() == ["actor: holds a record of its own; actor is empty"]


def test_a_packed_csv_comes_in_as_if_it_were_not():
    data = gzip.compress(csv_of("date,actor,proposal,stance,source\n2025-02-01,Liberals,Toll,oppose,Gazette\n"))

    assert taken_in(data).counts["new"] == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a,b\n" + b"x,y\n" * 200_001, "200,001 rows"),
        (b",".join(b"c%d" % n for n in range(101)) + b"\n" + b",".join([b"x"] * 101) + b"\n", "101 columns"),
        (b"x" * (21 << 20), "21 MB"),
        (gzip.compress(b"a,b\n1,2\n"), "packed"),
    ],
    ids=["rows", "columns", "size", "packed"],  # not of the bytes: gzip writes the time into them
)
def test_what_comes_over_a_network_is_bounded_whatever_its_kind(data: bytes, reason: str):
    with pytest.raises(UnsafeFileError, match=reason):
        uploaded_sheet("table", data)


def test_a_sound_upload_is_read_like_any_file():
    assert uploaded_sheet("table", PLAIN).frame["Party"].tolist() == ["Liberals"]


def test_a_packed_file_in_a_packed_file_is_refused():
    with pytest.raises(IntakeError, match="more than one"):
        taken_in(gzip.compress(gzip.compress(b"a,b\n1,2\n")))


@pytest.mark.parametrize("letter", ["\x1b", "\x00", "\u202e", "\ud800", "\x7f"])
def test_a_letter_that_nobody_sees_makes_its_cell_unreadable(letter: str):
    record = {"date": "2025-02-01", "actor": "Liberals", "proposal": "Toll", "stance": "support", "source": "G"}
    offer = taken_in(json.dumps([{**record, "note": f"a{letter}b"}, {**record, "actor": "Greens"}]).encode())

    assert offer.table()["verdict"].tolist() == ["refused", "new"]
    assert f"holds U+{ord(letter):04X}" in offer.table()["reason"][0]


def test_line_breaks_of_other_systems_are_line_breaks():
    record = {"date": "2025-02-01", "actor": "Liberals", "proposal": "Toll", "stance": "support", "source": "G"}
    offer = taken_in(json.dumps([{**record, "note": "one\r\ntwo\rthree"}]).encode())

    assert offer.edits()[-1].cells["note"] == "one\ntwo\nthree"
