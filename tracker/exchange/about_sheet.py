"""The sheet About: what the workbook is, of what day, from which data, under which licence, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.exchange.colours import INK, LINK, QUIET
from tracker.exchange.edition import Edition
from tracker.exchange.measure import line_counts, row_height
from tracker.exchange.paper import lay_out
from tracker.exchange.pen import Sheet

CONTENTS = {
    "Matrix": "Who stands where: every actor on every proposal, as of the day",
    "Briefing": "Choose an actor or a proposal: who stands where, since when, in which words",
    "Changes": "Who moved in the period, in sentences",
    "Standings": "The matrix as a list, for filters and formulas",
    "Positions": "Every statement, one row each, with its source",
    "Timeline": "How many statements of each stance in each quarter, with a chart",
    "Summary": "How many actors hold each stance on each proposal, with a chart",
    "Actors": "Who takes positions",
    "Proposals": "What they take positions on, and the sentence that fixes what support means",
    "Sources": "Where anyone can read it",
    "Stances": "The scale: words, scores, colours, symbols and meanings",
    "Codebook": "What every column means, and what it may hold",
}
MONTHS = "January February March April May June July August September October November December"
WIDTH = 92


def put_about(sheet: Sheet, edition: Edition, sheets: list[str]) -> None:
    """Write the cover: the facts about this export, then a linked list of the sheets behind it."""
    sheet.set_widths(0, 0, 20)
    sheet.set_widths(1, 1, WIDTH)
    sheet.put(0, 0, edition.title, sheet.pen.style(bold=True, font_size=20, font_color=INK, valign="vcenter"))
    sheet.set_height(0, 38)
    row = 1
    for label, text, address in _facts(edition):
        _put_fact(sheet, row, label, text, address)
        row += 1
    heading = sheet.pen.style(bold=True, font_size=13, font_color=INK, valign="bottom")
    sheet.table(row, len(sheets), ["Contents", "What each sheet holds"], "contents", heading, filters=False)
    sheet.set_height(row, 34)
    link = sheet.pen.style(font_color=LINK, underline=1, valign="top", font_size=11)
    plain = sheet.pen.style(text_wrap=True, valign="top", font_size=11)
    for place, name in enumerate(sheets, row + 1):
        sheet.put(place, 0, name, link, place=f"'{name}'!A1")
        sheet.put(place, 1, CONTENTS.get(name, "A further table of this tracker"), plain)
        sheet.set_height(place, 19)
    lay_out(sheet, edition)


def _put_fact(sheet: Sheet, row: int, label: str, text: str, link: str) -> None:
    sheet.put(row, 0, label, sheet.pen.style(font_color=QUIET, valign="top", font_size=11))
    looks = {"font_color": LINK, "underline": 1} if link else {"font_color": INK}
    sheet.put(row, 1, text, sheet.pen.style(text_wrap=True, valign="top", font_size=11, **looks), link=link)
    sheet.set_height(row, row_height(float(line_counts([text], WIDTH - 8)[0]), 14.5) + 3)


def _facts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Label, text and link of each fact."""
    tracker, schema = edition.tracker, edition.tracker.schema
    if schema.description:
        yield "What this is", schema.description, ""
    yield "Data as at", f"{written_day(edition)} (the matrix shows who stood where at the end of this day)", ""
    yield "Rows", ", ".join(f"{len(text.frame):,} {name}" for name, text in tracker.texts.items()), ""
    yield "Left out", _left_out(edition), ""
    if schema.licence:
        licence = (schema.descriptor.get("licenses") or [{}])[0]
        yield "Licence", schema.licence, str(licence.get("path", ""))
    yield "How to cite", citation(edition), ""
    yield "Data version", f"{tracker.version} (SHA-256 of the tables: the same data, the same number)", ""


def _left_out(edition: Edition) -> str:
    counts = {name: count for name, count in edition.tracker.left_out.items() if count}
    if not counts:
        return "Nothing: no row is in error"
    rows = ", ".join(f"{count:,} of {name}" for name, count in counts.items())
    return f"Rows in error, which the matrix does not count: {rows}. Their sheets show every row and mark the errors."


def citation(edition: Edition) -> str:
    """How to cite this export: who, year, title, day, version."""
    who = ", ".join(filter(None, edition.tracker.schema.contributors))
    title = f"{who} ({edition.day.year}): {edition.title}" if who else f"{edition.title} ({edition.day.year})"
    return f"{title}. Data as at {edition.day.isoformat()}, version {edition.tracker.version[:12]}."


def written_day(edition: Edition) -> str:
    """The edition's day in words."""
    return in_words(edition.day)


def in_words(day: date) -> str:
    """A day in words, in the same language on every machine: 28 August 2025."""
    return f"{day.day} {MONTHS.split()[day.month - 1]} {day.year}"
