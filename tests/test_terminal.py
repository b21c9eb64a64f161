"""The terminal's promises: commands, columns, messages and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.terminal import records, run, started

CELL = "actor,proposal,stance,state,since,last,age_days,rows,origins,attribution,condition,ids"


def test_the_help_page_needs_no_table_library() -> None:
    script = "import sys; sys.argv = ['tracker', '--help']\nfrom tracker.cli.commands import cli\n"
    script += "try: cli()\nexcept SystemExit: pass\n"
    script += "print([each for each in ('pandas', 'streamlit', 'altair', 'numpy') if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_command_has_a_help_page_and_a_line_on_the_first_one() -> None:
    overview = run("--help")
    for name in ("init", "check", "matrix", "evidence", "timeline", "changes", "add", "rename", "export", "app"):
        assert f"\n  {name} " in overview.out
        assert run(name, "--help").code == 0


def test_the_shipped_data_pass_the_check_with_warnings_only(data: Path) -> None:
    done = started("check", data=data)
    assert done.code == 0
    assert done.out.endswith("0 errors, 9 warnings\n")


def test_a_broken_rule_makes_the_check_exit_1_and_says_place_fault_and_remedy(data: Path) -> None:
    break_cell(data, "positions.csv", "support,RT", "suport,RT")
    done = run("check", data=data)
    assert done.code == 1
    assert ", stance: 'suport' is not a stance; did you mean 'support'?" in done.out


def test_the_check_prints_the_same_findings_for_people_programs_and_annotations(data: Path) -> None:
    break_cell(data, "positions.csv", "support,RT", "suport,RT")
    found = json.loads(run("check", "--format", "json", data=data).out)
    assert [each["value"] for each in found if each["severity"] == "error"] == ["suport"]
    assert list(found[0]) == ["table", "row", "line", "column", "value", "rule", "severity", "message", "hint", "fix"]
    assert len(records(run("check", "--format", "csv", data=data).out)) == len(found)
    annotations = run("check", "--format", "github", data=data).out.splitlines()
    assert len(annotations) == len(found)
    assert annotations[0].startswith("::error file=positions.csv,line=")


def test_fix_mends_what_has_one_right_answer_and_shows_the_diff(data: Path) -> None:
    break_cell(data, "positions.csv", ",oppose,RT", ",Oppose,RT")
    break_cell(data, "positions.csv", "support,RT", "suport,RT")
    done = run("check", "--fix", data=data)
    assert done.code == 1, "what only a person can decide stays"
    changed = [line for line in done.err.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert len(changed) == 2
    assert ",Oppose," in changed[0]
    assert ",oppose," in changed[1]
    assert run("check", "--fix", data=data).err == "nothing can be mended safely\n"


def test_the_matrix_prints_one_row_a_cell_with_the_promised_columns(data: Path) -> None:
    done = run("matrix", "--as-of", "2025-08-28", "--format", "csv", data=data)
    assert done.out.splitlines()[0] == CELL
    cells = {(cell["actor"], cell["proposal"]): cell for cell in records(done.out)}
    assert cells["Russia", "European troops"]["stance"] == "oppose"
    assert cells["EU", "Neutral peacekeepers in a DMZ"]["origins"] == "1"
    assert cells["EU", "Neutral peacekeepers in a DMZ"]["rows"] == "2"


def test_the_wide_matrix_has_actors_down_and_proposals_across(data: Path) -> None:
    wide = records(run("matrix", "--wide", "--as-of", "2025-08-28", "--format", "csv", data=data).out)
    russia = next(row for row in wide if row["actor"] == "Russia")
    assert russia["European troops"] == "oppose"
    assert russia["US ground troops"] == ""
    france = next(row for row in wide if row["actor"] == "France")
    assert france["Coalition troops"] == "lean support (claimed)"


def test_silence_is_listed_when_asked_for_and_never_as_neutral(data: Path) -> None:
    cells = records(run("matrix", "--silent", "--as-of", "2025-08-28", "--format", "csv", data=data).out)
    silent = [cell for cell in cells if cell["state"] == "silent"]
    assert silent
    assert {cell["stance"] for cell in silent} == {""}


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        (["--actor", "Moscow"], {"Russia"}),
        (["--group", "Coalition of the willing"], {"Coalition of the willing", "France", "United Kingdom"}),
        (["--topic", "American help"], {"United States"}),
        (["--proposal", "China as guarantor"], {"Russia", "Ukraine"}),
    ],
)
def test_the_matrix_narrows_by_actor_group_topic_and_proposal(data: Path, words: list[str], actors: set[str]) -> None:
    cells = records(run("matrix", *words, "--format", "csv", data=data).out)
    assert {cell["actor"] for cell in cells} == actors


def test_evidence_tells_own_words_from_claims(data: Path) -> None:
    told = run("evidence", "Russia", "European troops", "--as-of", "2025-08-28", data=data).out
    own, claims = told.split("Claims by others")
    assert "oppose  (paraphrase" in own
    assert "lean support  (third-party by US political figures" in claims
    assert "citing Politico 2025-08-28" in claims


def test_an_unknown_name_is_answered_with_the_nearest_one(data: Path) -> None:
    done = run("evidence", "Rusia", "European troops", data=data)
    assert (done.code, done.out) == (1, "")
    assert done.err == "tracker: 'Rusia' is not an actor; did you mean 'Russia'?\n"


def test_changes_are_told_in_sentences_or_in_columns(data: Path) -> None:
    words = ("changes", "--since", "2025-08-27", "--until", "2025-08-28")
    assert "Russia on European troops: no record → oppose, 2025-08-28, Caliber.Az" in run(*words, data=data).out
    table = run(*words, "--format", "csv", data=data).out
    assert table.splitlines()[0] == "actor,proposal,kind,before,after,date,source,ids,sentence"


def test_the_timeline_has_the_promised_columns(data: Path) -> None:
    table = run("timeline", "--actor", "Russia", "--format", "csv", data=data).out
    assert table.splitlines()[0] == "actor,proposal,stance,state,from,until,rows,origins"
    assert {row["until"] for row in records(table)} == {""}


def test_an_export_is_a_workbook_a_csv_or_a_data_package_by_its_ending(data: Path, tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out.xlsx"), "--as-of", "2025-08-28", data=data).code == 0
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")
    assert run("export", str(tmp_path / "out.csv"), data=data).code == 0
    assert len(records((tmp_path / "out.csv").read_text(encoding="utf-8-sig"))) == 25
    assert run("export", str(tmp_path / "out.zip"), data=data).code == 0
    assert b"datapackage.json" in (tmp_path / "out.zip").read_bytes()
    refused = run("export", str(tmp_path / "out.docx"), data=data)
    assert refused.code == 2
    assert "use one of .xlsx, .csv, .zip" in refused.err


def test_wrong_usage_exits_2_and_a_folder_without_a_tracker_1(tmp_path: Path) -> None:
    assert run("matrix", "--as-of", "yesterday").code == 2
    assert started("nonsense").code == 2
    assert run("changes", "--since", "2025-09-01", "--until", "2025-08-01").code == 2
    nowhere = started("matrix", data=tmp_path)
    assert nowhere.code == 1
    assert "is not a tracker: it has no datapackage.json" in nowhere.err
    assert "Traceback" not in nowhere.err


def test_rows_in_error_are_left_out_and_said_to_be(data: Path) -> None:
    break_cell(data, "positions.csv", ",oppose,RT", ",opose,RT")
    done = run("matrix", "--as-of", "2025-08-28", data=data)
    assert done.code == 0
    assert "1 row of positions.csv is in error and left out: see 'tracker check'" in done.err


def test_a_table_that_cannot_be_read_is_never_shown_as_an_empty_debate(data: Path, tmp_path: Path) -> None:
    break_cell(data, "positions.csv", ",paraphrase,", ",")
    for words in (["matrix"], ["changes", "--since", "2025-08-01"], ["export", str(tmp_path / "out.xlsx")]):
        done = run(*words, data=data)
        assert (done.code, done.out) == (1, "")
        assert "positions.csv cannot be read, and nothing is shown without it" in done.err
        assert "Traceback" not in done.err
    assert not (tmp_path / "out.xlsx").exists()


def test_an_export_never_replaces_a_table_of_the_tracker(data: Path) -> None:
    before = (data / "actors.csv").read_bytes()
    done = run("export", str(data / "actors.csv"), data=data)
    assert done.code == 2
    assert "lies in the tracker's own folder" in done.err
    assert (data / "actors.csv").read_bytes() == before


def test_unknown_topics_and_groups_and_days_that_are_none_are_refused(data: Path) -> None:
    assert "'troop' is not a topic; did you mean 'Troops'?" in run("matrix", "--topic", "troop", data=data).err
    assert "'Nope' is not a group" in run("matrix", "--group", "Nope", data=data).err
    wrong = run("matrix", "--as-of", "2025-02-30", data=data)
    assert wrong.code == 2
    assert "'2025-02-30' is not a day of the calendar; write year-month-day" in wrong.err


def break_cell(data: Path, name: str, old: str, new: str) -> None:
    """Put something wrong into a file, once."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_workbook_is_exported_to_publish_with_who_moved_in_a_period(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert run("export", str(file), "--profile", "publication", "--since", "2025-01-01", data=data).code == 0
    assert sheet_names(file)[2:4] == ["Briefing", "Changes"]
    assert "_base" not in sheet_names(file)
    backwards = run("export", str(file), "--as-of", "2025-08-28", "--since", "2025-09-01", data=data)
    assert (backwards.code, "cannot begin on 2025-09-01" in backwards.err) == (2, True)
    elsewhere = run("export", str(tmp_path / "out.csv"), "--since", "2025-01-01", data=data)
    assert (elsewhere.code, "--since: only for a workbook" in elsewhere.err) == (2, True)


def sheet_names(file: Path) -> list[str]:
    """The sheets of a workbook."""
    return list(openpyxl.load_workbook(file, read_only=True).sheetnames)
