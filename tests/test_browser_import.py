"""Tables and workbooks on their way in, in a real browser, down to the bytes on disk."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser import PageOpener, settle
from tests.intake import csv_of
from tests.pages import choose
from tests.server import RunningApp, fingerprint
from tests.test_browser_accessibility import findings
from tracker import open_tracker, workbook

VOTES = csv_of(
    """
    Datum;Land;Issue;Vote;Outlet
    03.09.2025;France;Coalition troops;yes;RT 2025-08-28
    13.09.2025;Rusia;European troops;oppose;RT 2025-08-28
    14.09.2025;;European troops;oppose;RT 2025-08-28
    """
)


def upload(page: Page, name: str, data: bytes) -> None:
    """Put a file into the page, and wait until it has been looked at."""
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
    page.locator("input[type=file]").set_input_files(files=[file])
    expect(page.get_by_text(name).first).to_be_visible()
    expect(page.get_by_role("button", name="Take another file")).to_be_visible()
    settle(page)


def accept(page: Page) -> None:
    """Press Save in the bar, and wait until it is said that all is saved."""
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="See it in the history, or undo it")).to_be_visible()
    settle(page)


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def positions_in(data: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((data / "positions.csv").read_text("utf-8"))))


def test_a_foreign_table_is_confirmed_shown_saved_once_and_in_the_history(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/import")
    upload(page, "votes.csv", VOTES)
    before = positions_in(desk.data)

    page.get_by_role("button", name="Take them as usual: yes → support").click()
    choose(page.get_by_test_id("stMain"), "“Rusia” is an actor that nobody knows. Is it Russia? (one row)", "Russia")
    expect(page.get_by_text("2 new, 1 refused")).to_be_visible()
    page.get_by_role("tab", name="Refused 1").click()
    assert findings(page) == []
    name, refused = downloaded(page, "Refused rows")
    assert positions_in(desk.data) == before
    accept(page)

    new = positions_in(desk.data)[len(before) :]
    assert [(row["date"], row["actor"], row["stance"]) for row in new] == [
        ("2025-09-03", "France", "support"),
        ("2025-09-13", "Russia", "oppose"),
    ]
    assert name == "votes-refused.csv"
    assert refused.decode().splitlines()[0].endswith(";refused because")
    assert refused.decode().splitlines()[1].startswith("14.09.2025;;European troops;oppose")
    assert "imported votes.csv" in set(open_tracker(desk.data).history()["why"])
    again = page_at(1400, f"{desk.url}/import")
    upload(again, "votes.csv", VOTES.replace(b"yes", b"support").replace(b"Rusia", b"Russia"))
    expect(again.get_by_text("0 new · 0 changed · 0 deleted · 2 already there · 1 refused")).to_be_visible()
    expect(again.get_by_role("button", name="Save", exact=True)).to_be_disabled()


def test_hostile_files_are_told_in_words_and_rows_can_still_be_pasted(desk: RunningApp, page_at: PageOpener):
    before = fingerprint(desk.data)
    page = page_at(420, f"{desk.url}/import")
    locked, bomb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, packed_zeros(50 << 20)
    for name, data, words in (("old.xls", locked, "password"), ("bomb.xlsx", bomb, "packed")):
        upload(page, name, data)
        expect(page.get_by_text("This file was not taken in")).to_be_visible()
        expect(page.get_by_test_id("stText").filter(has_text=words)).to_be_visible()
        page.get_by_role("button", name="Take another file").click()
        settle(page)
    assert fingerprint(desk.data) == before

    page.get_by_text("Or paste rows from a spreadsheet").click()
    rows = "Actor\tProposal\tStance\tDate\tSource\nFrance\tNATO troops\toppose\t2025-09-01\tRT 2025-08-28\n"
    page.get_by_role("textbox", name="The rows, with their headings first").fill(rows)
    page.get_by_role("button", name="Read these rows").click()
    expect(page.get_by_text("1 new", exact=True)).to_be_visible()
    accept(page)
    assert positions_in(desk.data)[-1]["actor"] == "France"


def test_a_workbook_comes_back_line_by_line_and_a_deletion_needs_its_own_tick(desk: RunningApp, page_at: PageOpener):
    before = positions_in(desk.data)
    book, gone = edited(workbook(open_tracker(desk.data)))
    page = page_at(1400, f"{desk.url}/import", dark=True)
    upload(page, "positions.xlsx", book)
    assert findings(page) == []

    stance, day = (
        "(Positions F5): Stance: undeclared → oppose",
        "(Positions B6): Date: 28 August 2025 → 3 September 2025",
    )
    ticks = {
        words: page.get_by_role("checkbox", name=words) for words in (stance, day, "Sustained support for Ukraine")
    }
    assert [each.is_checked() for each in ticks.values()] == [True, True, False]
    expect(page.get_by_text("'soon' is no day")).to_be_visible()
    for words in (day, "Sustained support for Ukraine"):
        page.get_by_test_id("stCheckbox").filter(has_text=words).click()
        settle(page)
    expect(page.get_by_text("Two lines accepted")).to_be_visible()
    assert positions_in(desk.data) == before
    accept(page)

    after = {row["id"]: row for row in positions_in(desk.data)}
    differing = [row["id"] for row in before if after.get(row["id"]) != row]
    assert gone in differing
    assert len(differing) == 2
    assert len(after) == len(before) - 1
    assert "took back positions.xlsx" in set(open_tracker(desk.data).history()["why"])


def test_a_tick_counts_even_where_the_browser_does_not_know_yet_that_all_is_drawn(
    shared_app: RunningApp, page_at: PageOpener
):
    page, uploaded = page_at(1400, f"{shared_app.url}/problems"), list[str]()

    def end_no_run(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(server.send)
        server.on_message(lambda frame: None if uploaded and ends_a_run(frame) else socket.send(frame))

    page.route_web_socket(re.compile("/_stcore/stream"), end_no_run)
    page.goto(f"{shared_app.url}/import")
    settle(page)
    uploaded.append("positions.xlsx")
    upload(page, "positions.xlsx", edited(workbook(open_tracker(shared_app.data)))[0])
    expect(page.get_by_text("Two lines accepted")).to_be_visible()

    page.get_by_test_id("stCheckbox").filter(has_text="Date: 28 August 2025 → 3 September 2025").click()

    expect(page.get_by_text("One line accepted")).to_be_visible()


def ends_a_run(frame: str | bytes) -> bool:
    """Whether the server tells the browser that it has sent the whole page."""
    message: Any = ForwardMsg()
    message.ParseFromString(frame)
    return bool(message.WhichOneof("type") == "script_finished")


def edited(data: bytes) -> tuple[bytes, str]:
    """The workbook after somebody changed a stance and two days and deleted a row; and the id of that row."""
    book = load_workbook(BytesIO(data))
    sheet: Any = book["Positions"]
    place = {cell.value: cell.column for cell in sheet[3]}
    sheet.cell(5, place["stance"]).value = "oppose"
    sheet.cell(6, place["date"]).value = "2025-09-03"
    sheet.cell(9, place["date"]).value = "soon"
    gone = str(sheet.cell(12, place["id"]).value)
    sheet.delete_rows(12)
    out = BytesIO()
    book.save(out)
    return out.getvalue(), gone


def packed_zeros(size: int) -> bytes:
    """A workbook that unpacks to many times its size."""
    from zipfile import ZIP_DEFLATED, ZipFile

    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * size)
    return out.getvalue()
