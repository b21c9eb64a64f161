"""Sheets: the order of their elements and cells, styles, texts, rules, links, charts, and what must not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.lint.book import ID, Book, Page, in_order
from tests.lint.formulas import formula_faults, is_cell, reference_faults
from tests.lint.parts import found, local
from tests.lint.tables import box, place

ORDER = re.findall(
    r"\w+",
    """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
    webPublishItems tableParts extLst""",
)
FORBIDDEN = ("mergeCells", "sheetProtection", "picture", "oleObjects", "controls", "scenarios")
LONGEST, MOST_LINKS = 32_767, 65_530
RULE_LIMITS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
Cells = dict[tuple[int, int], str]


def sheet_faults(book: Book, page: Page, cells: Cells) -> Iterator[str]:
    """What is wrong with one sheet; its texts are put into `cells`."""
    root = book.parts.tree(page.part)
    if not in_order(root, ORDER):
        yield f"{page.name}: its elements stand as {[local(each) for each in root]}"
    yield from (f"{page.name}: it has {name}" for name in FORBIDDEN if any(local(each) == name for each in root))
    yield from _cell_faults(book, page, root, cells)
    yield from _link_faults(book, page, root)
    yield from _rule_faults(book, page, root)
    yield from _part_faults(book, page, root)


def _cell_faults(book: Book, page: Page, root: ET.Element, cells: Cells) -> Iterator[str]:
    styles, before = book.count("cellXfs"), (0, 0)
    for cell in (each for row in found(root, "row") for each in row):
        here = place(cell.get("r", ""))
        where = f"{page.name}!{cell.get('r')}"
        if here <= before or not is_cell(re.sub(r"\d", "", cell.get("r", "A")), str(here[0])):
            yield f"{where}: it comes after {before}, or is beyond the sheet"
        before = here
        if int(cell.get("s", "0")) >= styles:
            yield f"{where}: there is no style {cell.get('s')}"
        yield from _value_faults(book, cell, here, where, cells)
    rows = [int(row.get("r", "0")) for row in found(root, "row")]
    if rows != sorted(set(rows)):
        yield f"{page.name}: its rows are out of order"


def _value_faults(book: Book, cell: ET.Element, here: tuple[int, int], where: str, cells: Cells) -> Iterator[str]:
    inside = {local(each): each.text or "" for each in cell}
    value, kind = inside.get("v", ""), cell.get("t", "n")
    if "f" in inside:
        yield from formula_faults(book, where, inside["f"])
        if "v" not in inside:
            yield f"{where}: the formula has no stored result"
    if kind == "s":
        if not value.isdigit() or int(value) >= len(book.strings):
            yield f"{where}: there is no shared text {value}"
            return
        cells[here] = book.strings[int(value)]
    elif kind == "n" and value and not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", value):
        yield f"{where}: {value[:40]!r} is no number"
    elif kind not in ("n", "str", "b", "inlineStr"):
        yield f"{where}: it holds an error or an unknown kind of value ({kind})"
    if len(value.encode("utf-16-le")) // 2 > LONGEST:
        yield f"{where}: its text is too long"


def _link_faults(book: Book, page: Page, root: ET.Element) -> Iterator[str]:
    links, relations = found(root, "hyperlink"), book.parts.relations(page.part)
    if len(links) > MOST_LINKS:
        yield f"{page.name}: {len(links)} links"
    for link in links:
        location, where = link.get("location", ""), f"{page.name}!{link.get('ref')}"
        if link.get(ID) and relations.get(link.get(ID, "")) is None:
            yield f"{where}: its link has no target"
        if not link.get(ID) and "!" not in location:
            yield f"{where}: its link leads nowhere"
        if location and not link.get(ID):
            yield from (f"{where}: its link {fault}" for fault in reference_faults(book, location))
        if len(location) > 255 or len(link.get("tooltip", "")) > 255:
            yield f"{where}: its link's place or tip is too long"


def _rule_faults(book: Book, page: Page, root: ET.Element) -> Iterator[str]:
    styles = book.count("dxfs")
    for rule in found(root, "cfRule"):
        if int(rule.get("dxfId", "0")) >= styles:
            yield f"{page.name}: a rule wants the style {rule.get('dxfId')}, which is not there"
        for each in found(rule, "formula"):
            if "LEN(TRIM(" not in (each.text or ""):  # the rule for blanks, as Excel itself writes it
                yield from formula_faults(book, f"{page.name}, a rule", each.text or "")
    holds = found(root, "dataValidation")
    yield from (
        f"{page.name}: it counts {each.get('count')} validations, not {len(holds)}"
        for each in found(root, "dataValidations")
        if each.get("count") != str(len(holds))
    )
    for hold in holds:
        where = f"{page.name}, validation of {hold.get('sqref')}"
        lengths = {name: len(hold.get(name, "")) for name in RULE_LIMITS}
        yield from (f"{where}: {name} is too long" for name, most in RULE_LIMITS.items() if lengths[name] > most)
        for held in hold:
            formula = held.text or ""
            if len(formula) > 255 or (hold.get("type") == "list" and formula.startswith('"')):
                yield f"{where}: its list does not come from a range, or is too long"
            yield from formula_faults(book, where, formula)


def _part_faults(book: Book, page: Page, root: ET.Element) -> Iterator[str]:
    """Relations that the sheet names, the count of its Tables, its range, and charts that speak to everybody."""
    relations = book.parts.relations(page.part)
    named = [each for each in root.iter() if each.get(ID)]
    yield from (f"{page.name}: {local(each)} names {each.get(ID)}" for each in named if each.get(ID) not in relations)
    unnamed = {id_ for id_, each in relations.items() if each.kind != "comments"} - {each.get(ID) for each in named}
    yield from (f"{page.name}: nothing on it is {each}" for each in sorted(unnamed))
    yield from (
        f"{page.name}: it counts {each.get('count')} Tables, not {len(each)}"
        for each in found(root, "tableParts")
        if each.get("count") != str(len(each))
    )
    for each in found(root, "dimension"):
        if place(each.get("ref", "A1").partition(":")[0]) == (0, 0) or box(each.get("ref", "A1"))[2] < 1:
            yield f"{page.name}: its range {each.get('ref')} is none"
    for relation in (each for each in relations.values() if each.kind == "drawing" and each.target in book.parts.bytes):
        for frame in found(book.parts.tree(relation.target), "cNvPr"):
            if not frame.get("descr"):
                yield f"{page.name}: {frame.get('name')} has no alternative text"
