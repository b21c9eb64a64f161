"""Coding an article in a real browser: marked, taken sentence by sentence, saved by a person, and kept to the tab."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, WebSocket, expect

from tests.browser import PageOpener, settle
from tests.pages import drawer
from tests.server import RunningApp
from tests.test_browser_accessibility import findings

SOURCE = "article=RT+2025-08-28"
ARTICLE = """Ministers meet again

Mr. Lind was at the Herald. Russia’s foreign minister Sergey Lavrov called NATO troops “a red line, now and later” here.
The U.S. said nothing, and told us so. Turkey and Kyiv want a guarantor in the Black Sea."""
SECRET = ("Ministers meet", "Lind was at", "foreign minister", "told us so", "want a guarantor")


def coding_page(page_at: PageOpener, app: RunningApp, width: int = 1400, *, dark: bool = False) -> Page:
    """The page with a source chosen, and nothing pasted yet."""
    return page_at(width, f"{app.url}/coding?{SOURCE}", dark=dark)


def overheard_page(page_at: PageOpener, app: RunningApp) -> tuple[Page, list[str]]:
    """The page with a source chosen, and whatever it sends from its first moment on, by web socket or by request."""
    page, sent = page_at(1400, app.url), list[str]()

    def hear(frame: str | bytes) -> None:
        sent.append(frame if isinstance(frame, str) else frame.decode("utf-8", errors="replace"))

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", hear)

    def note(request: Request) -> None:
        sent.append(f"{request.url} {request.post_data or ''}")

    page.on("websocket", listen)
    page.on("request", note)
    page.goto(f"{app.url}/coding?{SOURCE}")
    return settle(page), sent


def paste(page: Page, text: str = ARTICLE) -> Locator:
    """Paste an article as a person does; its sentences."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.get_by_label("The text of the article").click()
    page.keyboard.press("ControlOrMeta+V")
    expect(page.get_by_role("article")).to_be_visible()
    return page.locator(".sentence")


