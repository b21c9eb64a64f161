"""An article in the reader's own browser: names and words marked there, and of a sentence only its cells sent here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.analysis.mentions import EMPTY_WORDS, known_names, known_proposals
from tracker.app.editing.desk import own_desk
from tracker.app.editing.form import open_form
from tracker.app.frame.tab import tab_place
from tracker.app.frame.web import script, style
from tracker.app.wording.language import say

ARTICLE = st.components.v2.component(
    "article",
    html='<div class="article-desk"></div>',
    css=style("article"),
    js=script("tiles", "mentions", "article"),
    isolate_styles=False,  # a selection of words cannot be read out of a part that is shut off from the page
)
WORDS = ("paste", "placeholder", "read", "edit", "drop", "stays", "label", "actors", "proposals", "coded", "take")
LONGEST = 2000  # characters: more is no quote


def article_desk(tracker: Tracker, start: dict[str, str], quotes: Sequence[str]) -> None:
    """Show the article that lies in the tab, or the box to paste one into; a sentence taken opens the form.

    `start` is what all its statements share; a sentence that holds one of the `quotes` is marked as coded.
    """
    told = _vocabulary(tracker.version, tracker)
    words = {name: say(f"article.{name}") for name in (*WORDS, "progress")}
    revision = hashlib.sha256(json.dumps([told, words]).encode()).hexdigest()
    data = {**told, "words": words, "revision": revision, "quotes": list(quotes), "saved": _saved()}
    ARTICLE(
        key="article_text",
        data={**data, "place": tab_place("article")},
        on_taken_change=partial(_take, tracker, start),
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _vocabulary(version: str, _tracker: Tracker) -> dict[str, Any]:  # noqa: ARG001  the version is the cache's key
    return {
        "names": [name._asdict() for name in known_names(_tracker)],
        "proposals": [proposal._asdict() for proposal in known_proposals(_tracker)],
        "empty": sorted(EMPTY_WORDS),
    }


def _take(tracker: Tracker, start: dict[str, str]) -> None:
    """Open the form with what a sentence tells, and remember which one it was."""
    taken = st.session_state.article_text.taken
    if not isinstance(taken, dict):
        return
    open_form(start | taken_cells(tracker, taken))
    forms = st.session_state.setdefault("article_forms", {})
    forms[st.session_state.form_serial] = str(taken.get("number", ""))


def _saved() -> list[str]:
    """The numbers of the sentences whose forms have been saved."""
    saved = own_desk().forms
    return [number for serial, number in st.session_state.get("article_forms", {}).items() if serial in saved]


def taken_cells(tracker: Tracker, taken: dict[str, Any]) -> dict[str, str]:
    """The cells of a statement that a browser sent: only names that are known here, and texts of a quote's length."""
    known = {"actor": set(tracker.actors["actor"]), "proposal": set(tracker.proposals["proposal"])}
    cells = {name: taken.get(name) for name in ("actor", "proposal", "speaker", "quote")}
    texts = {name: text for name, text in cells.items() if isinstance(text, str) and 0 < len(text) <= LONGEST}
    declared = tracker.schema.table("positions").by_name
    return {name: text for name, text in texts.items() if name in declared and text in known.get(name, {text})}
