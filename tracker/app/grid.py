"""The grid: one page of a table as text, with drop-downs from the schema, its edits kept in the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.desk import own_desk
from tracker.app.draft import DELETE, Draft, collected, overlaid
from tracker.app.filters import View
from tracker.app.opened import opened_tracker
from tracker.schema import Field

ROW, FAULTS = "·row", "·faults"
DAY = r"^\d{4}-\d{2}-\d{2}$"
WIDTHS = {"date": 105, "precision": 95, "attribution": 120, "stance": 125}
PAGE = 200


def rows_of(tracker: Tracker, table: str) -> pd.DataFrame:
    """Every row of a table as text, indexed by its key ("#17" for spreadsheet row 17 without a usable one)."""
    text = tracker.texts[table]
    keys = text.frame[text.table.key].astype("str")
    places = pd.Series([f"#{place + 2}" for place in range(len(keys))], index=keys.index)
    usable = (keys != "") & ~keys.duplicated(keep=False)
    return text.frame.assign(**{ROW: range(2, len(keys) + 2)}).set_axis(keys.where(usable, places).rename("key"))


def chosen_rows(tracker: Tracker, table: str, view: View, faulty_only: bool) -> pd.DataFrame:
    """The rows that the filters leave, newest first where there is a day; whatever the day of the view."""
    rows = rows_of(tracker, table)
    if faulty_only:
        rows = rows[rows[ROW].isin(tracker.problems.loc[tracker.problems["table"] == table, "row"])]
    if {"actor", "proposal"} <= set(rows.columns):
        keyed = replace(view.selection, search="").narrow(tracker, rows.reset_index())
        rows = keyed.set_index("key")
    if view.selection.search:
        rows = rows[_holding(rows, view.selection.search)]
    return rows.sort_values("date", ascending=False, kind="stable") if "date" in rows else rows


def _holding(rows: pd.DataFrame, search: str) -> pd.Series[bool]:
    found = pd.Series(False, index=rows.index)
    for name in rows.columns.drop(ROW):
        found |= rows[name].astype("str").str.contains(search, case=False, regex=False)
    return found


def edit_grid(tracker: Tracker, table: str, page: pd.DataFrame) -> None:
    """Show a page of rows for editing; what is edited goes into the draft at once."""
    names = list(tracker.texts[table].table.columns)
    names += [name for name in page.columns if name not in (*names, ROW)]
    desk = own_desk()
    shown, draft = page[names].astype("object"), desk.draft_of(table)
    allowed = [name for name in names if name != tracker.schema.table(table).key]
    generation = desk.generation
    key = f"grid_{table}_{generation}"

    def collect() -> None:
        edited, desk = st.session_state[key]["edited_rows"], own_desk()
        if generation not in desk.dropped:
            base = shown if generation == desk.generation else as_saved(opened_tracker(), table, shown)
            desk.drafts[table] = collected(desk.draft_of(table), base, edited, allowed)

    st.data_editor(
        grid_frame(tracker, table, page, shown, draft),
        key=key,
        num_rows="fixed",
        hide_index=True,
        column_config=_columns(tracker, table, shown, draft),
        column_order=column_order(tracker, table, names),
        disabled=[ROW, FAULTS, *(set(names) - set(allowed))],
        on_change=collect,
        placeholder="",
        height=min(36 * (len(page) + 1) + 3, 620),
        alt=f"The rows of {table}, for editing",
    )


def as_saved(tracker: Tracker, table: str, shown: pd.DataFrame) -> pd.DataFrame:
    """The shown rows as they are on disk by now: a grid may speak once more after its edits have been saved."""
    return rows_of(tracker, table)[list(shown.columns)].astype("object").reindex(shown.index).fillna(shown)


def column_order(tracker: Tracker, table: str, names: list[str]) -> list[str]:
    """What is read first stands first: the row and its faults, then what is required, then the rest."""
    declared = tracker.schema.table(table)
    shown = [name for name in names if not declared.field(name).generated]
    return [ROW, *([FAULTS] if _faults(tracker, table) else []), *shown, DELETE]


def grid_frame(tracker: Tracker, table: str, page: pd.DataFrame, shown: pd.DataFrame, draft: Draft) -> pd.DataFrame:
    """What the grid displays: the draft over the saved texts, days as days where every one of them is one."""
    frame = overlaid(draft, shown)
    faults = _faults(tracker, table)
    frame.insert(0, FAULTS, ["; ".join(faults.get(row, ())) for row in page[ROW]])
    frame.insert(0, ROW, page[ROW])
    for field in tracker.schema.table(table).fields:
        if field.name in frame and is_day_column(field, frame[field.name]):
            frame[field.name] = pd.to_datetime(frame[field.name].replace("", None), format="%Y-%m-%d")
    return frame


def is_day_column(field: Field, texts: pd.Series[Any]) -> bool:
    """Whether all texts of a column are days, so that a calendar can be offered without hiding what is written."""
    if field.type != "date":
        return False
    days = pd.to_datetime(texts.replace("", None), format="%Y-%m-%d", errors="coerce")
    return bool((days.notna() | (texts == "")).all())


def _faults(tracker: Tracker, table: str) -> dict[int, list[str]]:
    problems = tracker.problems
    errors = problems[(problems["table"] == table) & (problems["severity"] == "error") & (problems["row"] > 1)]
    told = errors["column"] + ": " + errors["message"]
    return {int(row): list(found) for row, found in told.groupby(errors["row"])}


def _columns(tracker: Tracker, table: str, shown: pd.DataFrame, draft: Draft) -> dict[str, Any]:
    declared = tracker.schema.table(table)
    frame = overlaid(draft, shown)
    columns: dict[str, Any] = {
        ROW: st.column_config.NumberColumn("Row", width=52, help="As a spreadsheet counts it", format="%d"),
        FAULTS: st.column_config.TextColumn("Why it is left out", width=190),
        DELETE: st.column_config.CheckboxColumn("Delete", width=66),
    }
    return columns | {name: _column(tracker, declared.field(name), frame[name]) for name in shown.columns}


def _column(tracker: Tracker, field: Field, texts: pd.Series[Any]) -> Any:
    words: dict[str, Any] = {"label": field.label, "help": field.description or None, "width": WIDTHS.get(field.name)}
    if choices := choices_of(tracker, field):
        options = ["", *choices, *sorted({*texts} - {"", *choices})]  # what is written stays to be seen
        return st.column_config.SelectboxColumn(options=options, **words)
    if field.type == "date":
        if is_day_column(field, texts):
            return st.column_config.DateColumn(format="YYYY-MM-DD", **words)
        return st.column_config.TextColumn(validate=DAY, **words)
    return st.column_config.TextColumn(**words)


def choices_of(tracker: Tracker, field: Field) -> list[str]:
    """The words that a column may hold: of its vocabulary, or the names of the table it refers to."""
    if field.is_list:
        return []
    if field.reference:
        names = tracker.texts[field.reference.table].frame[field.reference.column].astype("str")
        return [name for name in dict.fromkeys(names) if name]
    if field.type == "boolean":
        return [field.true_values[0], field.false_values[0]]
    return list(field.enum)


def read_grid(tracker: Tracker, table: str, page: pd.DataFrame) -> None:
    """Show a page of rows where nothing may be written."""
    shown = page.drop(columns=ROW).astype("object")
    frame = grid_frame(tracker, table, page, shown, Draft()).drop(columns=DELETE)
    columns = {name: column for name, column in _columns(tracker, table, shown, Draft()).items() if name != DELETE}
    st.dataframe(frame, hide_index=True, placeholder="", column_config=columns, alt=f"The rows of {table}")
