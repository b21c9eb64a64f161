"""The workbook as a whole, as the lint sees it: sheets, names, Tables, texts and styles; and its own faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree as ET

from tests.lint.parts import Parts, found, local

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ORDER = re.findall(
    r"\w+",
    """fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
    definedNames calcPr""",
)
NAME = re.compile(r"[^\W\d][\w.?\\]*|_xlnm\.[A-Za-z_]+")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[rR]\d*|[cC]\d*|[rR]\d+[cC]\d+")
SHEET_NAME = re.compile(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')")
RESERVED_SHEET = "history"
STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True)
class Page:
    """A sheet: its name, its part, and whether it is in sight."""

    name: str
    part: str
    state: str


@dataclass
class Grid:
    """A Table as declared."""

    name: str
    part: str
    sheet: str
    ref: str
    columns: list[str] = field(default_factory=list)


class Book:
    """The parts with what one must know to judge any of them."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts."""
        self.parts = parts
        self.root = parts.tree("xl/workbook.xml")

    @cached_property
    def pages(self) -> list[Page]:
        """The sheets in their order; a part that nothing leads to is ""."""
        targets = {key: each.target for key, each in self.parts.relations("xl/workbook.xml").items()}
        return [
            Page(each.get("name", ""), targets.get(each.get(ID, ""), ""), each.get("state", "visible"))
            for each in found(self.root, "sheet")
        ]

    @cached_property
    def names(self) -> set[str]:
        """The defined names."""
        return {each.get("name", "") for each in found(self.root, "definedName")}

    @cached_property
    def strings(self) -> list[str]:
        """The shared texts."""
        if STRINGS not in self.parts.bytes:
            return []
        tree = self.parts.tree(STRINGS)
        return ["".join(each.text or "" for each in found(item, "t")) for item in tree if local(item) == "si"]

    @cached_property
    def grids(self) -> list[Grid]:
        """Every Table of every sheet."""
        return [grid for page in self.pages if page.part in self.parts.bytes for grid in self._grids(page)]

    def _grids(self, page: Page) -> Iterator[Grid]:
        for relation in self.parts.relations(page.part).values():
            if relation.kind == "table" and relation.target in self.parts.bytes:
                root = self.parts.tree(relation.target)
                columns = [each.get("name", "") for each in found(root, "tableColumn")]
                yield Grid(root.get("displayName", ""), relation.target, page.name, root.get("ref", ""), columns)

    def count(self, element: str) -> int:
        """How many styles of a kind there are: cellXfs or dxfs."""
        lists = found(self.parts.tree("xl/styles.xml"), element)
        return len(lists[0]) if lists else 0


def in_order(root: ET.Element, order: list[str]) -> bool:
    """Whether the children are known and stand as the standard wants them."""
    places = [order.index(local(each)) if local(each) in order else -1 for each in root]
    return -1 not in places and places == sorted(places)


def book_faults(book: Book) -> Iterator[str]:
    """Sheets, names and protection."""
    if not in_order(book.root, ORDER):
        yield f"workbook: its elements stand as {[local(each) for each in book.root]}"
    for element in ("workbookProtection", "fileSharing", "externalReferences"):
        if found(book.root, element):
            yield f"workbook: it has {element}"
    ids = [each.get("sheetId") for each in found(book.root, "sheet")]
    if len(set(ids)) < len(ids):
        yield f"workbook: sheets share an id: {ids}"
    yield from _sheet_name_faults(book)
    yield from _name_faults(book)


def _sheet_name_faults(book: Book) -> Iterator[str]:
    names = [page.name.lower() for page in book.pages]
    for page in book.pages:
        if not SHEET_NAME.fullmatch(page.name) or page.name.lower() == RESERVED_SHEET:
            yield f"workbook: Excel takes no sheet called {page.name!r}"
        if names.count(page.name.lower()) > 1:
            yield f"workbook: two sheets are called {page.name!r}"
        if page.part not in book.parts.bytes:
            yield f"workbook: nothing lies behind the sheet {page.name!r}"
    if not any(page.state == "visible" for page in book.pages):
        yield "workbook: no sheet is in sight"


def _name_faults(book: Book) -> Iterator[str]:
    listed = [(each.get("name", "").lower(), each.get("localSheetId")) for each in found(book.root, "definedName")]
    for name in book.names:
        if not NAME.fullmatch(name) or LIKE_A_CELL.fullmatch(name) or len(name) > 255:
            yield f"names: Excel takes no name {name!r}"
    yield from (f"names: {name} is given twice" for name, place in set(listed) if listed.count((name, place)) > 1)
    yield from (f"names: {name} is of sheet {place}, not there" for name, place in listed if _beyond(place, book))
    own = {grid.name.lower() for grid in book.grids}
    yield from (f"names: {name} is a Table's too" for name, _ in listed if name in own)


def _beyond(place: str | None, book: Book) -> bool:
    return place is not None and not int(place) < len(book.pages)
