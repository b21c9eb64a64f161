"""A change of a standing in a sentence: who stands where now, after standing where, and on whose word."""

from __future__ import annotations

from typing import Any

from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import listed


def change_sentence(change: Any) -> str:
    """A change (columns of `moves_between`) in words: Poland now opposes the toll, after supporting it."""
    told = {"actor": str(change.actor), "proposal": str(change.proposal)}
    sentence = say("turn.sentence", now=_now(str(change.after), told), before=_before(change))
    return say("turn.claimed", sentence=sentence) if change.is_claimed else sentence


def _now(after: str, told: dict[str, str]) -> str:
    stances = after.split(" / ")
    if len(stances) > 1:
        return say("now.contested", **told, stances=listed(stances))
    return say(f"now.{after}", **told) if has_text(f"now.{after}") else say("now.own_word", **told, stance=after)


def _before(change: Any) -> str:
    stances = str(change.before).split(" / ")
    if not change.before:
        return ""
    if change.was_claimed:
        return say("before.claimed", stances=listed(stances))
    if len(stances) > 1:
        return say("before.contested", stances=listed(stances))
    written = f"before.{stances[0]}"
    return say(written) if has_text(written) else say("before.own_word", stance=stances[0])
