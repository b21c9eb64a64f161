"""How tables were read before, kept by name beside the tables, so that it travels with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.layout import Layout, layout_bytes, layouts_of
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.sayings import saying
from tracker.store.files import replace_file
from tracker.store.lock import write_lock
from tracker.store.roles import Login, require_editor

FILE = "imports.json"
MEND = saying("mapping-mend", "mend the file or remove it")


def kept_layouts(folder: Path) -> dict[str, Layout]:
    """Every layout that was kept, by name; IntakeError where the file cannot be read."""
    place = folder / FILE
    return layouts_of(place.read_bytes(), FILE, MEND) if place.exists() else {}


def mappings_in(name: str, data: bytes) -> dict[str, Layout]:
    """The layouts that a file from elsewhere holds (at least one), by name; IntakeError where it is no such file."""
    remedy = saying("mapping-saved", "take one that was saved after an import")
    found = layouts_of(data, name, remedy)
    if not found:
        raise IntakeError(saying("mapping-none", "{file} holds no mapping; {remedy}", file=name, remedy=remedy))
    return found


def mapping_bytes(name: str, layout: Layout) -> bytes:
    """A file with this layout alone, in the form in which they are kept beside the tables."""
    return layout_bytes({name: layout})


def keep_layout(folder: Path, name: str, layout: Layout, login: Login | None = None) -> None:
    """Keep how a table was read, for the next one like it; NotAllowedError for whoever may only look."""
    require_editor(folder, login)
    with write_lock(folder):
        replace_file(folder / FILE, layout_bytes({**kept_layouts(folder), name: layout}))


def fitting_layout(kept: Mapping[str, Layout], sheet: Sheet) -> str:
    """The name of the layout made for a table like this: it knows most columns, and all of them are there; else ""."""
    fitting = {name: len(each.columns) for name, each in kept.items() if each.columns.keys() <= {*sheet.columns}}
    return max((name for name in fitting if fitting[name]), key=lambda name: fitting[name], default="")
