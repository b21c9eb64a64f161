"""Everything the checks have found, by table and rule, errors first; what has one right answer is mended at a press."""

import streamlit as st

from tracker.app.editing.mending import chosen_problems, mending_bar
from tracker.app.editing.problem_list import problem_groups
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import no_problem
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.person import may_edit
from tracker.app.frame.word_filter import several_words
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of

SEVERITIES = ["error", "warning"]

tracker = tracker_or_stop()
problems = tracker.problems
errors = int((problems["severity"] == "error").sum())
out = sum(tracker.left_out.values())

st.subheader(f"{begun(count_of(errors, 'error'))}, {count_of(len(problems) - errors, 'warning')}")
left_out = say("problems.left_out", count=out) if out else say("problems.none_left_out")
st.text(f"{left_out} {say('problems.warnings')}")
if problems.empty:
    no_problem()
    st.stop()

with st.container(horizontal=True, key="problem_filters"):
    severities = several_words("severity", SEVERITIES)
    tables = st.multiselect(
        say("problems.tables"), list(tracker.schema.tables), key="tables", placeholder=say("problems.all"), width=180,
        bind="query-params",
    )  # fmt: skip
    rules = st.multiselect(
        say("problems.rules"), sorted(problems["rule"].unique()), key="rules", placeholder=say("problems.all"),
        width=180, bind="query-params",
    )  # fmt: skip
chosen = {"severity": severities, "table": tables, "rule": rules}
kept = chosen_problems(tracker, chosen)
if may_edit():
    mending_bar(tracker, chosen)
if kept.empty:
    st.text(say("problems.none_here"))
problem_groups(tracker, kept)
download_menu(tracker, chosen_view(), "problems", say("download.problems"), table=lambda: kept)
