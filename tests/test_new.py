"""A new tracker is sound from its first minute, its example shows everything, and nothing of yours is overwritten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.server import fingerprint
from tests.source import ROOT
from tracker.store import new
from tracker.store.errors import SaveError, StoreError
from tracker.store.files import replace_file
from tracker.store.new import create_tracker

END = "2025-12-31"
FILES = ["positions.csv", "actors.csv", "proposals.csv", "sources.csv", "stances.csv", "datapackage.json"]
as_either = pytest.mark.parametrize("example", [False, True], ids=["empty", "example"])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tracker.Tracker:
    """The example, as it is the day after it ends."""
    folder = tmp_path_factory.mktemp("example")
    create_tracker(folder, example=True)
    return tracker.open_tracker(folder, today=date(2026, 1, 1))


def descriptor(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_bytes())


def places(paths: Sequence[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_new_tracker_opens_without_any_problem(tmp_path: Path):
    create_tracker(tmp_path / "mine")
    opened = tracker.open_tracker(tmp_path / "mine")

    assert opened.problems.empty
    assert opened.positions.empty
    assert opened.schema.title == "Position tracker"
    assert tracker.standings(opened, END, silent=True).empty


@as_either
def test_the_files_written_are_all_there_is_in_the_folder(tmp_path: Path, example: bool):
    written = create_tracker(tmp_path / "a" / "b", example)

    assert places(written, tmp_path / "a" / "b") == FILES
    assert sorted(fingerprint(tmp_path)) == sorted(f"a/b/{name}" for name in FILES)


@as_either
def test_it_declares_the_same_tables_and_scale_as_the_shipped_data(tmp_path: Path, example: bool):
    create_tracker(tmp_path, example)

    assert descriptor(tmp_path)["resources"] == descriptor(ROOT / "data")["resources"]
    assert (tmp_path / "stances.csv").read_bytes() == (ROOT / "data" / "stances.csv").read_bytes()


@as_either
def test_every_file_has_its_declared_columns_and_plain_line_ends(tmp_path: Path, example: bool):
    create_tracker(tmp_path, example)

    for resource in descriptor(tmp_path)["resources"]:
        text = (tmp_path / resource["path"]).read_bytes().decode()
        header = ",".join(field["name"] for field in resource["schema"]["fields"])
        assert text.startswith(f"{header}\n")
        assert text.endswith("\n")
        assert "\r" not in text


def test_a_new_tracker_names_nobody_and_no_day_and_no_licence(tmp_path: Path):
    create_tracker(tmp_path)

    assert not descriptor(tmp_path).keys() & {"contributors", "created", "licenses"}


def test_the_example_has_no_error_and_only_the_warnings_it_is_meant_to_show(example: tracker.Tracker):
    found = example.problems["rule"].value_counts().to_dict()

    assert (example.problems["severity"] == "warning").all()
    assert found == {"same-origin-twice": 2, "one-unnamed-source": 1}


def test_the_example_shows_every_state_and_every_mark(example: tracker.Tracker):
    cells = tracker.standings(example, END, silent=True)

    assert set(cells["state"]) == {"held", "contested", "claimed", "undeclared", "silent"}
    assert cells[["conditional", "single_origin", "second_hand", "stale"]].any().all()


def test_the_example_shows_every_kind_of_change_stance_and_attribution(example: tracker.Tracker):
    changes = tracker.changes_between(example, "2023-12-31", END)

    assert set(changes["kind"]) == {"new", "reversal", "shift", "contested", "settled"}
    assert set(example.positions["stance"]) == set(example.stances["stance"])
    assert set(example.positions["attribution"].dropna()) == set(example.positions["attribution"].cat.categories)
    assert set(example.positions["precision"].dropna()) == {"month", "year"}


def test_the_example_spans_three_years(example: tracker.Tracker):
    days = example.positions["date"]

    assert days.is_monotonic_increasing
    assert (f"{days.min():%Y-%m}", f"{days.max():%Y-%m}") == ("2023-01", "2025-12")
    assert set(days.dt.year) == {2023, 2024, 2025}


def test_a_date_that_is_not_exact_is_the_last_day_it_can_be(example: tracker.Tracker):
    rows = example.positions

    assert rows.loc[rows["precision"] == "month", "date"].dt.is_month_end.all()
    assert rows.loc[rows["precision"] == "year", "date"].dt.is_year_end.all()


def test_the_example_leads_to_no_real_place(example: tracker.Tracker):
    addresses = [*example.sources["url"], *example.sources["archive_url"]]

    assert all(address.startswith(("https://example.org/", "https://example.com/")) for address in addresses if address)
    assert (example.actors["code"] == "").all()
    assert "invented" in example.schema.description


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_use_is_refused_and_stays_as_it_was(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"mine")
    before = fingerprint(tmp_path)

    with pytest.raises(StoreError, match=rf"^{name} is already there in .*; choose another folder$"):
        create_tracker(tmp_path, example=True)
    assert fingerprint(tmp_path) == before


def test_other_files_in_the_folder_are_no_hindrance(tmp_path: Path):
    (tmp_path / "README.md").write_bytes(b"mine")
    create_tracker(tmp_path)

    assert (tmp_path / "README.md").read_bytes() == b"mine"
    assert tracker.open_tracker(tmp_path).problems.empty


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path):
    (tmp_path / "actors.csv").symlink_to(tmp_path / "elsewhere.csv")

    with pytest.raises(StoreError, match="already there"):
        create_tracker(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["actors.csv"]


@pytest.mark.parametrize("place", ["taken", "taken/below"])
def test_a_file_in_the_folders_place_is_refused(tmp_path: Path, place: str):
    (tmp_path / "taken").write_bytes(b"mine")

    with pytest.raises(StoreError, match=r"cannot be made: .*; choose another folder$"):
        create_tracker(tmp_path / place)
    assert (tmp_path / "taken").read_bytes() == b"mine"


@pytest.mark.parametrize("error", [SaveError("sources.csv: the disk is full"), KeyboardInterrupt()], ids=type)
def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException):
    (tmp_path / "notes.txt").write_bytes(b"mine")

    def fail_at_the_sources(path: Path, data: bytes) -> None:
        replace_file(path, data)
        if path.name == "sources.csv":
            raise error

    monkeypatch.setattr(new, "replace_file", fail_at_the_sources)
    for folder in (tmp_path, tmp_path / "a" / "b"):
        with pytest.raises(type(error)):
            create_tracker(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_descriptor_comes_last_so_that_half_a_tracker_is_none(tmp_path: Path):
    assert places(create_tracker(tmp_path), tmp_path)[-1] == "datapackage.json"
