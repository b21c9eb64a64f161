"""What a cell of the matrix looks like: fill and symbol by stance, and five states that nobody can mix up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracker.analysis.ramp import dressed
from tracker.exchange.colours import INK, LINE, LINK_INK, PALE, QUIET, WHITE, lightened, mixed
from tracker.exchange.pen import Pen, Style
from tracker.exchange.positions_sheet import symbol_format
from tracker.tracker import Tracker

NO_RECORD = "no record"
TILE = {"align": "center", "valign": "vcenter", "text_wrap": True}
GAPS = {"right": 2, "right_color": WHITE, "bottom": 2, "bottom_color": WHITE}
HATCHED = 14
"""Excel's thin diagonal stripes. LibreOffice shows them as one colour, so the words say "claimed" too."""


@dataclass(frozen=True, eq=False)
class MatrixLook:
    """The styles of a matrix in one workbook."""

    pen: Pen
    tracker: Tracker

    @cached_property
    def colours(self) -> dict[str, str]:
        """Each stance's fill: the page's colour, lightened where a link on it could not be read in every program."""
        stances = dressed(self.tracker.stances)
        pairs = zip(stances["stance"], stances["colour"], strict=True)
        return {word: lightened(colour, INK, LINK_INK) for word, colour in pairs}

    @cached_property
    def symbols(self) -> dict[str, str]:
        """Each stance's sign."""
        stances = dressed(self.tracker.stances)
        return dict(zip(stances["stance"], stances["symbol"], strict=True))

    @cached_property
    def silent(self) -> Style:
        """Nothing recorded: grey, and small."""
        return self.pen.style(**TILE, **GAPS, bg_color=PALE, font_color=QUIET, font_size=8)

    def of(self, stance: str, state: str, conditional: bool = False, stale: bool = False) -> Style:
        """The style for one standing; the cell holds the bare word, signs and remarks are its number format."""
        if state == "silent":
            return self.silent
        words = stance.split(" / ") if state == "contested" else [stance]
        signs = symbol_format("".join(self.symbols.get(word, "") for word in words), remarks(state, conditional, stale))
        return self.pen.style(**TILE | self._fill(words, state), num_format=signs)

    def _fill(self, words: list[str], state: str) -> dict[str, Any]:
        """Held, undeclared: its colour; claimed: hatched, slanted, dashed; contested: white between both colours."""
        colours = [self.colours.get(word, PALE) for word in words]
        if state == "contested":
            edges = {"left": 5, "left_color": colours[0], "right": 5, "right_color": colours[-1]}
            rails = {"top": 1, "top_color": INK, "bottom": 1, "bottom_color": INK}
            return {"bg_color": WHITE, "font_color": INK, "bold": True, **edges, **rails}
        if state == "claimed":
            grounds = {"pattern": HATCHED, "bg_color": colours[0], "fg_color": mixed(colours[0], WHITE, 0.6)}
            edge = {"border": 8, "border_color": mixed(colours[0], INK, 0.6)}
            return {**grounds, **edge, "font_color": INK, "italic": True}
        return {"bg_color": colours[0], "font_color": INK, **GAPS}

    @cached_property
    def actor(self) -> Style:
        """The name at the head of a row."""
        return self.pen.style(bold=True, valign="vcenter", text_wrap=True, bottom=1, bottom_color=LINE)

    @cached_property
    def proposal(self) -> Style:
        """The name at the head of a column."""
        looks = {"bold": True, "align": "center", "valign": "bottom", "text_wrap": True}
        return self.pen.style(**looks, bottom=2, bottom_color=INK)

    def topic(self, alone: bool) -> Style:
        """The topic above its proposals, which runs on over them; above a single one it wraps."""
        return self.pen.style(font_color=QUIET, valign="bottom", text_wrap=alone, left=1, left_color=QUIET, indent=1)


def remarks(state: str, conditional: bool, stale: bool) -> str:
    """What a cell says behind its stance."""
    said = ((conditional, ", if …"), (state == "claimed", " (claimed)"), (stale, " †"))
    return "".join(remark for applies, remark in said if applies)
