"""The sheet Codebook: what every column means, from the schema, and the words that each may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.exchange.colours import INK
from tracker.exchange.edition import TOP, Edition, list_name
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import put_listing, set_widths
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Sheet
from tracker.schema import Field

COLUMNS = {"table": 12.0, "column": 14.0, "label": 15.0, "description": 62.0, "required": 10.0, "type": 14.0}
COLUMNS |= {"allowed": 44.0}
ALLOWED = {"table": 12.0, "column": 14.0, "value": 15.0}
TYPES = {"string": "text", "integer": "whole number", "boolean": "yes or no"}


def put_codebook(sheet: Sheet, edition: Edition) -> None:
    """Write one row a column and, below, one row for each word of a vocabulary: the ranges of the drop-downs."""
    put_heading(sheet, "Codebook", "What every column means, and what it may hold.")
    set_widths(sheet, list(COLUMNS.values()))
    fields = [(table.name, field) for table in edition.tracker.schema.tables.values() for field in table.fields]
    put_listing(sheet, TOP, "codebook", COLUMNS, [_described(*each) for each in fields], "What every column means")
    _put_vocabularies(sheet, TOP + len(fields) + 1, fields)
    freeze(sheet, edition, TOP + 1, 2)
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
    sheet.put(top, 0, "Words of each list", sheet.pen.style(bold=True, font_size=12, font_color=INK, valign="bottom"))
    sheet.set_height(top, 36)
    rows = [[table, field.name, word] for table, field in fields for word in field.enum if not field.reference]
    put_listing(sheet, top + 1, "allowed_values", ALLOWED, rows, "The words that a column may hold")
    first = top + 2
    for table, field in fields:
        if field.enum and not field.reference:
            if name := list_name(table, field):
                sheet.pen.name_range(name, sheet.name, 2, first, first + len(field.enum) - 1)
            first += len(field.enum)
