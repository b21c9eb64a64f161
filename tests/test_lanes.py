"""Lanes on the timeline: what is drawn, how far, in which order, and what it says to who cannot see it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from vl_convert import vegalite_to_svg

from tests.debate import rows
from tracker import Tracker, timeline
from tracker.analysis.selection import Selection
from tracker.app.frame.filters import View
from tracker.app.movement.drawings import Subject, statements_of
from tracker.app.tiles.palette import luminance
from tracker.app.wording.lane_words import calendar, told_runs, told_statements, words_for_lanes, words_for_pair
from tracker.charts.dots import dots_of
from tracker.charts.pair import MOST, fields_of, pair_chart, stacked_dots
from tracker.charts.timeline import BARS, bars_of, lane_order, span_of, timeline_chart

DAY = date(2025, 3, 1)
LOOKS = {
    word: {"light": "#2166ac", "dark": "#6db3f2", "ink": "#ffffff", "ink_dark": "#10161c", "symbol": "▲"}
    for word in ("support", "lean support", "neutral", "lean oppose", "oppose", "undeclared")
}


def drawn(tracker: Tracker, day: date = DAY) -> dict[str, Any]:
    """The chart of all actors, as it goes to the browser."""
    chart = timeline_chart(timeline(tracker, day), tracker.positions, "actor", LOOKS, day, dark=False)
    spec: dict[str, Any] = chart.to_dict()
    return spec


@pytest.mark.parametrize("day", ["2025-02-28", "2025-02-26", "2025-02-01"])
def test_no_day_is_named_twice_below_the_lanes_of_a_short_debate(day: str):
    tracker = rows(f"EU | Toll | support | {day}")
    chart = timeline_chart(timeline(tracker, DAY), tracker.positions, "actor", LOOKS, DAY, dark=False)

    days = re.findall(r">(\d+ \w+(?: \d{4})?)<", vegalite_to_svg(chart.properties(width=1200).to_dict()))

    assert len(days) > 1
    assert len(days) == len(set(days))


@pytest.mark.parametrize(("dark", "ground"), [(False, "#ffffff"), (True, "#171714")])
def test_names_and_days_beside_the_lanes_can_be_read(dark: bool, ground: str):
    tracker = rows("EU | Toll | support | 2025-01-01")
    chart = timeline_chart(timeline(tracker, DAY), tracker.positions, "actor", LOOKS, DAY, dark=dark).to_dict()

    low, high = sorted(map(luminance, (ground, chart["config"]["axis"]["labelColor"])))

    assert (high + 0.05) / (low + 0.05) >= 7  # small letters


def test_nothing_is_drawn_past_the_end_of_the_day_of_the_view():
    tracker = rows("EU | Toll | support | 2025-01-01", "UN | Toll | oppose | 2025-02-01")
    runs = timeline(tracker, DAY)

    _, end = span_of(runs, tracker.positions, DAY)

    assert end == pd.Timestamp("2025-03-02")  # midnight: the day itself is seen, the next one is not
    assert bars_of(runs, end)["until"].max() == end
    assert drawn(tracker)["layer"][0]["encoding"]["x"]["scale"]["domain"][1] == {"year": 2025, "month": 3, "date": 2}


def test_a_stance_of_the_day_of_the_view_has_a_bar_that_can_be_seen():
    tracker = rows("EU | Toll | support | 2025-03-01")
    start, end = span_of(timeline(tracker, DAY), tracker.positions, DAY)

    assert (end - start).days <= 10


def test_what_was_said_five_times_on_a_day_is_one_dot_with_a_five():
    tracker = rows(
        *[f"EU | Toll | support | 2025-01-01 | quote | source=S{number}" for number in range(5)],
        "EU | Toll | oppose  | 2025-01-01 | quote",
        "EU | Toll | oppose  | 2025-01-01 | third-party",
    )

    dots = dots_of(tracker.positions)

    assert sorted(zip(dots["stance"], dots["own"], dots["statements"], strict=True)) == [
        ("oppose", False, 1),
        ("oppose", True, 1),
        ("support", True, 5),
    ]
    assert dots["rise"].is_unique  # no dot hides another
    assert (dots.loc[~dots["own"], "rise"] > BARS["whole"]["height"] / 2).all()  # claims lie below the bar


def test_in_a_pair_every_statement_is_a_dot_until_there_are_too_many_to_count():
    few = rows(*["EU | Toll | support | 2025-01-01 | quote | source=S" + str(number) for number in range(MOST)])
    many = rows(*["EU | Toll | support | 2025-01-01 | quote | source=S" + str(number) for number in range(MOST + 1)])

    assert sorted(stacked_dots(few.positions)["slot"]) == list(range(MOST))
    assert stacked_dots(many.positions)["statements"].tolist() == [MOST + 1]


def test_in_a_pair_claims_by_others_lie_in_a_field_of_their_own():
    told = rows("EU | Toll | support | 2025-01-01 | quote", "EU | Toll | oppose | 2025-01-01 | inference")
    alone = rows("EU | Toll | support | 2025-01-01 | quote")

    for tracker, claimed in ((told, True), (alone, False)):
        runs = timeline(tracker, DAY)
        places = fields_of(stacked_dots(tracker.positions), bars_of(runs, pd.Timestamp(DAY)))
        assert bool(places["claimed"]) == claimed
        assert places["claims"] > places["own"]
    spec = pair_chart(timeline(told, DAY), told.positions, LOOKS, DAY, False, ("Own", "Others")).to_dict()
    assert {"Own", "Others"} <= {row.get("words") for data in spec["datasets"].values() for row in data}


def test_by_the_clock_of_knowing_a_dot_is_there_only_once_its_source_was_out():
    tracker = rows(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | oppose  | 2025-02-01 | quote | source=Late",
        sources=[{"source": "Late", "published": "2025-06-01"}],
    )
    runs = timeline(tracker, DAY, "known")

    known, said = (
        statements_of(tracker, View(Selection(), DAY, clock), Subject(actor="EU"), runs) for clock in ("known", "said")
    )

    assert list(known["stance"]) == ["support"]
    assert list(said["stance"]) == ["support", "oppose"]


def test_lanes_are_sorted_by_where_somebody_stands_on_the_day():
    tracker = rows(
        "Alba | Toll | support | 2025-01-01", "Alba | Toll | oppose | 2025-02-01",
        "Bern | Toll | neutral | 2025-01-01", "Cork | Toll | support | 2025-01-01",
    )  # fmt: skip

    assert lane_order(timeline(tracker, DAY), "actor", list(LOOKS), DAY) == ["Cork", "Bern", "Alba"]
    before = date(2025, 1, 15)
    assert lane_order(timeline(tracker, before), "actor", list(LOOKS), before) == ["Alba", "Cork", "Bern"]


def test_who_points_at_a_bar_is_told_from_when_to_when_and_on_how_much_it_rests():
    tracker = rows("EU | Toll | support | 2025-01-01", "EU | Toll | oppose | 2025-02-01 | quote | source=B")

    first, last = told_runs(timeline(tracker, DAY))["told"]

    assert first == "EU on Toll: supports, from 1 January 2025 to 1 February 2025; one statement and one origin."
    assert last == "EU on Toll: opposes, since 1 February 2025; one statement and one origin."


def test_who_points_at_a_statement_is_told_whether_it_is_the_actors_own():
    tracker = rows("EU | Toll | support | 2025-01-01 | quote", "EU | Toll | oppose | 2025-01-02 | inference")

    own, claim = told_statements(tracker.positions)["told"]

    assert own == "1 January 2025: EU on Toll, support; source: Gazette."
    assert claim == "2 January 2025: somebody else says of EU on Toll: oppose; source: Gazette."


def test_who_cannot_see_the_chart_is_told_where_the_lanes_stand():
    tracker = rows("EU | Toll | support | 2025-01-01", "UN | Toll | oppose | 2025-02-01 | inference")

    assert words_for_lanes(timeline(tracker, DAY), "actor", "Toll", DAY) == (
        "Toll through time up to the end of 1 March 2025: two actors. Now supports (one), others claim: opposes (one)."
    )
    assert words_for_pair(tracker.positions, "UN", "Toll", DAY).endswith("one statement and one claim by others.")


def test_months_are_named_as_the_language_names_them(monkeypatch: pytest.MonkeyPatch):
    assert calendar()["months"][4] == "May"
    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")
    assert (calendar()["months"][4], calendar()["days"][0]) == ("Mai", "Sonntag")
