"""What a text must be for a cell to hold it unchanged: its length as Excel counts, its markup, its addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST_LINK = 2_079
ESCAPE_LIKE = re.compile(r"_x[0-9a-fA-F]{4}_")
LINK = re.compile(r"https?://(?:[^\s%\"<>\\^`{|}\x00-\x20\x7f-\x9f]|%[0-9a-fA-F]{2})+", re.IGNORECASE)


def utf16_length(text: str) -> int:
    """How long a text is as Excel counts: letters beyond the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_web_address(text: str) -> bool:
    """Whether a text is a complete http or https address that Excel can follow and keep whole."""
    if not LINK.fullmatch(text) or utf16_length(text) > LONGEST_LINK:
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_delicate(text: str) -> bool:
    """Whether the library or Excel would take a piece of the text for markup: `<r>…</r>`, `_x0041_`."""
    return ("_x" in text and bool(ESCAPE_LIKE.search(text))) or (text.startswith("<r>") and text.endswith("</r>"))


def harmless_pieces(text: str) -> list[str]:
    """A delicate text cut so that no piece of it is: written as one cell, it reads as before."""
    cut = re.split(r"(?<=_x[0-9a-fA-F]{4})(?=_)", text)
    return cut if len(cut) > 1 else [text[:1], text[1:]]
