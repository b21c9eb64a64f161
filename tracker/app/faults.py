"""Problems beside the grid: where, what, what to do, and a button where the remedy is sure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.desk import own_desk
from tracker.app.grid import ROW, rows_of
from tracker.app.phrases import count_of
from tracker.app.places import PROBLEMS
from tracker.app.saving import refused_rows

SHOWN = 6


def fault_panel(tracker: Tracker, table: str, page: pd.DataFrame) -> None:
    """Show what keeps unsaved rows from being saved, and the errors of the rows on this page."""
    refused = refused_rows()
    if refused is not None:
        with st.container(border=True, key="refused"):
            st.markdown(f"**Not saved yet** · {count_of(len(refused), 'problem')}")
            _list(tracker, refused, "refused")
        return
    here = errors_of(tracker, table, page)
    if len(here):
        with st.container(border=True, key="faults"):
            st.markdown(f"**{count_of(len(here), 'error').capitalize()} on this page**; the views leave these rows out")
            _list(tracker, here, "faults")


def errors_of(tracker: Tracker, table: str, page: pd.DataFrame) -> pd.DataFrame:
    """The errors of a table in its rows on this page, and those of the file as a whole."""
    problems = tracker.problems
    here = (problems["table"] == table) & (problems["severity"] == "error")
    return problems[here & (problems["row"].isin(page[ROW]) | (problems["row"] < 2))]


def _list(tracker: Tracker, problems: pd.DataFrame, name: str) -> None:
    for number, problem in enumerate(problems.head(SHOWN).itertuples()):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(sentence(problem))
            if isinstance(problem.fix, str):
                st.button(
                    "Mend it", key=f"{name}_{number}", icon=":material/build:", on_click=mend,
                    args=(tracker, problem), help="A safe fix, saved when you save",
                )  # fmt: skip
    if len(problems) > SHOWN:
        st.page_link(PROBLEMS, label=f"and {len(problems) - SHOWN:,} more")


def sentence(problem: Any) -> str:
    """The place, what is wrong, and the remedy, in one line."""
    place = f"Row {problem.row}" if problem.row > 1 else "The file"
    place += f", {problem.column}" if problem.column else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{place}: {problem.message}{hint}"


def mend(tracker: Tracker, problem: Any) -> None:
    """Put the safe fix into the draft."""
    rows = rows_of(tracker, problem.table)
    found = rows[rows[ROW] == problem.row]
    if len(found):
        seen = {str(name): str(text) for name, text in found.iloc[0].items() if name != ROW}
        desk = own_desk()
        draft = desk.draft_of(problem.table)
        desk.drafts[problem.table] = draft.with_cell(str(found.index[0]), seen, problem.column, problem.fix)
        desk.begin_anew()
