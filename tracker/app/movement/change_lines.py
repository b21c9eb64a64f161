"""Changes as sentences under the week they fell in; each is a button that leads to its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.changes import publishers_of
from tracker.app.frame.web import script, style
from tracker.app.tiles.matrix_table import Cell
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, day_in_words
from tracker.app.wording.turns import change_sentence

LIST = st.components.v2.component(
    "change_list", html='<div class="root"></div>', css=style("tiles", "change_list"), js=script("tiles", "change_list")
)
LIMIT = 200  # sentences: nobody reads on
FOLD = 5
"""First words of one day: as many, or more, lie behind one line, lest who moved be lost among them."""


def change_list(tracker: Tracker, moves: pd.DataFrame, since: date, until: date) -> Cell | None:
    """Show changes (columns of `moves_between`), the newest first; the cell of the one that was clicked just now."""
    days = {"since": day_in_words(since), "until": day_in_words(until)}
    st.text(begun(say("changes.found", changes=count_of(len(moves), "change"), **days)))
    shown = newest_first(moves).head(LIMIT)
    told = LIST(key="changes", data=told_changes(tracker, shown), on_picked_change=lambda: None)
    if len(moves) > LIMIT:
        st.text(say("changes.limit", count=LIMIT))
    known = set(zip(shown["actor"], shown["proposal"], strict=True))
    picked = tuple(told.picked) if isinstance(told.picked, list) else ()
    return Cell(*picked) if picked in known else None


def told_changes(tracker: Tracker, moves: pd.DataFrame) -> dict[str, Any]:
    """Changes as the component is told them, in their order."""
    weeks = weeks_of(moves.assign(publisher=publishers_of(tracker, moves["source"])))
    return {"weeks": weeks, "tones": palette_of(tracker)}


def newest_first(moves: pd.DataFrame) -> pd.DataFrame:
    """The changes by day, the last one first, and on each day those who moved before those heard for the first time."""
    return (
        moves.assign(first=moves["before"] == "")
        .sort_values(["date", "first"], ascending=[False, True], kind="stable")
        .drop(columns="first")
    )


def weeks_of(moves: pd.DataFrame) -> list[dict[str, Any]]:
    """Each week with its changes, in the order of the changes; a week begins on a Monday.

    Many first words of one day are one line: a row with `rows` of its own, and how many of them stand where.
    """
    rows = list(moves.itertuples())
    return [
        {"title": say("changes.week_of", day=day_in_words(monday)), "rows": _folded(list(changes))}
        for monday, changes in groupby(rows, key=_monday)
    ]


def _monday(change: Any) -> date:
    day: date = change.date.date()
    return day - timedelta(days=day.weekday())


def _folded(changes: Sequence[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for (day, first), together in groupby(changes, key=lambda change: (change.date, not change.before)):
        told = [_row(change) for change in together]
        rows += [_fold(day, told)] if first and len(told) >= FOLD else told
    return rows


def _fold(day: pd.Timestamp, rows: list[dict[str, Any]]) -> dict[str, Any]:
    counts = Counter((*row["after"], row["is"]) for row in rows)
    return {
        "title": begun(say("changes.first_words", count=len(rows))),
        "day": day_in_words(day),
        "spread": [[list(after), claimed, number] for (*after, claimed), number in counts.most_common()],
        "rows": rows,
    }


def _row(change: Any) -> dict[str, Any]:
    return {
        "actor": str(change.actor),
        "proposal": str(change.proposal),
        "kind": str(change.kind),
        "called": say(f"change_kind.{change.kind}"),
        "sentence": change_sentence(change),
        "before": str(change.before).split(" / ") if change.before else [],
        "was": "claimed" if change.was_claimed else "",
        "after": str(change.after).split(" / "),
        "is": "claimed" if change.is_claimed else "",
        "day": day_in_words(change.date),
        "source": str(change.publisher),
    }
