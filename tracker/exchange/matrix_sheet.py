"""The sheet Matrix: where every actor stands on every proposal at the end of the day, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, product
from typing import Any

from tracker.exchange.about_sheet import written_day
from tracker.exchange.colours import INK
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.matrix_look import NO_RECORD, MatrixLook, remarks
from tracker.exchange.matrix_notes import cell_notes
from tracker.exchange.measure import line_counts, lines_in_all, row_height
from tracker.exchange.paper import A3, A4, freeze, lay_out
from tracker.exchange.pen import Sheet

NOTES_AT_MOST = 5_000
"""Excel takes a second to open for every few thousand notes."""
TILES_AT_MOST = 50_000
"""Above this, a cell without a record is left blank: the grey words would be most of the file."""
CLAIMED = "Hatched, slanted, dashed round: only others say so; nothing is recorded in the actor's own words."
NAMES = 23.0


def put_matrix(sheet: Sheet, edition: Edition) -> None:
    """Write the grid, each recorded cell with its note and a link to its rows, and the key below."""
    look = MatrixLook(sheet.pen, edition.tracker)
    heard = {*edition.cells["actor"]}
    actors = sorted(edition.tracker.actors["actor"], key=lambda actor: actor not in heard)
    proposals = [name for _, names in _by_topic(edition) for name in names]
    put_heading(sheet, f"Who stands where: {written_day(edition)}", _line(edition, len(actors) * len(proposals)))
    head = head_row(edition)
    _put_heads(sheet, edition, look, actors)
    _put_cells(sheet, edition, look, actors, proposals)
    _put_key(sheet, edition, look, head + 1 + max(len(actors), 1))
    freeze(sheet, edition, head + 1, 1)
    sheet.page.repeat_rows(TOP, head)
    sheet.page.repeat_columns(0)
    lay_out(sheet, edition, paper=A4 if len(proposals) <= 16 else A3, one_page=len(actors) <= 60)


def head_row(edition: Edition) -> int:
    """The row (from 0) of the proposals; above it stand their topics, unless the one header row is all there may be."""
    return TOP if edition.published else TOP + 1


def _line(edition: Edition, tiles: int) -> str:
    """What the grid shows, and what it does not."""
    said = "Click a cell to go to the statements behind it (until you sort that sheet)."
    said += " A blank cell: no record." if tiles > TILES_AT_MOST else ""
    if not edition.published:
        said = f"Point at a cell to see its statements. {said}"
        said += f" Notes only on the first {NOTES_AT_MOST:,} cells." if len(edition.cells) > NOTES_AT_MOST else ""
    left_out = edition.tracker.left_out["positions"]
    return said + (f" Not counted for their errors: {left_out:,} of the positions (marked there)." if left_out else "")


def _by_topic(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """The topics in the order in which they first come, each with its proposals."""
    table = edition.tracker.proposals
    topics = table["topic"].tolist() if "topic" in table else [""] * len(table)
    order = {topic: place for place, topic in reversed(list(enumerate(topics)))}
    pairs = sorted(zip(topics, table["proposal"], strict=True), key=lambda pair: order[pair[0]])
    for topic, group in groupby(pairs, key=lambda pair: pair[0]):
        yield topic, [name for _, name in group]


def _column_width(edition: Edition) -> float:
    """Wide enough for each stance, and for the words of most contested cells, in one line."""
    longest = max(map(len, {*edition.cells["stance"].astype("str"), *edition.tracker.stances["stance"]}), default=0)
    return max(13.0, min(longest + 3.0, 20.0))


def _label_lines(edition: Edition, width: float) -> dict[str, float]:
    """For each actor heard, how many lines its longest cell takes with signs and remarks."""
    cells: Iterable[Any] = edition.cells.itertuples(index=False)
    labels = [f"▲ {cell.stance}{remarks(cell.state, cell.conditional, cell.stale)}" for cell in cells]
    most: dict[str, float] = {}
    for actor, lines in zip(edition.cells["actor"], line_counts(labels, width).tolist(), strict=True):
        most[actor] = max(lines, most.get(actor, 1.0))
    return most


def _put_heads(sheet: Sheet, edition: Edition, look: MatrixLook, actors: list[str]) -> None:
    statements = dict(zip(edition.tracker.proposals["proposal"], _statements(edition), strict=True))
    width = _column_width(edition)
    sheet.set_widths(0, 0, NAMES)
    head, noted = head_row(edition), not edition.published
    if edition.published:
        heads = ["Actor", *(name for _, names in _by_topic(edition) for name in names)]
        sheet.table(head, len(actors), heads, "matrix", look.proposal, "Where each actor stands")
    else:
        sheet.put(head, 0, "Actor", sheet.pen.style(bold=True, valign="bottom", bottom=2, bottom_color=INK))
    column, topic_lines, lines = 1, 1.0, 1.0
    for topic, names in _by_topic(edition):
        for name in names:
            if name == names[0] and topic and noted:
                sheet.put(TOP, column, topic, look.topic(alone=len(names) == 1))
            if noted:
                sheet.put(head, column, name, look.proposal)
            if statements[name] and noted:
                sheet.note(head, column, f"To support it is to say:\n{statements[name]}")
            column += 1
        topic_lines = max(topic_lines, float(line_counts([topic], width * len(names))[0]))
        lines = max(lines, float(line_counts(names, width - 1).max()))
    sheet.set_widths(1, max(column - 1, 1), width)
    sheet.set_height(TOP, row_height(topic_lines))
    sheet.set_height(head, row_height(lines) + 4)
    _put_actors(sheet, look, head + 1, actors, _label_lines(edition, width))


def _put_actors(sheet: Sheet, look: MatrixLook, first: int, actors: list[str], lines: dict[str, float]) -> None:
    for row, (actor, count) in enumerate(zip(actors, line_counts(actors, NAMES - 2), strict=True), first):
        sheet.put(row, 0, actor, look.actor)
        sheet.set_height(row, max(26.0, row_height(max(float(count), lines.get(actor, 1.0)))))


def _statements(edition: Edition) -> list[str]:
    table = edition.tracker.proposals
    return table["statement"].tolist() if "statement" in table else [""] * len(table)


def _put_cells(sheet: Sheet, edition: Edition, look: MatrixLook, actors: list[str], proposals: list[str]) -> None:
    first = head_row(edition) + 1
    rows, columns = ({name: place for place, name in enumerate(names)} for names in (actors, proposals))
    if len(rows) * len(columns) <= TILES_AT_MOST:
        recorded = set(zip(edition.cells["actor"], edition.cells["proposal"], strict=True))
        for actor, proposal in product(rows, columns):
            if (actor, proposal) not in recorded:
                sheet.put(first + rows[actor], 1 + columns[proposal], NO_RECORD, look.silent)
    notes = {} if edition.published else cell_notes(edition)
    cells: Iterable[Any] = edition.cells.itertuples(index=False)
    for number, cell in enumerate(cells):
        if cell.actor in rows and cell.proposal in columns:
            note = notes.get((cell.actor, cell.proposal), "") if number < NOTES_AT_MOST else ""
            _put_cell(sheet, edition, look, first + rows[cell.actor], 1 + columns[cell.proposal], cell, note)


def _put_cell(sheet: Sheet, edition: Edition, look: MatrixLook, row: int, column: int, cell: Any, note: str) -> None:
    style = look.of(cell.stance, cell.state, cell.conditional, cell.stale)
    first, last = edition.evidence_rows.get((cell.actor, cell.proposal), (0, 0))
    place = f"Positions!A{first + 1}:A{last + 1}" if first else ""
    sheet.put(row, column, cell.stance, style, place=place)
    if note:
        lines = lines_in_all(note, 58)
        sheet.note(row, column, note, width=340, height=int(14 + 15 * lines))


def _put_key(sheet: Sheet, edition: Edition, look: MatrixLook, top: int) -> None:
    """One line for each look a cell can have, with what it means."""
    lines = list(_key(edition))
    heading = sheet.pen.style(bold=True, font_size=12, valign="bottom", font_color=INK)
    sheet.table(top, len(lines), ["Key", "Meaning"], "matrix_key", heading, "What each look means", filters=False)
    sheet.set_height(top, 38)
    for row, (word, state, meaning, marks) in enumerate(lines, top + 1):
        sheet.put(row, 0, word, look.of(word, state, **marks))
        sheet.put(row, 1, meaning, sheet.pen.style(valign="vcenter", indent=1))
        sheet.set_height(row, 18)


def _key(edition: Edition) -> Iterator[tuple[str, str, str, dict[str, bool]]]:
    """Word, state, meaning and marks of each line of the key."""
    stances = edition.tracker.stances
    meanings = stances["meaning"] if "meaning" in stances else stances["stance"]
    yield from ((word, "held", meaning, {}) for word, meaning in zip(stances["stance"], meanings, strict=True))
    if len(stances):
        first, last = stances["stance"].iloc[0], stances["stance"].loc[stances["score"].notna()].iloc[-1]
        yield first, "claimed", CLAIMED, {}
        yield f"{first} / {last}", "contested", "Its own words of the same day clash; both are shown.", {}
        yield first, "held", "“if …”: it depends on a condition, which the note gives.", {"conditional": True}
        yield first, "held", "†: last heard more than 180 days before the day.", {"stale": True}
    yield NO_RECORD, "silent", "Nothing is recorded. That is not the same as neutral.", {}
