"""Safe fixes: what they would change is shown as the files would have it, before anything is written."""

from __future__ import annotations

from pathlib import Path

from tests.server import fingerprint
from tracker import open_tracker
from tracker.checks.fixes import fix_edits, fixable, mended_rows


def spoiled(data: Path) -> Path:
    """The data with three cells that have one right answer, two of them in one row, and one that has none."""
    file = data / "positions.csv"
    text = file.read_text("utf-8")
    changes = {
        "f7cez2ip,2025-08-28,,Russia,European troops,oppose": "f7cez2ip,2025/8/28,,Russia,European troops,Oppose",
        "d4xchwu5,2025-08-28,,Russia": "d4xchwu5,2025-08-28,,Moscow",
        "tkhv7udw,2025-08-28,,Ukraine": "tkhv7udw,2025-08-28,,Nobody",
    }
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    return data


def test_a_diff_shows_each_row_once_as_it_is_and_as_it_would_be(data: Path):
    tracker = open_tracker(spoiled(data))
    before = fingerprint(data)

    shown = [str(row).splitlines() for row in mended_rows(tracker.texts, fix_edits(tracker.texts, tracker.problems))]

    assert [place for place, *_ in shown] == ["@@ positions.csv row 7 @@", "@@ positions.csv row 21 @@"]
    assert shown[0][1].startswith("-f7cez2ip,2025/8/28,,Russia,European troops,Oppose,Caliber.Az")
    assert shown[0][2].startswith("+f7cez2ip,2025-08-28,,Russia,European troops,oppose,Caliber.Az")
    assert shown[1][2].startswith("+d4xchwu5,2025-08-28,,Russia,")
    assert fingerprint(data) == before


def test_what_the_diff_shows_is_what_the_save_writes(data: Path):
    tracker = open_tracker(spoiled(data))
    edits = fix_edits(tracker.texts, tracker.problems)
    meant = {row.row: row.after for row in mended_rows(tracker.texts, edits)}

    tracker.commit(edits)

    written = (data / "positions.csv").read_text("utf-8").splitlines(keepends=True)
    assert {row: written[row - 1] for row in meant} == meant


def test_what_only_a_person_can_decide_is_left(data: Path):
    problems = open_tracker(spoiled(data)).problems

    assert "Nobody" not in list(problems.loc[fixable(problems), "value"])
    assert list(problems.loc[fixable(problems), "value"]) == ["2025/8/28", "Oppose", "Moscow"]
