"""Rows pasted from a spreadsheet: read, judged row by row, and only what is sound taken into the draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from tracker import Tracker, TrackerError
from tracker.app.editing.desk import Desk, own_desk
from tracker.app.editing.draft import Draft
from tracker.app.editing.grid import seen_row, shown_fields
from tracker.app.editing.steps import Drafts
from tracker.app.frame.dialog import close_dialog, draw_dialog, open_dialog
from tracker.app.frame.person import may_edit
from tracker.app.frame.web import script
from tracker.app.wording.language import number_said, say
from tracker.app.wording.phrases import count_of
from tracker.app.wording.sayings import said_again
from tracker.app.wording.terms import column_label
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.judging import offer_of
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.reading import uploaded_sheet
from tracker.exchange.intake.refusals import refused_rows
from tracker.exchange.intake.vocabulary import is_heading
from tracker.store.edits import Edit

BOX = st.components.v2.component("paste_box", html="<span></span>", js=script("pasting"))
SHOWN = ("row", "verdict", "date", "actor", "proposal", "stance", "source", "reason")


def paste_button(table: str) -> None:
    """The button for rows from a spreadsheet; other tables take them in the grid, where no names are to be matched."""
    if table == "positions":
        st.button(say("paste.open"), icon=":material/content_paste:", key="paste", on_click=_ask, type="tertiary")


def left_over_panel(table: str) -> None:
    """Say that some of a pasted block had no place in the grid, and show the block, so that nothing of it is lost."""
    desk = own_desk()
    count, block = desk.left_over
    if not count:
        return
    with st.container(border=True, key="left_over"):
        st.warning(say("paste.left_over", count=count), icon=":material/content_paste_off:")
        st.code(block, language=None, height=120)
        with st.container(horizontal=True):
            if table == "positions":
                st.button(say("paste.as_rows"), key="as_rows", on_click=_ask, args=(block,))
            st.button(say("paste.seen"), key="left_over_seen", type="tertiary", on_click=_forget)


def _ask(block: str | None = None) -> None:
    open_dialog(_draw)
    if block is not None:
        st.session_state.pasted = block
        _forget()


def _forget() -> None:
    own_desk().left_over = (0, "")


def _draw(tracker: Tracker) -> None:
    if may_edit():
        draw_dialog(say("paste.title"), _show, tracker, width="large")


def _show(tracker: Tracker) -> None:
    state = st.session_state
    if state.pop("paste_taken", False):
        st.rerun()  # the whole page: its grid has new rows
    state.setdefault("paste_box", state.get("pasted", ""))
    with st.container(gap=None):
        st.text_area(say("paste.box"), key="paste_box", height=170, placeholder=say("paste.example"), on_change=_keep)
        BOX(key="paste_soon")
    text = str(state.paste_box)
    if not text.strip():
        st.button(say("paste.check"), key="paste_check", shortcut="Ctrl+Enter")
        return
    names = [field.name for field in shown_fields(tracker, "positions")]
    order: list[str] = []

    def label(name: str) -> str:
        return column_label(tracker.schema.field("positions", name))

    if not has_headings(text):
        width = max(line.count("\t") + 1 for line in text.splitlines())
        order = st.multiselect(say("paste.order"), names, names[:width], key="paste_order", format_func=label)
    new = st.toggle(say("paste.new"), key="paste_new", help=say("paste.new_help"))
    try:
        offer = offer_of(uploaded_sheet("pasted", sheet_bytes(text, order)), tracker, new=new)
    except TrackerError as error:
        st.text(said_again(error.reason if isinstance(error, IntakeError) else str(error)))
        return
    _report(tracker, offer)


def _keep() -> None:
    st.session_state.pasted = st.session_state.paste_box


def _report(tracker: Tracker, offer: Offer) -> None:
    counts = offer.counts
    st.markdown(say("paste.counts", **{key.replace(" ", "_"): number_said(count) for key, count in counts.items()}))
    for question in offer.questions:
        st.text(_asked(question))
    shown = report_of(tracker, offer)
    st.dataframe(shown, hide_index=True, height=min(36 * (len(shown) + 1) + 3, 300), alt=say("paste.report"))
    count = counts["new"] + counts["changed"]
    label = say("paste.take", count=count)
    st.button(label, type="primary", key="paste_take", disabled=not count, on_click=_take, args=(tracker, offer))


def _asked(question: Question) -> str:
    told = {"word": question.word, "suggestion": question.suggestion, "rows": count_of(question.rows, "row")}
    if question.kind == "name":
        return say("import.name", **told, table=say(f"import.one_of_{question.about}"))
    return say("import.stance", **told) if question.kind == "stance" else said_again(question.text)


def report_of(tracker: Tracker, offer: Offer) -> pd.DataFrame:
    """What becomes of each row, the first 500, under the names that a reader knows; those with a reason come first."""
    table = offer.table(limit=500)
    verdicts = [say(f"paste.verdict_{verdict.replace(' ', '_')}") for verdict in table["verdict"]]
    reasons = [said_again(offer.reason(place)) for place in range(len(table))]
    labels = {name: say(f"paste.column_{name}") for name in ("row", "verdict", "reason")}
    labels |= {name: column_label(tracker.schema.field("positions", name)) for name in SHOWN if name not in labels}
    shown = table.assign(verdict=verdicts, reason=reasons)[list(SHOWN)]
    return shown.sort_values("reason", ascending=False, kind="stable").rename(columns=labels)


def _take(tracker: Tracker, offer: Offer) -> None:
    desk, count = own_desk(), offer.counts["new"] + offer.counts["changed"]
    with desk.lock:
        desk.take(drafts_with(tracker, desk, offer.edits()))
    desk.say(say("paste.taken", count=count))
    left = left_text(offer)
    st.session_state.update(pasted=left, paste_box=left, paste_taken=True)
    if not left:
        close_dialog()


def drafts_with(tracker: Tracker, desk: Desk, edits: Iterable[Edit]) -> Drafts:
    """The drafts with some edits laid into them; a new row that is there already does not come twice."""
    drafts, given = dict[str, Draft](), list(edits)
    for table in dict.fromkeys(edit.table for edit in given):
        draft = desk.draft_of(table)
        known = {frozenset(draft.rows[key].new.items()) for key in draft.new_keys}
        new = [_filled(edit.cells) for edit in given if edit.table == table and edit.kind == "added"]
        draft = draft.with_new(cells for cells in new if frozenset(cells.items()) not in known)
        for edit in (edit for edit in given if edit.table == table and edit.kind == "changed"):
            seen = seen_row(tracker, table, edit.key) or {}
            for column, text in edit.cells.items():
                draft = draft.with_cell(edit.key, seen, column, text)
        drafts[table] = draft
    return drafts


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if text}


def has_headings(text: str) -> bool:
    """Whether the first row says what its columns are: two of its cells are names of columns."""
    first = next(iter(text.splitlines()), "")
    cells = first.split("\t" if "\t" in first else ";" if ";" in first else ",")
    return sum(is_heading(cell.strip().strip('"')) for cell in cells) > 1


def sheet_bytes(text: str, order: Iterable[str] = ()) -> bytes:
    """The pasted text as a file, under the headings that were chosen for it, if it has none of its own."""
    heading = "\t".join(order)
    return f"{heading}\n{text}".encode() if heading else text.encode()


def left_text(offer: Offer) -> str:
    """The refused rows as they came, with their headings; empty where none was refused."""
    rows: pd.DataFrame = refused_rows(offer)
    names: Mapping[str, str] = {str(name): str(name) for name in rows if str(name) in offer.sheet.columns}
    return str(rows[list(names)].to_csv(sep="\t", index=False)) if len(rows) else ""
