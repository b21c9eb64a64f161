"""How tables were read before, kept by name beside the tables, so that it travels with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tracker.exchange.intake.layout import Layout, layout_bytes, layouts_of
from tracker.exchange.intake.sheet import Sheet
from tracker.store.files import replace_file
from tracker.store.lock import write_lock
from tracker.store.roles import Login, require_editor

FILE = "imports.json"


def kept_layouts(folder: Path) -> dict[str, Layout]:
    """Every layout that was kept, by name; IntakeError where the file cannot be read."""
    place = folder / FILE
    return layouts_of(place.read_bytes()) if place.exists() else {}


def keep_layout(folder: Path, name: str, layout: Layout, login: Login | None = None) -> None:
    """Keep how a table was read, for the next one like it; NotAllowedError for whoever may only look."""
    require_editor(folder, login)
    with write_lock(folder):
        replace_file(folder / FILE, layout_bytes({**kept_layouts(folder), name: layout}))


def fitting_layout(kept: Mapping[str, Layout], sheet: Sheet) -> str:
    """The name of the layout made for a table like this: it knows most columns, and all of them are there; else ""."""
    fitting = {name: len(each.columns) for name, each in kept.items() if each.columns.keys() <= {*sheet.columns}}
    return max((name for name in fitting if fitting[name]), key=lambda name: fitting[name], default="")
