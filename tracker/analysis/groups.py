"""Groups of actors: who belongs to which, and how the standings of their members spread, dissent kept."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from tracker.tracker import Tracker

Grouping = Literal["group", "kind"]


def memberships(tracker: Tracker, by: Grouping = "group") -> pd.DataFrame:
    """Who belongs to what: columns group and actor, in the order of the actors table; several groups, several rows.

    By "group", a group is an actor that others are a member of; by "kind", it is the kind of its actors.
    """
    column = "member_of" if by == "group" else "kind"
    if column not in tracker.actors:
        return pd.DataFrame({"group": [], "actor": []}, dtype="str")
    told = tracker.actors[["actor", column]].explode(column) if by == "group" else tracker.actors[["actor", column]]
    found = told.set_axis(["actor", "group"], axis=1).astype({"actor": "str", "group": "str"})
    return found.loc[found["group"].notna() & (found["group"] != ""), ["group", "actor"]].reset_index(drop=True)


def spread(cells: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """How many members of each group stand where: columns group, proposal, stance, actors.

    `cells` are standings, `members` come from `memberships`. Contested cells count as `contested`, those that only
    others speak of as `claimed`, whatever the stance; members without a cell are silent, and have no row here. Nothing
    is averaged.
    """
    state = cells["state"].astype("str")
    plain = cells["stance"].astype("str").where(~state.isin(["contested", "claimed"]), state)
    standing = pd.DataFrame(
        {"actor": cells["actor"].astype("str"), "proposal": cells["proposal"].astype("str"), "stance": plain}
    )
    counted: pd.DataFrame = (
        members.merge(standing, on="actor")
        .assign(group=lambda each: pd.Categorical(each["group"], members["group"].unique()))
        .groupby(["group", "proposal", "stance"], observed=True, as_index=False)
        .agg(actors=("actor", "count"))
        .astype({"group": "str"})
    )
    return counted
