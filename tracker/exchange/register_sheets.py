"""The sheets Actors, Proposals, Sources and Stances, and one for each further table a tracker declares."""

from __future__ import annotations

from tracker.exchange.colours import LINE, ink_on
from tracker.exchange.edition import TOP, Edition, list_name, sheet_name
from tracker.exchange.heading import put_heading
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Pen, Sheet, Style
from tracker.exchange.table_sheet import put_table


def put_register(sheet: Sheet, edition: Edition, name: str) -> None:
    """Write every row of a register."""
    table = edition.tracker.schema.table(name)
    put_heading(sheet, table.title, table.description)
    put_table(sheet, edition, name, looks=_colour_looks(sheet, edition) if name == "stances" else None)
    freeze(sheet, edition, TOP + 1, 1)
    sheet.page.repeat_rows(TOP)
    lay_out(sheet, edition)


def name_keys(pen: Pen, edition: Edition) -> None:
    """Name the range of each column that others refer to, for their drop-downs."""
    for table in edition.tracker.schema.tables.values():
        text = edition.tracker.texts[table.name]
        fields = [field for _, field in edition.tracker.schema.references_to(table.name) if list_name("", field)]
        for name, column in {list_name("", each): each.reference.column for each in fields if each.reference}.items():
            place = list(text.frame.columns).index(column)
            pen.name_range(name, sheet_name(table), place, TOP + 1, TOP + max(len(text.frame), 1))


def _colour_looks(sheet: Sheet, edition: Edition) -> dict[tuple[int, str], Style]:
    """Each colour shown in the cell that names it."""
    text, sound = edition.tracker.texts["stances"], {*edition.tracker.stances["stance"]}
    looks: dict[tuple[int, str], Style] = {}
    for column in (name for name in text.frame.columns if name in ("colour", "colour_dark")):
        for record, (word, colour) in enumerate(zip(text.frame["stance"], text.frame[column], strict=True)):
            if colour and word in sound:
                look = {"bg_color": colour, "font_color": ink_on(colour), "bottom": 1, "bottom_color": LINE}
                looks[record, column] = sheet.pen.style(**look, valign="top")
    return looks
