"""Sources as the page tells them: what rests on each in words, and a page of the tree that can be read alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.debate import rows
from tracker import open_tracker
from tracker.analysis.credits import Credit
from tracker.analysis.selection import Selection
from tracker.app.evidence.source_cards import chosen_sources, with_ancestors
from tracker.app.frame.filters import View

DAY = date(2025, 8, 28)
TREE = [Credit("Wire", "", 0, 9), Credit("Gazette", "Wire", 1, 4), Credit("Blog", "Gazette", 2, 1)]
TREE += [Credit("Herald", "Wire", 1, 3), Credit("Agency", "", 0, 2), Credit("Radio", "Agency", 1, 2)]


def test_a_page_of_the_tree_begins_with_whoever_stands_above_it():
    def names(start: int, stop: int) -> list[str]:
        return [credit.source for credit in with_ancestors(TREE, slice(start, stop))]

    assert names(0, 2) == ["Wire", "Gazette"]
    assert names(2, 4) == ["Wire", "Gazette", "Blog", "Herald"]
    assert names(3, 5) == ["Wire", "Herald", "Agency"]
    assert names(4, 6) == ["Agency", "Radio"]


def test_what_is_wanting_of_a_source_is_told(data: Path):
    found = chosen_sources(open_tracker(data), View(Selection(), DAY)).set_index("source")

    assert list(found.index) == ["RT 2025-08-28", "Politico 2025-08-28", "Caliber.Az 2025-08-28"]
    assert found["unread"].to_dict() == {name: name.startswith("Politico") for name in found.index}
    assert found["no_address"].all()
    assert not found["unused"].any()


def test_a_source_nobody_uses_is_shown_until_a_filter_asks_for_somebodys():
    known = [
        {"source": "Gazette", "url": "https://example.org/1"},
        {"source": "Herald", "archive_url": "http://a.example"},
    ]
    tracker = rows("Greens | toll | support | 2024-01-01 | quote", sources=known)

    every = chosen_sources(tracker, View(Selection(), DAY)).set_index("source")
    assert every["unused"].to_dict() == {"Gazette": False, "Herald": True}
    assert not every["no_address"].any()
    assert list(chosen_sources(tracker, View(Selection(actors=("Greens",)), DAY))["source"]) == ["Gazette"]


def test_a_tracker_without_a_source_has_none_to_show():
    assert chosen_sources(rows(actors=[{"actor": "Greens"}]), View(Selection(), DAY)).empty
