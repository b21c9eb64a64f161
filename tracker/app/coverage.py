"""What is known too little of: stale cells first, then thin ones, then pairs that nobody has recorded anything of."""

import pandas as pd
import streamlit as st

from tracker.analysis.coverage import NEEDS, has, need_counts
from tracker.app.editing.form import open_form
from tracker.app.evidence.drawer import open_evidence
from tracker.app.evidence.work_pairs import PAGE, chosen_work, work_list
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import left_out_notice, nothing_found
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.paging import page_of
from tracker.app.frame.person import may_edit
from tracker.app.frame.word_filter import several_words
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, listed

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
pairs = chosen_work(tracker, view)
if pairs.empty:
    nothing_found(tracker, view)
    st.stop()

counts = need_counts(pairs)
told = [say(f"coverage.{need}", count=number) for need, number in counts.items() if number and need != "silent"]
number = len(pairs) - counts["silent"]
heard = begun(say("coverage.heard", count=number, all=len(pairs)) if number else say("coverage.none_heard"))
unheard = f" {begun(say('coverage.silent', count=counts['silent']))}" if counts["silent"] else ""
st.text(f"{heard}{': ' + listed(told) if told else ''}.{unheard}")
with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="needs"):
    needs = several_words("need", [need for need in NEEDS if counts[need]])
    turning = st.container(width=280)
wanted = pairs[pairs["need"].notna()]
for_them = wanted[pd.concat([has(wanted, need) for need in needs], axis=1).any(axis=1)] if needs else wanted
if for_them.empty:
    st.subheader(say("coverage.none"))
    st.stop()
with turning:
    part = page_of(len(for_them), PAGE, "coverage_page")
cell = work_list(tracker, for_them.iloc[part], needs)
download_menu(tracker, view, "coverage", say("download.coverage"), table=lambda: for_them)
if cell:
    silent = for_them.loc[for_them["state"] == "silent", ["actor", "proposal"]]
    if may_edit() and bool(((silent["actor"] == cell.actor) & (silent["proposal"] == cell.proposal)).any()):
        open_form(cell._asdict())
    else:
        open_evidence(cell)
