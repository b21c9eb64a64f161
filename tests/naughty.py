"""Texts that break careless programs, of our own making, by what they are aimed at; none stands in it twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import product

from tests.naughty_code import CODE
from tests.naughty_values import VALUES

FORBIDDEN = [
    *(chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "a\rb",
    "\r",
    "end\r",
    "a\x00b",
    "\x1b[2J\x1b[H",
    "user\u202egnp.exe",
    "level\u2066 \u2069\u2066begin admin\u2069",
    "\x7f\x7f",
    "bell\x07",
    "a\x08\x08b",
]
"""What no table of text may hold: a save that brings it is refused."""


def blanks() -> Iterator[str]:
    """Every blank that Unicode has, alone, around and inside a word."""
    spaces = [chr(code) for code in range(0x80, 0x3001) if chr(code).isspace() and code != 0x85]
    for space in [
        " ",
        "\t",
        "\n",
        "\r\n",
        *spaces,
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u180e",
        "\u2800",
        "\u3164",
        "\u00ad",
    ]:
        yield from (space, f"{space}a{space}", f"a{space}b")


def letters() -> Iterator[str]:
    """A word in many scripts, and one letter of each general category."""
    yield from [
        "Türkiye",
        "Ελλάδα",
        "Україна",
        "საქართველო",
        "Հայաստան",
        "ישראל",
        "العربية",
        "فارسی",
        "हिन्दी",
        "বাংলা",
        "ไทย",
        "中国",
        "日本",
        "한국",
        "ቋንቋ",
        "ᏣᎳᎩ",
    ]
    seen = set[str]()
    for code in range(0xA0, 0x30000):
        category = unicodedata.category(chr(code))
        if category not in seen and category not in ("Cc", "Cs"):
            seen.add(category)
            yield f"category {category}: {chr(code)}"
    yield from (
        "\ud7ff",
        "\ue000",
        "\ufffd",
        "\ufffe",
        "\uffff",
        "\U00010000",
        "\U0001fffe",
        "\U000e0001",
        "\U0010ffff",
    )


def accents() -> Iterator[str]:
    """Composed and apart, piled up, and letters that NFC, NFKC or a change of case would merge or lengthen."""
    yield from (
        "é",
        "e\u0301",
        "\u1e9b\u0323",
        "\u212b",
        "\u2126",
        "ﬃ",
        "ß",
        "ẞ",
        "İ",
        "ı",
        "ǆ",
        "ŉ",
        "ſ",
        "\u0344",
        "\u0301a",
    )
    for size in (1, 5, 40):
        yield "".join(letter + "\u0336\u035c\u0489"[: size % 4 or 3] * size for letter in "zalgo")
    yield from (
        "ᄒ\u1161ᆫ",
        "각",
        "\u1100\u1161\u11a8",
        "क्\u200dष",
        "ก\u0e33",
        "\u0f71\u0f72\u0f74",
        "\u05d0\u05bc\u05b8",
    )


def emoji() -> Iterator[str]:
    """Sequences that count as one letter to people and as up to ten to programs."""
    yield from (
        "😀",
        "👍🏽",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇺🇦",
        "🇺",
        "🇦🇺🇦",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    )
    yield from (
        "1\ufe0f\u20e3",
        "☠\ufe0e",
        "☠\ufe0f",
        "🤷🏿‍♂️",
        "🧑🏻‍❤️‍💋‍🧑🏿",
        "🫱🏼‍🫲🏾",
        "\u200d",
        "\ufe0f",
        "🏽",
        "😀" * 200,
    )


def directions() -> Iterator[str]:
    """Right to left, mixed, and with the marks that are allowed."""
    yield from (
        "שלום world",
        "abc العربية 123",
        "(אב)",
        "\u200f-5",
        "\u200e",
        "\u061c",
        "١٢٣ + ٤٥٦",
        "ﷺ",
        "12-34-56 ת",
        "ا\u0640\u0640ب",
    )


def quotings() -> Iterator[str]:
    """Every short text of marks that CSV, shells and languages quote by."""
    for size in (1, 2, 3):
        yield from ("".join(each) for each in product("\"',", repeat=size))
    yield from ("".join(each) for each in product('";\\', "\n\t|", "\"'a"))
    yield from (
        '""""',
        "''''",
        "“”",
        "‘",
        "«»",
        "„",
        "`",
        "´",
        '"a","b"',
        'a"b"c',
        "a,b;c\td|e",
        '"\n"',
        '",\n"',
        "\\'\\\"",
    )


def lengths() -> Iterator[str]:
    """Long words, long lines and many lines."""
    yield from (
        "a" * 255,
        "b" * 256,
        "c" * 1023,
        "é" * 4097,
        "d " * 5000,
        "e\n" * 2000,
        "\n" * 500,
        "🙂" * 1000,
        "f" * 32_767,
    )


MAKERS: tuple[Callable[[], Iterator[str]], ...] = (
    blanks, letters, accents, emoji, directions, quotings, lengths,
)  # fmt: skip
NAUGHTY = list(dict.fromkeys([*(text for make in MAKERS for text in make()), *CODE, *VALUES]))
