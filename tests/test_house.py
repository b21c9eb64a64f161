"""The house's rules for code: floors, names, sizes, and who may touch what."""

from __future__ import annotations

import ast
import re
from statistics import median, quantiles

import pytest

from tests.source import ROOT, Source, length, sources, tracked_files

FLOORS = (
    ("tracker.schema", "tracker.problem"),
    ("tracker.descriptor",),
    ("tracker.store",),
    ("tracker.checks",),
    ("tracker.tracker",),
    ("tracker.analysis",),
    ("tracker.exchange",),
    ("tracker.charts",),
    ("tracker",),
    ("tracker.app", "tracker.cli"),
    ("tracker.__main__",),
)
"""From the ground up. A room may use its own and every floor below; `tracker` itself is the public face."""

OWNERS = {
    "streamlit": ("tracker.app",),
    "click": ("tracker.cli",),
    "altair": ("tracker.charts", "tracker.app"),
    "vl_convert": ("tracker.charts",),
    "filelock": ("tracker.store",),
    "tempfile": ("tracker.store",),
    "shutil": ("tracker.store",),
}
"""Packages that only these rooms may import."""

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "misc", "core"}
ON_OS = ("replace", "rename", "remove", "unlink", "open", "write", "mkdir", "makedirs", "rmdir", "truncate", "symlink")
ON_PATHS = ("write_text", "write_bytes", "touch", "unlink", "rmdir", "mkdir", "symlink_to")
ON_FRAMES = ("to_parquet", "to_excel", "to_pickle", "to_feather", "to_sql")
WRITERS = {*(f"os.{name}" for name in ON_OS), *(f".{name}" for name in ON_PATHS + ON_FRAMES)}

ALL = sources("tracker", "tests", "benchmarks", "streamlit_app.py")
CODE = [source for source in ALL if source.place.startswith("tracker/")]
TESTS = [source for source in ALL if source.place.startswith("tests/")]
"""Each test below judges all files at once and names those that break its rule."""


def room(module: str) -> str:
    """The room that a dotted name of ours lies in: `tracker.store.text` is in `tracker.store`."""
    parts = module.split(".")
    known = {name for floor in FLOORS for name in floor}
    return next((name for name in (".".join(parts[:2]), parts[0]) if name in known), module)


def floor(module: str) -> int:
    """How high its room lies; 0 is the ground."""
    return next(height for height, rooms in enumerate(FLOORS) if room(module) in rooms)


