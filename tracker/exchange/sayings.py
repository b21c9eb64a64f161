"""Sentences that remember what they say: English as they stand, and to be said again in another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

EACH = "each"
"""The code of several sayings one after the other; they are its parts."""


class Saying(str):
    """An English text with the `code` of what it says, and the `parts` that stand in its gaps.

    Whoever speaks another language says the code in it; for everybody else it is a text like any other.
    """

    code: str
    parts: Mapping[str, object]

    __slots__ = ("code", "parts")

    def __new__(cls, text: str, code: str, parts: Mapping[str, object]) -> Saying:
        """The text as it is said in English."""
        own = super().__new__(cls, text)
        own.code, own.parts = code, parts
        return own


def saying(code: str, template: str, **parts: object) -> str:
    """The template with its gaps filled; a part may be a saying itself."""
    return Saying(template.format(**parts), code, parts)


def each_said(sayings: Iterable[str]) -> str:
    """Several sayings as one, with semicolons between them."""
    known = list(dict.fromkeys(sayings))
    return Saying("; ".join(known), EACH, {str(place): text for place, text in enumerate(known)})
