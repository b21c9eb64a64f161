"""The history as the app shows it: every change to a row with its moment, its author and its row's own name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, day_in_words
from tracker.app.wording.terms import column_label, table_title
from tracker.schema import Table
from tracker.store.journal import read_tail

WAYS = ("began", "app", "terminal", "python", "outside", "undo")


def past_changes(tracker: Tracker) -> pd.DataFrame:
    """The whole history, the newest first: columns of `Tracker.history`, and the actor and proposal of each row.

    Raises UnreadableError where the history cannot be read.
    """
    last = read_tail(tracker.folder).line
    return _past(str(tracker.folder), last.hash if last else "", tracker)


@st.cache_resource(max_entries=2, show_spinner=False)
def _past(folder: str, seal: str, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  both are the cache's key
    history = _tracker.history()
    return history.assign(**{name: _named(_tracker, history, name) for name in ("actor", "proposal")})


def _named(tracker: Tracker, history: pd.DataFrame, name: str) -> list[str]:
    """The actor or proposal that each change is about: as the row had it, else as the row has it now."""
    frame = tracker.texts["positions"].frame
    now = dict(zip(frame[tracker.schema.table("positions").key].astype("str"), frame[name].astype("str"), strict=True))
    told = []
    for table, key, before, after in zip(*(history[each] for each in ("table", "key", "before", "after")), strict=True):
        written = after.get(name) or before.get(name, "")
        told.append(str(written or (now.get(key, "") if table == "positions" else "")))
    return told


def chosen_changes(
    tracker: Tracker, past: pd.DataFrame, selection: Selection, chosen: dict[str, list[str]], text: str
) -> pd.DataFrame:
    """The changes with one of the values chosen of each column, of the view's cells, in which a text occurs."""
    keep = pd.Series(True, index=past.index)
    for column, values in chosen.items():
        keep &= past[column].isin(values) if values else True
    if selection.actors or selection.groups or selection.proposals or selection.topics:
        cells = Selection(selection.actors, selection.proposals, selection.topics, selection.groups)
        there = past[["actor", "proposal"]].assign(place=past.index)
        keep &= past.index.isin(cells.narrow(tracker, there)["place"])
    if text:
        words = past[["key", "words", "why", "txn", "actor", "proposal"]].agg(" ".join, axis=1)
        keep &= words.str.contains(text, case=False, regex=False)
    return past[keep]


def since(past: pd.DataFrame, first: date | None, last: date | None) -> pd.DataFrame:
    """The changes from the first day to the end of the last one, as days are counted here."""
    days = past["at"].map(lambda moment: moment.to_pydatetime().astimezone().date())
    keep = pd.Series(True, index=past.index)
    keep &= days >= first if first else True
    keep &= days <= last if last else True
    return past[keep]


def moment_in_words(moment: Any) -> str:
    """The day and the minute, as clocks show it here."""
    here = moment.to_pydatetime().astimezone()
    return f"{day_in_words(here)}, {here:%H:%M}"


def heading(change: Any) -> str:
    """Who, by which way, when, and why."""
    way = say(f"past.{change.via}") if change.via in WAYS else str(change.via)
    nobody = change.via in ("began", "outside")
    who = begun(way) if nobody or not change.by else f"{change.by} {way}"
    why = f" · {change.why}" if change.why and not nobody else ""
    return f"{who} · {moment_in_words(change.at)}{why}"


def line(tracker: Tracker, change: Any) -> str:
    """One row's change in words, with the names that people know the table and the row by."""
    if not change.table:
        return str(change.words)
    table = tracker.schema.tables.get(change.table)
    title = table_title(table) if table else change.table
    if not (change.before or change.after):  # many rows at once
        number = int("".join(filter(str.isdigit, change.words)))
        return f"{title}: {say(f'past.many_{change.kind}', rows=count_of(number, 'row'))}"
    name = f"{change.actor} · {change.proposal}" if change.table == "positions" and change.actor else change.key
    return f"{title}, {name or say('past.new_row')}: {row_told(table, change)}"


def row_told(table: Table | None, change: Any) -> str:
    """What was done to a row, its columns called as the reader calls them; `table` is None where it is gone."""
    if change.kind != "changed":
        return say(f"past.row_{change.kind}", cells=", ".join((change.after or change.before).values()))
    known, empty = table.by_name if table else {}, say("clashes.empty")
    labels = {name: column_label(known[name]) if name in known else name for name in change.before}
    cells = [f"{labels[name]}: {old or empty} → {change.after[name] or empty}" for name, old in change.before.items()]
    return "; ".join(cells)
