"""What may be said of an actor or a proposal as a whole: counts always, a word of weight only where enough bears it."""

from __future__ import annotations

import pytest

from tests.debate import rows
from tracker import standings
from tracker.analysis.nearness import agreement_with
from tracker.analysis.scale import scale_of
from tracker.analysis.verdict import Verdict, verdict_on

DAY = "2025-03-01"


def verdict(*lines: str, pairs: int = 20) -> Verdict:
    """The verdict on all the standings that some statements leave."""
    tracker = rows(*lines)
    return verdict_on(standings(tracker, DAY), pairs, scale_of(tracker.stances))


def firm(actor: str, stance: str) -> list[str]:
    """Two statements of one stance on the toll, of two origins."""
    return [f"{actor} | Toll | {stance} | 2025-02-01 | quote | source={source}" for source in ("Gazette", "Herald")]


def field(**stances: str) -> list[str]:
    """Firm standings, one an actor."""
    return [line for actor, stance in stances.items() for line in firm(actor, stance)]


def test_two_of_three_on_one_origin_each_are_counted_and_called_nothing():
    told = verdict(
        "Russia | Troops | oppose     | 2025-02-01 | quote",
        "Russia | Pact   | oppose     | 2025-02-01 | quote",
        "Russia | Toll   | undeclared | 2025-02-01 | quote",
        "Russia | Bridge | support    | 2025-02-01 | third-party",
    )

    assert (told.weight, told.side, told.spoke, told.single) == ("thin", "against", 3, 3)
    assert (told.counts["against"], told.counts["none"], told.claimed, told.silent) == (2, 1, 1, 16)


def test_twenty_outlets_that_repeat_one_report_bear_no_word_of_weight():
    lines = [
        f"Russia | {topic} | oppose | 2025-02-01 | quote | source=S{number} | via=Agency"
        for topic in "ABCDE"
        for number in range(4)
    ]

    assert verdict(*lines).weight == "thin"


def test_five_on_two_origins_each_and_all_on_one_side_may_be_called_so():
    assert verdict(*field(A="support", B="lean support", C="support", D="support", E="support")).weight == "one side"
    assert verdict(*field(A="support", B="support", C="support", D="support")).weight == "thin"


def test_a_single_thin_voice_on_the_other_side_breaks_the_front():
    front = field(A="support", B="support", C="support", D="support", E="support")

    told = verdict(*front, "F | Toll | oppose | 2025-02-01 | quote")

    assert (told.weight, told.side) == ("mostly", "for")


def test_one_against_many_divides_nobody_but_a_third_does():
    few = field(A="support", B="support", C="support", D="neutral", E="neutral", F="oppose", G="support")
    many = field(A="support", B="support", C="support", D="oppose", E="oppose", F="neutral")

    assert (verdict(*few).weight, verdict(*many).weight) == ("mixed", "parted")


def test_what_was_last_heard_long_ago_is_not_firm():
    lines = [line.replace("2025-02-01", "2024-02-01") for line in field(**dict.fromkeys("ABCDE", "support"))]

    told = verdict(*lines)

    assert (told.weight, told.stale) == ("thin", 5)


def test_a_contested_cell_counts_for_neither_side():
    told = verdict(
        *field(A="support", B="support", C="support", D="support", E="support"),
        "F | Toll | support | 2025-02-01 | quote",
        "F | Toll | oppose  | 2025-02-01 | quote | source=Herald",
    )

    assert (told.weight, told.counts["contested"]) == ("mostly", 1)


@pytest.mark.parametrize("lines", [(), ("Russia | Toll | support | 2025-02-01 | inference",)])
def test_where_nobody_spoke_for_themselves_nothing_is_said(lines: tuple[str, ...]):
    assert verdict(*lines).weight == "nothing"
    assert verdict(*lines).side == ""


def test_agreement_is_told_from_three_shared_proposals_on_and_claims_count_for_nobody():
    lines = [f"{actor} | {topic} | support | 2025-02-01 | quote" for actor in ("A", "Near") for topic in "123"]
    far = [f"Far | {topic} | oppose | 2025-02-01 | quote" for topic in "123"]
    thin = ["Thin | 1 | support | 2025-02-01 | quote", "Thin | 2 | support | 2025-02-01 | quote"]
    claimed = [f"Rumour | {topic} | support | 2025-02-01 | inference" for topic in "123"]
    tracker = rows(*lines, *far, *thin, *claimed)

    near = agreement_with(standings(tracker, DAY), "A", tracker.stances)

    assert [tuple(row) for row in near.itertuples(index=False)] == [("Near", 1.0, 3), ("Far", 0.0, 3)]


def test_half_agreement_lies_in_the_middle():
    tracker = rows(
        *[f"A | {topic} | support | 2025-02-01 | quote" for topic in "123"],
        "B | 1 | support | 2025-02-01", "B | 2 | neutral | 2025-02-01", "B | 3 | oppose | 2025-02-01",
    )  # fmt: skip

    assert agreement_with(standings(tracker, DAY), "A", tracker.stances)["agreement"].tolist() == [0.5]


def test_nobody_is_near_to_an_actor_of_whom_nothing_is_recorded():
    tracker = rows("B | 1 | support | 2025-02-01", "B | 2 | neutral | 2025-02-01", actors=[{"actor": "A"}])

    assert agreement_with(standings(tracker, DAY), "A", tracker.stances).empty
