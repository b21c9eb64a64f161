"""The grid: one page of a table as its texts, with names in drop-downs; every stroke goes into the draft at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from tracker import Tracker
from tracker.app.editing.choices import choice_lists, choices_of, list_name, takes_new
from tracker.app.editing.desk import Desk, own_desk
from tracker.app.editing.draft import Pending, is_new
from tracker.app.editing.faults import Told, faults_by_cell
from tracker.app.editing.row_order import Order, cells_at, keys_of, place_of
from tracker.app.editing.strokes import Cells, after_stroke, strokes_after
from tracker.app.frame.web import script, style
from tracker.app.wording.language import say
from tracker.app.wording.terms import column_about, column_label, table_title
from tracker.schema import Field
from tracker.store.structure import Integers

GRID = st.components.v2.component(
    "grid",
    html='<div class="root"></div>',
    css=style("choices", "grid"),
    js=script("tiles", "choices", "sheet_text", "sheet", "sheet_drawing", "sheet_editor", "sheet_keys", "grid"),
)
LONG = {"quote", "note", "statement", "condition", "description", "title", "meaning"}
FIRST = ("quote", "statement")
"""What people read: it stands right behind what every row needs, and so within sight."""
WIDTHS = {
    "date": 6.6, "actor": 9.5, "stance": 7.5, "precision": 5.6, "score": 4, "symbol": 4.5, "colour": 5.5,
    "colour_dark": 6.5, "code": 4,
}  # fmt: skip
WORDS = (
    "new", "blank", "row", "delete", "delete_key", "keep", "changed", "goes", "sort", "is_new", "alias", "choices",
    "needed",
)  # fmt: skip


class Page(NamedTuple):
    """What of a table is on the page: new rows of the draft by key, and records; in which order; whether the first."""

    new: list[str]
    places: Integers
    order: Order
    first: bool = True


def show_grid(tracker: Tracker, table: str, page: Page, *, editable: bool) -> None:
    """Show a page of a table; what is written there goes into the draft at once."""
    desk = own_desk()
    data = grid_data(tracker, table, page, desk) | {
        "id": f"{tracker.folder}/{table}",
        "epoch": desk.born,
        "heard": desk.heard.get(table, desk.born),
        "order": list(page.order),
        "first": page.first,
        "editable": editable,
    }
    GRID(key=grid_key(table), data=data, default={"strokes": []}, on_strokes_change=partial(hear, tracker, table))


def grid_key(table: str) -> str:
    """The widget's name."""
    return f"grid_{table}"


def hear(tracker: Tracker, table: str) -> None:
    """Take in what was done in the grid of a table since it was last heard."""
    desk, told = own_desk(), st.session_state.get(grid_key(table))
    with desk.lock:  # what two runs hear at once must not be laid into one and the same draft
        for number, stroke in strokes_after(told.get("strokes") if told else None, desk.heard.get(table, desk.born)):
            desk.heard[table] = number
            _heed(tracker, table, desk, stroke)


def _heed(tracker: Tracker, table: str, desk: Desk, stroke: dict[str, Any]) -> None:
    what = stroke.get("do")
    if what == "undo":
        desk.undo()
    elif what == "redo":
        desk.redo()
    elif what == "sort":
        desk.order[table] = (str(stroke.get("column")), stroke.get("down") is True)
    elif what == "left over":
        desk.left_over = (left_cells(stroke), str(stroke.get("block")))
    else:
        _take(tracker, table, desk, stroke)


def left_cells(stroke: Mapping[str, Any]) -> int:
    """How many cells a stroke says had no place; a browser can send anything."""
    count = stroke.get("cells")
    return count if isinstance(count, int) and count > 0 else 1


def _take(tracker: Tracker, table: str, desk: Desk, stroke: dict[str, Any]) -> None:
    declared = tracker.schema.table(table)
    columns = {str(name) for name in tracker.texts[table].frame}

    def is_open(key: str, column: str) -> bool:
        return column in columns and not declared.field(column).generated and (is_new(key) or column != declared.key)

    draft = after_stroke(desk.draft_of(table), stroke, partial(seen_row, tracker, table), is_open)
    desk.take({table: draft})


def seen_row(tracker: Tracker, table: str, key: str) -> Cells | None:
    """The saved texts of the row that a key names; None where there is none."""
    place = place_of(tracker, table, key)
    return None if place is None else cells_at(tracker, table, place)


def grid_data(tracker: Tracker, table: str, page: Page, desk: Desk) -> dict[str, Any]:
    """What the component draws: columns, drop-downs, and each row with its texts, its state and what is wrong."""
    fields = shown_fields(tracker, table)
    draft, wrong = desk.draft_of(table), faults_by_cell(tracker, table, page.places, desk)
    rows = [_row(key, "", {}, draft.rows[key], fields, wrong.get(key, [])) for key in page.new]
    frame = tracker.texts[table].frame.iloc[page.places]
    columns = [frame[field.name].astype("str").tolist() for field in fields]
    names = [field.name for field in fields]
    keys = keys_of(tracker, table, page.places)
    for place, key, *texts in zip(page.places.tolist(), keys, *columns, strict=True):
        cells = dict(zip(names, texts, strict=True))
        rows.append(_row(key, str(place + 2), cells, draft.rows.get(key), fields, wrong.get(key, [])))
    title = table_title(tracker.schema.table(table))
    return {
        "columns": [_column(tracker, table, field) for field in fields],
        "lists": choice_lists(tracker, fields),
        "rows": rows,
        "words": {name: say(f"grid.{name}") for name in WORDS} | {"label": say("grid.label", table=title)},
    }


def _row(
    key: str, number: str, cells: Cells, pending: Pending | None, fields: list[Field], wrong: list[Told]
) -> dict[str, Any]:
    now = {**cells, **(pending.new if pending else {})}
    row: dict[str, Any] = {"key": key, "number": number, "texts": [now.get(field.name, "") for field in fields]}
    if pending:
        row["gone"] = pending.gone
        row["changed"] = [place for place, field in enumerate(fields) if field.name in pending.new]
    if wrong:
        names = [field.name for field in fields]
        row["wrong"] = {
            str(names.index(column) if column in names else 0): "\n".join(t.words for t in wrong if t.column == column)
            for column in {told.column for told in wrong}
        }
    return row


def shown_fields(tracker: Tracker, table: str) -> list[Field]:
    """The columns as the grid has them: what is required first, then what people read; empty ones stand at the end.

    What a machine gives is none of them.
    """
    declared, frame = tracker.schema.table(table), tracker.texts[table].frame
    names = [name for name in (*declared.columns, *map(str, frame)) if name in frame]
    fields = [declared.field(name) for name in dict.fromkeys(names)]
    own = [field for field in fields if not field.generated]
    empty = {str(name) for name in frame if (frame[name] == "").all()}

    def rank(field: Field) -> tuple[bool, bool, bool]:
        return not (field.required or field.name == declared.key), field.name in empty, field.name not in FIRST

    return sorted(own, key=rank)


def _column(tracker: Tracker, table: str, field: Field) -> dict[str, Any]:
    declared = tracker.schema.table(table)
    listed = bool(choices_of(tracker, field)) or (takes_new(field) and not field.is_list)
    return {
        "name": field.name,
        "label": column_label(field),
        "help": column_about(declared, field),
        "list": list_name(field) if listed else "",
        "long": field.name in LONG,
        "key": field.name == declared.key,
        "needed": field.required or field.name == declared.key,
        "width": WIDTHS.get(field.name, 22 if field.name in LONG else 11),
    }
