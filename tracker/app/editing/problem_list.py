"""Problems grouped by table and rule: what is wrong in plain words, each row with its remedy and the way to it."""

from __future__ import annotations

from collections.abc import Sized
from functools import partial
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.editing.mending import mend
from tracker.app.editing.row_search import go_to_rows, look_for
from tracker.app.frame.markup import plain
from tracker.app.frame.paging import page_of
from tracker.app.frame.person import may_edit
from tracker.app.frame.web import script, style
from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import begun, count_of
from tracker.checks.fixes import fixable, row_keys

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
        title = tracker.schema.table(table).title if table in tracker.schema.tables else table
        with st.container(border=True, key=f"group_{name}", gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
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
        on_opened_change=partial(_choose, table, rows, key),
    )
    if _place(shown.opened, page) is not None:
        go_to_rows()


def _words() -> dict[str, str]:
    names = ("row", "file", "open", "mend") if may_edit() else ("row", "file", "open")
    return {name: say(f"problems.{name}") for name in names}


def problem_rows(tracker: Tracker, table: str, page: pd.DataFrame) -> list[dict[str, Any]]:
    """What the list shows of each problem: its place, message and remedy, the fix if it is safe, the row's key."""
    keys = _keys(tracker, table, page["row"].tolist())
    told = ("row", "column", "value", "message", "hint", "fix")
    rows = [dict(zip(told, row, strict=True)) for row in page[list(told)].itertuples(index=False, name=None)]
    safe = fixable(page).tolist()
    return [
        {**row, "fix": row["fix"] if sure else None, "key": keys.get(row["row"], "")}
        for row, sure in zip(rows, safe, strict=True)
    ]


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


def _choose(table: str, rows: list[dict[str, Any]], key: str) -> None:
    """Look for the row among those of its table; one without a usable key among those with problems."""
    place = _place(st.session_state[key].opened, rows)
    if place is not None:
        name = rows[place]["key"]
        named = bool(name) and not name.startswith("#")
        look_for(name if named else "", table, faulty=not named)
