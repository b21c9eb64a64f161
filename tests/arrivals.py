"""A table that has just come in over the page, read and compared, without the page."""

from __future__ import annotations

from pathlib import Path

from tests.intake import csv_of
from tracker import open_tracker
from tracker.app.intake.arrival import Arrival
from tracker.exchange.intake.layout import Layout

VOTES = """
    Datum,Land,Issue,Vote,Outlet,Foo
    03.09.2025,France,Coalition troops,yes,RT 2025-08-28,1
    13.09.2025,Rusia,European troops,oppose,RT 2025-08-28,2
    14.09.2025,,European troops,oppose,RT 2025-08-28,3
"""


def arrived(data: Path, table: str, **answers: object) -> Arrival:
    """A file that has just come, read and compared."""
    arrival = Arrival("votes.csv", csv_of(table), Layout(**answers))  # type: ignore[arg-type]  # a test names them
    arrival.read(open_tracker(data))
    return arrival
