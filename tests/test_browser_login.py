"""Signing in at a real provider of OpenID Connect on this machine: who may look, who may write, and who decides it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page, expect

import tracker
from tests.browser import PageOpener, settle
from tests.pages import Grid, cell_of, drawer, turn_to
from tests.server import RunningApp, fingerprint, free_port, running_app
from tests.test_browser_positions import rows_in
from tracker import changed
from tracker.store.roles import Login, NotAllowedError, require_editor

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")  # the provider's own affair

ROLES = '"Ann@example.org" = "editor"\n"uma@example.org" = "admin"\n'
PEOPLE = {
    "ann": {"email": "ann@example.org", "email_verified": True},
    "vera": {"email": "vera@example.org", "email_verified": True},
    "uma": {"email": "uma@example.org", "email_verified": False},
    "nobody": {},
}
RUSSIA = "positions?actor=Russia&proposal=European+troops"
ROW = "f7cez2ip"


@pytest.fixture
def desk(data: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """The app with a login at a provider that knows PEOPLE; who is what stands in the roles.toml beside the data."""
    port = free_port()
    (tmp_path / "roles.toml").write_text(ROLES, "utf-8")
    secrets = tmp_path / "secrets.toml"
    people = [User(sub=name, claims=dict(claims)) for name, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=people) as provider:
        secrets.write_text(
            f"""[auth]
            redirect_uri = "http://localhost:{port}/oauth2callback"
            cookie_secret = "as long as a secret ought to be, and made up"
            client_id = "tracker"
            client_secret = "made up too"
            server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"
            """,
            "utf-8",
        )
        with running_app(data, tmp_path / "app.log", f"--secrets.files={secrets}", port=port) as app:
            yield app


def signed_in(page_at: PageOpener, app: RunningApp, name: str, path: str) -> Page:
    """A page of somebody who has come by way of the provider."""
    page = page_at(1900, app.url)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"{app.url}/**")
    settle(page)
    page.goto(f"{app.url}/{path}")
    return settle(page)


def read_every_page(page: Page) -> None:
    """Open each page, and one drawer."""
    for path in ("", "timeline", "changes", "positions", "problems", "export", "history"):
        turn_to(page, f"/{path}?asof=2025-08-28")
        page.wait_for_timeout(300)
        expect(page.get_by_text("This app has encountered an error")).to_have_count(0)
    turn_to(page, "/?asof=2025-08-28")
    cell_of(page, "Russia", "European troops").click()
    expect(drawer(page)).to_contain_text("Russia: opposing European troops")
    page.keyboard.press("Escape")
    turn_to(settle(page), "/history")
    expect(page.get_by_text("As found at first")).to_be_visible()


def everything_in(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Every file with its hash, and every folder."""
    return fingerprint(folder), sorted(str(path) for path in folder.rglob("*"))


def speaker(app: RunningApp) -> str:
    return next(row["speaker"] for row in rows_in(app.data) if row["id"] == ROW)


def only_looks(page: Page) -> None:
    """Nothing on the page of some rows, nor in the drawer, changes anything."""
    turn_to(page, f"/{RUSSIA}")
    expect(page.get_by_text("2 of 25 rows")).to_be_visible()
    expect(page.get_by_role("button", name="Add position")).to_have_count(0)
    expect(page.get_by_text("Delete", exact=True)).to_have_count(0)
    turn_to(page, "/?asof=2025-08-28")
    cell_of(page, "Russia", "European troops").click()
    expect(drawer(page).get_by_role("button", name="Add a position here")).to_have_count(0)
    page.keyboard.press("Escape")


@pytest.mark.parametrize("name", ["", *(pytest.param(name, marks=pytest.mark.long) for name in ("uma", "nobody"))])
def test_whoever_is_no_verified_editor_only_looks(desk: RunningApp, page_at: PageOpener, name: str):
    before = fingerprint(desk.data)

    only_looks(signed_in(page_at, desk, name, "") if name else page_at(1900, desk.url))

    assert fingerprint(desk.data) == before


def test_a_viewer_looks_at_every_page_and_writes_nothing(desk: RunningApp, page_at: PageOpener):
    tracker.open_tracker(desk.data).commit([changed("positions", ROW, {"note": "the history begins"})])
    before = everything_in(desk.data)
    page = signed_in(page_at, desk, "vera", "")

    only_looks(page)
    read_every_page(page)

    assert everything_in(desk.data) == before


@pytest.mark.long
def test_an_app_for_reading_only_writes_nothing(data: Path, tmp_path: Path, page_at: PageOpener):
    tracker.open_tracker(data).commit([changed("positions", ROW, {"note": "the history begins"})])
    before = everything_in(data)

    with running_app(data, tmp_path / "app.log", TRACKER_READ_ONLY="1") as app:
        page = page_at(1400, app.url)
        read_every_page(page)
        expect(page.get_by_role("button", name="Undo")).to_have_count(0)

    assert everything_in(data) == before


def test_nobody_writes_through_a_process_that_is_for_reading_only(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    before = everything_in(data)

    with pytest.raises(NotAllowedError, match="opened for reading only"):
        tracker.open_tracker(data).commit([changed("positions", ROW, {"speaker": "x"})])

    assert everything_in(data) == before


def test_roles_that_cannot_be_read_let_nobody_write(data: Path, tmp_path: Path):
    for text in ("ann@example.org = editor", '"ann@example.org" = "owner"'):
        (tmp_path / "roles.toml").write_text(text, "utf-8")

        with pytest.raises(NotAllowedError, match=r"roles\.toml"):
            require_editor(data, Login("ann@example.org", True))


def test_an_editor_saves_under_the_address_that_was_verified_until_the_role_is_taken_away(
    desk: RunningApp, page_at: PageOpener, tmp_path: Path
):
    page = signed_in(page_at, desk, "ann", RUSSIA)
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("Editing as ann@\u2060example.org")).to_be_visible()  # parted, lest it become a link

    settle(page).keyboard.press("Control+s")

    expect(page.get_by_text("Saved: one row changed.")).to_be_visible()
    assert speaker(desk) == "Dmitry Peskov"
    assert tracker.open_tracker(desk.data).history()["by"].iloc[0] == "ann@example.org"

    Grid(settle(page)).type(0, "Speaker", "Maria Zakharova")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    before = fingerprint(desk.data)

    (tmp_path / "roles.toml").write_text(ROLES.replace("editor", "viewer"), "utf-8")
    settle(page).keyboard.press("Control+s")

    expect(page.get_by_text("roles.toml makes ann@example.org no editor")).to_be_visible()
    assert fingerprint(desk.data) == before


@pytest.mark.parametrize(
    ("login", "why"),
    [
        (Login("vera@example.org", True), "makes vera@example.org no editor"),
        (Login("ann@example.org", False), "address of ann@example.org is not verified"),
        (Login(), "not verified"),
    ],
)
def test_a_forged_call_is_refused_where_the_store_saves(data: Path, tmp_path: Path, login: Login, why: str):
    (tmp_path / "roles.toml").write_text(ROLES, "utf-8")
    opened, before = tracker.open_tracker(data), fingerprint(data)

    with pytest.raises(NotAllowedError, match=why):
        opened.commit([changed("positions", ROW, {"speaker": "x"})], login=login)

    assert fingerprint(data) == before
