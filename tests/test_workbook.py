"""The workbook: its names are a promise, its cells are the data, and the same data give the same bytes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.source import ROOT
from tests.test_pen import HOSTILE
from tests.workbooks import matrix_cell, opened, parts, shipped, table_rows, tracker_with
from tracker.exchange import edition
from tracker.exchange.edition import LAYOUT
from tracker.exchange.errors import ExportError
from tracker.exchange.measure import line_counts

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def made() -> bytes:
    """The workbook of the shipped data."""
    return tracker.workbook(shipped(), day="2025-08-28")


def test_the_sheets_stand_in_their_order(made: bytes):
    views = ["Matrix", "Briefing", "Standings", "Positions", "Timeline", "Summary"]
    names = ["About", *views, "Actors", "Proposals", "Sources", "Stances", "Codebook"]

    assert opened(made).sheetnames == [*names, "_base"]
    assert opened(tracker.workbook(shipped(), profile="publication")).sheetnames == names
    assert opened(tracker.workbook(shipped(), since="2025-01-01")).sheetnames[2:4] == ["Briefing", "Changes"]


def test_tables_and_columns_have_the_names_that_formulas_rest_on():
    book = opened(tracker.workbook(shipped(), day="2025-08-28", since="2025-01-01"))
    tables = {name: table for page in book for name, table in dict.items(page.tables)}

    assert LAYOUT == "2", "the names below changed: change the number, and tell it in the changelog"
    assert {name: ",".join(table.column_names) for name, table in tables.items()} == {
        "contents": "Contents,What each sheet holds",
        "matrix_key": "Key,Meaning",
        "briefing_actor": "proposal,stance,state,since,condition,quote,source,row",
        "briefing_proposal": "actor,stance,state,since,condition,quote,source,row",
        "changes": "sentence,kind,date,actor,proposal,before,after,source,ids",
        "standings": "actor,proposal,stance,state,since,last,age_days,rows,origins,attribution,"
        "condition,quote,source,ids",
        "statements": "period,from,to,support,lean support,neutral,lean oppose,oppose,undeclared",
        "summary": "proposal,support,lean support,neutral,lean oppose,oppose,undeclared,contested,claimed,no record",
        "positions": "id,date,precision,actor,proposal,stance,source,via,attribution,speaker,condition,quote,note",
        "actors": "actor,kind,member_of,aliases,code,note",
        "proposals": "proposal,statement,topic,status,note",
        "sources": "source,publisher,title,published,url,archive_url,accessed,kind,language,seen,note",
        "stances": "stance,score,colour,colour_dark,symbol,meaning",
        "codebook": "table,column,label,description,required,type,allowed",
        "allowed_values": "table,column,value",
    }
    assert {table.ref for name, table in tables.items() if name == "positions"} == {"A3:M28"}


def test_the_document_says_what_it_is(made: bytes):
    book, t = opened(made), shipped()

    assert (book.properties.title, book.properties.creator) == (t.schema.title, "Position Tracker contributors")
    assert f"{book.properties.created:%Y-%m-%d}" == "2025-08-28"
    assert {each.name: each.value for each in book.custom_doc_props.props} == {
        "Layout": LAYOUT,
        "Data version": t.version,
    }


@pytest.mark.parametrize("table", ["positions", "actors", "proposals", "sources", "stances"])
def test_every_cell_of_every_row_is_the_text_that_is_stored(made: bytes, table: str):
    t = shipped()
    shown = table_rows(made, table.capitalize())
    stored = t.texts[table].frame.astype(object).to_dict("records")
    key = t.schema.table(table).key

    assert sorted(spelled(row) for row in shown) == sorted(list(row.values()) for row in stored)
    assert [row[key] for row in shown] == [row[key] for row in stored] or table == "positions"


def spelled(row: dict[str, Any]) -> list[str]:
    """The cells as the file spells them: a day as ISO, a number short, nothing as nothing."""
    return [
        ""
        if cell is None
        else f"{cell:%Y-%m-%d}"
        if hasattr(cell, "year")
        else cell
        if isinstance(cell, str)
        else f"{cell:g}"
        for cell in row.values()
    ]


def test_hostile_texts_stay_text_through_every_sheet(tmp_path: Path):
    rows = [{"note": text, "quote": text, "speaker": text} for text in HOSTILE]
    data = tracker.workbook(tracker_with(tmp_path, *rows))
    shown = {row["id"]: row for row in table_rows(data, "Positions")}

    assert [shown[each]["note"] for each in sorted(shown)] == [row["note"] for row in rows]
    assert [shown[each]["speaker"] for each in sorted(shown)] == [row["speaker"] for row in rows]
    formulas = {text.partition("(")[0] for part in parts(data).values() for text in re.findall("<f>(.*?)<", part)}
    assert formulas == {"COUNTIFS", "COUNTA", "IF", "SUMPRODUCT"}
    for name, part in parts(data).items():
        assert not re.search(r'Target="(?!\.\./|/|https?://|[\w/]+\.xml|[\w/]+\.vml)', part), name


def test_links_lead_to_the_web_or_into_the_workbook(made: bytes):
    links = [cell.hyperlink for page in opened(made) for row in page for cell in row if cell.hyperlink]

    assert {link.target for link in links} == {None, "https://creativecommons.org/licenses/by/4.0/"}
    assert {link.location.split("!")[0].strip("'") for link in links if link.location} <= set(opened(made).sheetnames)


def test_the_same_data_give_the_same_bytes_on_another_day_and_machine(made: bytes):
    code = "import hashlib, tracker; t = tracker.open_tracker('data'); "
    code += "made = tracker.workbook(t) + tracker.workbook(t, profile='publication', since='2025-01-01'); "
    code += "print(hashlib.sha256(made).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"))
    }

    published = tracker.workbook(shipped(), profile="publication", since="2025-01-01")
    assert digests == {hashlib.sha256(made + published).hexdigest()}


def test_the_day_is_the_last_one_in_the_data_unless_given(tmp_path: Path):
    t = tracker_with(tmp_path, {"date": "2024-01-01"}, {"date": "2026-02-03"})

    assert opened(tracker.workbook(t))["Matrix"]["A1"].value == "Who stands where: 3 February 2026"
    assert opened(tracker.workbook(t, day="2025-01-01"))["Matrix"]["A1"].value == "Who stands where: 1 January 2025"


@pytest.mark.parametrize("sheet", ["Positions", "Actors", "Proposals", "Sources"])
def test_each_drop_down_offers_exactly_the_names_there_are(made: bytes, sheet: str):
    book, t = opened(made), shipped()
    table = t.schema.table(sheet.lower())
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in book[sheet].data_validations.dataValidation}

    for column, field in enumerate(table.fields, 1):
        if field.is_list or not (field.reference or field.enum):
            assert column not in rules or rules[column].type == "date"
            continue
        page, place = next(iter(book.defined_names[rules[column].formula1].destinations))
        offered = [cell.value for (cell,) in book[page][place]]
        known = t.texts[field.reference.table].frame[field.reference.column] if field.reference else field.enum
        assert offered == list(known)


def test_a_day_is_checked_as_it_is_typed(made: bytes):
    rule = next(each for each in opened(made)["Positions"].data_validations.dataValidation if each.type == "date")

    assert str(rule.sqref).startswith("B4:B")
    assert rule.errorStyle == "warning"


def test_a_row_in_error_is_kept_marked_and_not_counted(tmp_path: Path):
    t = tracker_with(tmp_path, {"actor": "Russia"}, {"actor": "Atlantis", "date": "2025-13-01"})
    data = tracker.workbook(t)
    page = opened(data)["Positions"]
    wrong = next(row for row in page.iter_rows(min_row=4) if row[3].value == "Atlantis")

    assert wrong[1].value == "2025-13-01"
    assert "In error" in wrong[1].comment.text
    assert "In error" in wrong[3].comment.text
    assert "counted by no view: 1." in page["A2"].value
    about = " ".join(str(cell.value) for cell in opened(data)["About"]["B"])
    assert "1 of positions" in about


def test_columns_that_nobody_declared_are_handed_on_too(tmp_path: Path):
    t = tracker_with(tmp_path, {"page": "007"}, columns=["page"])

    assert [row["page"] for row in table_rows(tracker.workbook(t), "Positions")] == ["007"]


def test_a_tracker_without_positions_gives_a_workbook(tmp_path: Path):
    data = tracker.workbook(tracker_with(tmp_path))

    assert opened(data)["Positions"].tables["positions"].ref == "A3:M4"
    assert matrix_cell(data, "Russia", "NATO troops").value == "no record"


def test_the_codebook_explains_every_declared_column(made: bytes):
    rows = table_rows(made, "Codebook")
    schema = shipped().schema
    declared = [(table.name, field.name) for table in schema.tables.values() for field in table.fields]

    assert [(row["table"], row["column"]) for row in rows] == declared
    assert rows[1] | {"description": ""} == {
        "table": "positions",
        "column": "date",
        "label": "Date",
        "description": "",
        "required": "yes",
        "type": "date",
        "allowed": None,
    }


def test_too_many_rows_are_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(edition, "ROWS_AT_MOST", 24)

    with pytest.raises(ExportError, match=r"25 positions are more than the 24 rows .* tracker export positions.csv"):
        tracker.workbook(shipped())


def test_no_cell_is_merged_and_only_the_base_is_hidden(made: bytes):
    for page in opened(made):
        assert not page.merged_cells.ranges
        assert page.sheet_state == ("veryHidden" if page.title == "_base" else "visible")
        assert page["A1"].value


@pytest.mark.parametrize(
    ("text", "width", "lines"), [("", 10, 1), ("short", 10, 1), ("a b c d e f g h i j k l m", 10, 3), ("a\nb", 10, 2)]
)
def test_a_row_is_as_high_as_its_text(text: str, width: float, lines: int):
    assert line_counts([text], width).tolist() == [lines]
