"""Colours of the sheets: few and quiet, and ink that can be read on any ground."""

from __future__ import annotations

from collections.abc import Sequence

INK = "#1F2933"
QUIET = "#5F6B76"
LINE = "#D5DADF"
BAND = "#E9EDF1"
PALE = "#F5F7F8"
WHITE = "#FFFFFF"
LINK = "#0B5394"
FAULT = "#FBE3E4"
"""The ground of a cell in error."""
LINK_INK = "#000080"
"""LibreOffice writes every link in this blue, whatever the cell says."""
READABLE = 4.5


def ink_on(*grounds: str) -> str:
    """The dark or the white ink, whichever stands out more from the ground nearest to it (WCAG 2.2, contrast ratio)."""
    return max((INK, WHITE), key=lambda ink: min(contrast(ink, ground) for ground in grounds))


def lightened(colour: str, *inks: str) -> str:
    """The colour with just as much white in it as all the inks need to be read on it (WCAG 2.2, level AA)."""
    steps = (mixed(colour, WHITE, share / 20) for share in range(21))
    return next((each for each in steps if all(contrast(each, ink) >= READABLE for ink in inks)), WHITE)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, with_: str, share: float) -> str:
    """The colour with a share (0 to 1) of another one in it."""
    pairs = zip(_channels(colour), _channels(with_), strict=True)
    return "#" + "".join(f"{round(own + (other - own) * share):02X}" for own, other in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> Sequence[int]:
    return bytes.fromhex(colour.removeprefix("#"))
