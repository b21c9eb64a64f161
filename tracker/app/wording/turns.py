"""A change of a standing in a sentence: who stands where now, after standing where, and on whose word."""

from __future__ import annotations

from typing import Any

from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import stances_in_words


def change_sentence(change: Any) -> str:
    """A change (columns of `moves_between`) in words: Poland came out against the toll, after supporting it.

    The tables do not tell one from many, so no verb does: "European leaders came out against the toll".
    """
    told = {"actor": str(change.actor), "proposal": str(change.proposal)}
    sentence = say("turn.sentence", now=_now(str(change.after), told), before=_before(change))
    return say("turn.claimed", sentence=sentence) if change.is_claimed else sentence


def _now(after: str, told: dict[str, str]) -> str:
    if " / " in after:
        return say("now.contested", **told, stances=stances_in_words(after))
    return say(f"now.{after}", **told) if has_text(f"now.{after}") else say("now.own_word", **told, stance=after)


def _before(change: Any) -> str:
    before = str(change.before)
    if not before:
        return ""
    if change.was_claimed:
        return say("before.claimed", stances=stances_in_words(before))
    if " / " in before:
        return say("before.contested", stances=stances_in_words(before))
    return say(f"before.{before}") if has_text(f"before.{before}") else say("before.own_word", stance=before)
