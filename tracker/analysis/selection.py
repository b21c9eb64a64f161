"""What somebody wants to see: some actors, proposals, topics, groups and stances, found by the names they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.names import suggestion
from tracker.problem import TrackerError
from tracker.tracker import Tracker


class UnknownNameError(TrackerError):
    """A name that the tracker does not hold, with the nearest one it does."""


@dataclass(frozen=True)
class Selection:
    """A choice of cells; an empty part chooses all. Names are exact: see `known_name`."""

    actors: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    search: str = ""

    def narrow(self, tracker: Tracker, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table (columns actor and proposal, perhaps stance) that the choice holds, in their order."""
        keep = pd.Series(True, index=table.index)
        if self.actors or self.groups:
            keep &= table["actor"].isin({*self.actors, *members(tracker, self.groups)})
        if self.proposals or self.topics:
            keep &= table["proposal"].isin({*self.proposals, *on_topics(tracker, self.topics)})
        if self.stances and "stance" in table:
            keep &= _shows(table["stance"].astype("str"), self.stances)
        if self.search:
            keep &= _holding(tracker, table, self.search)
        return table[keep].reset_index(drop=True)


def members(tracker: Tracker, groups: tuple[str, ...]) -> set[str]:
    """The groups themselves and the actors that belong to one of them."""
    if "member_of" not in tracker.actors:
        return set(groups)
    belongs = tracker.actors["member_of"].map(lambda of: bool(set(groups) & set(of)))
    return {*groups, *tracker.actors.loc[belongs.astype(bool), "actor"]}


def groups_of(tracker: Tracker) -> list[str]:
    """Every actor that others belong to, in the order of the actors table."""
    if "member_of" not in tracker.actors:
        return []
    named = {group for groups in tracker.actors["member_of"] for group in groups}
    return [actor for actor in tracker.actors["actor"] if actor in named]


def topics_of(tracker: Tracker) -> list[str]:
    """Every topic of the proposals, in their order."""
    return [topic for topic in dict.fromkeys(tracker.proposals.get("topic", [])) if topic]


def on_topics(tracker: Tracker, topics: tuple[str, ...]) -> set[str]:
    """The proposals that belong to one of the topics."""
    if not topics:
        return set()
    return set(tracker.proposals.loc[tracker.proposals["topic"].isin(topics), "proposal"])


def known_name(tracker: Tracker, table: str, name: str) -> str:
    """The key that a name stands for: itself, the one it is an alias of, or the only one it can be a spelling of.

    Raises UnknownNameError with the nearest name for anything else.
    """
    text = tracker.texts[table]
    names = list(text.frame[text.table.key])
    if name in names:
        return name
    hint, sure = suggestion(name, names, alias_names(tracker) if table == "actors" else {})
    if sure:
        return sure
    noun = table.removesuffix("s")
    raise UnknownNameError(f"'{name}' is not {'an' if noun[0] in 'aeiou' else 'a'} {noun}; {hint or _all(names)}")


def alias_names(tracker: Tracker) -> dict[str, str]:
    """The actor that each alias stands for."""
    if "aliases" not in tracker.actors:
        return {}
    pairs = zip(tracker.actors["actor"], tracker.actors["aliases"], strict=True)
    return {alias: actor for actor, aliases in pairs for alias in aliases}


def _all(names: list[str]) -> str:
    return "known are " + ", ".join(names[:12]) + (" …" if len(names) > 12 else "") if names else "none is known yet"


def _shows(stances: pd.Series[str], chosen: tuple[str, ...]) -> pd.Series[bool]:
    """Which cells show one of the stances, alone or contested ("oppose / support")."""
    shown = {text: not {text, *text.split(" / ")}.isdisjoint(chosen) for text in stances.unique()}
    return stances.map(shown).astype("bool")


def _holding(tracker: Tracker, table: pd.DataFrame, search: str) -> pd.Series[bool]:
    """The cells in whose statements, or names, a text occurs, whatever its case."""
    positions = tracker.positions
    found = np.zeros(len(positions), dtype=bool)
    for name in positions.columns.difference(["id", "date"]):
        found |= _contains(positions[name], search)
    hits = pd.MultiIndex.from_frame(positions.loc[found, ["actor", "proposal"]].drop_duplicates().astype("str"))
    return pd.Series(pd.MultiIndex.from_frame(table[["actor", "proposal"]].astype("str")).isin(hits), index=table.index)


def _contains(column: pd.Series[Any], search: str) -> npt.NDArray[np.bool_]:
    """Where a column holds the text, whatever its case; of categories, each is looked at once."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        known = column.cat.categories.astype("str").str.contains(search, case=False, regex=False)
        return np.append(known, False)[column.cat.codes]
    texts = column.astype("str").fillna("")
    return np.asarray(texts.str.contains(search, case=False, regex=False), dtype=bool)
