"""A new tracker: its schema and its tables, empty or filled with an invented debate, put into a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from tracker.store.errors import ReadOnlyError, StoreError
from tracker.store.files import FORBIDDEN, clear_strays, replace_file
from tracker.store.folder import DESCRIPTOR

EXAMPLE = {
    "name": "night-trains-of-the-four-shores",
    "title": "Night trains of the Four Shores",
    "description": "An invented debate over three years, to try the tracker on: nobody and nothing in it is real.",
}
"""What the example's descriptor says of itself; its schema is that of every new tracker."""


def create_tracker(folder: Path, example: bool = False) -> list[Path]:
    """The files of a new tracker, written into the folder, which is made if there is none; with a debate if wanted.

    Raises as `fill_folder` does.
    """
    return fill_folder(folder, new_files(example))


def fill_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """The files that were written into the folder, which is made if there is none.

    All of them or none: raises StoreError where one of them is there already or the folder cannot be made, and
    ReadOnlyError or SaveError where it cannot be written; then everything is left as it was.
    """
    contents = {folder / name: data for name, data in files.items()}
    _refuse_used(folder, contents)
    made, tried = _made_folders(folder), list[Path]()
    try:
        for path, data in contents.items():
            tried.append(path)
            replace_file(path, data)
    except BaseException as error:
        _undo(folder, tried, made)
        if isinstance(error, StoreError):
            raise type(error)(f"no tracker was made in {folder}, all is as it was: {error}") from error
        raise
    return tried


def new_files(example: bool = False) -> dict[str, bytes]:
    """Each file's name and bytes; the descriptor comes last, for without it a half-made folder is no tracker."""
    shipped = files("tracker.store")
    template, debate = shipped / "template", shipped / "example"
    described = (template / DESCRIPTOR).read_bytes()
    descriptor = json.loads(described)
    contents: dict[str, bytes] = {}
    for name in [resource["path"] for resource in descriptor["resources"]]:
        filled = example and (debate / name).is_file()  # the scale is the template's own
        contents[name] = ((debate if filled else template) / name).read_bytes()
    if example:
        described = (json.dumps(descriptor | EXAMPLE, indent=2, ensure_ascii=False) + "\n").encode()
    return contents | {DESCRIPTOR: described}


def _refuse_used(folder: Path, paths: Iterable[Path]) -> None:
    if there := [path.name for path in paths if os.path.lexists(path)]:  # a link to nowhere is somebody's too
        verb = "is" if len(there) == 1 else "are"
        raise StoreError(f"{', '.join(there)} {verb} already there in {folder}; choose another folder")


def _made_folders(folder: Path) -> list[Path]:
    """The folders that had to be made, innermost first."""
    made: list[Path] = []
    try:
        for each in (*reversed(folder.parents), folder):
            if not each.exists():
                each.mkdir()
                made.insert(0, each)
        folder.mkdir(exist_ok=True)  # refuses a file of that name
    except OSError as error:
        _undo(folder, [], made)
        reason = "a file has its name" if isinstance(error, FileExistsError) else str(error.strerror).lower()
        kind = ReadOnlyError if error.errno in FORBIDDEN else StoreError
        raise kind(f"{folder} cannot be made: {reason}; choose another folder") from error
    return made


def _undo(folder: Path, written: list[Path], made: list[Path]) -> None:
    """Remove what this run has written and made, and nothing else: a folder somebody has put a file into stays."""
    clear_strays(folder, [path.name for path in written])
    for path in written:
        with suppress(OSError):
            path.unlink()
    for each in made:
        with suppress(OSError):
            each.rmdir()
