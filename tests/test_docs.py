"""The README holds: its session runs, its columns are the schema's, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

import tracker
from tests.source import ROOT
from tests.terminal import TRACKER

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))]


def sessions() -> list[tuple[str, str]]:
    """Each command of the README's terminal sessions, with what it prints there."""
    blocks = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts]


def test_the_readmes_terminal_session_prints_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    environment = {name: value for name, value in os.environ.items() if name != "TRACKER_DATA"}
    assert len(sessions()) >= 5
    for command, printed in sessions():
        words = [str(TRACKER), *shlex.split(command)[1:]]
        done = subprocess.run(
            words, cwd=tmp_path, env=environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert done.stdout == printed, command


def test_the_readmes_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    [example] = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - the README's own example, run as a reader would
    assert len(names["moved"]) == 20  # type: ignore[arg-type] # a table, made by the example
    assert "Poland" in (tmp_path / "data" / "actors.csv").read_text(encoding="utf-8")


def test_the_readmes_data_dictionary_is_the_schemas() -> None:
    schema = tracker.open_tracker(ROOT / "data").schema
    rows = dict(re.findall(r"^\| `(\w+)\.csv` \|[^|]*\| (.*) \|$", README, flags=re.MULTILINE))
    for name, table in schema.tables.items():
        told = [(column, bool(bold)) for bold, column in re.findall(r"(\*\*)?`(\w+)`", rows[name])]
        assert told == [(field.name, field.required) for field in table.fields], name


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_the_public_face_is_what_the_interfaces_promise() -> None:
    promised = {"open_tracker", "standings", "timeline", "changes_between", "workbook", "added", "changed", "deleted"}
    assert promised <= set(tracker.__all__)
    for name in tracker.__all__:
        assert getattr(tracker, name).__doc__, f"{name} says what it is"
