"""The data package: the tracker itself in one file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package

from tracker import open_tracker
from tracker.exchange.package import package_bytes


def unpacked(data: bytes, folder: Path) -> Path:
    """A folder with what a zip file holds."""
    with ZipFile(BytesIO(data)) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_unpacked_it_is_the_same_tracker_byte_for_byte(data: Path, tmp_path: Path, encoding: str):
    file = data / "positions.csv"
    file.write_bytes(file.read_text("utf-8").replace("\n", "\r\n").encode(encoding))

    folder = unpacked(package_bytes(open_tracker(data)), tmp_path / "unpacked")

    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in data.iterdir())
    assert all((folder / path.name).read_bytes() == path.read_bytes() for path in data.iterdir())
    assert open_tracker(folder).version == open_tracker(data).version


def test_an_independent_reader_of_data_packages_finds_it_valid(data: Path, tmp_path: Path):
    folder = unpacked(package_bytes(open_tracker(data)), tmp_path / "unpacked")

    assert Package(str(folder / "datapackage.json")).validate().valid


def test_the_same_files_give_the_same_bytes(data: Path):
    assert package_bytes(open_tracker(data)) == package_bytes(open_tracker(data))
