"""Text from the data on its way into the page: never Markdown, never a link to anything but the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

ADDRESS = re.compile(r"(://|www(?=\.)|@)", re.IGNORECASE)
NEEDLESS = re.compile(r"\\([,;'\"()/?%]|[.:](?=\s|$)|(?<=\w\\)-(?=\w))")
"""A backslash before a sign that is no markup where it stands."""
JOINER = "\u2060"


def plain(text: object) -> str:
    """A cell's text, safe inside any Markdown label: shown as it stands, with nothing to follow or to fetch.

    What looks like an address would become a link whatever is escaped: a joiner that nobody sees parts it.
    """
    parted = re.sub(ADDRESS, r"\1" + JOINER, " ".join(str(text).split()))
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", parted)


def audible(text: object) -> str:
    """As `plain`, for labels that are read aloud as they are written: no sign is escaped that means nothing there."""
    return re.sub(NEEDLESS, r"\1", plain(text))


def web_link(text: object) -> str:
    """The address if it is one of the web (http or https, with a host), else ""."""
    try:
        parts = urlsplit(str(text).strip())
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.hostname else ""
