"""Tables: their names, their place, and headers that say the very same as the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from tests.lint.book import LIKE_A_CELL, NAME, Book, Grid
from tests.lint.parts import found

Box = tuple[int, int, int, int]


def table_faults(book: Book, cells: Mapping[str, Mapping[tuple[int, int], str]]) -> Iterator[str]:
    """What is wrong with any Table; `cells` are the texts of each sheet by row and column."""
    names, ids = [grid.name.lower() for grid in book.grids], []
    for grid in book.grids:
        root = book.parts.tree(grid.part)
        ids.append(root.get("id"))
        if not NAME.fullmatch(grid.name) or LIKE_A_CELL.fullmatch(grid.name) or len(grid.name) > 255:
            yield f"{grid.part}: Excel takes no Table called {grid.name!r}"
        if names.count(grid.name.lower()) > 1:
            yield f"{grid.part}: two Tables are called {grid.name}"
        if root.get("name") != grid.name:
            yield f"{grid.part}: it is called {root.get('name')} and {grid.name}"
        yield from _shape_faults(book, grid, cells.get(grid.sheet, {}))
        yield from _filter_faults(book, grid)
    if len(set(ids)) < len(ids):
        yield f"tables: they share an id: {ids}"
    for one, other in combinations(book.grids, 2):
        if one.sheet == other.sheet and _overlap(box(one.ref), box(other.ref)):
            yield f"{one.part} and {other.part} overlap"


def _shape_faults(book: Book, grid: Grid, cells: Mapping[tuple[int, int], str]) -> Iterator[str]:
    top, left, bottom, right = box(grid.ref)
    if bottom <= top:
        yield f"{grid.part}: {grid.ref} has no row below its header"
    if right - left + 1 != len(grid.columns):
        yield f"{grid.part}: {grid.ref} is not {len(grid.columns)} columns wide"
    root = book.parts.tree(grid.part)
    if found(root, "tableColumns")[0].get("count") != str(len(grid.columns)):
        yield f"{grid.part}: it counts its columns wrongly"
    ids = [each.get("id") for each in found(root, "tableColumn")]
    if ids != [str(number) for number in range(1, len(ids) + 1)]:
        yield f"{grid.part}: its columns have the ids {ids}"
    folded = [name.lower() for name in grid.columns]
    yield from (f"{grid.part}: two columns are called {name!r}" for name in set(folded) if folded.count(name) > 1)
    for place, name in enumerate(grid.columns, left):
        if not 0 < len(name) <= 255:
            yield f"{grid.part}: Excel takes no column called {name[:60]!r}"
        if cells.get((top, place)) != name:
            yield f"{grid.part}: the header says {name!r}, the cell {cells.get((top, place))!r}"


def _filter_faults(book: Book, grid: Grid) -> Iterator[str]:
    for each in found(book.parts.tree(grid.part), "autoFilter"):
        if each.get("ref") != grid.ref:
            yield f"{grid.part}: its filter is on {each.get('ref')}, not on {grid.ref}"


def box(ref: str) -> Box:
    """Top, left, bottom and right of a range, from 1."""
    first, _, last = ref.replace("$", "").partition(":")
    return (*place(first), *place(last or first))


def place(cell: str) -> tuple[int, int]:
    """Row and column of a cell's name, from 1; (0, 0) for one that is none."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    digits = cell[len(letters) :]
    return (int(digits), column) if digits and letters.isalpha() else (0, 0)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
