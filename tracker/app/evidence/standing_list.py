"""Standings as a list: what is said in own words, what only others claim, and the pairs that nobody has looked at."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.standing import Clock
from tracker.app.frame.web import script, style
from tracker.app.movement.courses import statements_until
from tracker.app.movement.drawings import OTHER
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, day_in_words, stance_in_brief
from tracker.charts.dots import own_words

LIST = st.components.v2.component(
    "standing_list",
    html='<div class="root"></div>',
    css=style("tiles", "standing_list"),
    js=script("tiles", "standing_list"),
)
MARKS = ("conditional", "single_origin", "second_hand", "stale")
FOLD = 24
"""Pairs that nobody looked at: above, they lie behind a word that can be opened."""


class Picked(NamedTuple):
    """What was clicked just now: a name whose evidence, or whose page, is wanted."""

    cell: str | None
    name: str | None


def show_standings(data: dict[str, Any], key: str) -> Picked:
    """Show the list (see `list_data`); what was clicked just now."""
    shown = LIST(key=key, data=data, on_cell_change=lambda: None, on_name_change=lambda: None)
    known = {row["name"] for group in data["groups"] for row in group["rows"]} | set(data["silent"]["names"])
    cell, name = (each if isinstance(each, str) and each in known else None for each in (shown.cell, shown.name))
    return Picked(cell, name)


def list_data(tracker: Tracker, cells: pd.DataFrame, of: str, name: str, day: date, clock: Clock) -> dict[str, Any]:
    """The standings of one actor or on one proposal, as the component is told them, own words before claims.

    `cells` are its standings; those of the other register that have none are named as silent.
    """
    order = {stance: place for place, stance in enumerate(tracker.stances["stance"])}
    ranked = cells.assign(place=cells["stance"].astype("str").map(order).fillna(len(order)))
    ranked = ranked.sort_values(["place", "since"], ascending=[True, False], kind="stable")
    beside = _claims_beside(tracker, of, name, day, clock)
    own, claimed = ranked[ranked["state"] != "claimed"], ranked[ranked["state"] == "claimed"]
    groups = [_group(say("profile.own_words"), own, of, beside), _group(say("profile.claims"), claimed, of, beside)]
    present = set(cells[OTHER[of]])
    silent = [str(each) for each in tracker.typed(f"{OTHER[of]}s")[OTHER[of]] if each not in present]
    return {
        "groups": [group for group in groups if group["rows"]],
        "silent": {
            "title": begun(say(f"profile.silent_{OTHER[of]}", count=len(silent))),
            "names": silent,
            "fold": FOLD,
        },
        "tones": palette_of(tracker),
        "page": say("profile.page"),
        "look": say("profile.look"),
    }


def _group(title: str, cells: pd.DataFrame, of: str, beside: dict[str, int]) -> dict[str, Any]:
    return {"title": title, "rows": [_row(cell, of, beside) for cell in cells.itertuples()]}


def _row(cell: Any, of: str, beside: dict[str, int]) -> dict[str, Any]:
    name = str(getattr(cell, OTHER[of]))
    claims = beside.get(name, 0) if cell.state != "claimed" else 0
    more = [count_of(cell.rows, "statement"), count_of(cell.origins, "origin")]
    more += [say("profile.condition", condition=cell.condition)] if cell.condition else []
    more += [say("profile.stale", day=day_in_words(cell.last))] if cell.stale else []
    more += [say("profile.beside", count=claims)] if claims else []
    return {
        "name": name,
        "stances": str(cell.stance).split(" / "),
        "state": str(cell.state),
        "marks": [mark for mark in MARKS if getattr(cell, mark)],
        "words": stance_in_brief(cell),
        "since": say("standing.since", day=day_in_words(cell.since)),
        "more": " · ".join(more),
    }


def _claims_beside(tracker: Tracker, of: str, name: str, day: date, clock: Clock) -> dict[str, int]:
    """How many claims by others there are on each cell up to the day."""
    rows = statements_until(tracker, tracker.positions[of] == name, day, clock)
    counts = rows.loc[~own_words(rows), OTHER[of]].astype("str").value_counts()
    return {str(each): int(number) for each, number in counts.items()}
