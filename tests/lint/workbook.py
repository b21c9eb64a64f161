"""Every fault of a finished workbook, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.lint.book import STRINGS, Book, book_faults
from tests.lint.formulas import formula_faults
from tests.lint.parts import Parts, found, local, part_faults, relation_faults
from tests.lint.sheets import LONGEST, Cells, sheet_faults
from tests.lint.tables import table_faults


def workbook_faults(data: bytes) -> list[str]:
    """What Excel would repair, drop or refuse, and what must not be in a workbook of ours; nothing for a sound one."""
    try:
        parts = Parts(data)
        return [*part_faults(parts), *relation_faults(parts), *_inner_faults(Book(parts))]
    except (ET.ParseError, KeyError, ValueError, IndexError) as error:
        return [f"it cannot be read: {error!r}"]


def _inner_faults(book: Book) -> Iterator[str]:
    yield from book_faults(book)
    for each in found(book.root, "definedName"):  # a name may be given once for each sheet
        yield from formula_faults(book, f"the name {each.get('name')}", each.text or "")
    cells: dict[str, Cells] = {}
    for page in book.pages:
        yield from sheet_faults(book, page, cells.setdefault(page.name, {}))
    yield from table_faults(book, cells)
    yield from _string_faults(book)
    yield from _chart_faults(book)


def _string_faults(book: Book) -> Iterator[str]:
    if STRINGS not in book.parts.bytes:
        return
    root = book.parts.tree(STRINGS)
    uses = sum(cell.get("t") == "s" for page in book.pages for cell in found(book.parts.tree(page.part), "c"))
    items = [each for each in root if local(each) == "si"]
    if (root.get("count"), root.get("uniqueCount")) != (str(uses), str(len(items))):
        counted = f"{root.get('count')} and {root.get('uniqueCount')}"
        yield f"shared texts: {counted} are counted, not {uses} and {len(items)}"
    for text in book.strings:
        if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
            yield f"shared texts: one is too long: {text[:40]!r}"


def _chart_faults(book: Book) -> Iterator[str]:
    for name in book.parts.bytes:
        if name.startswith("xl/charts/chart"):
            for formula in found(book.parts.tree(name), "f"):
                yield from formula_faults(book, name, formula.text or "")
