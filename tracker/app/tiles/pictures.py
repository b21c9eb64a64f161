"""The matrix and the timeline as the page shows them, to take along: pictures for paper, and the table behind them."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from tracker import Tracker
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import View
from tracker.app.movement.drawings import Subject, subject_chart
from tracker.app.tiles.arrangement import Block
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say
from tracker.charts.legend import STATES, with_legend
from tracker.charts.matrix import matrix_chart


def matrix_downloads(
    tracker: Tracker, view: View, cells: pd.DataFrame, names: tuple[list[str], list[str]], blocks: Sequence[Block]
) -> None:
    """The matrix in the order of the page as PNG and SVG, its standings as Excel and CSV."""
    actors, proposals = names
    shown = list(dict.fromkeys(actors[place] for block in blocks for place in block.rows))
    states = {name: say(f"legend.{name}") for name in STATES}

    def chart() -> alt.LayerChart:
        return matrix_chart(cells, shown, proposals, palette_of(tracker), states)

    download_menu(tracker, view, "matrix", say("download.matrix"), chart, lambda: cells)


def timeline_downloads(tracker: Tracker, view: View, subject: Subject, runs: pd.DataFrame) -> None:
    """The timeline of a subject as PNG and SVG with the meaning of its colours, its runs as Excel and CSV."""
    here = runs
    for part, name in subject._asdict().items():
        here = here[here[part] == name] if name else here
    if here.empty:
        return

    def chart() -> alt.VConcatChart:
        return with_legend(subject_chart(tracker, view, subject, here), palette_of(tracker))

    title = say("download.timeline", subject=" · ".join(filter(None, subject)))
    download_menu(tracker, view, "timeline", title, chart, lambda: here)
