"""Files broken by chance: bytes flipped, put in, taken out, doubled, cut off, or two files joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.corpus.specimen import Specimen

DELICATE = (
    b'"',
    b",",
    b";",
    b"\n",
    b"\r",
    b"\r\n",
    b"\t",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xc2\x85",
    b"\xcc\x81",
    b"\xff",
)
"""What a mutation puts in half of the time: bytes that mean something to a reader."""


def flip(chance: Random, raw: bytes) -> bytes:
    """One bit turned round."""
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def insert(chance: Random, raw: bytes) -> bytes:
    """Something put in."""
    at = chance.randrange(len(raw) + 1)
    new = chance.choice(DELICATE) if chance.random() < 0.5 else chance.randbytes(chance.randint(1, 4))
    return raw[:at] + new + raw[at:]


def delete(chance: Random, raw: bytes) -> bytes:
    """A few bytes taken out."""
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.randint(1, 8) :]


def double(chance: Random, raw: bytes) -> bytes:
    """A piece doubled where it stands."""
    at = chance.randrange(len(raw))
    piece = raw[at : at + chance.randint(1, 60)]
    return raw[:at] + piece * chance.randint(2, 4) + raw[at + len(piece) :]


def truncate(chance: Random, raw: bytes) -> bytes:
    """Cut off."""
    return raw[: chance.randrange(len(raw) + 1)]


MUTATIONS: tuple[Callable[[Random, bytes], bytes], ...] = (flip, insert, delete, double, truncate)


def mutant(chance: Random, corpus: Sequence[Specimen]) -> bytes:
    """A file of the corpus after one to four mutations, or two of them spliced."""
    raw = chance.choice(corpus).data
    if chance.random() < 0.15:
        other = chance.choice(corpus).data
        raw = raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(MUTATIONS)(chance, raw) if raw else b"\n"
    return raw
