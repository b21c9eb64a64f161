"""What an article may mention: the names and the telling words of a tracker."""

from __future__ import annotations

from tests.debate import rows
from tracker.analysis.mentions import KnownName, known_names, known_proposals, spoken_for, telling_words

ACTORS = [
    {"actor": "Ostrany", "kind": "state", "aliases": "Kingdom of Ostrany;Velm"},
    {"actor": "Government of Ostrany", "kind": "government", "member_of": "Ostrany"},
    {"actor": "Ida Brandt", "kind": "person", "member_of": "Government of Ostrany"},
    {"actor": "Per Holm", "kind": "person", "member_of": "Rail Union", "aliases": "P. Holm"},
    {"actor": "Rail Union", "kind": "organisation", "member_of": "Ostrany"},
]


def test_a_minister_speaks_for_the_state_and_a_unionist_for_himself():
    tracker = rows(actors=ACTORS)

    assert spoken_for(tracker) == {"Ida Brandt": "Ostrany"}
    names = {name.written: name for name in known_names(tracker)}
    assert names["Ida Brandt"] == KnownName("Ida Brandt", "Ostrany", "Ida Brandt", "Brandt")
    assert names["P. Holm"] == KnownName("P. Holm", "Per Holm", "", "Holm")
    assert names["Velm"] == KnownName("Velm", "Ostrany")


def test_a_name_that_two_actors_share_stands_for_neither():
    tracker = rows(actors=[{"actor": "Ostrany", "aliases": "The North"}, {"actor": "Velmora", "aliases": "The North"}])

    assert KnownName("The North", "") in known_names(tracker)


def test_a_proposal_is_known_by_its_words_with_a_sense_each_once():
    [known] = known_proposals(
        rows(proposals=[{"proposal": "EU night trains", "statement": "The EU should pay for more night trains."}])
    )

    assert known.words == ("EU", "night", "trains")
    assert known.more == ("pay",)


def test_empty_words_of_english_and_german_tell_nothing_but_capitals_do():
    assert telling_words("They should not be in the US") == ("US",)
    assert telling_words("Die Züge sollen auch nachts über die Grenze fahren") == ("Züge", "nachts", "Grenze", "fahren")


def test_a_tracker_without_kinds_and_aliases_has_its_names_all_the_same():
    assert [name.written for name in known_names(rows("Ostrany | toll | support | 2024-01-01"))] == ["Ostrany"]
