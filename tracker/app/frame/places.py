"""Where each page lies, and the way from one to another: one step for the browser's Back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from tracker.app.frame.filters import CHOICES, WORDS
from tracker.app.frame.web import script
from tracker.app.wording.language import locale_tag

MATRIX = "matrix.py"
TIMELINE = "timeline.py"
CHANGES = "changes.py"
POSITIONS = "positions.py"
PROBLEMS = "problems.py"
HISTORY = "history.py"
EXPORT = "export.py"
CODING = "coding.py"
SOURCES = "sources.py"
COVERAGE = "coverage.py"
ACTOR = "actor.py"
PROPOSAL = "proposal.py"

LASTING = ("asof", "lang", *WORDS)
"""What an address keeps on the way to another page; NARROWING too, unless the way is to some rows alone."""
NARROWING = (*CHOICES, "q")
NAMES = ("who", "what", "on_actor", "on_proposal")
"""What an address may be about: another name is another step on the way back, as another page is."""

STEPS = f"{script('steps')}keepSteps({json.dumps(NAMES)})"
"""The browser's way back, kept from the first: Streamlit alone adds several steps for one page, as each word comes."""

JOURNEY = st.components.v2.component("journey", html="<span></span>", js=script("journey"))
"""Leads the browser to another page."""


def open_actor(name: str) -> NoReturn:
    """Go to the page of an actor; nothing of this run comes after it."""
    go_to(ACTOR, who=name)


def open_proposal(name: str) -> NoReturn:
    """Go to the page of a proposal; nothing of this run comes after it."""
    go_to(PROPOSAL, what=name)


def go_to(page: str, **words: str) -> NoReturn:
    """Go to another page with the filters as they are and these words; nothing of this run comes after it."""
    _set_off(page, (*LASTING, *NARROWING), words)


def go_narrowed(page: str, **words: str) -> NoReturn:
    """As `go_to`, with the filters that are named and no others."""
    _set_off(page, LASTING, words)


def _set_off(page: str, kept: Sequence[str], words: dict[str, str]) -> NoReturn:
    pairs = [(name, value) for name in kept for value in st.query_params.get_all(name)]
    path = "." if page == MATRIX else Path(page).stem
    st.session_state.bound_for = f"{path}?{urlencode([*pairs, *words.items()])}"
    st.rerun()


def lead_on() -> None:
    """After `go_to`, have the browser go there: the run after that draws the page.

    The browser is also told in which language the page speaks, which screen readers go by.
    """
    JOURNEY(key="journey", data={"address": st.session_state.pop("bound_for", ""), "language": locale_tag()})
