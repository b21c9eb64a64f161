"""Warnings about statements: nothing is broken, but somebody should look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.columns import Codes, combined, days_of, distinct, origins, problems_where
from tracker.checks.registers import register_cautions
from tracker.checks.values import Fault
from tracker.problem import Problem
from tracker.store.text import TextTable

LONG_QUOTE = 500
CLAIMS = ("third-party", "inference")
Mask = npt.NDArray[np.bool_]


def find_cautions(texts: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """Every warning worth giving as of today; where a file cannot be read, nothing is guessed about it."""
    if not all(texts[name].readable for name in ("positions", "actors", "proposals", "sources", "stances")):
        return
    positions = texts["positions"]
    yield from register_cautions(texts)
    yield from quote_cautions(positions)
    yield from date_cautions(positions, texts["sources"], today)
    yield from condition_cautions(positions, texts["stances"])
    yield from repetition_cautions(positions)
    yield from unnamed_cautions(positions)


def quote_cautions(text: TextTable) -> Iterator[Problem]:
    """A quote that is missing where the attribution promises one, or too long to be one."""
    if not {"quote", "attribution"} <= set(text.table.columns):
        return
    quote = text.frame["quote"]
    missing = ((text.frame["attribution"] == "quote") & (quote == "")).to_numpy()
    fault = Fault("quote-missing", "is empty although the attribution is quote", "add the words, or say paraphrase")
    yield from problems_where(text, "quote", missing, fault, "warning")
    long = (quote.str.len() > LONG_QUOTE).to_numpy()
    fault = Fault("quote-long", f"is longer than {LONG_QUOTE} characters", "keep the words that carry the stance")
    yield from problems_where(text, "quote", long, fault, "warning")


def date_cautions(text: TextTable, sources: TextTable, today: date) -> Iterator[Problem]:
    """A statement from the future, or one dated after its source appeared."""
    days = row_days(text.frame["date"])
    with np.errstate(invalid="ignore"):
        future = days > np.datetime64(today, "D")
    exact = _exact(text)
    fault = Fault("future", "lies in the future", "correct the day")
    yield from problems_where(text, "date", future & exact, fault, "warning")
    if "published" in sources.table.columns:
        published = dict(zip(sources.frame["source"], days_of(sources.frame["published"].tolist()), strict=True))
        values, codes = distinct(text.frame["source"])
        appeared = np.array([published.get(name, np.datetime64("NaT")) for name in values], "datetime64[D]")
        late = days > appeared[codes] if len(values) else np.zeros(len(days), bool)
        fault = Fault("after-publication", "lies after the day its source appeared", "correct one of the two days")
        yield from problems_where(text, "date", late & exact, fault, "warning")


def condition_cautions(text: TextTable, stances: TextTable) -> Iterator[Problem]:
    """A condition where no side was taken."""
    if "condition" in text.table.columns:
        unscored = stances.frame.loc[stances.frame["score"] == "", "stance"].tolist()
        odd = (text.frame["stance"].isin(unscored) & (text.frame["condition"] != "")).to_numpy()
        fault = Fault("condition-undeclared", "conditions a stance that takes no side", "code the stance, or note it")
        yield from problems_where(text, "condition", odd, fault, "warning")


def repetition_cautions(text: TextTable) -> Iterator[Problem]:
    """The same statement from one origin twice; one source with two stances on one day."""
    frame = text.frame
    sound = np.logical_and.reduce([frame[name] != "" for name in ("date", "actor", "proposal", "stance", "source")])
    cell_day = [_coded(frame[name]) for name in ("actor", "proposal", "date")]
    names, origin = origins(_column(frame, "via"), frame["source"])
    again = _repeated(combined(*cell_day, (origin, len(names))), sound)
    fault = Fault("same-origin-twice", "another row has the same actor, proposal, day and origin", "keep both only")
    fault = fault._replace(hint="two reports of one origin count once; remove one if it adds nothing")
    yield from problems_where(text, "source", again, fault, "warning")
    reports = combined(*cell_day, _coded(frame["source"]))
    shared = sound & pd.Series(reports).duplicated(keep=False).to_numpy()  # few, so that the rest is quick
    said = combined((reports, int(reports.max(initial=0)) + 1), _coded(frame["stance"]))
    split = _repeated(reports, shared & ~_repeated(said, shared))
    fault = Fault(
        "two-stances", "this source has another stance for the same actor, proposal and day", "see which holds"
    )
    yield from problems_where(text, "stance", split, fault, "warning")


def unnamed_cautions(text: TextTable) -> Iterator[Problem]:
    """A cell whose own words all come from anonymous people by one origin."""
    frame = text.frame
    if "attribution" not in text.table.columns or not (frame["attribution"] == "unnamed").any():
        return
    unnamed = (frame["attribution"] == "unnamed").to_numpy()
    named = ~unnamed & ~frame["attribution"].isin(CLAIMS).to_numpy()
    cell = combined(*(_coded(frame[name]) for name in ("actor", "proposal")))
    _, origin = origins(_column(frame, "via"), frame["source"])
    rows = pd.DataFrame({"cell": cell, "origin": origin})[unnamed]
    rows = rows[~rows["cell"].isin(cell[named])]
    weak = rows[rows.groupby("cell")["origin"].transform("nunique") == 1]
    where = np.zeros(len(frame), bool)
    where[weak.drop_duplicates("cell", keep="last").index] = True
    fault = Fault("one-unnamed-source", "the cell rests on anonymous people in one source", "look for a second source")
    yield from problems_where(text, "attribution", where, fault, "warning")


def row_days(column: pd.Series[Any]) -> npt.NDArray[np.datetime64]:
    """Each row's day, not-a-time where its text names none."""
    values, codes = distinct(column)
    return days_of(values)[codes] if values else np.empty(0, "datetime64[D]")


def _exact(text: TextTable) -> Mask:
    precision = _column(text.frame, "precision")
    return precision.isin(["", "day"]).to_numpy()


def _column(frame: pd.DataFrame, name: str) -> pd.Series[Any]:
    return frame[name] if name in frame else pd.Series([""] * len(frame))


def _coded(column: pd.Series[Any]) -> tuple[Codes, int]:
    values, codes = distinct(column)
    return codes, len(values)


def _repeated(key: npt.NDArray[np.int64], among: Mask) -> Mask:
    """The rows among those asked about whose key an earlier one of them has."""
    rows = np.flatnonzero(among)
    repeated = np.zeros(len(key), bool)
    repeated[rows] = pd.Series(key[rows]).duplicated().to_numpy()
    return repeated
