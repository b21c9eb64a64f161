"""What was read, what rests on each source, and who credits whom."""

import streamlit as st

from tracker.analysis.credits import credit_tree
from tracker.app.evidence.source_cards import LACKS, PAGE, chosen_sources, source_list, tree_list, with_ancestors
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import left_out_notice
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.paging import page_of
from tracker.app.frame.person import may_edit
from tracker.app.frame.places import CODING
from tracker.app.frame.word_filter import one_word, several_words
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, listed

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
found = chosen_sources(tracker, view)
if found.empty:
    st.subheader(say("sources.none"))
    st.text(say("sources.none_next") if tracker.sources.empty else say("sources.none_here"))
    if may_edit():
        st.page_link(CODING, label=say("coding.title"), icon=":material/ink_pen:", query_params={})
    st.stop()

counts = {"all": len(found), "alone": int((found["alone"] > 0).sum())}
counts |= {lack: int(found[lack].sum()) for lack in LACKS}
every, *told = [say(f"sources.{name}", count=number) for name, number in counts.items() if number]
st.text(f"{begun(every)}{': ' + listed(told) if told else ''}.")
with st.container(horizontal=True, vertical_alignment="bottom", key="source_filters"):
    shown = one_word("sources_shown", ["each", "credits"])
    lacks = several_words("lack", [lack for lack in LACKS if counts[lack]]) if shown == "each" else []

if shown == "credits":
    tree = credit_tree(tracker, view.selection)
    st.text(say("sources.tree") if tree else say("sources.no_credits"))
    tree_list(tracker, with_ancestors(tree, page_of(len(tree), PAGE, "credits_page")), found)
else:
    kept = found[found[lacks].any(axis=1)] if lacks else found
    source_list(tracker, kept.iloc[page_of(len(kept), PAGE, "sources_page")])
download_menu(tracker, view, "sources", say("download.sources"), table=lambda: found)