def rows_of(data: Path) -> list[dict[str, str]]:
    """The positions on disk."""
    with (data / "positions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_names_and_words_are_marked_and_the_text_stays_in_the_tab(shared_app: RunningApp, page_at: PageOpener):
    page, sent = overheard_page(page_at, shared_app)
    found = paste(page)

    expect(found).to_have_count(5)
    expect(page.locator("mark.actor:not(.key *)")).to_have_text(
        ["Russia", "Sergey Lavrov", "NATO", "U.S.", "Turkey", "Kyiv"]
    )
    expect(page.locator(".sentence mark.word", has_text="guarantor")).to_have_count(1)
    looks = page.evaluate(
        "() => ['actor', 'word'].map(kind => getComputedStyle(document.querySelector('.sentence mark.' + kind)))"
        ".map(style => [style.borderTopStyle, style.textDecorationLine])"
    )
    assert looks == [["solid", "none"], ["none", "underline"]]

    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.reload()
    settle(page)
    expect(page.locator(".sentence")).to_have_count(5)
    assert any(SOURCE in message for message in sent), "the address is sent, and overheard"
    assert not [(words, message) for message in sent for words in SECRET if words in message]
    assert not any(words in shared_app.printed() for words in SECRET)


def test_a_sentence_taken_by_keyboard_opens_the_form_and_saved_is_marked(desk: RunningApp, page_at: PageOpener):
    page, sent = overheard_page(page_at, desk)
    found = paste(page)
    before = len(rows_of(desk.data))

    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    form = drawer(page)
    for label, text in {
        "Actor": "Russia", "Proposal": "NATO troops", "Speaker": "Sergey Lavrov", "Source": "RT 2025-08-28",
        "Date": "2025-08-28", "Quote": "a red line, now and later",
    }.items():  # fmt: skip
        expect(form.get_by_label(label).first).to_have_value(text)
    assert len(rows_of(desk.data)) == before, "nothing is saved by opening a form"

    form.get_by_label("Stance").first.fill("oppose")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()

    expect(found.nth(2)).to_have_class("sentence coded")
    expect(page.get_by_text("1 of 5 sentences coded")).to_be_visible()
    expect(found.nth(3)).to_be_focused()
    expect(page.get_by_text("a red line, now and later").last).to_be_visible()
    new = rows_of(desk.data)[before:]
    assert [(row["actor"], row["proposal"], row["speaker"], row["source"], row["quote"]) for row in new] == [
        ("Russia", "NATO troops", "Sergey Lavrov", "RT 2025-08-28", "a red line, now and later")
    ]
    assert any("a red line, now and later" in message for message in sent), "the quote is sent, and overheard"
    assert not [words for words in SECRET for message in sent if words in message]


def test_a_form_that_is_closed_saves_nothing_and_the_sentence_waits(shared_app: RunningApp, page_at: PageOpener):
    page = coding_page(page_at, shared_app, 420, dark=True)
    found = paste(page)

    found.nth(4).click()
    expect(drawer(page).get_by_label("Proposal").first).to_have_value("Türkiye as Black Sea guarantor")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    expect(found.nth(4)).to_be_focused()
    expect(found.nth(4)).not_to_have_class("sentence coded")
    expect(page.get_by_text("0 of 5 sentences coded")).to_be_visible()


def test_words_selected_with_the_mouse_are_taken_and_a_quote_only_from_quotation_marks(
    shared_app: RunningApp, page_at: PageOpener
):
    page = coding_page(page_at, shared_app, dark=True)
    found = paste(page)
    assert findings(page) == []
    select = """([sentence, words]) => {
      const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(words);
        if (at >= 0) { document.getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
      }
    }"""
    for words, quote in (("now and later", "now and later"), (" here", "")):
        page.evaluate(select, [found.nth(2).element_handle(), words])
        found.nth(2).dispatch_event("mouseup")
        page.get_by_role("button", name="Take these words").click()
        form = drawer(page)
        expect(form.get_by_label("Actor").first).to_have_value("Russia")
        expect(form.get_by_label("Quote").first).to_have_value(quote)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_source_added_on_the_spot_is_read_and_what_is_typed_outlives_what_others_add(
    desk: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{desk.url}/coding")
    expect(page.get_by_text("Choose or add the source first")).to_be_visible()

    page.get_by_role("button", name="Add the source").click()
    form = drawer(page)
    form.get_by_label("Source").first.fill("Herald 2025-09-01")
    form.get_by_label("Published").first.fill("2025-09-01")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.wait_for_url("**article=Herald+2025-09-01**")
    expect(page.get_by_text("Nothing has been coded from this source yet")).to_be_visible()
    box = page.get_by_label("The text of the article")
    box.fill("Velmora agrees with Russia.")
    with (desk.data / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("Velmora,state,,,,\n")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("Changed outside the app just now: actors.")).to_be_visible()
    settle(page)
    expect(box).to_have_value("Velmora agrees with Russia.")

    page.get_by_role("button", name="Mark names and words").click()
    expect(page.locator(".sentence mark.actor")).to_have_text(["Velmora", "Russia"])
    page.locator(".sentence").click()
    for label, text in {"Actor": "Velmora", "Source": "Herald 2025-09-01", "Date": "2025-09-01"}.items():
        expect(drawer(page).get_by_label(label).first).to_have_value(text)


def test_the_text_can_be_changed_and_cleared_away(shared_app: RunningApp, page_at: PageOpener):
    page = coding_page(page_at, shared_app)
    paste(page)

    assert findings(page) == []
    page.get_by_role("button", name="Change the text").click()
    page.get_by_label("The text of the article").fill("Only <b>Ukraine</b> is left.")
    page.get_by_role("button", name="Mark names and words").click()
    expect(page.locator(".sentence")).to_have_text(["Only <b>Ukraine</b> is left."])

    page.get_by_role("button", name="Clear it away").click()
    expect(page.get_by_label("The text of the article")).to_have_value("")
    assert "Ukraine</b>" not in page.evaluate("() => JSON.stringify(sessionStorage)")
