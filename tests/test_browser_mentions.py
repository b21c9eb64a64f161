"""What the Code page reads off a text, in a real Chromium: names, words, sentences and quotes, English and German."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.debate import rows
from tracker.analysis.mentions import EMPTY_WORDS, known_names, known_proposals
from tracker.app.frame.web import script

ACTORS = [
    {"actor": "US", "kind": "state", "aliases": "United States"},
    {"actor": "Government of the US", "kind": "government", "member_of": "US"},
    {"actor": "Ida Brandt", "kind": "person", "member_of": "Government of the US"},
    {"actor": "EU", "kind": "bloc", "aliases": "European Union"},
    {"actor": "European Union of Railways", "kind": "organisation"},
    {"actor": "Côte Verte", "kind": "state", "aliases": "Cote Verte"},
    {"actor": "Ostrany", "kind": "state"},
    {"actor": "Friends of the night train", "kind": "group"},
]
PROPOSALS = [
    {"proposal": "Night trains", "statement": "The state should pay for night trains."},
    {"proposal": "Kerosene tax", "statement": "Airlines should pay a tax on kerosene."},
    {"proposal": "Toll on lorries", "statement": "Lorries should pay a toll on motorways."},
]


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """An empty page that has the scripts and knows a small debate's names and proposals."""
    page = chromium.new_page()
    page.add_script_tag(content=script("mentions"))
    tracker = rows(actors=ACTORS, proposals=PROPOSALS)
    known = {
        "names": [name._asdict() for name in known_names(tracker)],
        "proposals": [proposal._asdict() for proposal in known_proposals(tracker)],
        "empty": sorted(EMPTY_WORDS),
    }
    page.evaluate(
        "({names, proposals, empty}) => Object.assign(window, {names, words: proposalWords(proposals, empty)})", known
    )
    yield page
    page.close()


def mentioned(reader: Page, text: str) -> list[str]:
    """The names found in a text, as they are written there."""
    found: list[str] = reader.evaluate("t => mentionsOf(t, names).map(({start, end}) => t.slice(start, end))", text)
    return found


def sentences(reader: Page, text: str) -> list[str]:
    """The sentences of a text."""
    found: list[str] = reader.evaluate("t => sentencesOf(t).map(({start, end}) => t.slice(start, end))", text)
    return found


def read_off(reader: Page, text: str) -> dict[str, Any]:
    """What a sentence tells of its statement, without what it does not tell."""
    told: dict[str, Any] = reader.evaluate("t => readOff(t, mentionsOf(t, names), names, words)", text)
    return {name: value for name, value in told.items() if value}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US asked us to join US.", ["US", "US"]),
        ("U.S. envoys and the U.S.-led group", ["U.S.", "U.S."]),
        ("The EU's plan, the EU’s plan, EUROPE, exports to non-EU states", ["EU", "EU"]),
        ("The European Union of Railways left the European Union.", ["European Union of Railways", "European Union"]),
        ("Cote Verte and CÔTE VERTE, but no cote verte", ["Cote Verte", "CÔTE VERTE"]),
        ("the friends of the night train and Ostranyan friends", ["friends of the night train"]),
        ("Ostranys Bahn, die EU-Kommission und das Ostrany-Abkommen", ["Ostranys", "EU", "Ostrany"]),
        ("Brandt was silent.", []),
        ("Ida Brandt spoke. Later Brandt left.", ["Ida Brandt", "Brandt"]),
    ],
)
def test_a_name_is_found_as_it_is_written_and_nothing_else_is(reader: Page, text: str, names: list[str]):
    assert mentioned(reader, text) == names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Holm met Dr. Lind. They agreed.", ["Mr. Holm met Dr. Lind.", "They agreed."]),
        ("Talks in the U.S. Senate ran on. In the U.S. The mood is calm.", 3),
        ("Am 28. August kam z. B. Frau Dr. Lind. Danach ging sie.", 2),
        ("“We pay. We always did,” she said. He left.", ["“We pay. We always did,” she said.", "He left."]),
        ("„Wir zahlen.“ Das war alles.", ["„Wir zahlen.“", "Das war alles."]),
        ("A headline\n\nIt costs 3.5 million. Why? Nobody knows!", 4),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(reader: Page, text: str, parts: list[str] | int):
    found = sentences(reader, text)

    assert found == parts if isinstance(parts, list) else len(found) == parts
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ostrany will pay for the night trains.", {"actor": "Ostrany", "proposal": "Night trains"}),
        (
            "Ida Brandt called the kerosene taxes “a fair share, at last,” in Ostrany.",
            {"actor": "US", "speaker": "Ida Brandt", "proposal": "Kerosene tax", "quote": "a fair share, at last"},
        ),
        ("Pressure on Ostrany grows.", {}),
        ("Officials in Ostrany did not comment.", {"actor": "Ostrany"}),
        ("The EU's friends say that Ostrany wavers.", {"actor": "Ostrany"}),
        ("Der Nachtzug „ist uns jeden Euro wert“, hieß es aus Ostrany.", {"quote": "ist uns jeden Euro wert"}),
        ("The so-called “friends of the night train” marched.", {"actor": "Friends of the night train"}),
        ("The tax and the toll must go.", {}),
    ],
)
def test_what_a_sentence_tells_is_read_off_and_the_rest_is_left_open(reader: Page, text: str, told: dict[str, str]):
    assert read_off(reader, text) == told


@pytest.mark.parametrize(
    ("sentence", "quote", "coded"),
    [
        ("She spoke of “a fair share” of the costs.", "a fair share", True),
        ("She spoke of a fair share of the costs.", "a fair share", False),
        ("She wants every airline to carry a fair share.", "every airline to carry a fair share", True),
        ("She said “never” and “not once more”.", "never … not once more", True),
        ("She said “never”.", "never … not once more", False),
    ],
)
def test_a_sentence_is_known_as_coded_by_its_quote(reader: Page, sentence: str, quote: str, coded: bool):
    assert reader.evaluate("([text, quote]) => holdsQuote(text, quote)", [sentence, quote]) is coded


def test_a_long_text_full_of_names_is_marked_before_anyone_notices(reader: Page):
    text = "Ostrany and the EU will pay for night trains. " * 5_000

    assert len(mentioned(reader, text)) == 10_000
    assert len(sentences(reader, text)) == 5_000
