"""A filter of one page alone; the catalogue has its label under `filter.KEY`, and each word under `filter.KEY_WORD`."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.app.frame.kept_choice import choose_several
from tracker.app.wording.language import say


def several_words(key: str, words: Sequence[str]) -> list[str]:
    """Offer some words, of which any may be chosen; those that are."""
    return choose_several(say(f"filter.{key}"), words, key, lambda word: say(f"filter.{key}_{word}"))


def one_word(key: str, words: Sequence[str]) -> str:
    """Offer some words, of which one is always chosen, for a visit: the first one unless another is asked for.

    In the URL stands any but the first.
    """
    state, linked = f"{key}_chosen", st.query_params.get(key, "")
    if state not in st.session_state:
        st.session_state[state] = linked if linked in words else words[0]
    chosen = st.segmented_control(
        say(f"filter.{key}"), words, key=state, required=True, persist_state="session",
        format_func=lambda word: say(f"filter.{key}_{word}"),
    )  # fmt: skip
    word = str(chosen or words[0])
    if word != words[0] and word != linked:
        st.query_params[key] = word
    elif linked and word == words[0]:
        st.query_params.pop(key)
    return word
