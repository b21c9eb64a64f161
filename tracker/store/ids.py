"""Ids that a machine gives: short, without look-alikes, the same row through sorting, renaming and merges."""

from __future__ import annotations

import secrets
from collections.abc import Container

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "234567"
SIZE = 8


def new_id(taken: Container[str]) -> str:
    """8 characters of lower-case base 32, a letter first (so that no spreadsheet takes it for a number)."""
    while True:
        given = secrets.choice(LETTERS) + "".join(secrets.choice(LETTERS + DIGITS) for _ in range(SIZE - 1))
        if given not in taken:
            return given
