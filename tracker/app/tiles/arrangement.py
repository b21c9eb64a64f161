"""The rows of the matrix in the order that somebody asked for: by name, by group with headings, by a stance."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from tracker import Tracker
from tracker.analysis.groups import Grouping, memberships, spread

By = Literal["listed", "name", "group", "kind", "stance"]


class Order(NamedTuple):
    """What the rows go by; `on` is the proposal of an order by stance, `falling` turns it round."""

    by: By = "listed"
    falling: bool = False
    on: str = ""

    @property
    def word(self) -> str:
        """The order as the URL holds it: "", name, -name, group, kind, on:European troops, -on:European troops."""
        word = {"listed": "", "stance": f"on:{self.on}"}.get(self.by, self.by)
        return f"-{word}" if self.falling and word else word


class Block(NamedTuple):
    """Rows under one heading: places of actors; no `name` where there is none.

    `members` counts everybody who belongs to it, shown or not; `spread` tells of a column how many of them stand
    where, as pairs of a stance (or contested, or claimed) and a number.
    """

    rows: list[int]
    name: str = ""
    members: int = 0
    spread: dict[int, list[tuple[str, int]]] = {}  # noqa: RUF012  a default that nobody changes


def order_of(word: str, proposals: Sequence[str]) -> Order:
    """The order that a word of the URL names; the listed one for any other word."""
    plain, falling = word.removeprefix("-"), word.startswith("-")
    if plain.startswith("on:") and plain[3:] in proposals:
        return Order("stance", falling, plain[3:])
    if plain == "name":
        return Order("name", falling)
    return Order(plain) if plain in ("group", "kind") and not falling else Order()  # type: ignore[arg-type]  # one of two words


def blocks_of(
    tracker: Tracker, cells: pd.DataFrame, names: tuple[list[str], list[str]], order: Order, every: pd.DataFrame
) -> list[Block]:
    """The actors' places in blocks; `every` are the standings of all actors, whatever the filters leave of them."""
    actors, proposals = names
    if order.by in ("group", "kind"):
        return _grouped(tracker, actors, proposals, "group" if order.by == "group" else "kind", every)
    places = list(range(len(actors)))
    if order.by == "name":
        places.sort(key=lambda place: _sortable(actors[place]), reverse=order.falling)
    if order.by == "stance":
        places = _by_stance(tracker, cells, actors, order)
    return [Block(places)]


def _sortable(name: str) -> str:
    """A name as a dictionary has it: Türkiye beside Turkey, whatever the case."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))


def _by_stance(tracker: Tracker, cells: pd.DataFrame, actors: list[str], order: Order) -> list[int]:
    """Along the scale, contested cells after the stance they show first; either way those without a score come after.

    The last ones are silent.
    """
    scale, scored = list(tracker.stances["stance"]), tracker.stances["score"].notna().to_numpy()
    here = cells[cells["proposal"] == order.on]
    first = here["stance"].astype("str").str.split(" / ").str[0].map(scale.index).to_numpy(dtype=int)
    rank = (first + 0.5 * (here["state"] == "contested").to_numpy()) * (-1 if order.falling else 1)
    keys = zip(here["actor"].astype("str"), ~scored[first], rank, strict=True)
    places = {actor: (bool(unscored), float(place)) for actor, unscored, place in keys}
    heard = [place for place, actor in enumerate(actors) if actor in places]
    heard.sort(key=lambda place: places[actors[place]])
    return heard + [place for place, actor in enumerate(actors) if actor not in places]


def _grouped(
    tracker: Tracker, actors: list[str], proposals: list[str], by: Grouping, every: pd.DataFrame
) -> list[Block]:
    """A block a group, the group's own row first in it, its members next; at the end those that belong to none."""
    belongs = memberships(tracker, by)
    place = {actor: number for number, actor in enumerate(actors)}
    column = {proposal: number for number, proposal in enumerate(proposals)}
    scale = [*tracker.stances["stance"], "contested", "claimed"]
    counts = spread(every[every["proposal"].isin(proposals)], belongs).sort_values(
        "stance", key=lambda stances: stances.map(scale.index), kind="stable"
    )
    blocks, seen = [], set()
    for group in dict.fromkeys(sorted(belongs["group"], key=_first_listed(tracker, by))):
        members = belongs.loc[belongs["group"] == group, "actor"]
        rows = [place[name] for name in dict.fromkeys([group, *members] if by == "group" else members) if name in place]
        if set(rows) - {place.get(group)}:
            told = _spread(counts[counts["group"] == group], column)
            blocks.append(Block(rows, group, len(members), told))
            seen.update(rows)
    rest = [number for number in range(len(actors)) if number not in seen]
    return [*blocks, Block(rest)] if rest else blocks


def _first_listed(tracker: Tracker, by: Grouping) -> Any:
    """Groups go in the order of the actors table, kinds in that of the schema."""
    known = list(tracker.actors["actor"])
    if by == "kind":
        field = tracker.schema.table("actors").by_name["kind"]
        known = [*(getattr(field, "enum", None) or ()), *dict.fromkeys(tracker.actors["kind"])]
    return {name: number for number, name in reversed(list(enumerate(known)))}.__getitem__


def _spread(counts: pd.DataFrame, column: dict[str, int]) -> dict[int, list[tuple[str, int]]]:
    told: dict[int, list[tuple[str, int]]] = {}
    for proposal, stance, number in zip(counts["proposal"], counts["stance"], counts["actors"], strict=True):
        told.setdefault(column[proposal], []).append((stance, int(number)))
    return told
