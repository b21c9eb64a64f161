"""Who stands near whom: how far an actor's stances agree with each other actor's, where both take a side."""

from __future__ import annotations

import pandas as pd

MIN_SHARED = 3
"""Proposals on which both must hold a scored standing: below it, nothing is said of a pair."""


def agreement_with(cells: pd.DataFrame, actor: str, stances: pd.DataFrame, at_least: int = MIN_SHARED) -> pd.DataFrame:
    """Each other actor's agreement with one, from standings: the mean of 1 − |difference of the scores| / 2.

    Columns: actor, agreement (0 opposite … 1 the same, on a scale from −1 to 1) and shared (on how many proposals
    both hold a standing of their own with a score), the nearest first. Contested and claimed cells count for nobody.
    """
    score = stances.set_index("stance")["score"].astype("float")
    held = cells[cells["state"] == "held"]
    scored = held.assign(score=held["stance"].astype("str").map(score).astype("float")).dropna(subset="score")
    own = scored[scored["actor"] == actor].set_index("proposal")["score"]
    others = scored[(scored["actor"] != actor) & scored["proposal"].isin(own.index)]
    near: pd.Series[float] = 1 - (others["score"] - others["proposal"].astype("str").map(own).astype("float")).abs() / 2
    pairs = near.groupby(others["actor"].astype("str")).agg(agreement="mean", shared="size").reset_index()
    enough = pairs[pairs["shared"] >= at_least]
    return enough.sort_values(["agreement", "shared"], ascending=False, kind="stable", ignore_index=True)
