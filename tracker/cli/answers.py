"""What a table leaves open, asked one by one at a terminal."""

from __future__ import annotations

from dataclasses import replace

import click

from tracker.exchange.intake.layout import ORDERS, Layout
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.questions import Question


def answered(offer: Offer, given: Layout) -> Layout:
    """The given layout with the answers to the offer's questions; what is left without an answer stays refused."""
    for question in offer.questions:
        given = _asked(offer, given, question)
    return given


def _asked(offer: Offer, given: Layout, question: Question) -> Layout:
    click.echo(question.text, err=True)
    if question.kind == "stance":
        scale = [each for each in offer.tracker.texts["stances"].frame["stance"] if each]
        stance = _choice(["", *scale], question.suggestion)
        return replace(given, values={**given.values, question.word: stance}) if stance else given
    if question.kind == "name":
        same = click.confirm("the same?", default=True, err=True)
        key = question.suggestion if same else question.word
        names = {**given.names.get(question.about, {}), question.word: key}
        return replace(given, names={**given.names, question.about: names})
    if question.kind == "date":
        return replace(given, order=_choice(["", *ORDERS], ""))
    text = click.prompt(f"{question.word} of every row", default="", show_default=False, err=True)
    return replace(given, constants={**given.constants, question.word: text}) if text else given


def _choice(words: list[str], default: str) -> str:
    told = "one of " + ", ".join(filter(None, words)) + "; nothing to refuse these rows"
    return str(click.prompt(told, type=click.Choice(words), default=default, show_choices=False, err=True))
