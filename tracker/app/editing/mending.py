"""Safe fixes, with what they would change in the files shown before anything is saved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from itertools import islice

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.editing.desk import own_desk
from tracker.app.editing.saving import Author, Outcome, attempted, author
from tracker.app.frame.dialog import close_dialog, draw_dialog, open_dialog
from tracker.app.frame.person import may_edit
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun
from tracker.checks.fixes import fix_edits, fixable, mended_rows
from tracker.store.consent import require_consent

WHY = "safe fixes of the Problems page"  # for the history, which is no page
SHOWN = 200
"""Rows of a diff on the page; the whole of a longer one is a file to download."""
Chosen = Mapping[str, Collection[str]]
"""Which problems somebody looks at: some values of a column, any where there are none."""


def chosen_problems(tracker: Tracker, chosen: Chosen) -> pd.DataFrame:
    """The problems that somebody looks at."""
    problems = tracker.problems
    for column, values in chosen.items():
        problems = problems[problems[column].isin(values)] if values else problems
    return problems


def mending_bar(tracker: Tracker, chosen: Chosen) -> None:
    """Say how many problems have one right answer, with a button that shows the diff; nothing where none has."""
    number = int(fixable(chosen_problems(tracker, chosen)).sum())
    if not number:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="mending"):
        st.text(begun(say("mending.fixable", count=number)), width="content")
        label, icon = say("mending.look"), ":material/build:"
        st.button(label, icon=icon, type="primary", on_click=open_dialog, args=(_draw, chosen))


def _draw(tracker: Tracker, chosen: Chosen) -> None:
    problems = chosen_problems(tracker, chosen)
    if not fixable(problems).any():  # somebody else has mended them
        close_dialog()
    elif may_edit():
        draw_dialog(say("mending.title"), _show, tracker, problems, width="large", icon=":material/build:")


def _show(tracker: Tracker, problems: pd.DataFrame) -> None:
    edits = fix_edits(tracker.texts, problems)
    st.text(begun(say("mending.diff", count=len(edits))))
    first = islice(mended_rows(tracker.texts, edits), SHOWN)
    st.code("\n".join(map(str, first)), language="diff", height=min(420, 80 * len(edits) + 40))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(say("mending.all", count=len(edits)), type="primary", icon=":material/save:"):
            with st.spinner(say("import.saving")):
                mend(tracker, problems)
            close_dialog()
            st.rerun()
        if len(edits) > SHOWN:
            st.text(say("mending.more", count=len(edits) - SHOWN), width="content")
            whole = "\n".join(map(str, mended_rows(tracker.texts, edits)))
            st.download_button(say("mending.whole"), whole, "fixes.diff", "text/x-diff", on_click="ignore")


def mend(tracker: Tracker, problems: pd.DataFrame) -> None:
    """Save the safe fixes of some problems at once, and keep for the next run what came of it."""
    desk, who = own_desk(), author()
    with desk.lock:  # from here on plain Python: see `tracker.app.editing.desk`
        outcome = _saved(tracker, problems, who)
        desk.say(outcome.words, outcome.txn)
        desk.fail(outcome.failure or (say("mending.clash") if outcome.clashes else ""))


def _saved(tracker: Tracker, problems: pd.DataFrame, who: Author) -> Outcome:
    edits, ask = fix_edits(tracker.texts, problems), partial(require_consent, tracker.folder)
    return attempted(who, lambda: tracker.commit(edits, who.by, WHY, via="app", login=who.login, ask=ask))
