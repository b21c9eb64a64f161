"""Mappings at the terminal: kept by name beside the tables, or in a file of their own that can be handed on."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.mappings import FILE, keep_layout, kept_layouts, mapping_bytes, mappings_in
from tracker.store.errors import StoreError
from tracker.store.files import replace_file
from tracker.tracker import Tracker

ENDING = ".json"


def saved_layout(found: Tracker, name: str) -> Layout:
    """The mapping that was kept under a name, or that a file of that name holds; IntakeError where there is none."""
    kept = kept_layouts(found.folder)
    if name in kept:
        return kept[name]
    if not name.endswith(ENDING):
        known = f"; there are {', '.join(kept)}" if kept else ""
        raise IntakeError(f"no mapping was saved as {name!r}{known}; save one with --save-as")
    if not Path(name).is_file():
        raise IntakeError(f"there is no file {name}; save a mapping in one with --save-as {name}")
    given = mappings_in(name, Path(name).read_bytes())
    if len(given) > 1:
        raise IntakeError(f"{name} holds {len(given)} mappings ({', '.join(given)}); use a file with one")
    return next(iter(given.values()))


def keep(found: Tracker, name: str, layout: Layout) -> None:
    """Keep a mapping under a name beside the tables, or in a file; say how it is used again."""
    if not name.endswith(ENDING):
        keep_layout(found.folder, name, layout)
        click.echo(f"the mapping is kept as {name!r} in {FILE}: use it again with --as {name}", err=True)
        return
    try:
        replace_file(Path(name), mapping_bytes(Path(name).stem, layout))
        click.echo(f"the mapping is in {name}: use it again with --as {name}, or on the Import page", err=True)
    except StoreError:
        raise IntakeError(f"the mapping cannot be written to {name}; name another file with --save-as") from None