def dotted(source: Source) -> str:
    """`tracker/store/text.py` as `tracker.store.text`."""
    return source.place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def written_as(call: ast.Call) -> str:
    """What is called: `os.replace`, `.mkdir` for a method of anything, or `open` followed by its mode."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        name = f"os.{call.func.attr}" if isinstance(owner, ast.Name) and owner.id == "os" else f".{call.func.attr}"
    else:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in {"open", ".open"}:
        arguments = [*call.args[name == "open" :], *(word.value for word in call.keywords if word.arg == "mode")]
        modes = [mode.value for mode in arguments if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
        return f"{name} {modes[0] if modes else 'r'}"
    return f"{name}(path)" if name in {".to_csv", ".to_json"} and call.args else name


def writes(call: ast.Call) -> bool:
    """Whether the call can change a disk."""
    name = written_as(call)
    return name in WRITERS or name.endswith("(path)") or bool(re.fullmatch(r"\.?open .*[wax+].*", name))


def upward(source: Source) -> list[str]:
    """What it imports from a higher floor, or from another room of its own."""
    here, ours = dotted(source), [name for name in source.imports if name.split(".")[0] == "tracker"]
    return [name for name in ours if room(name) != room(here) and floor(name) >= floor(here)]


def test_imports_run_downward_only():
    assert {source.place: found for source in CODE if (found := upward(source))} == {}


def test_the_ground_floor_imports_nothing_of_ours():
    ground = [source for source in CODE if floor(dotted(source)) == 0]

    assert [source.place for source in ground] == ["tracker/problem.py", "tracker/schema.py"]
    assert not {name for source in ground for name in source.imports if name.startswith("tracker")}


def test_every_file_lies_in_a_room_of_the_plan():
    rooms = {source.place: room(dotted(source)) for source in CODE}

    assert [place for place, found in rooms.items() if not any(found in each for each in FLOORS)] == []
    assert [place for place, found in rooms.items() if found == "tracker"] == ["tracker/__init__.py"]


def test_a_package_with_an_owner_is_imported_by_nobody_else():
    imported = [(source, name.split(".")[0]) for source in CODE for name in source.imports]
    owned = [(source, package) for source, package in imported if package in OWNERS]

    assert {(each.place, package) for each, package in owned if room(dotted(each)) not in OWNERS[package]} == set()


def test_only_the_store_writes_to_the_disk():
    calls = [(source, call) for source in CODE if room(dotted(source)) != "tracker.store" for call in source.calls]

    assert [f"{source.place} line {call.lineno}: {written_as(call)}" for source, call in calls if writes(call)] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("open('a', 'w')", True),
        ("path.open(mode='ab')", True),
        ("open('a')", False),
        ("path.open('rb')", False),
        ("os.replace(a, b)", True),
        ("text.replace(a, b)", False),
        ("path.write_bytes(b'')", True),
        ("frame.to_csv('a.csv')", True),
        ("frame.to_csv(index=False)", False),
    ],
)
def test_a_write_to_the_disk_is_known_when_seen(line: str, expected: bool):
    assert [writes(call) for call in Source("line.py", line).calls] == [expected]


def test_the_first_line_is_one_sentence_for_a_plan():
    first = {source.place: source.text.split("\n", 1)[0] for source in ALL}
    ends = r"[.?!](?=\s+[A-Z]|\"|$)"

    assert [place for place, line in first.items() if not re.fullmatch(r'"""[^\s"].*[.?](""")?', line)] == []
    assert [place for place, line in first.items() if len(re.findall(ends, line.removesuffix('"""'))) != 1] == []


def test_no_file_is_longer_than_a_reading():
    assert {source.place: source.length for source in ALL if source.length > 250} == {}


def test_no_function_is_longer_than_a_screen():
    functions = [(source, function) for source in ALL for function in source.functions]

    assert [(each.place, function.name) for each, function in functions if length(function) > 40] == []


def test_most_functions_are_read_at_a_glance():
    lengths = [length(function) for source in CODE for function in source.functions]

    assert median(lengths) <= 7
    assert quantiles(lengths, n=10)[-1] <= 20


def test_modules_are_named_by_a_noun_of_the_field():
    assert [source.place for source in ALL if source.name in VAGUE] == []


def test_no_function_bears_the_name_of_its_module():
    assert [each.place for each in ALL if each.name in {function.name for function in each.functions}] == []


def test_every_exception_to_a_checker_gives_its_rule_and_reason():
    lines = [(source.place, line) for source in ALL for line in source.text.splitlines()]
    marks = [(place, line) for place, line in lines if re.search(r"#\s*(type:\s*ignore|noqa)", line)]
    sound = re.compile(r"# (type: ignore\[[\w, -]+\]|noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*)\s+([#–-] )?\w+ \w+")

    assert [(place, line) for place, line in marks if not sound.search(line)] == []


def test_the_names_of_tests_read_as_sentences():
    names = [function.name for source in TESTS for function in source.functions if function.name.startswith("test_")]

    assert [name for name in names if len(name.removeprefix("test_").split("_")) < 4] == []


def test_the_top_of_the_tree_stays_short():
    places = [path.relative_to(ROOT).parts for path in tracked_files()]
    folders = {parts[0] for parts in places if len(parts) > 1}

    assert folders <= {"tracker", "data", "tests", "docs", "benchmarks", ".ci", ".streamlit"}
