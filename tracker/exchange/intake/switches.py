"""Who takes another stance than before: what next month's edition of a table is read for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from tracker.analysis.runs import timeline
from tracker.exchange.intake.identity import CHANGED, NEW, Pairing
from tracker.exchange.intake.statements import Statements
from tracker.tracker import Tracker

CELL = ["actor", "proposal"]


def stances_before(tracker: Tracker, said: Statements, pairing: Pairing) -> dict[int, str]:
    """By its place, the stance before each new statement that is not the first of its cell, or changes one."""
    return {**_corrected(tracker, said, pairing), **_followed(tracker, said, pairing)}


def switched_rows(said: Statements, before: dict[int, str]) -> pd.DataFrame:
    """The statements that differ from the stance before: columns actor, proposal, before, after, date, row."""
    places = sorted(before)
    frame = said.frame.iloc[places]
    table = pd.DataFrame(
        {
            **{name: frame[name].astype("str").to_numpy() for name in CELL},
            "before": [before[place] for place in places],
            "after": frame["stance"].astype("str").to_numpy(),
            "date": frame["date"].astype("str").to_numpy(),
            "row": said.sheet.rows[said.records[places]],
        }
    )
    return table[table["before"] != table["after"]].reset_index(drop=True)


def _corrected(tracker: Tracker, said: Statements, pairing: Pairing) -> dict[int, str]:
    stances = tracker.texts["positions"].frame["stance"]
    places = np.flatnonzero(pairing.verdict == CHANGED).tolist()
    pairs = ((place, str(stances.iloc[int(pairing.record[place])])) for place in places)
    return {place: before for place, before in pairs if before != said.frame["stance"].iloc[place]}


def _followed(tracker: Tracker, said: Statements, pairing: Pairing) -> dict[int, str]:
    """For new statements the run of standings that their day falls behind."""
    places = np.flatnonzero(pairing.verdict == NEW)
    if not len(places) or not len(tracker.positions):
        return {}
    frame = said.frame.iloc[places]
    asked = pd.DataFrame({name: frame[name].astype("str").to_numpy() for name in CELL})
    asked["day"] = pd.to_datetime(frame["date"].astype("str").reset_index(drop=True))
    asked["day"] = asked["day"].astype("datetime64[us]")
    asked["place"] = places
    merged = pd.merge_asof(
        asked.sort_values("day"), _runs(tracker), left_on="day", right_on="from", by=CELL, allow_exact_matches=False
    ).dropna(subset=["held"])
    return dict(zip(merged["place"].tolist(), merged["held"].tolist(), strict=True))


def _runs(tracker: Tracker) -> Any:
    runs = timeline(tracker)[[*CELL, "stance", "from"]].rename(columns={"stance": "held"})
    return runs.astype(dict.fromkeys([*CELL, "held"], "str")).astype({"from": "datetime64[us]"}).sort_values("from")
