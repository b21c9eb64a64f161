"""Problems grouped by table and rule: what is wrong in plain words, each row with its remedy and the way to it."""

from __future__ import annotations

from collections.abc import Sized
from functools import partial
from itertools import starmap
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.editing.mending import mend
from tracker.app.editing.row_order import chosen_places
from tracker.app.editing.row_search import go_to_rows, look_for
from tracker.app.editing.wrong import message_and_hint
from tracker.app.frame.markup import plain
from tracker.app.frame.paging import page_of
from tracker.app.frame.person import may_edit
from tracker.app.frame.web import script, style
from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import begun, count_of
from tracker.app.wording.terms import column_label, table_title
from tracker.checks.fixes import fixable, row_keys
from tracker.problem import Problem

LIST = st.components.v2.component(
    "problem_list", html='<div class="root"></div>', css=style("problem_list"), js=script("tiles", "problem_list")
)
ROWS = 20
"""Rows of one group at a time."""
ICONS = {"error": ":material/error:", "warning": ":material/warning:"}


def problem_groups(tracker: Tracker, problems: pd.DataFrame) -> None:
    """Show problems (columns of `Problem`), the errors first, of each table and rule together; none is left out."""
    for group, found in problems.groupby(["severity", "table", "rule"], sort=False):
        severity, table, rule = map(str, cast("tuple[str, str, str]", group))
        name = f"{table}_{rule}_{severity}"
        words = say(f"rule.{rule}") if has_text(f"rule.{rule}") else rule
        title = table_title(tracker.schema.table(table)) if table in tracker.schema.tables else table
        with st.container(border=True, key=f"group_{name}", gap="xsmall"):
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="xxsmall"
            ):
                count = count_of(len(found), severity)
                st.markdown(f"{ICONS[severity]} **{begun(words)}**", width="content")
                st.caption(f"{plain(title)} · {count} · {rule}", width="content")
            _group(tracker, table, found, name)


def _group(tracker: Tracker, table: str, found: pd.DataFrame, name: str) -> None:
    page = found.iloc[page_of(len(found), ROWS, f"page_{name}")]
    rows, key = problem_rows(tracker, table, page), f"list_{name}"
    shown = LIST(
        key=key,
        data={"rows": rows, "words": _words()},
        on_mended_change=partial(_mend, tracker, page, key),
        on_opened_change=partial(_choose, tracker, table, rows, key),
    )
    if _place(shown.opened, page) is not None:
        go_to_rows()


def _words() -> dict[str, str]:
    names = ("row", "file", "open", "mend") if may_edit() else ("row", "file", "open")
    return {name: say(f"problems.{name}") for name in names}


def problem_rows(tracker: Tracker, table: str, page: pd.DataFrame) -> list[dict[str, Any]]:
    """What the list shows of each problem: its place, message and remedy, the fix if it is safe, the row's key."""
    keys = _keys(tracker, table, page["row"].tolist())
    rows = []
    for problem, safe in zip(starmap(Problem, page.itertuples(index=False, name=None)), fixable(page), strict=True):
        message, hint = message_and_hint(tracker, problem)
        told = {"row": problem.row, "column": problem.column, "value": problem.value, "message": message, "hint": hint}
        told["label"] = _label(tracker, table, problem.column)
        rows.append({**told, "fix": problem.fix if safe else None, "key": keys.get(problem.row, "")})
    return rows


def _label(tracker: Tracker, table: str, column: str) -> str:
    return column_label(tracker.schema.field(table, column)) if column and table in tracker.schema.tables else column


def _keys(tracker: Tracker, table: str, rows: list[int]) -> dict[int, str]:
    """What names each row that there is; nothing for the header, the file as a whole, or a file that cannot be read."""
    text = tracker.texts.get(table)
    if text is None or not text.readable:
        return {}
    there = [row for row in rows if 1 < row < len(text.frame) + 2]
    return dict(zip(there, row_keys(text, np.array(there, dtype=int) - 2), strict=True))


def _place(sent: Any, page: Sized) -> int | None:
    """The place on the page that a browser sent, if there is one: a browser can send anything."""
    return sent if isinstance(sent, int) and not isinstance(sent, bool) and 0 <= sent < len(page) else None


def _mend(tracker: Tracker, page: pd.DataFrame, key: str) -> None:
    place = _place(st.session_state[key].mended, page)
    if place is not None and may_edit():
        mend(tracker, page.iloc[[place]])


def _choose(tracker: Tracker, table: str, rows: list[dict[str, Any]], key: str) -> None:
    place = _place(st.session_state[key].opened, rows)
    if place is not None:
        text, faulty = way_to(tracker, table, rows[place]["key"])
        look_for(text, table, faulty=faulty)


def way_to(tracker: Tracker, table: str, key: str) -> tuple[str, bool]:
    """The text to look for so that the row of a key is seen, and whether only among rows with problems.

    So it is where other rows hold that text too; a row without a usable key is not to be found by any.
    """
    if not key or key.startswith("#"):
        return "", True
    return key, len(chosen_places(tracker, table, Selection(search=key), False, ("", False))) > 1
