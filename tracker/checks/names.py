"""Names that look alike: folded for comparison, and the nearest known one to a name nobody knows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

LOOK_ALIKES = str.maketrans("аеорсухіјѕԁɡһӏαορνι", "aeopcyxijsdghlaopvi")
"""Cyrillic and Greek small letters that cannot be told from Latin ones on a page."""

CLOSE_ENOUGH = 75
"""Least similarity (0 to 100) at which a name is worth suggesting."""


LOOSE = re.compile(r"(?<![0-9])[\s\-‐-―'’‘\".,!]+|[\s\-‐-―'’‘\".,!]+(?![0-9])")
"""Blanks, dashes, apostrophes and dots: people leave them out, and nothing changes but between two digits."""


def folded(name: str) -> str:
    """The name without case, accents, blanks, dashes, dots and look-alike letters: equal for names people confuse.

    What tells names apart stays: "R/5/533" is not "R/55/33", and "C" is not "C++".
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i")).translate(LOOK_ALIKES)
    return LOOSE.sub("", "".join(each for each in plain if not unicodedata.combining(each)))


class KnownNames:
    """Names to suggest, folded once, however many unknown ones are compared with them."""

    def __init__(self, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> None:
        """Keep the names and what each of their aliases stands for."""
        self.names = [each for each in known if each]
        self.folded = [folded(each) for each in self.names]
        self.aliases = aliases or {}
        self.count = Counter(self.folded)
        self.of_folded = dict(zip(self.folded, self.names, strict=True))

    def suggestion(self, name: str, near: bool = True) -> tuple[str, str | None]:
        """A hint ("did you mean …?") and, where it is beyond doubt, the right name as a safe fix.

        `near`: also look for the most similar name, which takes a while among thousands.
        """
        if name in self.aliases:
            return f"it is an alias of '{self.aliases[name]}'", self.aliases[name]
        plain = folded(name)
        if self.count[plain] == 1:
            return f"did you mean '{self.of_folded[plain]}'?", self.of_folded[plain]
        found = process.extractOne(plain, self.folded, scorer=fuzz.WRatio, score_cutoff=CLOSE_ENOUGH) if near else None
        return (f"did you mean '{self.names[found[2]]}'?" if found else ""), None


def suggestion(name: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> tuple[str, str | None]:
    """What `KnownNames` suggests, for one unknown name."""
    return KnownNames(known, aliases).suggestion(name)


def one_of(noun: str) -> str:
    """The noun with its article, as a message says it: an actor, a stance."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"
