"""Lines of the table: what was measured, what it was measured against, and whether the goal is met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Goal(NamedTuple):
    """What is promised, in words, and whether two figures (ours, theirs) keep the promise."""

    words: str
    is_met: Callable[[float, float], bool]


class Line(NamedTuple):
    """One figure of ours beside one of theirs (NaN: nobody's); `unit` is "s", "MB", "kB" or "" (a bare number)."""

    work: str
    against: str
    ours: float
    theirs: float
    goal: Goal | None = None
    unit: str = "s"


def faster(times: float) -> Goal:
    """At least so many times faster."""
    return Goal(f"≥ {times:g}× faster", lambda ours, theirs: ours * times <= theirs)


def at_most(times: float) -> Goal:
    """At most so many times theirs."""
    return Goal(f"≤ {times:g}×", lambda ours, theirs: ours <= theirs * times)


def more_by(seconds: float) -> Goal:
    """At most so much more than theirs."""
    return Goal(f"≤ {seconds * 1000:g} ms more", lambda ours, theirs: ours - theirs <= seconds)


def both(first: Goal, second: Goal) -> Goal:
    """One and the other."""
    words = f"{first.words}, {second.words}"
    return Goal(words, lambda ours, theirs: first.is_met(ours, theirs) and second.is_met(ours, theirs))


def within(limit: float, words: str) -> Goal:
    """Our own figure at most so large."""
    return Goal(f"≤ {words}", lambda ours, _: ours <= limit)


def lines_of(work: str, times: Mapping[str, float], goals: Mapping[str, Goal], ours: str = "tracker") -> list[Line]:
    """A line for each contestant but ourselves, with the goal that names it, if one does."""
    return [Line(work, name, times[ours], theirs, goals.get(name)) for name, theirs in times.items() if name != ours]
