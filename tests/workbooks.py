"""A workbook read back for tests: its sheets, its parts as they lie in the zip, and a tracker to make it from."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

import tracker
from tests.source import ROOT
from tracker.tracker import Tracker

POSITIONS = (
    "id,date,precision,actor,proposal,stance,source,via,attribution,speaker,condition,quote,note".split(",")  # noqa: SIM905 # as in the file
)


def shipped() -> Tracker:
    """The shipped tracker."""
    return tracker.open_tracker(ROOT / "data")


def tracker_with(folder: Path, *rows: dict[str, str], columns: Sequence[str] = ()) -> Tracker:
    """The shipped registers with these positions alone; what a row leaves out is filled with something sound."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    sound = {
        "date": "2025-08-28",
        "actor": "Russia",
        "proposal": "NATO troops",
        "stance": "oppose",
        "source": "RT 2025-08-28",
    }
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*POSITIONS, *columns], lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow({"id": f"aaaaaa{chr(97 + number // 26)}{chr(97 + number % 26)}", **sound, **row})
    (data / "positions.csv").write_text(out.getvalue(), encoding="utf-8")
    return tracker.open_tracker(data)


def opened(data: bytes) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    """Every part of the zip as text, by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table_rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of the first Table on a sheet, each by column."""
    page = opened(data)[sheet]
    cells = page[next(iter(page.tables.values())).ref]
    names = [cell.value for cell in cells[0]]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in cells[1:]]


def matrix_cell(data: bytes, actor: str, proposal: str) -> Any:
    """The cell of the matrix where an actor's row meets a proposal's column."""
    page = opened(data)["Matrix"]
    column = next(cell.column for cell in page[4] if cell.value == proposal)
    row = next(cell.row for cell in page["A"][4:] if cell.value == actor)
    return page.cell(row, column)
