"""How much may be said of a whole row or column of the matrix: a word of weight only where enough bears it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from tracker.analysis.scale import UNSCORED, Scale

Side = Literal["for", "against", "between", "none", "contested"]
Weight = Literal["nothing", "thin", "one side", "mostly", "parted", "mixed"]
SIDES: dict[int, Side] = {1: "for", -1: "against", 0: "between", UNSCORED: "none"}

ENOUGH = 5
"""Firm standings that a word of weight needs: fewer are told one by one, and counted."""
ORIGINS = 2
"""Independent origins that make a standing firm: one report, repeated anywhere, is one origin."""
MOSTLY = 0.75
"""Share of the standings on a side, from which "mostly" may be said."""
PARTED = 1 / 3
"""Share of either side, from which "parted" may be said: one voice against twenty parts nobody."""


@dataclass(frozen=True)
class Verdict:
    """What some standings amount to: `spoke` in own words, of these `counts` on each side, `single` on one origin.

    `firm` counts those with a side that rest on enough origins and were heard of late; `claimed` where only others
    speak; `silent` where nothing is recorded. `side` is where most stand, "" where nobody leads.
    """

    weight: Weight
    side: Side | Literal[""]
    spoke: int
    counts: dict[Side, int]
    single: int
    stale: int
    firm: int
    claimed: int
    silent: int


def verdict_on(cells: pd.DataFrame, pairs: int, scale: Scale) -> Verdict:
    """The verdict on the standings of one actor, or on one proposal (columns of `standings`), of `pairs` possible.

    The rule: only own words count; a standing is firm if it takes a side (for, between, against), is not contested,
    rests on two independent origins or more and is not stale. With fewer than five firm ones the weight is "thin",
    whatever they say. Else, of all that take a side or are contested, firm or not: every one on one side is "one
    side", three in four are "mostly", a third and more on both sides is "parted", anything else "mixed".
    """
    own = cells[cells["state"] != "claimed"]
    sides = sides_of(own, scale)
    counts: dict[Side, int] = {side: int((sides == side).sum()) for side in (*SIDES.values(), "contested")}
    firm = sides.isin(["for", "against", "between"]) & (own["origins"] >= ORIGINS) & ~own["stale"]
    leading = _leading(counts)
    return Verdict(
        weight=_weight(counts, leading, int(firm.sum())) if len(own) else "nothing",
        side=leading,
        spoke=len(own),
        counts=counts,
        single=int(own["single_origin"].sum()),
        stale=int(own["stale"].sum()),
        firm=int(firm.sum()),
        claimed=len(cells) - len(own),
        silent=pairs - len(cells),
    )


def sides_of(cells: pd.DataFrame, scale: Scale) -> pd.Series[str]:
    """On which side of its proposal each standing is: for, against, between, none (no score) or contested."""
    side: dict[str, str] = {word: SIDES[int(number)] for word, number in zip(scale.words, scale.sides, strict=True)}
    return cells["stance"].astype("str").map(side).fillna("contested")


def _leading(counts: dict[Side, int]) -> Side | Literal[""]:
    most = max(counts.values())
    leaders = [side for side, number in counts.items() if number == most]
    return leaders[0] if len(leaders) == 1 else ""


def _weight(counts: dict[Side, int], leading: Side | Literal[""], firm: int) -> Weight:
    taken = sum(counts.values()) - counts["none"]
    if firm < ENOUGH:
        return "thin"
    if leading in ("for", "against", "between") and counts[leading] >= MOSTLY * taken:
        return "one side" if counts[leading] == taken else "mostly"
    return "parted" if min(counts["for"], counts["against"]) >= PARTED * taken else "mixed"
