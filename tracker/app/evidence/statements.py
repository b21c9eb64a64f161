"""Statements as a component is told them: what was said, when, by whom, and who reports it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.frame.markup import web_link
from tracker.app.frame.web import script, style
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import day_in_words
from tracker.app.wording.terms import column_label

CARDS = st.components.v2.component(
    "statement_cards",
    html='<div class="root"></div>',
    css=style("tiles", "statements"),
    js=script("tiles", "elements", "statements"),
)

TOLD = {"id", "date", "precision", "actor", "proposal", "stance", "source", "via", "attribution", "speaker"}
TOLD |= {"condition", "quote", "note", "origin", "own", "deciding"}
TEXTS = ("quoted", "voiced", "condition", "note", "credits", "open", "deciding")


def statement_cards(tracker: Tracker, rows: pd.DataFrame, key: str) -> None:
    """Show statements (columns as of `tracker.evidence`) as cards, in their order."""
    texts = {name: say(f"card.{name}", name="{name}", text="{text}") for name in TEXTS}
    CARDS(key=key, data={"cards": cards_of(tracker, rows), "tones": palette_of(tracker), "texts": texts})


def cards_of(tracker: Tracker, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """For each statement what its card says; empty texts are nothing to show."""
    sources = tracker.sources.set_index("source").to_dict("index")
    titles = tracker.schema.table("positions").by_name
    extra = {name: column_label(titles[name]) for name in titles if name not in TOLD and name in rows}
    return [_card(row, sources, extra) for row in rows.to_dict("records")]


def _card(row: dict[Any, Any], sources: dict[Any, Any], extra: dict[str, str]) -> dict[str, Any]:
    said = {name: "" if value is None or value is pd.NaT or value != value else value for name, value in row.items()}
    source = sources.get(said["source"], {})
    known = {name: str(source.get(name) or "") for name in ("publisher", "title", "url", "archive_url")}
    return {
        "day": day_in_words(row["date"], said.get("precision", "")),
        "stance": str(said["stance"]),
        "deciding": bool(row["deciding"]),
        "quote": str(said.get("quote", "")),
        "speaker": str(said.get("speaker", "")),
        "attribution": attribution_in_words(str(said.get("attribution", ""))),
        "condition": str(said.get("condition", "")),
        "note": str(said.get("note", "")),
        "source": known["publisher"] or str(said["source"]),
        "title": known["title"],
        "name": str(said["source"]),
        "via": str(said.get("via", "")),
        "link": web_link(known["url"]) or web_link(known["archive_url"]),
        "extra": [[label, _text(said[name])] for name, label in extra.items() if _text(said[name])],
    }


def attribution_in_words(word: str) -> str:
    """How close to the actor a statement is, in plain words; "" where that is not recorded."""
    return say(f"attribution.{word}") if has_text(f"attribution.{word}") else word


def _text(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return day_in_words(value)
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
