"""Whether the contestants' results are the same, wherever their definitions are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frictionless
import pandas as pd

from benchmarks.course import Course, rows_in_words
from benchmarks.reading import TODAY, opened_and_ranked
from benchmarks.rivals import DuckDB, Polars, naive_edit, pandas_read, pandera_problems, pandera_schema
from benchmarks.saving import copied
from benchmarks.trackers import STANCES, reference
from benchmarks.working import two_days
from tracker import changed, changes_between, open_tracker, standings, timeline
from tracker.store.writing import write_text_table

Claims = Iterator[tuple[str, bool]]
OURS = {"fk": "reference", "required": "required", "enum": "enum"}


def sentences(course: Course) -> Iterator[str]:
    """What was compared and how it came out, comparison by comparison."""
    for comparison in (same_texts, same_problems, same_workings, same_standings_with_ties):
        for claim, holds in comparison(course):
            yield f"{'Equal' if holds else 'DIFFERENT'}: {claim}."


def same_texts(course: Course) -> Claims:
    """Cells read, a table written, a cell saved."""
    pair, size = course.pair(course.heavy), rows_in_words(course.heavy)
    tracker, frame = open_tracker(pair.ours), pandas_read(pair.ours / "positions.csv")
    text = tracker.texts["positions"]
    yield f"every cell read by the tracker and by pandas ({size})", bool(text.frame.astype("str").equals(frame))
    written = frame.to_csv(index=False, lineterminator="\n").encode()
    yield (
        f"the table's bytes as written by the tracker and by to_csv ({size})",
        written == write_text_table(text.columns, text.frame),
    )
    mine, naive = copied(pair.ours, "mine-equal"), copied(pair.ours, "naive-equal")
    key = text.frame["id"].iloc[0]
    open_tracker(mine).commit([changed("positions", key, {"note": "edited"})])
    naive_edit(naive / "positions.csv", pandera_schema(naive), key, "edited")
    saved = [(folder / "positions.csv").read_bytes() for folder in (mine, naive)]
    yield f"the file after one edit by the tracker and the usual way ({size})", saved[0] == saved[1]


def same_problems(course: Course) -> Claims:
    """Rows that break a rule, where about 0.1 % of the rows break each; and none in a sound package."""
    pair, size = course.faulty(), rows_in_words(course.small)
    tracker, frame = open_tracker(pair.ours, today=TODAY), pandas_read(pair.ours / "positions.csv")
    errors = tracker.problems[tracker.problems["severity"] == "error"]
    found = {
        (rule, column, row - 2)
        for rule, column, row in zip(errors["rule"], errors["column"], errors["row"], strict=True)
    }
    for name, table in (
        ("Polars", Polars(pair.theirs, typed=False).problems()),
        ("DuckDB", DuckDB(pair.theirs, typed=False).problems()),
    ):
        theirs = set(_translated(table.to_pandas(), frame))
        yield (
            f"the faulty rows and their rules found by the tracker and by {name}, repeats apart ({size})",
            found == theirs,
        )
    cases = pandera_problems(pandera_schema(pair.ours), frame)
    cases = cases[(cases["schema_context"] == "Column") & (cases["column"] != "id")]
    cells = {(column, row) for _, column, row in found if column != "id"}
    blamed = set(zip(cases["column"], cases["index"].astype(int), strict=True))
    yield f"the faulty cells found by the tracker and by pandera, repeats apart ({size})", cells == blamed
    sound = course.pair(course.small).ours
    ours = (open_tracker(sound).problems["severity"] == "error").any()
    yield (
        f"no error for the tracker, none for frictionless ({size})",
        bool(not ours and frictionless.validate(str(sound / "datapackage.json")).valid),
    )


def _translated(table: pd.DataFrame, frame: pd.DataFrame) -> Iterator[tuple[str, str, int]]:
    """Their findings in our words, without those that mean something else with us.

    A day before 2000 is none to us; of rows that share an id, the first is not at fault; "dup" asks for another key.
    """
    again = frame["id"].duplicated()
    for row, rule in zip(table["row"].astype(int), table["rule"], strict=True):
        kind, _, column = rule.partition(":")
        if kind in OURS:
            yield "reference" if column == "stance" and kind == "enum" else OURS[kind], column, row
        elif kind == "date" and frame["date"][row] != "1919-02-03":
            yield "type", "date", row
        elif kind == "unique" and again[row]:
            yield "primaryKey", column, row


def same_workings(course: Course) -> Claims:
    """Standings, timeline and changes where nobody is heard twice on one thing and day."""
    pair = course.plain()
    tracker, (since, until) = opened_and_ranked(pair.ours), two_days()
    moves = changes_between(tracker, since, until).query("kind != 'new'")
    ours = {
        "standings": _rows(standings(tracker, until), "actor proposal stance last ids"),
        "timeline": _rows(timeline(tracker), "actor proposal stance from until rows"),
        "changes": _rows(moves, "actor proposal before after"),
    }
    for name, rival in (("Polars", Polars(pair.theirs)), ("DuckDB", DuckDB(pair.theirs))):
        theirs = {
            "standings": _their_rows(rival.standings(until).to_pandas(), "actor proposal stance date id"),
            "timeline": _their_rows(rival.timeline().to_pandas(), "actor proposal stance start end days"),
            "changes": _their_rows(rival.changes(since, until).to_pandas(), "actor proposal stance1 stance2"),
        }
        for work, rows in ours.items():
            yield f"{work} by the tracker and by {name} ({len(rows):,} rows, no ties)", rows == theirs[work]


def same_standings_with_ties(course: Course) -> Claims:
    """With ties, who decides differs (closeness to the actor, not the source's grade); who is heard does not."""
    pair, until = course.pair(course.heavy), two_days()[1]
    ours = standings(opened_and_ranked(pair.ours), until)
    theirs = Polars(pair.theirs).standings(until).to_pandas()
    cells = _rows(ours, "actor proposal last"), _their_rows(theirs, "actor proposal date")
    yield (
        f"the cells heard and the day each was last heard, by the tracker and by Polars, ties and all ({len(ours):,})",
        cells[0] == cells[1],
    )
    plain = _their_rows(theirs[~theirs["contested"]], "actor proposal stance")
    yield (
        f"the stance wherever a day brings one only, by the tracker and by Polars ({len(plain):,})",
        plain <= _rows(ours, "actor proposal stance"),
    )


def _rows(table: pd.DataFrame, columns: str) -> set[tuple[Any, ...]]:
    """The rows as texts, so that tables of different types compare."""
    return set(zip(*(_texts(table[name]) for name in columns.split()), strict=True))


def _their_rows(table: pd.DataFrame, columns: str) -> set[tuple[Any, ...]]:
    """The same of a rival's table, its stances in our words."""
    words = dict(zip(reference("schema").STANCES, STANCES, strict=True))
    stances = {name: table[name].astype("str").map(words) for name in columns.split() if name.startswith("stance")}
    return _rows(table.assign(**stances), columns)


def _texts(column: pd.Series[Any]) -> list[str]:
    if column.name in ("date", "last", "from", "until", "start", "end"):
        return list(pd.to_datetime(column).dt.strftime("%Y-%m-%d").fillna(""))
    return list(column.astype("str"))
