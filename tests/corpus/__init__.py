"""Hostile files of the project's own, each with what must be said of it."""

from __future__ import annotations

from tests.corpus.breaks import BREAKS
from tests.corpus.characters import CHARACTERS
from tests.corpus.delimiters import DELIMITERS
from tests.corpus.encodings import ENCODINGS
from tests.corpus.headers import HEADERS
from tests.corpus.quotes import QUOTES
from tests.corpus.rows import ROWS
from tests.corpus.specimen import Specimen
from tests.corpus.strangers import STRANGERS
from tests.corpus.values import VALUES

SMALL: list[Specimen] = [
    *ENCODINGS,
    *BREAKS,
    *DELIMITERS,
    *QUOTES,
    *ROWS,
    *HEADERS,
    *CHARACTERS,
    *VALUES,
    *STRANGERS,
]
"""Files that are read in no time; the large ones are in `tests/corpus/large.py`."""
