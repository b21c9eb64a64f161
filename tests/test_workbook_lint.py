"""The lint finds every seeded fault, and none in a sound workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

import tracker
from tests.lint.workbook import workbook_faults
from tests.workbooks import shipped

pytestmark = pytest.mark.filterwarnings("error")

SHEET, BOOK, TABLE = "xl/worksheets/sheet{}.xml", "xl/workbook.xml", "xl/tables/table{}.xml"
MATRIX, BRIEFING, POSITIONS, TIMELINE = (SHEET.format(number) for number in (2, 3, 5, 6))
RELATIONS = "xl/worksheets/_rels/sheet{}.xml.rels"

SEEDED = {
    "a header that says something else than its cell": (TABLE.format(6), 'name="stance"', 'name="stances"'),
    "a Table one row short of its cells": (TABLE.format(6), r'ref="A3:M28"', 'ref="A3:M3"'),
    "a Table wider than its columns": (TABLE.format(6), r'(<table .*?)ref="A3:M28"', r'\1ref="A3:N28"'),
    "a filter on another range": (TABLE.format(6), r'<autoFilter ref="A3:M28"', '<autoFilter ref="A3:M27"'),
    "two columns of one name": (TABLE.format(6), 'name="note"', 'name="Quote"'),
    "a column without a name": (TABLE.format(6), 'name="note"', 'name=""'),
    "columns counted wrongly": (TABLE.format(6), 'tableColumns count="13"', 'tableColumns count="12"'),
    "a column's id given twice": (TABLE.format(6), 'tableColumn id="2"', 'tableColumn id="1"'),
    "two Tables of one id": (TABLE.format(6), r'(<table [^>]*?)id="6"', r'\1id="5"'),
    "two Tables of one name": (TABLE.format(6), 'displayName="positions"', 'displayName="Standings"'),
    "a Table called like a cell": (TABLE.format(6), 'displayName="positions"', 'displayName="AB12"'),
    "a Table called with a blank": (TABLE.format(6), 'displayName="positions"', 'displayName="my positions"'),
    "two Tables on the same cells": (TABLE.format(4), r'ref="A\d+:', 'ref="A5:'),
    "a formula over a Table that is gone": (BRIEFING, r"standings\[state\]", "standing[state]"),
    "a formula over a column that is gone": (BRIEFING, r"standings\[state\]", "standings[stat]"),
    "a formula over a sheet that is gone": (BRIEFING, r"<f>IF\(", "<f>IF(Gone!A1,"),
    "a formula over a name that is gone": (BRIEFING, r"<f>IF\(", "<f>IF(gone_name,"),
    "an open parenthesis": (BRIEFING, r"<f>IF\(", "<f>IF((("),
    "an open quotation mark": (BRIEFING, r'"no record"', '"no record'),
    "a function without its prefix": (TIMELINE, r"<f>COUNTIFS\(", "<f>MAXIFS("),
    "a lost reference": (TIMELINE, r"positions\[date\]", "#REF!"),
    "a link to another workbook": (TIMELINE, r"<f>COUNTIFS\(", "<f>[1]Sheet!A1+COUNTIFS("),
    "a formula that begins with =": (TIMELINE, r"<f>COUNTIFS", "<f>=COUNTIFS"),
    "a formula without a stored result": (TIMELINE, r"(</f>)<v>\d+</v>", r"\1"),
    "a cell beyond the last column": (TIMELINE, r"stance\],D", "stance],XFE"),
    "a stored error": (TIMELINE, r'<c r="A4" s="(\d+)" t="s"><v>\d+</v>', r'<c r="A4" s="\1" t="e"><v>#REF!</v>'),
    "a shared text that is not there": (MATRIX, r't="s"><v>\d+</v>', 't="s"><v>99999</v>'),
    "shared texts counted wrongly": ("xl/sharedStrings.xml", r'count="\d+"', 'count="7"'),
    "a shared text over 32,767 letters": ("xl/sharedStrings.xml", r"(<t[^>]*>)support<", r"\1" + "x" * 32_768 + "<"),
    "a style that is not there": (MATRIX, r'r="A1" s="\d+"', 'r="A1" s="9999"'),
    "a colour rule's style that is not there": (POSITIONS, r'dxfId="\d+"', 'dxfId="999"'),
    "cells out of order": (MATRIX, r'<c r="B5"', '<c r="A5"'),
    "rows out of order": (MATRIX, r'<row r="4"', '<row r="9"'),
    "no number where one must be": (MATRIX, r'<c r="A1" s="(\d+)" t="s"><v>', r'<c r="A1" s="\1"><v>x'),
    "merged cells": (MATRIX, r"</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
    "a protected sheet": (MATRIX, r"</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
    "elements out of order": (MATRIX, r"(<sheetFormatPr[^>]*/>)(<cols>.*?</cols>)", r"\2\1"),
    "Tables counted wrongly": (MATRIX, r'tableParts count="1"', 'tableParts count="2"'),
    "a link to a place that is gone": (MATRIX, r'location="Positions!', 'location="Position!'),
    "a link without its relation": (SHEET.format(1), r'(<hyperlink ref="\w+") r:id="rId1"', r'\1 r:id="rId77"'),
    "a link that runs a script": (RELATIONS.format(1), r'Target="https://[^"]*"', 'Target="javascript:alert(1)"'),
    "a link to a file": (RELATIONS.format(1), r'Target="https://[^"]*"', 'Target="file:///etc/passwd"'),
    "a drop-down over a name that is gone": (POSITIONS, r"<formula1>actors_actor<", "<formula1>actor_actors<"),
    "a drop-down written out": (POSITIONS, r"<formula1>actors_actor<", '<formula1>"EU,Russia"<'),
    "a message over 255 letters": (POSITIONS, r' error="', ' error="' + "x" * 256),
    "validations counted wrongly": (POSITIONS, r'dataValidations count="\d+"', 'dataValidations count="99"'),
    "a name for a sheet that is gone": (BOOK, r"(<definedName[^>]*>)Actors!", r"\1Actor!"),
    "a name given twice": (BOOK, r"(<definedName name=\"actors_actor\".*?</definedName>)", r"\1\1"),
    "a name that is a Table's too": (BOOK, r'definedName name="actors_actor"', 'definedName name="positions"'),
    "a name like a cell": (BOOK, r'definedName name="actors_actor"', 'definedName name="AB12"'),
    "a sheet's name over 31 letters": (BOOK, r'sheet name="Matrix"', f'sheet name="{"Matrix" * 6}"'),
    "a sheet's name with a slash": (BOOK, r'sheet name="Matrix"', 'sheet name="Mat/rix"'),
    "two sheets of one name": (BOOK, r'sheet name="Matrix"', 'sheet name="about"'),
    "two sheets of one id": (BOOK, r'sheetId="2"', 'sheetId="1"'),
    "a sheet without its part": (BOOK, r'sheetId="2" r:id="rId2"', 'sheetId="2" r:id="rId99"'),
    "a password on the workbook": (BOOK, r"<bookViews>", '<workbookProtection workbookPassword="CC1A"/><bookViews>'),
    "a chart over a sheet that is gone": ("xl/charts/chart1.xml", r"<c:f>Timeline!", "<c:f>Timelines!"),
    "a chart without alternative text": ("xl/drawings/drawing1.xml", r' descr="[^"]*"', ""),
    "a part of the wrong type": ("[Content_Types].xml", r"spreadsheetml\.table\+xml", "spreadsheetml.tables+xml"),
    "a part without a type": ("[Content_Types].xml", r'<Override PartName="/xl/tables/table1.xml"[^>]*/>', ""),
    "a type that holds macros": ("[Content_Types].xml", r"sheet\.main\+xml", "sheet.macroEnabled.main+xml"),
    "a relation that leads nowhere": (RELATIONS.format(2), r'/tables/table\d+\.xml"', '/tables/table99.xml"'),
    "a relation's id given twice": (RELATIONS.format(2), r'Id="rId2"', 'Id="rId1"'),
    "a part that is no XML": (MATRIX, r"</worksheet>", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> bytes:
    """The workbook of the shipped data."""
    return tracker.workbook(shipped(), day="2025-08-28")


def rewritten(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The workbook with some parts changed, added or gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


@pytest.mark.parametrize("profile", ["working", "publication"])
def test_a_sound_workbook_has_no_fault(profile: tracker.exchange.edition.Profile):
    assert workbook_faults(tracker.workbook(shipped(), profile=profile, since="2025-01-01")) == []


@pytest.mark.parametrize("fault", SEEDED)
def test_the_lint_finds_the_seeded_fault(made: bytes, fault: str):
    part, pattern, instead = SEEDED[fault]

    def seed(parts: dict[str, bytes]) -> None:
        text, count = re.subn(pattern, instead, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{part} holds no {pattern}"
        assert text.encode() != parts[part]
        parts[part] = text.encode()

    assert workbook_faults(rewritten(made, seed)) != []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "is a macro"),
        ("xl/media/image1.png", "is a macro, a picture"),
        ("xl/externalLinks/externalLink1.xml", "external link"),
        ("docProps/stray.xml", "nothing leads to docProps/stray.xml"),
    ],
)
def test_a_part_that_must_not_be_there_is_found(made: bytes, name: str, said: str):
    found = workbook_faults(rewritten(made, lambda parts: parts.update({name: b"<x/>"})))

    assert [fault for fault in found if said in fault]


@pytest.mark.parametrize("name", ["xl/tables/table1.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_a_part_that_is_gone_is_found(made: bytes, name: str):
    def lose(parts: dict[str, bytes]) -> None:
        del parts[name]

    assert workbook_faults(rewritten(made, lose))


def test_parts_in_another_order_are_found(made: bytes):
    def turn(parts: dict[str, bytes]) -> None:
        first = parts.pop("[Content_Types].xml")
        parts["[Content_Types].xml"] = first

    assert [fault for fault in workbook_faults(rewritten(made, turn)) if "it begins with" in fault]
