"""The parts of a workbook's zip as trees, their relations and content types, and what is wrong with those."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
FORBIDDEN = re.compile(
    r"vba|macro|activex|ctrlprops|externallink|embeddings|media/|printersettings|customui|customxml|connections|querytable",
    re.IGNORECASE,
)
KINDS = {
    "worksheet": "spreadsheetml.worksheet+xml",
    "styles": "spreadsheetml.styles+xml",
    "sharedStrings": "spreadsheetml.sharedStrings+xml",
    "theme": "theme+xml",
    "table": "spreadsheetml.table+xml",
    "comments": "spreadsheetml.comments+xml",
    "drawing": "drawing+xml",
    "chart": "drawingml.chart+xml",
    "vmlDrawing": "vmlDrawing",
    "officeDocument": "spreadsheetml.sheet.main+xml",
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
    "custom-properties": "custom-properties+xml",
}
"""The end of the content type that the target of each kind of relation must have."""
FIRST = ["[Content_Types].xml", "_rels/.rels"]


@dataclass(frozen=True)
class Relation:
    """One line of a `.rels` part."""

    id: str
    kind: str
    target: str
    external: bool


class Parts:
    """The zip, read once: `texts` by name, in the order in which they lie there."""

    def __init__(self, data: bytes) -> None:
        """Read everything."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.bytes = {entry.filename: archive.read(entry) for entry in self.entries}
        self._trees: dict[str, ET.Element] = {}

    def tree(self, name: str) -> ET.Element:
        """The part as a tree; raises ET.ParseError for one that is no XML."""
        if name not in self._trees:
            self._trees[name] = ET.fromstring(self.bytes[name])  # noqa: S314 # written by ourselves a moment ago
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to, by id; targets as names in the zip, where they are in it."""
        folder, file = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        return {each.id: each for each in self._listed(place, folder)} if place in self.bytes else {}

    def _listed(self, place: str, folder: str) -> Iterator[Relation]:
        for each in self.tree(place):
            external, target = each.get("TargetMode") == "External", each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target, external)

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of each part, "" for none."""
        tree = self.tree(FIRST[0])
        by_ending = {each.get("Extension", ""): each.get("ContentType", "") for each in tree}
        by_name = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in tree}
        return {name: by_name.get(name) or by_ending.get(name.rpartition(".")[2] or "?", "") for name in self.bytes}


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def found(element: ET.Element, name: str) -> list[ET.Element]:
    """Every element of that name below, whatever its namespace."""
    return [each for each in element.iter() if local(each) == name]


def part_faults(parts: Parts) -> Iterator[str]:
    """What is wrong with the zip itself: its entries, its types, its relations."""
    names = [entry.filename for entry in parts.entries]
    if names[:2] != FIRST:
        yield f"zip: it begins with {names[:2]}, not {FIRST}"
    yield from (f"zip: {name} lies there twice" for name in set(names) if names.count(name) > 1)
    for entry in parts.entries:
        if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            yield f"zip: {entry.filename} is encrypted or packed in a way Excel does not read"
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"zip: {entry.filename} bears the time {entry.date_time}"
        if FORBIDDEN.search(entry.filename):
            yield f"zip: {entry.filename} is a macro, a picture, an external link or the like"
    for name in names:
        if name != FIRST[0] and not parts.content_types[name]:
            yield f"content types: {name} has none"
        if "macroEnabled" in parts.content_types[name] or "vba" in parts.content_types[name]:
            yield f"content types: {name} may hold macros"
    for part in parts.tree(FIRST[0]):
        if part.get("PartName", "").lstrip("/") not in ("", *names):
            yield f"content types: {part.get('PartName')} is not in the zip"


def relation_faults(parts: Parts) -> Iterator[str]:
    """Relations that lead nowhere, to the wrong kind of part, or out of the workbook other than to the web."""
    reached = {FIRST[0]}
    for place in (name for name in parts.bytes if name.endswith(".rels")):
        folder, file = posixpath.split(place)
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        ids = [each.get("Id") for each in parts.tree(place)]
        yield from (f"{place}: the id {each} is given twice" for each in set(ids) if ids.count(each) > 1)
        if owner and owner not in parts.bytes:
            yield f"{place}: there is no {owner}"
        reached.add(place)
        for each in parts.relations(owner if file != ".rels" else "").values():
            reached.add(each.target)
            if each.external:
                if each.kind != "hyperlink" or not WEB.fullmatch(each.target):
                    yield f"{place}: {each.id} leads out to {each.target}"
            elif each.target not in parts.bytes:
                yield f"{place}: {each.id} leads to {each.target}, which is not there"
            elif not parts.content_types[each.target].endswith(KINDS.get(each.kind, "?")):
                yield f"{place}: {each.id} is a {each.kind}, {each.target} is {parts.content_types[each.target]}"
    yield from (f"zip: nothing leads to {name}" for name in parts.bytes if name not in reached)
