"""LibreOffice at work: run by the Python that has its bridge, opens each workbook, does what it is told, and saves it.

Standard input is a JSON list of jobs: `source`, `target` and `acts`, each the name of a function below with its words.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # only LibreOffice's own Python has it

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
PATIENCE = 60.0  # seconds


def value(name: str, content: Any) -> Any:
    """A named value, as LibreOffice takes its options."""
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, content
    return found


def locked_with(password: str) -> Any:
    """What makes a workbook ask for a password."""
    parts = []
    for name, content in (("CryptoType", "Standard"), ("OOXPassword", password)):
        part = uno.createUnoStruct("com.sun.star.beans.NamedValue")
        part.Name, part.Value = name, content
        parts.append(part)
    return uno.Any("[]com.sun.star.beans.NamedValue", tuple(parts))


def connected(pipe: str) -> Any:
    """The desktop of the running program, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    end = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(address)
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def type_in(sheet: Any, place: str, text: str) -> None:
    """Type a text into a cell, with all that the program makes of it."""
    sheet.getCellRangeByName(place).FormulaLocal = text


def write_text(sheet: Any, place: str, text: str) -> None:
    """Put a text into a cell as text, whatever it looks like."""
    sheet.getCellRangeByName(place).String = text


def empty(sheet: Any, place: str) -> None:
    """Clear the contents of some cells."""
    sheet.getCellRangeByName(place).clearContents(1 | 2 | 4 | 16)


def format_as(sheet: Any, place: str, form: str) -> None:
    """Give cells a number format."""
    formats, locale = DOCUMENT.NumberFormats, uno.createUnoStruct("com.sun.star.lang.Locale")
    known = formats.queryKey(form, locale, False)
    sheet.getCellRangeByName(place).NumberFormat = known if known >= 0 else formats.addNew(form, locale)


def sort(sheet: Any, place: str, column: int, ascending: bool) -> None:
    """Sort the rows of a range by one of its columns."""
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = column, ascending
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    sheet.getCellRangeByName(place).sort((value("SortFields", fields), value("ContainsHeader", False)))


def keep_only(sheet: Any, place: str, column: int, text: str) -> None:
    """Filter a range: hide the rows whose column says something else."""
    cells = sheet.getCellRangeByName(place)
    found = cells.createFilterDescriptor(True)
    field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.Field, field.IsNumeric, field.StringValue = column, False, text
    field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
    found.setFilterFields((field,))
    found.ContainsHeader = True
    cells.filter(found)


def insert_rows(sheet: Any, at: int, count: int) -> None:
    """Insert rows above the one with this number."""
    sheet.Rows.insertByIndex(at - 1, count)


def delete_rows(sheet: Any, at: int, count: int) -> None:
    """Delete rows from this number on."""
    sheet.Rows.removeByIndex(at - 1, count)


def insert_columns(sheet: Any, at: int, count: int) -> None:
    """Insert columns before the one with this number."""
    sheet.Columns.insertByIndex(at - 1, count)


def delete_columns(sheet: Any, at: int, count: int) -> None:
    """Delete columns from this number on."""
    sheet.Columns.removeByIndex(at - 1, count)


def hide_column(sheet: Any, at: int) -> None:
    """Hide a column."""
    sheet.Columns.getByIndex(at - 1).IsVisible = False


def fill_down(sheet: Any, place: str) -> None:
    """Drag the first cell of a range down."""
    sheet.getCellRangeByName(place).fillAuto(uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM"), 1)


def copy(sheet: Any, place: str, to: str) -> None:
    """Copy cells to another place of the sheet."""
    target = sheet.getCellRangeByName(to).CellAddress
    sheet.copyRange(target, sheet.getCellRangeByName(place).RangeAddress)


def merge(sheet: Any, place: str) -> None:
    """Merge cells."""
    sheet.getCellRangeByName(place).merge(True)


def paint(sheet: Any, place: str) -> None:
    """Colour cells."""
    sheet.getCellRangeByName(place).CellBackColor = 0xFFCC00


def rename(sheet: Any, name: str) -> None:
    """Rename the sheet."""
    sheet.Name = name


def move(sheet: Any, to: int) -> None:
    """Move the sheet to another place among the others."""
    DOCUMENT.Sheets.moveByName(sheet.Name, to)


def duplicate(sheet: Any, name: str) -> None:
    """Copy the whole sheet."""
    DOCUMENT.Sheets.copyByName(sheet.Name, name, DOCUMENT.Sheets.Count)


def remove(sheet: Any) -> None:
    """Remove the sheet."""
    DOCUMENT.Sheets.removeByName(sheet.Name)


def work(desktop: Any, job: dict[str, Any]) -> None:
    """Open a workbook, do everything, and save it."""
    global DOCUMENT  # noqa: PLW0603 - one document is open at a time, and the acts mean that one
    hidden = (value("Hidden", True),)
    DOCUMENT = desktop.loadComponentFromURL(Path(job["source"]).as_uri(), "_blank", 0, hidden)
    for act, sheet, *words in job["acts"]:
        ACTS[act](DOCUMENT.Sheets.getByName(sheet), *words)
    target = Path(job["target"])
    options = [value("FilterName", FILTERS[target.suffix])]
    if "password" in job:
        options.append(value("EncryptionData", locked_with(job["password"])))
    DOCUMENT.storeToURL(target.as_uri(), tuple(options))
    DOCUMENT.close(True)


DOCUMENT: Any = None
ACTS = {
    each.__name__: each
    for each in (
        type_in, write_text, empty, format_as, sort, keep_only, insert_rows, delete_rows, insert_columns,
        delete_columns, hide_column, fill_down, copy, merge, paint, rename, move, duplicate, remove,
    )
}  # fmt: skip


def main(soffice: str, home: str) -> None:
    """Start the program, do the jobs, and end it."""
    jobs = json.load(sys.stdin)
    pipe = f"returned-{Path(home).name}-{time.monotonic_ns()}"
    start = [soffice, f"-env:UserInstallation={Path(home).as_uri()}", "--headless", "--norestore", "--nologo"]
    running = subprocess.Popen([*start, f"--accept=pipe,name={pipe};urp;"])
    try:
        desktop = connected(pipe)
        for job in jobs:
            work(desktop, job)
        desktop.terminate()
        running.wait(PATIENCE)
    finally:
        running.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
