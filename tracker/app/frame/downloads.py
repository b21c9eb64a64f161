"""What a page shows, to take along: a chart as PNG and SVG, a table as Excel and CSV, each made on the click."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import Context, copy_context
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.frame.file_button import offer_file
from tracker.app.frame.filters import View
from tracker.app.wording.language import say
from tracker.app.wording.phrases import day_in_words
from tracker.charts.picture import png_of, svg_of
from tracker.exchange.single_sheet import table_workbook
from tracker.exchange.tables import csv_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIME = {"png": "image/png", "svg": "image/svg+xml", "xlsx": XLSX, "csv": "text/csv"}
LABELS = {"png": "PNG", "svg": "SVG", "xlsx": "Excel", "csv": "CSV"}
DrawsChart = Callable[[], alt.TopLevelMixin]
WorksOutTable = Callable[[], pd.DataFrame]


def download_menu(
    tracker: Tracker, view: View, name: str, title: str, chart: DrawsChart | None = None,
    table: WorksOutTable | None = None,
) -> None:  # fmt: skip
    """A quiet button; behind it what the page shows as files called like `matrix-2025-08-28.png`.

    `chart` and `table` are asked for only when somebody clicks, in another thread, and in the language of this run:
    they must not speak Streamlit.
    """
    files = {**_pictures(title, about_line(tracker, view), chart), **_tables(tracker, view, name, title, table)}
    context = copy_context()
    with (
        st.container(horizontal=True, horizontal_alignment="right", key=f"download_{name}"),
        st.popover(say("download.menu"), icon=":material/download:", type="tertiary"),
        st.container(horizontal=True, width="content", gap="small"),
    ):
        for ending, make in files.items():
            make_here, file = _spoken_here(context, make), f"{name}-{view.day}.{ending}"
            offer_file(LABELS[ending], make_here, file, MIME[ending], key=f"download_{name}_{ending}")


def _spoken_here(context: Context, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file, in the language of this run, whichever thread it is made in."""
    return lambda: context.copy().run(make)


def about_line(tracker: Tracker, view: View) -> str:
    """The line that tells a reader of the picture or the sheet what it rests on."""
    parts = [tracker.schema.title, say("download.as_of", day=day_in_words(view.day))]
    return " · ".join([*filter(None, parts), say("download.version", version=tracker.version[:12])])


def _pictures(title: str, about: str, chart: DrawsChart | None) -> Mapping[str, Callable[[], bytes]]:
    if chart is None:
        return {}
    return {"png": lambda: png_of(chart(), title, about), "svg": lambda: svg_of(chart(), title, about)}


def _tables(
    tracker: Tracker, view: View, name: str, title: str, table: WorksOutTable | None
) -> Mapping[str, Callable[[], bytes]]:
    if table is None:
        return {}
    sheet = partial(table_workbook, name=name.capitalize(), title=title, line=about_line(tracker, view), day=view.day)
    return {"xlsx": lambda: sheet(table()), "csv": lambda: csv_bytes(table())}
