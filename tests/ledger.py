"""The reading of rows once more, slow and obvious: one row after the other, straight from the data model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

OWN = ("act", "document", "quote", "paraphrase", "unnamed", "")
CLAIMS = ("third-party", "inference")
UNSCORED = "unscored"


class Row(NamedTuple):
    """One statement on one cell."""

    id: str
    day: date
    stance: str
    attribution: str
    source: str
    via: str
    condition: str
    published: date | None


class Standing(NamedTuple):
    """What a cell says at the end of a day."""

    stance: str
    state: str
    own: bool
    last: date
    deciding: tuple[Row, ...]


class Ledger:
    """The statements on one cell, and the scale they are read by (word → score, None for no score)."""

    def __init__(self, rows: Sequence[Row], scale: Mapping[str, float | None]) -> None:
        """Keep them; nothing is worked out in advance."""
        self.rows, self.scale = list(rows), scale

    def known_on(self, day: date) -> Ledger:
        """Only the rows whose source had appeared by the end of a day."""
        return Ledger([row for row in self.rows if (row.published or row.day) <= day], self.scale)

    def deciding_kind(self, day: date) -> list[Row]:
        """The rows up to a day that may decide: the actor's own words if there are any, else the claims."""
        heard = [row for row in self.rows if row.day <= day]
        own = [row for row in heard if row.attribution in OWN]
        return own or heard

    def standing(self, day: date) -> Standing | None:
        """The standing at the end of a day; None where nothing is recorded."""
        rows = self.deciding_kind(day)
        if not rows:
            return None
        last = max(row.day for row in rows)
        rows = [row for row in rows if row.day == last]
        closest = min(closeness(row) for row in rows)
        rows = [row for row in rows if closeness(row) == closest]
        own = rows[0].attribution in OWN
        stances = {row.stance for row in rows}
        if len({self.side(stance) for stance in stances}) > 1:
            return Standing(" / ".join(self.in_order(stances)), "contested", own, last, tuple(rows))
        stance = min(self.in_order(stances), key=self.strength)
        state = "claimed" if not own else "undeclared" if self.scale[stance] is None else "held"
        return Standing(stance, state, own, last, tuple(rows))

    def side(self, stance: str) -> object:
        """For (1), against (-1), between (0), or the side of no score."""
        score = self.scale[stance]
        return UNSCORED if score is None else (score > 0) - (score < 0)

    def strength(self, stance: str) -> float:
        """How far from the middle."""
        return abs(self.scale[stance] or 0)

    def in_order(self, stances: set[str]) -> list[str]:
        """The stances in the order of the scale."""
        return [word for word in self.scale if word in stances]

    def runs(self) -> list[tuple[date, Standing]]:
        """The first day of each run and what stands in it at its end."""
        found: list[tuple[date, Standing]] = []
        for day in sorted({row.day for row in self.rows}):
            now = self.standing(day)
            assert now
            if found and found[-1][1][:3] == now[:3]:
                found[-1] = (found[-1][0], now)
            else:
                found.append((day, now))
        return found

    def run_on(self, day: date) -> tuple[date, Standing] | None:
        """The run in which a day lies, as it stands at the end of that day."""
        runs = Ledger([row for row in self.rows if row.day <= day], self.scale).runs()
        return runs[-1] if runs else None

    def support(self, since: date, standing: Standing) -> list[Row]:
        """The statements of a run, up to its last day, on the side (or sides) of its standing."""
        sides = {self.side(stance) for stance in standing.stance.split(" / ")}
        return [
            row
            for row in self.rows
            if since <= row.day <= standing.last
            and (row.attribution in OWN) == standing.own
            and self.side(row.stance) in sides
        ]

    def cell(self, day: date, clock: str, stale_after: int) -> dict[str, object] | None:
        """Every column of the standing on a day."""
        known = self if clock == "said" else self.known_on(day)
        run = known.run_on(day if clock == "said" else date.max)
        if run is None:
            return None
        since, now = run
        support = known.support(since, now)
        origins = {row.via or row.source for row in support}
        return {
            "stance": now.stance,
            "state": now.state,
            "since": since,
            "last": now.last,
            "age_days": (day - now.last).days,
            "rows": len(support),
            "origins": len(origins),
            "attribution": now.deciding[0].attribution,
            "condition": {row.condition for row in now.deciding if row.condition},
            "ids": {row.id for row in now.deciding},
            "conditional": any(row.condition for row in now.deciding),
            "single_origin": len(origins) == 1,
            "second_hand": not now.own,
            "stale": (day - now.last).days > stale_after,
        }

    def timeline(self) -> list[dict[str, object]]:
        """Every run: it lasts until the day on which the next one begins."""
        runs = self.runs()
        begins = [since for since, _ in runs]
        return [
            {
                "stance": now.stance,
                "state": now.state,
                "from": since,
                "until": until,
                "rows": len(support := self.support(since, now)),
                "origins": len({row.via or row.source for row in support}),
            }
            for (since, now), until in zip(runs, [*begins[1:], None], strict=True)
        ]

    def change(self, since: date, until: date, clock: str) -> dict[str, object] | None:
        """How the standing at the end of one day differs from that at the end of another; None where it does not."""
        views = {day: self if clock == "said" else self.known_on(day) for day in (since, until)}
        before, after = (views[day].run_on(day if clock == "said" else date.max) for day in (since, until))
        if after is None:
            return None
        kind = self.kind(before and before[1], after[1])
        if kind is None:
            return None
        opening = Ledger([row for row in views[until].rows if row.day <= after[0]], self.scale).standing(after[0])
        assert opening
        return {
            "kind": kind,
            "before": before[1].stance if before else "",
            "after": after[1].stance,
            "date": after[0],
            "source": {row.source for row in opening.deciding},
            "ids": {row.id for row in opening.deciding},
        }

    def kind(self, before: Standing | None, after: Standing) -> str | None:
        """The kind of change between two standings."""
        if before is None or (after.own and not before.own):
            return "new"
        if before.stance == after.stance:
            return None
        if after.state == "contested" or " / " in after.stance:
            return "contested"
        if before.state == "contested":
            return "settled"
        sides = {self.side(before.stance), self.side(after.stance)}
        return "reversal" if sides == {1, -1} else "shift"


def closeness(row: Row) -> int:
    """The attribution's rank, closest to the actor first; one that is not recorded comes after `unnamed`."""
    return (*OWN, *CLAIMS).index(row.attribution)
