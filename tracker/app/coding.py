"""An article read sentence by sentence: what it mentions is marked, and a sentence taken opens the form."""

import streamlit as st

from tracker.app.articles.article import article_desk
from tracker.app.articles.reading import reading_bar
from tracker.app.evidence.drawer import open_evidence
from tracker.app.evidence.statement_lines import statement_list
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.paging import page_of
from tracker.app.frame.person import may_edit
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of

PAGE = 50  # statements beside the article

tracker = tracker_or_stop()
if not may_edit():
    st.subheader(say("coding.only_editors"))
    st.text(say("coding.only_editors_next"))
    st.stop()

start = reading_bar(tracker)
coded = tracker.positions[tracker.positions["source"] == start.get("source", "")]
article, done = st.columns([3, 2], gap="medium")
with article:
    quotes = [quote for quote in coded.get("quote", []) if quote]
    article_desk(tracker, start, quotes)
with done:
    if not start.get("source"):
        st.text(say("coding.no_source"))
    elif coded.empty:
        st.text(say("coding.nothing_yet"))
    else:
        st.markdown(f"**{begun(say('coding.coded', statements=count_of(len(coded), 'statement')))}**")
        part = page_of(len(coded), PAGE, "coded_page")
        if cell := statement_list(tracker, coded.iloc[::-1].iloc[part], key="coded"):
            open_evidence(cell)
