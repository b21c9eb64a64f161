"""Names that look alike: folded for comparison, and the nearest known one to a name nobody knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

LOOK_ALIKES = str.maketrans("аеорсухіјѕԁɡһӏαορνι", "aeopcyxijsdghlaopvi")
"""Cyrillic and Greek small letters that cannot be told from Latin ones on a page."""

CLOSE_ENOUGH = 75
"""Least similarity (0 to 100) at which a name is worth suggesting."""


def folded(name: str) -> str:
    """The name without case, accents, spaces, punctuation and look-alike letters: equal for names people confuse."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    return "".join(each for each in plain.translate(LOOK_ALIKES) if each.isalnum())


def suggestion(name: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> tuple[str, str | None]:
    """A hint ("did you mean …?") and, where it is beyond doubt, the right name as a safe fix."""
    names = [each for each in known if each]
    if aliases and name in aliases:
        return f"it is an alias of '{aliases[name]}'", aliases[name]
    same = [each for each in names if folded(each) == folded(name)]
    if len(same) == 1:
        return f"did you mean '{same[0]}'?", same[0]
    near = process.extractOne(name, names, scorer=fuzz.WRatio, processor=folded, score_cutoff=CLOSE_ENOUGH)
    return (f"did you mean '{near[0]}'?" if near else ""), None
