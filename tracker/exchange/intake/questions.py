"""What a table leaves open: asked once for each distinct word, with how often it stands there."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Question(NamedTuple):
    """Something only a person can answer; until then the rows in question are refused.

    `kind` says what about: a `stance` word, a `name` (of table `about`), a `date` order, or a `field` that no column
    is; `rows` how many wait for the answer. `suggestion` may be empty; `options` are the words of the terminal that
    answer it as suggested.
    """

    kind: Literal["stance", "name", "date", "field"]
    about: str
    word: str
    rows: int
    text: str
    suggestion: str = ""
    options: str = ""

    def __str__(self) -> str:
        """The question in one line, with how many rows wait for it and what would answer it."""
        rows = f"{self.rows:,} row{'s' * (self.rows != 1)}"
        return f"{self.text} ({rows})" + (f"; answer with {self.options}" if self.options else "")
