"""Standings, days and counts put into plain words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

PRESENT = {
    "support": "supports",
    "lean support": "leans towards support",
    "neutral": "is neutral",
    "lean oppose": "leans towards opposing",
    "oppose": "opposes",
    "undeclared": "takes no side",
}
PERFECT = {
    "support": "has supported",
    "lean support": "has leaned towards supporting",
    "neutral": "has been neutral on",
    "lean oppose": "has leaned towards opposing",
    "oppose": "has opposed",
    "undeclared": "has taken no side on",
}
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day_in_words(day: date | pd.Timestamp, precision: object = "") -> str:
    """The day as people write it: 28 August 2025, or as much of it as is known."""
    known = {"month": f"{day:%B %Y}", "year": f"{day:%Y}"}
    return known.get(str(precision), f"{day.day} {day:%B %Y}")


def count_of(number: int, noun: str) -> str:
    """A number of things: one origin, 12 origins."""
    word = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def listed(words: Iterable[str]) -> str:
    """The words as one phrase: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def standing_in_brief(cell: Any) -> str:
    """What a screen reader says of a cell after its actor and proposal: opposes, since 28 August 2025, one origin."""
    parts = [_stance_in_brief(cell), f"since {day_in_words(cell.since)}", count_of(int(cell.origins), "origin")]
    if cell.conditional:
        parts.append("on a condition")
    if cell.second_hand and cell.state != "claimed":
        parts.append("second-hand only")
    if cell.stale:
        parts.append(f"last heard {int(cell.age_days):,} days before")
    return ", ".join(parts)


def _stance_in_brief(cell: Any) -> str:
    if cell.state == "contested":
        return "contested: " + listed(str(cell.stance).split(" / "))
    stance = PRESENT.get(str(cell.stance), str(cell.stance))
    return f"others claim it {stance}" if cell.state == "claimed" else stance


def standing_sentence(cell: Any) -> str:
    """A cell in a sentence: who has stood where on what, since when, and on how much it rests."""
    support = f"{count_of(int(cell.rows), 'statement')}, {count_of(int(cell.origins), 'origin')}"
    since = f"since {day_in_words(cell.since)}"
    if cell.state == "contested":
        return (
            f"{cell.actor} is contested on {cell.proposal} {since}: {listed(str(cell.stance).split(' / '))}; {support}."
        )
    stance = PERFECT.get(str(cell.stance), f"has stood at “{cell.stance}” on")
    sentence = f"{cell.actor} {stance} {cell.proposal} {since}; {support}."
    return f"Only others say so: {sentence}" if cell.state == "claimed" else sentence


def silence_sentence(actor: str, proposal: str, day: date) -> str:
    """What there is to say of a pair nothing is recorded of."""
    return f"Nothing is recorded of {actor} on {proposal} up to {day_in_words(day)}."
