"""Untouched records keep their bytes: a save changes what it was asked to change, and nothing else."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.figures import record_figure
from tests.texts import HEADER, VOTES, no_problems, opened, rows, tracker_in, votes
from tracker.store.edits import added, changed, deleted
from tracker.store.saving import commit

LETTERS = [*'ab",;|\t\n é’ e', "\u00a0", "\u0301", "\r\n"]
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=6).map("".join)
COLUMNS = ["extra", "id", "actor", "stance", "note"]
BOMS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

SPLICED: list[bytes] = []


class Spelled(NamedTuple):
    """A file as somebody may spell it: cells with their spelling, each record with its own line break."""

    cells: list[list[str]]
    quoted: list[list[bool]]
    breaks: list[str]
    delimiter: str
    encoding: str
    bom: bool

    def cell(self, text: str, quoted: bool) -> str:
        """A cell, quoted where it must be or is asked to be."""
        must = any(mark in text for mark in (self.delimiter, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if must or quoted else text

    def records(self) -> list[str]:
        """Header and records with their line breaks."""
        spelled = [list(map(self.cell, *record)) for record in zip(self.cells, self.quoted, strict=True)]
        return [self.delimiter.join(cells) + end for cells, end in zip(spelled, self.breaks, strict=True)]

    def bytes(self, records: list[str]) -> bytes:
        """The file."""
        return (BOMS[self.encoding] if self.bom else b"") + "".join(records).encode(self.encoding)


@st.composite
def files(draw: st.DrawFn) -> Spelled:
    """Any spelling of any table that the strict reader takes."""
    size = draw(st.integers(1, 5))
    texts = [[draw(TEXTS), f"{number}", *(draw(TEXTS) for _ in range(3))] for number in range(size)]
    quoted = [[draw(st.booleans()) for _ in COLUMNS] for _ in range(size + 1)]
    breaks = [draw(st.sampled_from(["\n", "\r\n"])) for _ in range(size)] + [draw(st.sampled_from(["\n", "\r\n", ""]))]
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-16-le", "utf-16-be"]))
    bom = encoding != "utf-8" or draw(st.booleans())
    return Spelled([COLUMNS, *texts], quoted, breaks, draw(st.sampled_from(",;\t|")), encoding, bom)


@pytest.mark.told
@settings(deadline=None)  # a save waits for the disk
@given(files(), st.data())
def test_a_one_cell_edit_leaves_every_other_byte_alone(file: Spelled, data: st.DataObject):
    row = data.draw(st.integers(1, len(file.cells) - 1))
    column = data.draw(st.sampled_from(["extra", "actor", "stance", "note"]))
    place, new = COLUMNS.index(column), unicodedata.normalize("NFC", data.draw(TEXTS)).replace("\u00a0", " ").strip()
    assume(file.cells[row][place] != new)
    before = file.records()
    with TemporaryDirectory() as name:
        folder = tracker_in(Path(name), file.bytes(before))
        commit(folder, opened(folder), [changed("votes", f"{row - 1}", {column: new})], no_problems)
        raw = (folder / "votes.csv").read_bytes()
    expected = file._replace(cells=[list(cells) for cells in file.cells], quoted=[list(each) for each in file.quoted])
    expected.cells[row][place], expected.quoted[row][place] = new, False

    after = expected.records()
    assert raw == file.bytes(after)
    assert [number for number, record in enumerate(after) if record != before[number]] in ([row], [])
    assert meant(expected) == rows(votes(raw))
    SPLICED.append(raw)
    record_figure("spliced", len(SPLICED))


def meant(file: Spelled) -> list[list[str]]:
    """What an independent reader sees in the file, with names cleaned as the house cleans them."""
    _, *records = csv.reader(io.StringIO("".join(file.records()), newline=""), delimiter=file.delimiter, strict=True)
    composed = [[unicodedata.normalize("NFC", cell) for cell in record] for record in records]
    return [[extra, id, clean(actor), clean(stance), note] for extra, id, actor, stance, note in composed]


def clean(name: str) -> str:
    return name.replace("\u00a0", " ").strip()


def saved(folder: Path, text: str | bytes, *edits: object) -> str:
    tracker_in(folder, text)
    commit(folder, opened(folder), list(edits), no_problems)  # type: ignore[arg-type] # edits of any kind
    return (folder / "votes.csv").read_bytes().decode()


ROW = '1, Russia ,"oppose",a\r\n'


def test_a_one_cell_edit_is_a_one_line_diff(tmp_path: Path):
    text = HEADER + ROW + '"2",Ukraine,support,"b"\n3,Russia,oppose,c\n'

    after = saved(tmp_path, text, changed("votes", "2", {"stance": "oppose"}))

    assert after == HEADER + ROW + '"2",Ukraine,oppose,"b"\n3,Russia,oppose,c\n'


def test_a_new_row_comes_last_in_the_files_own_dialect(tmp_path: Path):
    text = "id;actor;stance;note\r\nx;Russia;oppose;a"

    after = saved(tmp_path, text, added("votes", {"id": "y", "actor": "Ukraine", "note": "b;c"}))

    assert after == 'id;actor;stance;note\r\nx;Russia;oppose;a\r\ny;Ukraine;;"b;c"\r\n'


def test_a_row_is_added_to_a_table_without_rows(tmp_path: Path):
    assert saved(tmp_path, HEADER.strip(), added("votes", {"id": "x"})) == HEADER + "x,,,\n"


def test_a_deleted_row_vanishes_with_all_its_lines(tmp_path: Path):
    text = HEADER + ROW + '2,Ukraine,support,"b\nb"\n3,Russia,oppose,c'

    assert saved(tmp_path, text, deleted("votes", "2")) == HEADER + ROW + "3,Russia,oppose,c"


def test_the_last_row_can_go_and_another_come(tmp_path: Path):
    text = HEADER + ROW + "2,Ukraine,support,b"

    after = saved(tmp_path, text, deleted("votes", "2"), added("votes", {"id": "3"}))

    assert after == HEADER + ROW + "3,,,\n"


def test_a_value_in_a_column_the_file_lacks_adds_the_column(tmp_path: Path):
    text = 'id,actor\r\n1," Russia"\r\n2,Ukraine'

    after = saved(tmp_path, text, changed("votes", "2", {"stance": "oppose"}), added("votes", {"id": "3"}))

    assert after == 'id,actor,stance\r\n1," Russia",\r\n2,Ukraine,oppose\r\n3,,\r\n'


def test_an_empty_value_adds_no_column(tmp_path: Path):
    text = "id,actor\n1,Russia\n"

    assert saved(tmp_path, text, changed("votes", "1", {"actor": "Ukraine", "stance": ""})) == "id,actor\n1,Ukraine\n"


def test_a_name_is_cleaned_in_the_file_only_when_asked(tmp_path: Path):
    text = HEADER + "1, Russia,oppose,a\n2, Russia,oppose,b\n"

    after = saved(tmp_path, text, changed("votes", "2", {"actor": "Russia"}))

    assert after == HEADER + "1, Russia,oppose,a\n2,Russia,oppose,b\n"


def test_rows_without_an_id_get_one_in_the_same_save(tmp_path: Path):
    text = HEADER + ",Russia,oppose,a\nx,Ukraine,support,b\n"
    folder = tracker_in(tmp_path, text)

    receipt = commit(folder, opened(folder), [changed("votes", "#2", {"note": "c"}), added("votes", {})], no_problems)

    first, last = receipt.ids[0], receipt.ids[1]
    text = (folder / "votes.csv").read_text()
    assert text == f"{HEADER}{first},Russia,oppose,c\nx,Ukraine,support,b\n{last},,,\n"
    assert all(len(each) == 8 and each[0].isalpha() and each.isalnum() and each.islower() for each in (first, last))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_keeps_its_encoding(encoding: str, tmp_path: Path):
    raw = BOMS[encoding] + (HEADER + "1,Türkiye,oppose,a\n").encode(encoding)
    folder = tracker_in(tmp_path, raw)

    commit(folder, opened(folder), [changed("votes", "1", {"note": "’"})], no_problems)

    assert (folder / "votes.csv").read_bytes() == BOMS[encoding] + (HEADER + "1,Türkiye,oppose,’\n").encode(encoding)
    assert VOTES.gives_ids


def test_a_file_without_ids_gets_the_column_and_an_id_for_each_row(tmp_path: Path):
    folder = tracker_in(tmp_path, "actor,note\nRussia,a\nUkraine,b\n")

    receipt = commit(folder, opened(folder), [changed("votes", "#2", {"note": "c"})], no_problems)

    header, first, second = (folder / "votes.csv").read_text().splitlines()
    assert (header, first, second[:-8]) == ("actor,note,id", f"Russia,c,{receipt.ids[0]}", "Ukraine,b,")
