"""How a table is read, for confirmation: what each column is, what stands across, which sheet, which line."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.app.frame.markup import plain
from tracker.app.intake.arrival import Arrival
from tracker.app.intake.mapping_files import mapping_taker
from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import count_of
from tracker.app.wording.sayings import said_again
from tracker.app.wording.terms import column_label, table_title
from tracker.exchange.intake.layout import ACROSS, Layout
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.recognition import targets
from tracker.exchange.intake.sheet import REFUSED, Sheet

HERE = "across"
"""The choice for a column that is one of many of its kind."""
EXAMPLES, EXAMPLE_LETTERS = 3, 26
COLUMNS_AT_MOST = 40
"""More columns than these are not asked about one by one."""
ENCODINGS = ("", "cp1252", "latin-1", "cp1250", "cp1251", "mac-roman", "utf-16-le")


def file_settings(arrival: Arrival, tracker: Tracker) -> None:
    """Which sheet, which heading line, which letters, which mapping; only what the file leaves open."""
    sheet, kept = arrival.sheet, list(arrival.mappings(tracker))
    with st.container(horizontal=True, vertical_alignment="bottom", key="import_file"):
        if kept:
            options = list(dict.fromkeys(["", *kept, arrival.kept or ""]))
            choice(arrival, "kept", options, arrival.kept or "", partial(setattr, arrival, "kept"), _kept_name)
        if len(arrival.sheets) > 1:
            choice(arrival, "sheet", arrival.sheets, arrival.wanted_sheet, lambda name: arrival.answer(sheet=name))
        if sheet is None:
            if arrival.given.header:
                _header_line(arrival)
            _encoding_choice(arrival)
        elif sheet.kind in ("csv", "xlsx"):
            with st.popover(say("import.settings"), icon=":material/tune:", type="tertiary"):
                _header_line(arrival)
                if sheet.kind == "csv":
                    _encoding_choice(arrival)
        mapping_taker(arrival)
    if arrival.no_mapping:
        st.error(plain(say("import.bring_failed", reason=said_again(arrival.no_mapping))), icon=":material/error:")


def column_form(arrival: Arrival, offer: Offer) -> None:
    """A card for each column: its heading, some of its words, and what it is; a change is judged at once."""
    layout, sheet = offer.layout, offer.sheet
    st.subheader(say("import.columns"), anchor=False)
    st.caption(say("import.columns_about"))
    shown = [each for each in sheet.columns if each != REFUSED]
    if layout.wide and len(shown) > COLUMNS_AT_MOST:
        shown = [each for each in shown if each not in layout.across]
        across = say("import.many_across", columns=count_of(len(layout.across), "column"), kind=_across(layout.wide))
        st.text(across)
    known = _choices(offer.tracker)
    for start in range(0, min(len(shown), COLUMNS_AT_MOST), 4):
        for place, heading in zip(st.columns(4), shown[start : start + 4], strict=False):
            with place, st.container(border=True, gap="xxsmall"):
                _column_card(arrival, offer, heading, known)


def shape_choice(arrival: Arrival, layout: Layout) -> None:
    """Whether a row is a statement, or something stands across."""
    options = ["", *ACROSS]
    choice(
        arrival, "wide", options, layout.wide, lambda wide: arrival.answer(wide=wide),
        lambda wide: say(f"import.wide_{wide or 'none'}"),
    )  # fmt: skip


def choice(
    arrival: Arrival, name: str, options: Any, value: str, take: Any, format_func: Any = str, label: str = ""
) -> None:
    """A drop-down that shows what counts now and hands on what is chosen."""
    key = f"import_{arrival.serial}_{name}"
    st.session_state[key] = value
    st.selectbox(
        label or say(f"import.{name}"), options, key=key, format_func=format_func,
        width="stretch" if label else 260, on_change=lambda: take(st.session_state[key]),
    )  # fmt: skip


def take_column(arrival: Arrival, layout: Layout, heading: str, field: str) -> None:
    """Make a column a field, or leave it out; a column that was that field is left out, for each has one column."""
    columns = dict(arrival.given.columns)
    if field == HERE:
        columns.pop(heading, None)
    else:
        twins = [each for each, name in layout.columns.items() if field and name == field and each != heading]
        columns |= {**dict.fromkeys(twins, ""), heading: field}
    arrival.answer(columns=columns)


def field_label(tracker: Tracker, name: str) -> str:
    """What a field is called: Actor; of another table, Actors: Code."""
    table, _, column = name.rpartition(".")
    label = column_label(tracker.schema.field(table or "positions", column))
    return f"{table_title(tracker.schema.table(table))}: {label}" if table else label


def _column_card(arrival: Arrival, offer: Offer, heading: str, known: list[str]) -> None:
    layout = offer.layout
    value = HERE if heading in layout.across else layout.columns.get(heading, "")
    why = layout.why.get(heading, "")
    st.markdown(f"**{plain(heading)}**")
    st.caption(plain(" · ".join(_examples(offer.sheet, heading))) or say("import.empty_column"))
    options = list(dict.fromkeys([*([HERE] if layout.wide else []), *known, value]))

    def named(name: str) -> str:
        return _across(layout.wide) if name == HERE else field_label(offer.tracker, name) if name else _left_out()

    choice(
        arrival, f"column_{heading}", options, value, partial(take_column, arrival, layout, heading), named,
        label=say("import.is", because=_because(why)) if why else say("import.is_nothing"),
    )  # fmt: skip


def _choices(tracker: Tracker) -> list[str]:
    """Nothing, the fields of positions in their order, then those of new rows of the registers."""
    own = list(tracker.schema.table("positions").columns)
    further = sorted(targets(tracker) - {*own})
    keys = {f"{name}.{tracker.schema.table(name).key}" for name in tracker.schema.tables}
    return ["", *own, *(each for each in further if each not in keys)]


def _examples(sheet: Sheet, heading: str) -> list[str]:
    words = list(sheet.values(heading))[:EXAMPLES]
    return [word if len(word) <= EXAMPLE_LETTERS else f"{word[:EXAMPLE_LETTERS]}…" for word in words]


def _because(why: str) -> str:
    name = f"import.because_{why.replace(' ', '_')}"
    return say(name) if has_text(name) else why


def _left_out() -> str:
    return say("import.left_out")


def _across(wide: str) -> str:
    return say(f"import.across_{wide}")


def _kept_name(name: str) -> str:
    return name or say("import.kept_none")


def _encoding_choice(arrival: Arrival) -> None:
    choice(arrival, "encoding", ENCODINGS, arrival.encoding, partial(setattr, arrival, "encoding"), _encoding)


def _encoding(name: str) -> str:
    return name or say("import.encoding_found")


def _header_line(arrival: Arrival) -> None:
    key = f"import_{arrival.serial}_header"
    found = int(arrival.sheet.rows[0]) - 1 if arrival.sheet and len(arrival.sheet.rows) else 1
    st.session_state[key] = arrival.given.header or found
    st.number_input(
        say("import.header"), 1, 1_000, key=key, width=160,
        on_change=lambda: arrival.answer(header=int(st.session_state[key])),
    )  # fmt: skip
