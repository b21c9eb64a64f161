"""The pen: what it is given is what the cell holds, and what Excel would drop is refused aloud."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source import sources
from tests.workbooks import opened, parts
from tracker.exchange.cell_text import is_web_address
from tracker.exchange.errors import ExportError
from tracker.exchange.pen import MOST_LINKS, Pen, Value

pytestmark = pytest.mark.filterwarnings("error")

HOSTILE = [
    "=cmd|'/c calc'!A1",
    "+1",
    "-2+3",
    "@SUM(1+1)",
    "＝1+1",
    "|calc",
    "%0A",
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script>",
    "<r><t>raw</t></r>",
    "</t></si><si><t>",
    "_x0041_",
    "_x0041_x0042_",
    "&amp;&lt;",
    "]]>",
    "🕊️ peace 👩‍🚒",
    "السلام عليكم",
    "\u200fעברית",
    " blanks around ",
    "two\nlines",
    "007",
    "1.10",
    "TRUE",
    "1E5",
    "#N/A",
    "#REF!",
    "2025-08-28",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:a@b.example",
    "internal:'About'!A1",
    "external:c:\\x.xlsx",
    "ftp://example.org/x",
    "{=1+1}",
]


def written(*values: Value, **how: Any) -> bytes:
    """A workbook with the values one below the other."""
    pen = Pen({"created": dt.datetime(2025, 8, 28)})  # noqa: DTZ001 # a day has no zone
    sheet = pen.sheet("Sheet")
    for row, value in enumerate(values):
        sheet.put(row, 0, value, pen.style(), **how)
    return pen.finish()


def cells(data: bytes) -> list[Any]:
    """The cells of the first column."""
    return [row[0] for row in opened(data)["Sheet"].iter_rows()]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("linked", [False, True])
def test_a_hostile_text_stays_the_text_it_is(text: str, linked: bool):
    data = written(text, link=text if linked else "")
    cell = cells(data)[0]

    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert "<f" not in parts(data)["xl/worksheets/sheet1.xml"]


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1))
def test_any_text_comes_back(texts: list[str]):
    assert [cell.value for cell in cells(written(*texts))] == texts


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1"])
def test_a_text_that_looks_like_a_formula_stays_text_when_its_cell_is_edited(text: str):
    assert cells(written(text))[0].quotePrefix
    assert not cells(written("plain"))[0].quotePrefix


@pytest.mark.parametrize(("value", "kind"), [("", "n"), (None, "n"), (float("nan"), "n")])
def test_what_is_missing_is_a_blank_cell(value: Value, kind: str):
    cell = cells(written(value))[0]

    assert (cell.value, cell.data_type) == (None, kind)


def test_a_day_is_a_day_unless_excel_would_show_another():
    cell, old, first = cells(written(dt.date(2025, 8, 28), dt.date(1900, 2, 28), dt.date(1900, 3, 1)))

    assert (cell.value.date(), cell.number_format) == (dt.date(2025, 8, 28), "yyyy-mm-dd")
    assert old.value == "1900-02-28"
    assert first.value.date() == dt.date(1900, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=c&d=%20#e", True),
        ("HTTP://example.org", True),
        ("https://example.org/Türkiye", True),
        ("https://example.org/" + "a" * 2_059, True),
        ("https://example.org/" + "a" * 2_060, False),
        ("https://example.org/a b", False),
        ("https://example.org/%zz", False),
        ("https://[::1", False),
        ("http://", False),
        ("see https://example.org", False),
        ("javascript:alert(1)//https://example.org", False),
        ("ftp://example.org", False),
    ],
)
def test_only_whole_web_addresses_become_links(text: str, expected: bool):
    assert is_web_address(text) is expected
    assert bool(cells(written(text, link=text))[0].hyperlink) is expected
    assert cells(written(text, link=text))[0].value == text


def test_a_link_beyond_the_last_that_excel_takes_is_left_as_text():
    pen = Pen({})
    sheet = pen.sheet("Sheet")
    sheet._links = MOST_LINKS - 1
    for row in range(3):
        sheet.put(row, 0, "https://example.org", pen.style(), link="https://example.org")

    links = [cell.hyperlink is not None for cell in cells(pen.finish())]
    assert links == [True, False, False]


@pytest.mark.parametrize("text", ["x" * 40_000, "🕊" * 16_384, "<r>" + "x" * 40_000 + "</r>"])
def test_a_text_longer_than_excel_holds_is_refused_with_its_place(text: str):
    with pytest.raises(ExportError, match=r"sheet Sheet, row 2, column 1: .* 32,767 .*; shorten it, or export CSV"):
        written("short", text)


def test_a_text_as_long_as_excel_holds_is_kept_whole():
    assert cells(written("🕊" * 16_383))[0].value == "🕊" * 16_383


def test_a_cell_beyond_the_last_column_is_refused():
    pen = Pen({})
    with pytest.raises(ExportError, match="beyond the last row or column"):
        pen.sheet("Sheet").put(0, 16_384, "x", pen.style())


@pytest.mark.parametrize("columns", [["note", "Note"], ["a\nb"], ["_x0041_"], ["x" * 256]])
def test_a_header_that_excel_would_repair_is_refused(columns: list[str]):
    pen = Pen({})
    with pytest.raises(ExportError, match="rename"):
        pen.sheet("Sheet").table(0, 1, columns, "things", pen.style())


def test_what_the_library_reports_by_a_return_code_is_raised():
    pen = Pen({})
    with pytest.raises(ExportError, match="the table 'A1'"), pytest.warns(UserWarning, match="cell name"):
        pen.sheet("Sheet").table(0, 1, ["a"], "A1", pen.style())


def test_every_cell_of_the_exports_goes_through_the_pen():
    strays = [
        f"{source.place}: {line.strip()}"
        for source in sources("tracker/exchange")
        if source.name not in ("pen", "shortcuts", "package") and "/intake/" not in source.place  # that one takes in
        for line in source.text.splitlines()
        if ".write" in line or "add_table" in line
    ]
    assert strays == []
