"""What the import and the review of a workbook say, in the language of the run."""

from __future__ import annotations

from datetime import date

from tracker.app.wording.language import FIRST, has_text, say, spoken
from tracker.app.wording.phrases import day_in_words
from tracker.exchange.sayings import EACH, Saying


def said_again(text: str) -> str:
    """A sentence in the language of the run, as far as the catalogue has words for it; else as it is."""
    if not isinstance(text, Saying) or spoken() == FIRST:
        return str(text)
    parts = {name: said_again(part) if isinstance(part, str) else part for name, part in text.parts.items()}
    if text.code == EACH:
        return "; ".join(map(str, parts.values()))
    if text.code == "day":
        return _day(text)
    rule = text.code.removeprefix("rule-")
    known = (key for key in (f"said.{text.code}", f"wrong.{rule}") if has_text(key))
    return say(key, **parts) if (key := next(known, "")) else str(text)


def _day(text: Saying) -> str:
    try:
        return day_in_words(date.fromisoformat(str(text.parts["day"])))
    except ValueError:
        return str(text)
