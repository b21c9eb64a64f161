"""LibreOffice opens the workbook, works out every formula anew, and finds what is stored."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tracker
from tests.source import ROOT
from tests.test_workbook_lint import rewritten
from tests.workbooks import shipped
from tracker.tracker import Tracker

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.filterwarnings("error"),
    pytest.mark.skipif(SOFFICE is None, reason="LIBREOFFICE IS NOT INSTALLED: nobody else worked the formulas out"),
]
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
"""The setting by which every formula is worked out when a workbook is opened."""
ODD = {
    "support": "yes?",
    "lean support": "*",
    "neutral": "12",
    "lean oppose": ">5",
    "oppose": "=x~y",
    "undeclared": "TRUE",
}


def recalculated(data: bytes, folder: Path) -> Any:
    """The workbook after LibreOffice opened it, forgot all results, and saved it: its values."""
    settings = folder / "home" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS)
    (folder / "made.xlsx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "made.xlsx")], capture_output=True, check=True, timeout=120)
    return openpyxl.load_workbook(folder / "out" / "made.xlsx", data_only=True)


def with_wrong_results(data: bytes) -> bytes:
    """The workbook with every stored result replaced by a wrong one."""
    spoiled = 0

    def spoil(parts: dict[str, bytes]) -> None:
        nonlocal spoiled
        for name in parts:
            if name.startswith("xl/worksheets/sheet"):
                parts[name], count = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>987654</v>", parts[name])
                spoiled += count

    changed = rewritten(data, spoil)
    assert spoiled > 100
    return changed


def cells(data: bytes) -> dict[tuple[str, str], Any]:
    """What each cell holds, or stores as the result of its formula, by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {(page.title, cell.coordinate): cell.value for page in book for row in page.iter_rows() for cell in row}


def differing(data: bytes, folder: Path) -> list[tuple[str, str, Any, Any]]:
    """The cells in which LibreOffice, all results forgotten, finds something else: sheet, cell, stored, found."""
    book = recalculated(with_wrong_results(data), folder)
    return [
        (sheet, cell, value, found)
        for (sheet, cell), value in cells(data).items()
        if (found := book[sheet][cell].value) != value
    ]


@pytest.mark.parametrize("profile", ["working", "publication"])
def test_every_cell_and_every_stored_result_is_what_libreoffice_finds(profile: Any, tmp_path: Path):
    assert differing(tracker.workbook(shipped(), profile=profile, since="2025-01-01"), tmp_path) == []


def test_names_that_look_like_patterns_or_numbers_are_counted_as_themselves(tmp_path: Path):
    t = renamed(tmp_path, {"NATO troops": "N*", "European troops": "N?", "Russia": "12", "Ukraine": "~*"} | ODD)
    assert {"12", "~*"} <= {*t.positions["actor"]}

    assert differing(tracker.workbook(t), tmp_path) == []


def renamed(folder: Path, names: dict[str, str]) -> Tracker:
    """The shipped tracker with other names, in a made-up order of days, and one row in error."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    for path in data.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [[names.get(cell, cell) for cell in row] for row in csv.reader(file)]
        if path.name == "positions.csv":
            for number, row in enumerate(rows[1:]):
                row[1] = f"{2019 + number % 6}-{number % 12 + 1:02}-28"
            rows[1][3], rows[2][1] = "Atlantis", "1899-01-01"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return tracker.open_tracker(data)


def test_another_choice_shows_the_standings_of_another_actor_and_proposal(tmp_path: Path):
    cells = tracker.standings(t := shipped(), "2025-08-28", silent=True)
    cells = (
        cells.astype({"stance": str}).astype(object).assign(stance=lambda cell: cell["stance"].replace("", "no record"))
    )
    book = openpyxl.load_workbook(io.BytesIO(tracker.workbook(t)))
    tables = {name: table.ref for name, table in dict.items(book["Briefing"].tables)}
    chosen = {"briefing_actor": ("actor", "Türkiye"), "briefing_proposal": ("proposal", "NATO troops")}
    for table, (_, name) in chosen.items():
        choice = book["Briefing"][tables[table]][0][0].offset(row=-1)
        assert choice.value not in (None, name)
        choice.value = name
    book.save(out := io.BytesIO())
    found = recalculated(out.getvalue(), tmp_path)["Briefing"]

    for table, (column, name) in chosen.items():
        own = cells[cells[column] == name]
        shown = {row[0].value: row[1].value for row in found[tables[table]][1:]}
        assert shown == dict(zip(own["proposal" if column == "actor" else "actor"], own["stance"], strict=True))
        assert {*shown.values()} > {"no record"}
