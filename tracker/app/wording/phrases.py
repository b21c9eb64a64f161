"""Standings, days and counts put into plain words, in the language of the run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from tracker.app.wording.language import day_said, has_text, number_said, say, spoken
from tracker.app.wording.terms import stance_word


def day_in_words(day: date | pd.Timestamp, precision: object = "") -> str:
    """The day as people write it: 28 August 2025, or as much of it as is known."""
    return day_said(spoken(), date(day.year, day.month, day.day), str(precision))


def count_of(number: int, noun: str) -> str:
    """A number of things: one origin, 12 origins; the noun has its forms in the catalogue, under `count`."""
    return say(f"count.{noun}", count=int(number))


def begun(sentence: str) -> str:
    """The text with a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def listed(words: Iterable[str]) -> str:
    """The words as one phrase: a, b and c."""
    *most, last = words
    return say("standing.and", most=", ".join(most), last=last) if most else last


def stances_in_words(stances: str) -> str:
    """The stances of a cell as one phrase, those of the usual scale in the language of the run: support and oppose."""
    words = stances.split(" / ")
    return listed(map(stance_word, words))


def standing_in_brief(cell: Any) -> str:
    """What a screen reader says of a cell after its actor and proposal: opposes, since 28 August 2025, one origin."""
    since = say("standing.since", day=day_in_words(cell.since))
    parts = [stance_in_brief(cell), since, count_of(cell.origins, "origin")]
    if cell.conditional:
        parts.append(say("standing.condition"))
    if cell.second_hand and cell.state != "claimed":
        parts.append(say("standing.second_hand"))
    if cell.stale:
        parts.append(say("standing.stale", days=number_said(int(cell.age_days))))
    return ", ".join(parts)


def stance_in_brief(cell: Any) -> str:
    """How somebody stands, in a word or two: opposes; contested: support and oppose; others claim: supports."""
    if cell.state == "contested":
        return say("standing.contested", stances=stances_in_words(str(cell.stance)))
    word = str(cell.stance)
    stance = say(f"present.{word}") if has_text(f"present.{word}") else word
    return say("standing.claimed", stance=stance) if cell.state == "claimed" else stance


def standing_sentence(cell: Any) -> str:
    """A cell in a sentence, right for one and for many: who stands where on what, since when, and what it rests on."""
    told = {
        "actor": cell.actor,
        "proposal": cell.proposal,
        "day": day_in_words(cell.since),
        "support": say(
            "standing.support",
            statements=count_of(cell.rows, "statement"),
            origins=count_of(cell.origins, "origin"),
        ),
    }
    if cell.state == "contested":
        return say("standing.contested_sentence", **told, stances=stances_in_words(str(cell.stance)))
    written = f"perfect.{cell.stance}"
    sentence = say(written, **told) if has_text(written) else say("standing.own_word", **told, stance=cell.stance)
    return say("standing.claimed_sentence", sentence=sentence) if cell.state == "claimed" else sentence


def silence_sentence(actor: str, proposal: str, day: date) -> str:
    """What there is to say of a pair nothing is recorded of."""
    return say("standing.silence", actor=actor, proposal=proposal, day=day_in_words(day))
