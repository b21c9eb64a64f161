"""The scale and the attributions as numbers: sides, strengths and ranks, so that comparing is arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

OWN_WORDS = ("act", "document", "quote", "paraphrase", "unnamed")
CLAIMS = ("third-party", "inference")
UNRECORDED = len(OWN_WORDS)
"""Rank of an empty attribution: own words, after `unnamed`."""

UNSCORED = 2
"""The side of a stance without a score: neither for (1), against (-1) nor between (0)."""

Integers = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Scale:
    """The stances in their order, each with its side, and all of them from the weakest to the strongest."""

    words: list[str]
    sides: Integers
    by_weakness: Integers

    def weakness(self) -> Integers:
        """Each stance's place in `by_weakness`: the lower, the weaker."""
        return np.argsort(self.by_weakness)

    def label(self, mask: int) -> str:
        """The words of a set of stances (bit i: stance i), in the scale's order, parted by " / "."""
        return " / ".join(word for place, word in enumerate(self.words) if mask >> place & 1)


def scale_of(stances: pd.DataFrame) -> Scale:
    """The scale of a stances table: columns stance and score (NaN: no score)."""
    scores = stances["score"].to_numpy(dtype=float)
    sides = np.where(np.isnan(scores), UNSCORED, np.sign(scores)).astype(np.int8)
    strength = np.where(np.isnan(scores), 0.0, np.abs(scores))
    return Scale(stances["stance"].tolist(), sides, np.argsort(strength, kind="stable").astype(np.int64))


def attribution_ranks(attributions: pd.Series[Any]) -> Integers:
    """Each row's attribution as a number, closest to the actor first; above `UNRECORDED` are claims."""
    order = {word: rank for rank, word in enumerate((*OWN_WORDS, "", *CLAIMS))}
    ranks = [order.get(word, UNRECORDED) for word in attributions.cat.categories]
    return np.array([*ranks, UNRECORDED], dtype=np.int8)[attributions.cat.codes.to_numpy()]


def attribution_words() -> list[str]:
    """The attribution that each rank stands for; "" where none was recorded."""
    return [*OWN_WORDS, "", *CLAIMS]
