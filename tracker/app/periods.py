"""The first day of a period that ends with the day of the view."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

PERIODS = {"week": 7, "month": 30, "quarter": 91, "year": 365}
OWN = "since"


def period_picker(until: date) -> date:
    """The day that somebody compares with the day of the view: a period back, or any day."""
    choices = [*PERIODS, OWN]
    chosen = st.segmented_control(
        "In the last", choices, default="month", required=True, key="period_of", bind="query-params",
        format_func=lambda name: "since …" if name == OWN else name.capitalize(),
    )  # fmt: skip
    back = until - timedelta(days=PERIODS.get(chosen or "month", 30))
    if chosen != OWN:
        return back
    day: date = st.date_input("Since", back, key="since", format="YYYY-MM-DD", width=150, bind="query-params")
    return day
