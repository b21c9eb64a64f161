"""The hidden sheet _base: the tables as they were when exported, so that edits can be told from what others changed.

Row 1 holds `layout` and its number, row 2 `data version` and the SHA-256 of the tables' files, row 3 `digest` and that
of what follows, so that nobody alters it unnoticed. Then come the tables: the cells beside a table's name, joined, are
one JSON list; its first item lists the columns, each later one is a record of texts, in the file's order. JSON keeps
every blank and line break, whatever a program does to texts when it saves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from tracker.exchange.edition import LAYOUT, Edition
from tracker.exchange.pen import Sheet
from tracker.store.text import TextTable

NAME = "_base"
LAYOUT_LINE, VERSION_LINE, DIGEST = "layout", "data version", "digest"
HEAD = 3
"""Rows above the tables."""
LONGEST = 16_000
"""Characters of one cell: half of what Excel takes, as it counts some letters twice."""


def put_base(sheet: Sheet, edition: Edition) -> None:
    """Write the full base as text, and hide it from sight and from the menu that shows hidden sheets."""
    texts = {name: _as_json(text) for name, text in edition.tracker.texts.items()}
    version = edition.tracker.version
    lines = [(LAYOUT_LINE, LAYOUT), (VERSION_LINE, version), (DIGEST, digest_of(version, texts))]
    for name, whole in texts.items():
        lines += [(name, whole[start : start + LONGEST]) for start in range(0, len(whole), LONGEST)]
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.put(row, column, cell, sheet.pen.style())
    sheet.page.very_hidden()


def digest_of(version: str, texts: Mapping[str, str]) -> str:
    """The SHA-256 of a base: its version, and each table's JSON under the table's name."""
    return hashlib.sha256(json.dumps([version, [*texts.items()]]).encode()).hexdigest()


def _as_json(text: TextTable) -> str:
    columns = [text.frame[column].astype(object).tolist() for column in text.frame.columns]
    whole = json.dumps([list(text.frame.columns), *zip(*columns, strict=True)], ensure_ascii=False)
    return whole.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")  # XML has no such letters
