"""What a table leaves open, asked on the page: words, names, dates, and what all rows share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from tracker import Tracker
from tracker.app.editing.choices import choices_of
from tracker.app.frame.markup import plain
from tracker.app.intake.arrival import Arrival
from tracker.app.intake.layout_form import field_label, shape_choice
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, listed
from tracker.app.wording.sayings import said_again
from tracker.exchange.intake.layout import ORDERS
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.recognition import REGISTERS

SHOWN = 60
"""Questions of one kind asked at once; the rest follows when these are answered."""
Take = Callable[[str], None]


def answer_form(arrival: Arrival, offer: Offer) -> None:
    """Ask everything that only a person can answer, each with how many rows wait for it; nothing if all is clear."""
    every = arrival.asked.values()
    asked = {kind: [each for each in every if each.kind == kind] for kind in ("stance", "name", "date")}
    if not any(asked.values()) and not offer.questions:
        return
    st.subheader(say("import.questions"), anchor=False)
    asking = sum(each.rows for each in offer.questions if each.kind != "field")
    open_rows = min(asking, offer.counts["refused"])  # one row may wait for two answers
    waiting = begun(say("import.questions_about", rows=count_of(open_rows, "row")))
    st.caption(waiting if open_rows else say("import.answered"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="import_stances"):
        _stance_questions(arrival, offer, asked["stance"][:SHOWN])
    with st.container(horizontal=True, vertical_alignment="bottom", key="import_names"):
        _name_questions(arrival, offer, asked["name"][:SHOWN])
    if asked["date"]:
        _date_question(arrival, asked["date"])


def shared_form(arrival: Arrival, offer: Offer) -> None:
    """The table's shape, and what all rows share: fields that no column tells, and others that somebody adds."""
    missing = [each.word for each in offer.questions if each.kind == "field"]
    fields = list(dict.fromkeys([*missing, *arrival.given.constants, *offer.layout.constants, *arrival.shared]))
    told = {*offer.layout.columns.values(), offer.layout.wide, *(["stance"] if offer.layout.across else [])}
    free = [each for each in offer.tracker.schema.table("positions").columns if each not in {*fields, *told, "id"}]
    if missing:
        names = listed(field_label(offer.tracker, name) for name in missing)
        st.text(say("import.missing", fields=names))
    with st.container(horizontal=True, vertical_alignment="bottom", key="import_shared"):
        shape_choice(arrival, offer.layout)
        for name in fields:
            _shared_field(arrival, offer, name, name in missing)
        if free:
            key = f"import_{arrival.serial}_share_{len(fields)}"
            st.selectbox(
                say("import.share"), free, None, format_func=partial(field_label, offer.tracker), key=key, width=240,
                placeholder=say("import.share_hint"), on_change=lambda: arrival.shared.append(st.session_state[key]),
            )  # fmt: skip


def set_constant(arrival: Arrival, name: str, text: str) -> None:
    """Say what a field is wherever the table does not tell; nothing takes it back."""
    others = {each: told for each, told in arrival.given.constants.items() if each != name}
    arrival.answer(constants={**others, name: text.strip()} if text.strip() else others)


def _shared_field(arrival: Arrival, offer: Offer, name: str, missing: bool) -> None:
    """An input of the field's own kind."""
    tracker, field = offer.tracker, offer.tracker.schema.field("positions", name)
    label = say("import.every_row", field=field_label(tracker, name)) + (" *" if missing else "")
    key, value = f"import_{arrival.serial}_shared_{name}", offer.layout.constants.get(name, "")

    def take() -> None:
        told = st.session_state[key]
        set_constant(arrival, name, told.isoformat() if isinstance(told, date) else str(told or ""))

    if field.type == "date":
        st.session_state[key] = date.fromisoformat(value) if value else None
        st.date_input(label, key=key, format="YYYY-MM-DD", width=240, on_change=take)
    elif choices := choices_of(tracker, field):
        st.session_state[key] = value or None
        new = field.reference is not None and field.reference.table in REGISTERS
        options = list(dict.fromkeys([*choices, *([value] if value else [])]))
        st.selectbox(
            label, options, None, key=key, width=240, accept_new_options=new, on_change=take,
            placeholder=say("import.choose_or_type" if new else "import.choose"),
        )  # fmt: skip
    else:
        st.session_state[key] = value
        st.text_input(label, key=key, width=240, on_change=take)


def _stance_questions(arrival: Arrival, offer: Offer, asked: list[Question]) -> None:
    scale = [each for each in offer.tracker.texts["stances"].frame["stance"] if each]

    def take(word: str, stance: str) -> None:
        others = {each: told for each, told in arrival.given.values.items() if each != word}
        arrival.answer(values={**others, word: stance} if stance else others)

    for question in asked:
        known = offer.layout.values.get(question.word, "")
        label = say("import.stance", word=plain(question.word), rows=count_of(question.rows, "row"))
        _question(arrival, question, label, scale, known, partial(take, question.word))
    if guesses := [each for each in asked if each.suggestion and each.word not in offer.layout.values]:
        words = ", ".join(f"{each.word} → {each.suggestion}" for each in guesses[:6])
        answers = {each.word: each.suggestion for each in guesses}
        st.button(
            say("import.guess", words=plain(words)), icon=":material/done_all:", key=f"import_{arrival.serial}_guess",
            wrap=True,
            on_click=lambda: arrival.answer(values={**arrival.given.values, **answers}),
        )  # fmt: skip


def _name_questions(arrival: Arrival, offer: Offer, asked: list[Question]) -> None:
    def take(about: str, word: str, key: str) -> None:
        others = {each: told for each, told in arrival.given.names.get(about, {}).items() if each != word}
        names = {**others, word: key} if key else others
        arrival.answer(names={**arrival.given.names, about: names})

    for question in asked:
        known = offer.layout.names.get(question.about, {}).get(question.word, "")
        table = say(f"import.one_of_{question.about}")
        word, suggestion = plain(question.word), plain(question.suggestion)
        rows = count_of(question.rows, "row")
        label = say("import.name", word=word, table=table, suggestion=suggestion, rows=rows)
        keys = _known_names(offer.tracker, question)
        _question(arrival, question, label, keys, known, partial(take, question.about, question.word))


def _known_names(tracker: Tracker, question: Question) -> list[str]:
    """The likely name, the word itself as a new one, then every other name."""
    text = tracker.texts[question.about]
    return list(dict.fromkeys([question.suggestion, question.word, *filter(None, text.frame[text.table.key])]))


def _question(arrival: Arrival, question: Question, label: str, options: list[str], known: str, take: Take) -> None:
    key = f"import_{arrival.serial}_{question.kind}_{question.about}_{question.word}"
    st.session_state[key] = known or None
    new = say("import.as_new", word=question.word)
    st.selectbox(
        label, options, None, key=key, placeholder=say("import.unanswered"), width=400,
        format_func=lambda each: new if question.kind == "name" and each == question.word else each,
        on_change=lambda: take(st.session_state[key] or ""),
    )  # fmt: skip


def _date_question(arrival: Arrival, asked: list[Question]) -> None:
    """Day first or month first, asked once for all, with what the columns prove."""
    key = f"import_{arrival.serial}_order"
    st.session_state[key] = arrival.given.order or None
    st.text(" ".join(said_again(each.text) for each in asked))
    st.radio(
        say("import.order"), ORDERS, None, key=key, horizontal=True, format_func=lambda order: say(f"import.{order}"),
        on_change=lambda: arrival.answer(order=st.session_state[key] or ""),
    )  # fmt: skip
