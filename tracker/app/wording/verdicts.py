"""A verdict put into plain words: counts first, a word of weight only where the analysis allows one."""

from __future__ import annotations

from tracker.analysis.verdict import Verdict
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, listed


def verdict_sentences(told: Verdict, of: str, name: str, pairs: int) -> list[str]:
    """What may be said of an actor or a proposal as a whole, and what is not known of it; a sentence each."""
    return [_judgement(told, of, name, pairs), *map(begun, _unknown(told, of))]


def _judgement(told: Verdict, of: str, name: str, pairs: int) -> str:
    if told.weight == "nothing":
        return say(f"verdict.{of}_nothing", name=name)
    ranked = sorted(((number, side) for side, number in told.counts.items() if number), key=lambda each: -each[0])
    alone = "alone_" if told.spoke == 1 and of == "actor" else ""
    clauses = listed([say(f"verdict.{of}_{alone}{side.replace(' ', '_')}", count=number) for number, side in ranked])
    facts = say(
        f"verdict.{of}_facts", name=name, count=told.spoke, pairs=pairs, clauses=clauses, origins=_origins(told)
    )
    weight = say(f"verdict.{of}_{_weight(told)}", count=told.spoke)
    return f"{facts} {weight}"


def _weight(told: Verdict) -> str:
    kind = told.weight.replace(" ", "_")
    return f"{kind}_{told.side}" if told.weight in ("one side", "mostly") else kind


def _origins(told: Verdict) -> str:
    if told.single == told.spoke:
        return say("verdict.single_all", count=told.spoke)
    return say("verdict.single_some", count=told.single) if told.single else say("verdict.single_none")


def _unknown(told: Verdict, of: str) -> list[str]:
    parts = [
        say(f"verdict.{of}_claimed", count=told.claimed) if told.claimed else "",
        say(f"verdict.{of}_silent", count=told.silent) if told.silent else "",
        say("verdict.stale", count=told.stale) if told.stale else "",
    ]
    return [part for part in parts if part]


def likeness(agreement: float, shared: int) -> str:
    """How far two actors agree: 80 % on five proposals."""
    return say("verdict.likeness", percent=round(agreement * 100), proposals=count_of(shared, "proposal"))
