"""In the other process: the sheets that may hold our tables, every cell with its kind, and what they are marked as.

A kind is one letter: `s` text, `n` number, `d` day, `t` day with a time, `b` truth, `x` unreadable (the text is the
reason), and a blank for an empty cell.
"""

from __future__ import annotations

import io
import json
import posixpath
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, time
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.intake.heading_line import SAMPLE
from tracker.exchange.intake.limits import COLUMNS, NO_WORKBOOK, guarded_archive
from tracker.exchange.intake.worksheet_scan import Extent, merged_cells, scanned
from tracker.exchange.sayings import saying

Answer = dict[str, Any]
UNWORKED = "a formula without a stored result: open the file in a spreadsheet and save it"


def returned_pages(data: bytes, wanted: str) -> Answer:
    """The sheets that may hold a table of ours, or the base; and the names of all sheets.

    `wanted` is JSON: `tables` (Excel Table → columns), `base` (the sheet's name), `views` (names of sheets that are not
    taken back). Each of `pages` has its `name`, the `tables` marked on it (name, first and last row, rows of totals),
    and `rows`: number, a letter for each cell, texts. Raises IntakeError or UnsafeFileError.
    """
    archive = guarded_archive(data)
    warnings.simplefilter("ignore")  # of features that no value depends on
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        tables = {sheet.title: _marked(archive, sheet._worksheet_path) for sheet in book.worksheets}
        wishes = json.loads(wanted)
        chosen = [sheet for sheet in book.worksheets if _may_be_ours(sheet, tables[sheet.title], wishes)]
        pages = [_page(archive, sheet, tables[sheet.title]) for sheet in chosen]
        properties = {each.name: str(each.value) for each in book.custom_doc_props.props}
    except (IntakeError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - the parser raises anything for a workbook that is none
        raise UnsafeFileError(saying("file-no-workbook", NO_WORKBOOK)) from None
    names = [sheet.title for sheet in book.worksheets]
    return {"pages": pages, "names": names, "properties": properties, "later": book.epoch.year == 1904}


def _marked(archive: zipfile.ZipFile, path: str) -> list[Answer]:
    """The Excel Tables of a sheet."""
    folder, name = posixpath.split(path)
    with suppress(KeyError):
        relations = ET.fromstring(archive.read(f"{folder}/_rels/{name}.rels"))  # noqa: S314 - declarations are refused before
        return [*_tables(archive, folder, relations)]
    return []


def _tables(archive: zipfile.ZipFile, folder: str, relations: ET.Element) -> Iterator[Answer]:
    for relation in relations:
        if relation.get("Type", "").endswith("/table"):
            place = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            root = ET.fromstring(archive.read(place))  # noqa: S314 - declarations are refused before
            _, first, _, last = range_boundaries(root.get("ref", "A1"))
            totals = int(root.get("totalsRowCount", "0"))
            yield {"name": root.get("displayName", ""), "first": first, "last": last, "totals": totals}


def _may_be_ours(sheet: Any, tables: Sequence[Answer], wishes: Answer) -> bool:
    """Whether a sheet is the base, is marked as one of our tables, or has a line with half of its headings."""
    if sheet.title == wishes["base"] or any(each["name"] in wishes["tables"] for each in tables):
        return True
    if sheet.title in wishes["views"]:
        return False
    rows = sheet.iter_rows(min_row=1, max_row=SAMPLE, max_col=COLUMNS, values_only=True)
    heads = [{each.strip().casefold() for each in row if isinstance(each, str)} for row in rows]
    columns = [{each.casefold() for each in names} for names in wishes["tables"].values()]
    return any(2 * len(head & names) >= len(names) for head in heads for names in columns)


def _page(archive: zipfile.ZipFile, sheet: Any, tables: Sequence[Answer]) -> Answer:
    extent = scanned(archive.open(sheet._worksheet_path))
    return {"name": sheet.title, "tables": tables, "rows": [*_rows(sheet, extent)]}


def _rows(sheet: Any, extent: Extent) -> Iterator[tuple[int, str, list[str]]]:
    """The rows in which something stands."""
    covered, unworked = merged_cells(extent), set(extent.unworked)
    if not extent.rows:
        return
    for number, row in enumerate(sheet.iter_rows(max_row=extent.rows, max_col=extent.columns), 1):
        kinds, texts = [], []
        for place, cell in enumerate(row, 1):
            kind, text = _said(cell)
            if (number, place) in covered:
                kind, text = "x", f"merged with {covered[number, place]}: nobody can tell whose cell it is"
            elif (number, place) in unworked:
                kind, text = "x", UNWORKED
            kinds.append(kind)
            texts.append(text)
        if any(kind != " " for kind in kinds):
            yield number, "".join(kinds), texts


def _said(cell: Any) -> tuple[str, str]:
    """The kind of a cell and its text."""
    value = cell.value
    if value is None or value == "":
        return " ", ""
    if cell.data_type == "e":
        return "x", f"the error {value}"
    if isinstance(value, bool):
        return "b", str(value).upper()
    if isinstance(value, datetime):
        return ("d", f"{value:%Y-%m-%d}") if value.time() == time() else ("t", value.isoformat(" ", "seconds"))
    if isinstance(value, (int, float)):
        return "n", f"{value:.15G}"
    return "s", str(value)
