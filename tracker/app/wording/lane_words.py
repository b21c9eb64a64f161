"""What the lanes of a timeline say to who points at a bar or a dot, and to who cannot see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from babel import Locale

from tracker.app.wording.language import catalogue, say, spoken
from tracker.app.wording.phrases import count_of, day_in_words, listed, stance_in_brief, stances_in_words
from tracker.charts.dots import own_words


def told_runs(runs: pd.DataFrame) -> pd.DataFrame:
    """Each run with its sentence: who stood how on what, from when to when, and on how much it rests."""
    return runs.assign(told=[_run_told(run) for run in runs.rename(columns={"from": "begin"}).itertuples()])


def told_dots(dots: pd.DataFrame) -> pd.DataFrame:
    """Each dot with its sentence: on which day, who said what, or had it said of them, and how often."""
    return dots.assign(told=[_dot_told(dot) for dot in dots.itertuples()])


def told_statements(said: pd.DataFrame) -> pd.DataFrame:
    """Each statement with its sentence: when, who, which stance, who reports it, and who says so of whom."""
    return said.assign(told=[_statement_told(row) for row in said.assign(own=own_words(said)).itertuples()])


def words_for_lanes(runs: pd.DataFrame, lane: str, subject: str, day: date) -> str:
    """What the chart shows, for who cannot see it: how many lanes stand where; each bar and dot tells the rest."""
    lasting = runs[runs["until"].isna()].itertuples()
    stands = Counter(stance_in_brief(run) for run in lasting).items()
    told = ", ".join(say("timeline.stand", stance=stance, count=number) for stance, number in stands)
    lanes = count_of(runs[lane].nunique(), lane)
    return say("timeline.alt", subject=subject, lanes=lanes, day=day_in_words(day), stands=told)


def words_for_pair(said: pd.DataFrame, actor: str, proposal: str, day: date) -> str:
    """What the chart of a pair shows, for who cannot see it: how many statements of either kind."""
    own = int(own_words(said).sum())
    counts = [count_of(own, "statement"), count_of(len(said) - own, "claim")]
    return say("timeline.alt_pair", actor=actor, proposal=proposal, counts=listed(counts), day=day_in_words(day))


def calendar() -> Mapping[str, Any]:
    """The names of months and days as the drawing of an axis needs them, in the language of the run."""
    locale: Locale = catalogue(spoken()).locale
    months, days = locale.months["format"], locale.days["format"]
    week = [6, 0, 1, 2, 3, 4, 5]  # a drawing counts from Sunday
    return {
        "dateTime": "%x %X", "date": "%d.%m.%Y", "time": "%H:%M", "periods": ["AM", "PM"],
        "months": [months["wide"][number] for number in range(1, 13)],
        "shortMonths": [months["abbreviated"][number] for number in range(1, 13)],
        "days": [days["wide"][number] for number in week],
        "shortDays": [days["abbreviated"][number] for number in week],
    }  # fmt: skip


def _run_told(run: Any) -> str:
    told = {
        "actor": run.actor,
        "proposal": run.proposal,
        "stance": stance_in_brief(run),
        "since": day_in_words(run.begin),
        "support": listed([count_of(run.rows, "statement"), count_of(run.origins, "origin")]),
    }
    if pd.isna(run.until):
        return say("timeline.run_open", **told)
    return say("timeline.run", **told, until=day_in_words(run.until))


def _dot_told(dot: Any) -> str:
    told = {"actor": dot.actor, "proposal": dot.proposal, "stance": stances_in_words(dot.stance)}
    number = count_of(dot.statements, "statement" if dot.own else "claim")
    return say("timeline.dot", **told, day=day_in_words(dot.date), statements=number)


def _statement_told(row: Any) -> str:
    told = {"day": day_in_words(row.date, getattr(row, "precision", "")), "actor": row.actor, "source": row.source}
    key = "timeline.statement" if row.own else "timeline.claim"
    return say(key, **told, proposal=row.proposal, stance=stances_in_words(row.stance))
