"""Who moved between two days: each change of a standing, its kind and its sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.analysis.labels import coded, deciding_rows, joined, named_cells, stance_labels
from tracker.analysis.ranking import CLAIMED, CONTESTED, Integers, Ranking, last_entries
from tracker.analysis.scale import UNRECORDED, UNSCORED, Scale, scale_of
from tracker.analysis.standing import Clock, as_days, ranking_on
from tracker.tracker import Tracker

KINDS = ["new", "reversal", "shift", "contested", "settled"]
NEW, REVERSAL, SHIFT, TURNED_CONTESTED, SETTLED = range(5)
NO_RECORD = "no record"


def changes_between(tracker: Tracker, since: str | date, until: str | date, clock: Clock = "said") -> pd.DataFrame:
    """Every standing that differs between the end of one day and the end of a later one, by actor and proposal.

    Columns: actor, proposal; kind (new: no record before, or the actor's own words where only claims stood;
    reversal: the side flips; shift: the strength changes, or it goes to or from neutral or undeclared; contested;
    settled); before and after (stances, before "" for no record); date (first day of the new standing), source and
    ids (of the rows that brought it, parted by ";") and sentence. Raises ValueError for a day that is none.
    """
    moves = moves_between(tracker, since, until, clock)
    return moves.drop(columns=["was_claimed", "is_claimed"]).assign(sentence=_sentences(tracker, moves))


def moves_between(tracker: Tracker, since: str | date, until: str | date, clock: Clock = "said") -> pd.DataFrame:
    """The changes without their sentences; was_claimed and is_claimed tell where only others said so."""
    scale = scale_of(tracker.stances)
    (_, old, was), (positions, new, now) = _heard(tracker, since, clock), _heard(tracker, until, clock)
    place = np.searchsorted(old.cell[was], new.cell[now])
    known = np.append(old.cell[was], -1)[place] == new.cell[now]
    before = np.where(known, np.append(was, -1)[place], -1)
    kind = change_kinds(old, before, new, now, scale)
    moved = kind >= 0
    before, now = before[moved], now[moved]
    table = _changes(positions, old, before, new, now, scale)
    table.insert(2, "kind", pd.Series(coded(kind[moved], KINDS)))
    return table.assign(
        was_claimed=(_at(old.state, before) == CLAIMED) & (before >= 0), is_claimed=new.state[now] == CLAIMED
    )


def change_kinds(old: Ranking, before: Integers, new: Ranking, now: Integers, scale: Scale) -> npt.NDArray[np.int8]:
    """The kind of change from each entry of the old ranking (-1: no record) to one of the new; -1 for none."""
    none = before < 0
    was_state, was_mask = _at(old.state, before), _at(old.mask, before)
    was_own = _at(old.rank, before) <= UNRECORDED
    state, mask, own = new.state[now], new.mask[now], new.rank[now] <= UNRECORDED
    was_side, side = _side(was_mask, scale), _side(mask, scale)
    flips = (was_side != UNSCORED) & (side != UNSCORED) & (was_side * side == -1)
    rules: list[tuple[Any, int]] = [
        (none | (~was_own & own), NEW),
        ((was_state == CONTESTED) & (state != CONTESTED), SETTLED),
        ((state == CONTESTED) & ((was_state != CONTESTED) | (was_mask != mask)), TURNED_CONTESTED),
        (was_mask == mask, -1),
        (flips, REVERSAL),
    ]
    return np.select([where for where, _ in rules], [kind for _, kind in rules], SHIFT).astype(np.int8)


def _heard(tracker: Tracker, day: str | date, clock: Clock) -> tuple[pd.DataFrame, Ranking, Integers]:
    positions, ranking, until = ranking_on(tracker, pd.Timestamp(day), clock)
    return positions, ranking, last_entries(ranking, until)


def _changes(
    positions: pd.DataFrame, old: Ranking, before: Integers, new: Ranking, now: Integers, scale: Scale
) -> pd.DataFrame:
    opening = new.run_start[now]
    deciding = deciding_rows(new, opening)
    was = stance_labels(_at(old.mask, before) * (before >= 0), scale)
    return pd.DataFrame(
        {
            **named_cells(positions, new.cell[now]),
            "before": was,
            "after": stance_labels(new.mask[now], scale),
            "date": as_days(new.day[opening]),
            "source": joined(positions, "source", deciding, "; "),
            "ids": joined(positions, "id", deciding, ";"),
        },
        copy=False,
    )


def _sentences(tracker: Tracker, moves: pd.DataFrame) -> pd.Series[str]:
    was, became = _told(moves["before"], moves["was_claimed"]), _told(moves["after"], moves["is_claimed"])
    publishers = publishers_of(tracker, moves["source"])
    words: list[Any] = [
        moves["actor"],
        " on ",
        moves["proposal"],
        ": ",
        was,
        " → ",
        became,
        ", ",
        moves["date"],
        ", ",
        publishers,
    ]
    texts = [each if isinstance(each, str) else _text(each) for each in words]
    return pd.Series(pc.binary_join_element_wise(*texts, ""), dtype="str")


def _told(stance: pd.Series[Any], claimed: pd.Series[bool]) -> pd.Series[Any]:
    """Each stance as a sentence says it."""
    words = [word or NO_RECORD for word in stance.cat.categories]
    claims = [f"{word} (claimed by others)" for word in words]
    return pd.Series(coded(stance.cat.codes.to_numpy() + claimed.to_numpy() * np.int64(len(words)), words + claims))


def publishers_of(tracker: Tracker, source: pd.Series[str]) -> pd.Series[str]:
    """The publisher of each source where it is known, else the source's own name; each once where there are several."""
    if "publisher" not in tracker.sources:
        return source
    pairs = zip(tracker.sources["source"], tracker.sources["publisher"], strict=True)
    known = {name: publisher for name, publisher in pairs if publisher}
    texts = _text(source).dictionary_encode()
    told = [
        known.get(text) or "; ".join(dict.fromkeys(known.get(one, one) for one in text.split("; ")))
        for text in texts.dictionary.to_pylist()
    ]
    return pd.Series(pa.array(told, pa.string()).take(texts.indices), index=source.index, dtype="str")


def _text(column: pd.Series[Any]) -> pa.Array:
    array = pa.array(column)
    if pa.types.is_timestamp(array.type):
        array = array.cast(pa.date32())  # a day as text is 2025-08-28
    return array.cast(pa.string())


def _at(column: Integers, entries: Integers) -> Integers:
    """The column at some entries; 0 for the entry -1."""
    return np.where(entries < 0, 0, column[entries]) if len(column) else np.zeros_like(entries)


def _side(mask: Integers, scale: Scale) -> Integers:
    place = np.log2(np.maximum(mask, 1)).astype(np.int64)
    return scale.sides[place] if len(scale.sides) else place
