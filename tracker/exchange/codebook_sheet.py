"""The sheet Codebook: what every column means, from the schema, and the words that each may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.exchange.colours import BAND, INK
from tracker.exchange.edition import TOP, Edition, list_name
from tracker.exchange.heading import put_heading
from tracker.exchange.measure import line_counts, row_height
from tracker.exchange.paper import lay_out
from tracker.exchange.pen import Sheet
from tracker.exchange.table_sheet import body
from tracker.schema import Field

COLUMNS = {"table": 12, "column": 14, "label": 15, "description": 62, "required": 10, "type": 14, "allowed": 44}
ALLOWED = ["table", "column", "value"]
TYPES = {"string": "text", "integer": "whole number", "boolean": "yes or no"}


def put_codebook(sheet: Sheet, edition: Edition) -> None:
    """Write one row a column and, below, one row for each word of a vocabulary: the ranges of the drop-downs."""
    put_heading(sheet, "Codebook", "What every column means, and what it may hold.")
    for column, width in enumerate(COLUMNS.values()):
        sheet.page.set_column(column, column, width)
    fields = [(table.name, field) for table in edition.tracker.schema.tables.values() for field in table.fields]
    _put_rows(sheet, TOP, "codebook", list(COLUMNS), [_described(*each) for each in fields])
    _put_vocabularies(sheet, TOP + len(fields) + 2, fields)
    sheet.page.freeze_panes(TOP + 1, 2)
    lay_out(sheet, edition)


def _described(table: str, field: Field) -> list[str]:
    required = "yes" if field.required else "given on save" if field.generated else ""
    kind = "web address" if field.format == "uri" else TYPES.get(field.type, field.type)
    parted = f", parted by {field.delimiter}" if field.is_list else ""
    allowed = "; ".join(_limits(field))
    return [table, field.name, field.label, field.description, required, kind + parted, allowed]


def _limits(field: Field) -> Iterator[str]:
    """What a value must be, in words."""
    if field.reference:
        yield f"a name from {field.reference.table}"
    if field.enum:
        yield ", ".join(field.enum)
    if field.pattern:
        yield f"pattern {field.pattern}"
    if field.max_length is not None:
        yield f"at most {field.max_length} characters"
    bounds = {"at least": field.minimum, "at most": field.maximum}
    bounds |= {"above": field.exclusive_minimum, "below": field.exclusive_maximum}
    yield from (f"{word} {bound}" for word, bound in bounds.items() if bound is not None)


def _put_vocabularies(sheet: Sheet, top: int, fields: Sequence[tuple[str, Field]]) -> None:
    sheet.put(top, 0, "Words of each list", sheet.pen.style(bold=True, font_size=12, font_color=INK))
    sheet.page.set_row(top, 24)
    rows = [[table, field.name, word] for table, field in fields for word in field.enum if not field.reference]
    _put_rows(sheet, top + 1, "allowed_values", ALLOWED, rows)
    first = top + 2
    for table, field in fields:
        if field.enum and not field.reference:
            if name := list_name(table, field):
                sheet.pen.name_range(name, sheet.name, 2, first, first + len(field.enum) - 1)
            first += len(field.enum)


def _put_rows(sheet: Sheet, top: int, name: str, columns: list[str], rows: list[list[str]]) -> None:
    widths, style = list(COLUMNS.values()), body(sheet)
    header = sheet.pen.style(bold=True, bg_color=BAND, font_color=INK, valign="vcenter", bottom=2, bottom_color=INK)
    sheet.table(top, len(rows), columns, name, header)
    sheet.page.set_row(top, 22)
    for row, cells in enumerate(rows, top + 1):
        for column, cell in enumerate(cells):
            sheet.put(row, column, cell, style)
        lines = max(float(line_counts([cell], widths[column])[0]) for column, cell in enumerate(cells))
        sheet.page.set_row(row, row_height(lines))
