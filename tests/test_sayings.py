"""Reasons and notices of the import and of a returned workbook: English, and said again in German by the app."""

from __future__ import annotations

import ast
from datetime import date

import pytest

from tests.intake import taken_in
from tests.returning import Desk, edited, taken_back
from tests.source import sources
from tests.test_language import gaps
from tracker.app.wording import language, phrases, sayings
from tracker.app.wording.language import FIRST, catalogue
from tracker.app.wording.sayings import said_again
from tracker.exchange.sayings import Saying, each_said, saying

TABLE = """
    Date,Actor,Proposal,Stance,Source
    2025-02-01,Liberal,Toll,support,Gazette
    soon,Greens,Toll,maybe,Gazette
    2025-02-01,,Toll,oppose,Gazette
    """


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app speaks German."""
    for module in (language, phrases, sayings):
        monkeypatch.setattr(module, "spoken", lambda: "de")


def calls() -> list[tuple[str, set[str]]]:
    """The code of each saying in the code, and what stands in its gaps."""
    return [
        (str(call.args[0].value), {str(each.arg) for each in call.keywords})
        for source in sources("tracker/exchange")
        for call in source.calls
        if isinstance(call.func, ast.Name) and call.func.id == "saying" and isinstance(call.args[0], ast.Constant)
    ]


def test_a_saying_is_its_english_text_for_everybody_else():
    reason = saying("empty", "{column} is empty", column="actor")

    assert (reason, f"{reason}!", each_said([reason, "more"])) == (
        "actor is empty",
        "actor is empty!",
        "actor is empty; more",
    )
    assert said_again(reason) == "actor is empty"


def test_the_catalogue_has_words_for_each_reason_with_the_same_gaps():
    texts = catalogue(FIRST).texts
    known = {name.removeprefix("said."): gaps(text) for name, text in texts.items() if name.startswith("said.")}

    assert [each for each in calls() if known.get(each[0]) != each[1]] == []
    assert {code for code, _ in calls()} | {"proof"} == {code for code in known if not code.startswith("rule-")}


@pytest.mark.usefixtures("german")
def test_each_refused_row_says_why_in_german():
    offer = taken_in(TABLE)

    assert [said_again(offer.reason(row)) for row in range(3)] == [
        "„Liberal“ ist unbekannt, ähnelt aber „Liberals“",
        "„maybe“ ist keine Haltung; was bedeutet es?; „soon“ ist kein Datum",
        "actor ist leer",
    ]


@pytest.mark.usefixtures("german")
def test_a_returned_workbook_says_what_cannot_be_read_in_german():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "date", "soon")
        desk.book.remove(desk.book["_base"])

    review = taken_back(edited(act))
    line = next(line for line in review.lines if line.kind == "unreadable")

    assert said_again(line.reason) == "„soon“ ist kein Tag: so schreiben: 2025-08-28"
    assert said_again(line.place).startswith(("Zeile", "B"))
    assert " zu " in said_again(line.label)
    assert said_again(review.notices[0]).startswith("Das verborgene Blatt _base fehlt")


@pytest.mark.usefixtures("german")
def test_a_day_in_a_reason_is_written_as_germans_do_and_what_has_no_words_stays_english():
    assert said_again(Saying("28 August 2025", "day", {"day": date(2025, 8, 28).isoformat()})) == "28. August 2025"
    assert said_again(Saying("is odd", "rule-odd", {})) == "is odd"
    assert said_again("as it is") == "as it is"
