"""Take it with you: the workbook for work or for publication, and the tables as CSV."""

from datetime import date
from functools import partial
from typing import get_args

import streamlit as st

from tracker import standings, workbook
from tracker.app.frame.downloads import MIME
from tracker.app.frame.file_button import offer_file
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import left_out_notice
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, day_in_words
from tracker.exchange.edition import Profile
from tracker.exchange.package import package_bytes
from tracker.exchange.tables import csv_bytes

PROFILES: tuple[Profile, ...] = get_args(Profile)

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)

with st.container(border=True, key="workbook"):
    st.subheader(say("export.workbook"), anchor=False)
    st.text(say("export.workbook_about", day=day_in_words(view.day)))
    with st.container(horizontal=True, key="workbook_kind"):
        profile = st.radio(
            say("export.profile"), PROFILES, key="export_for", bind="query-params", width=420,
            format_func=lambda name: say(f"export.{name}"), captions=[say(f"export.{name}_about") for name in PROFILES],
        )  # fmt: skip
        since = st.date_input(
            say("export.since"), None, key="changes_since", format="YYYY-MM-DD", width=220,
            min_value=date(1900, 1, 1), bind="query-params", help=say("export.since_about"),
        )  # fmt: skip
    ending = f"{view.day}{'-publication' * (profile == 'publication')}"
    offer_file(
        say("export.workbook_button"),
        partial(workbook, tracker, day=view.day, profile=profile, since=min(since, view.day) if since else None),
        f"positions-{ending}.xlsx", MIME["xlsx"], icon=":material/download:", look="primary",
    )  # fmt: skip
    st.caption(say("export.workbook_return"))

cells = view.selection.narrow(tracker, standings(tracker, view.day, view.clock))
with st.container(border=True, key="csv"):
    st.subheader(say("export.csv"), anchor=False)
    st.text(say("export.csv_about", cells=begun(count_of(len(cells), "cell")), day=day_in_words(view.day)))
    with st.container(horizontal=True, key="csv_files"):
        offer_file(
            say("export.standings_button"), partial(csv_bytes, cells), f"standings-{view.day}.csv", MIME["csv"],
            icon=":material/download:",
        )  # fmt: skip
        if tracker.texts["positions"].readable:
            offer_file(
                say("export.positions_button"), partial(csv_bytes, tracker.texts["positions"].frame), "positions.csv",
                MIME["csv"], icon=":material/download:",
            )  # fmt: skip

with st.container(border=True, key="package"):
    st.subheader(say("export.package"), anchor=False)
    st.text(say("export.package_about"))
    offer_file(
        say("export.package_button"), partial(package_bytes, tracker), f"tracker-{tracker.version[:12]}.zip",
        "application/zip", icon=":material/download:",
    )  # fmt: skip
