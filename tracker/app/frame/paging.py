"""One page of a long list, and the way to the others."""

from __future__ import annotations

import streamlit as st


def page_of(length: int, size: int, key: str) -> slice:
    """The part of a list that is on the page; turning pages is offered where there are several.

    A list that has become shorter shows its last page, not an empty one.
    """
    pages = -(-length // size)
    number = min(st.pagination(pages, key=key), pages) if pages > 1 else 1
    return slice((number - 1) * size, number * size)
