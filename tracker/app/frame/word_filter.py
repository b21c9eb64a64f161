"""A filter of one page alone whose words are the data's own in the URL and the reader's language on the page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.app.wording.language import say


def several_words(key: str, words: Sequence[str]) -> list[str]:
    """Offer some words, of which any may be chosen; those that are. Where there is no word, nothing is offered.

    The catalogue has their label under `filter.KEY`, and each word under `filter.KEY_WORD`.
    """
    if not words:
        return _linked(key, [])
    state = f"{key}_chosen"
    if state not in st.session_state:
        st.session_state[state] = [word for word in st.query_params.get_all(key) if word in words]
    chosen = st.pills(
        say(f"filter.{key}"), words, selection_mode="multi", key=state, persist_state="session",
        format_func=lambda word: say(f"filter.{key}_{word}"),
    )  # fmt: skip
    return _linked(key, [str(word) for word in chosen])


def one_word(key: str, words: Sequence[str]) -> str:
    """Offer some words, of which one is always chosen, the first one unless another is asked for; as above."""
    state = f"{key}_chosen"
    if state not in st.session_state:
        linked = st.query_params.get(key, "")
        st.session_state[state] = linked if linked in words else words[0]
    chosen = st.segmented_control(
        say(f"filter.{key}"), words, key=state, required=True, persist_state="session",
        format_func=lambda word: say(f"filter.{key}_{word}"),
    )  # fmt: skip
    word = str(chosen or words[0])
    _linked(key, [word] if word != words[0] else [])
    return word


def _linked(key: str, words: list[str]) -> list[str]:
    """Keep what is chosen in the URL, and nothing there where nothing is."""
    if words and words != st.query_params.get_all(key):
        st.query_params[key] = words
    elif not words and key in st.query_params:
        del st.query_params[key]
    return words
