"""Reasons and notices of the import and of a returned workbook: English, and said again in German by the app."""

from __future__ import annotations

import ast
import re
from datetime import date

import pytest

from tests.intake import dna_bytes, taken_in
from tests.returning import Desk, edited, taken_back
from tests.source import sources
from tests.test_import_hostile import PLAIN, in_sheet
from tests.test_language import gaps
from tracker.app.wording import language, phrases, sayings
from tracker.app.wording.language import FIRST, catalogue
from tracker.app.wording.sayings import said_again
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.reading import uploaded_sheet
from tracker.exchange.sayings import Saying, each_said, saying

TABLE = """
    Date,Actor,Proposal,Stance,Source
    2025-02-01,Liberal,Toll,support,Gazette
    soon,Greens,Toll,maybe,Gazette
    2025-02-01,,Toll,oppose,Gazette
    """


def speak_german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the app speak German from here on."""
    for module in (language, phrases, sayings):
        monkeypatch.setattr(module, "spoken", lambda: "de")


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app speaks German."""
    speak_german(monkeypatch)


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


BROKEN = {
    "JSON that breaks off": (b'[{"a": 1,\n "b": ', "in line 2", "in Zeile 2"),
    "JSON in other letters": ('[{"a": "Türkiye"}]'.encode("cp1252"), "not UTF-8", "nicht UTF-8"),
    "a CSV of old Excel": ("date,actor\n2025-02-01,Türkiye\n".encode("cp1252"), "save it as CSV UTF-8", "Zeile 2: ein"),
    "a quotation mark too many": (b'date,actor\n2025-02-01,"Greens\n', "is never closed", "nie geschlossen"),
    "half a workbook": (PLAIN[: len(PLAIN) // 2], "open it in Excel", "in Excel oder LibreOffice"),
    "a workbook without its end": (in_sheet(b"</worksheet>", b""), "open it in Excel", "noch einmal als .xlsx"),
    "half a database": (dna_bytes(3)[:3000], "copy it once more", "noch einmal kopieren"),
}  # fmt: skip
OF_PARSERS = re.compile(r"Expecting|char \d|0x|offset|codec|no element|syntax|Bad magic|malformed|zip file|None|\{")


@pytest.mark.parametrize(("data", "english", "german"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_says_so_in_plain_words_in_either_language(
    data: bytes, english: str, german: str, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(IntakeError) as refused:
        uploaded_sheet("table", data)
    speak_german(monkeypatch)
    again = said_again(refused.value.reason)

    assert english in str(refused.value)
    assert german in again
    assert english not in again
    assert not OF_PARSERS.search(f"{refused.value} {again}")


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
