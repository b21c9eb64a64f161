"""What a page shows as files, taken from a real browser and opened again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import PageOpener, settle
from tests.lint.workbook import workbook_faults
from tests.server import RunningApp


def files_of(page: Page, menu: str = "Download") -> dict[str, bytes]:
    """Every file behind the page's button for that, by its name."""
    page.get_by_role("button", name=menu, exact=True).click()
    expect(page.get_by_role("button", name="CSV", exact=True)).to_be_visible()
    files = {}
    for label in ("PNG", "SVG", "Excel", "CSV"):
        button = page.get_by_role("button", name=label, exact=True)
        if button.count():
            with page.expect_download() as download:
                button.click()
            files[download.value.suggested_filename] = Path(download.value.path()).read_bytes()
    return files


def test_the_matrix_goes_along_as_pictures_and_as_tables_and_all_say_what_they_rest_on(
    shared_app: RunningApp, page_at: PageOpener
):
    files = files_of(page_at(1400, f"{shared_app.url}/?asof=2025-08-28&lang=de"), "Herunterladen")

    assert list(files) == [f"matrix-2025-08-28.{ending}" for ending in ("png", "svg", "xlsx", "csv")]
    assert files["matrix-2025-08-28.png"].startswith(b"\x89PNG")
    svg, csv = files["matrix-2025-08-28.svg"].decode(), files["matrix-2025-08-28.csv"].decode("utf-8-sig")
    assert svg.startswith("<svg")
    for words in ("Wer wo steht", "Stand 28. August 2025", "Russia", "Türkiye"):
        assert words in svg
    book = files["matrix-2025-08-28.xlsx"]
    assert workbook_faults(book) == []
    sheet = load_workbook(BytesIO(book)).active
    assert [cell.value for cell in sheet[3]] == csv.splitlines()[0].split(",")
    assert sheet.max_row - 3 == len(csv.splitlines()) - 1


@pytest.mark.parametrize(
    ("path", "endings"),
    [("timeline", {"png", "svg", "xlsx", "csv"}), ("changes", {"xlsx", "csv"}), ("sources", {"xlsx", "csv"})],
)
def test_other_pages_hand_on_what_they_show(shared_app: RunningApp, page_at: PageOpener, path: str, endings: set[str]):
    page = page_at(420, f"{shared_app.url}/{path}?asof=2025-08-28", dark=True)
    files = files_of(settle(page))

    assert {name.rsplit(".", 1)[1] for name in files} == endings
    assert all(name.startswith(f"{path}-2025-08-28.") for name in files)
    if "svg" in endings:
        assert b"#ffffff" in files[f"{path}-2025-08-28.svg"].lower()  # paper is white, whatever the page is


def test_a_file_is_there_for_whoever_fetches_it_late(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/export?asof=2025-08-28")
    with page.expect_request("**/media/**") as asked:
        page.get_by_role("button", name="Download the standings").click()
    for _ in range(3):
        page_at(420, f"{shared_app.url}/problems")  # with each page that anybody opens, the server clears up

    assert page.request.get(asked.value.url).ok
