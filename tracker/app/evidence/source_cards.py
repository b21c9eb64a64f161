"""Sources in a list or as a tree of credits: each with what rests on it, and a way to its statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.credits import Credit, source_weights
from tracker.analysis.selection import Selection
from tracker.app.editing.row_search import go_to_rows, look_for
from tracker.app.frame.filters import View
from tracker.app.frame.markup import web_link
from tracker.app.frame.web import script, style
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, day_in_words

LIST = st.components.v2.component(
    "source_cards", html='<div class="root"></div>', css=style("source_cards"), js=script("tiles", "source_cards")
)
LACKS = ("unread", "unused", "no_address")
PAGE = 50


def chosen_sources(tracker: Tracker, view: View) -> pd.DataFrame:
    """The sources of a view with what rests on each (columns of `source_weights`) and LACKS, the weightiest first."""
    return _weighed(tracker.version, view, tracker)


@st.cache_resource(max_entries=4, show_spinner=False)
def _weighed(version: str, view: View, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  the version is the cache's key
    weights = source_weights(_tracker, view.day, view.clock, view.selection)
    used = (weights["statements"] + weights["credited"]) > 0
    seen = _tracker.sources["seen"].astype("str") if "seen" in _tracker.sources else pd.Series("", index=weights.index)
    address = [bool(_link(row)) for row in _tracker.sources.to_dict("records")]
    unread = seen.str.casefold().isin(["no", "false"])
    table = weights.assign(unread=unread, unused=~used, no_address=~pd.Series(address, dtype="bool"))
    kept = table[used] if view.selection != Selection() else table
    return kept.sort_values(["alone", "statements", "credited"], ascending=False, kind="stable").reset_index(drop=True)


def source_list(tracker: Tracker, found: pd.DataFrame) -> None:
    """Show a page of sources, as `chosen_sources` has them; a click leads to the statements of one."""
    register = _register(tracker)
    _show([_row(register[str(row.source)], row, 0, []) for row in found.itertuples()])


def tree_list(tracker: Tracker, tree: Sequence[Credit], found: pd.DataFrame) -> None:
    """Show who credits whom, each source below the one that it credits."""
    register = _register(tracker)
    weights = {str(row.source): row for row in found.itertuples()}
    rows = []
    for credit in tree:
        row = weights[credit.source]
        rows.append(_row(register[credit.source], row, credit.depth, _credit_words(credit, row)))
    _show(rows)


def with_ancestors(tree: Sequence[Credit], part: slice) -> list[Credit]:
    """A page of the tree that can be read alone: before its first source those above it, once more."""
    above: list[Credit] = []
    for credit in reversed(tree[: part.start]):
        if credit.depth < (above[0] if above else tree[part.start]).depth:
            above.insert(0, credit)
    return [*above, *tree[part]]


def _credit_words(credit: Credit, row: Any) -> list[str]:
    if not credit.parent:
        return [say("sources.origin", count=credit.statements)]
    return [say("sources.credits", source=credit.parent, count=credit.statements, all=int(row.statements))]


def _register(tracker: Tracker) -> dict[str, dict[Any, Any]]:
    return {str(row["source"]): row for row in tracker.sources.to_dict("records")}


def _row(source: dict[Any, Any], row: Any, depth: int, words: list[str]) -> dict[str, Any]:
    day = "" if pd.isna(source.get("published")) else day_in_words(source["published"])
    about = [str(source.get("publisher") or ""), str(source.get("title") or ""), day, str(source.get("language") or "")]
    lacking = [say(f"filter.lack_{lack}") for lack in LACKS if getattr(row, lack)]
    return {
        "name": str(source["source"]),
        "about": " · ".join(part for part in about if part),
        "words": words or _weight_words(row),
        "lacking": lacking,
        "link": _link(source),
        "open": say("sources.open") if row.statements + row.credited else "",
        "depth": depth,
    }


def _weight_words(row: Any) -> list[str]:
    """How many statements cite it, how many credit it, and what rests on it, in words."""
    told = {"cited": row.statements, "credited": row.credited, "bears": row.cells, "rests": row.alone}
    words = [say(f"sources.{name}", count=int(number)) for name, number in told.items() if number]
    return [begun(", ".join(words))] if words else []


def _link(source: dict[Any, Any]) -> str:
    return web_link(source.get("url") or "") or web_link(source.get("archive_url") or "")


def _show(rows: list[dict[str, Any]]) -> None:
    words = {"source": say("sources.at_source"), "list": say("sources.title")}
    shown = LIST(key="sources", data={"rows": rows, "words": words}, on_opened_change=_choose)
    if isinstance(shown.opened, str):
        go_to_rows()


def _choose() -> None:
    name = st.session_state.sources.opened
    if isinstance(name, str):
        look_for(name)
