"""From a new timeline to three cited events, a thread and a reverted change by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import reach
from tests.journeys.site import Site
from tests.journeys.test_a_working_day import BOOK, all_three_are_there

RING = "() => getComputedStyle(document.activeElement).outlineStyle"
TITLE = "#slot-event-2-title"


def focus(page: Page, what: str, **options: str) -> None:
    """It gets the focus, also after a swap, and shows it."""
    expect(page.locator(what, **options)).to_be_focused()  # type: ignore[arg-type]
    assert page.evaluate(RING) != "none", what


def test_by_keyboard_alone_three_facts_a_thread_and_a_reverted_change(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=/new/")
    begin(page, site)
    enter_three_facts(page)
    write_answer_and_settle_a_note(page)
    edit_the_title_twice_and_bring_the_first_back(page)


def begin(page: Page, site: Site) -> None:
    key, text = page.keyboard.press, page.keyboard.type
    reach(page, "Name")
    text("owner")
    key("Tab")
    text(site.owner_password)
    key("Enter")
    page.wait_for_url(f"{site.address}/new/")
    expect(page.get_by_label("Title")).to_be_focused()
    text("By keyboard")
    key("Enter")
    page.wait_for_url("**/t/by-keyboard/")


def enter_three_facts(page: Page) -> None:
    key, text = page.keyboard.press, page.keyboard.type
    reach(page, "When, what")
    text(f"early March 2007: The bridge was closed ({BOOK}, p. 12)")
    expect(page.locator("#line-understood")).to_contain_text("page 12")
    key("Enter")
    expect(page.locator("#band .events a")).to_have_count(1)
    expect(page.locator("#line-text")).to_be_focused()
    key("Shift+Tab")
    key("a")
    page.wait_for_url("**/add*")
    expect(page.get_by_label("What happened")).to_be_focused()
    text("The ministers met")
    key("Tab")
    text("between 3 and 5 May 2007")
    key("Tab")
    text("Surge")
    expect(page.get_by_label("Who wrote it")).to_be_visible()
    key("Control+Shift+Enter")
    expect(page.locator("#fact .said")).to_contain_text("between 3 and 5 May 2007")
    expect(page.get_by_label("What happened")).to_be_focused()
    text("A bridge stood")
    key("Tab")
    text("by the end of 2006")
    key("Control+Enter")
    page.wait_for_url("**event=3*")
    all_three_are_there(page)


def write_answer_and_settle_a_note(page: Page) -> None:
    key, text = page.keyboard.press, page.keyboard.type
    key("j")
    key("j")
    key("Enter")
    page.wait_for_url("**event=2*")
    expect(page.locator("#panel h2").first).to_have_text("The ministers met")
    focus(page, "#panel")
    key("n")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    text("Was it **Thursday**?")
    reach(page, "Preview", kind="button")
    key("Enter")
    expect(page.locator("#note-preview strong")).to_have_text("Thursday")
    focus(page, "[data-previews]")
    key("Control+Enter")
    expect(page.locator("#panel .thread")).to_contain_text("Thursday")
    focus(page, "#composer p", has_text="Your note stands")
    reach(page, "Show it")
    key("Enter")
    focus(page, "#panel .thread", has_text="Thursday")
    reach(page, "Answer")
    key("Enter")
    expect(page.get_by_label("Answer", exact=True)).to_be_focused()
    text("It was.")
    key("Control+Enter")
    expect(page.locator("#panel .reply")).to_contain_text("It was.")
    for deed, done in (("Resolve", "It is settled"), ("Reopen", "It is open again")):
        reach(page, "Show it")
        key("Enter")
        reach(page, deed, kind="button")
        key("Enter")
        expect(page.locator("#composer")).to_contain_text(done)
        focus(page, "#composer p", has_text=done)


def edit_the_title_twice_and_bring_the_first_back(page: Page) -> None:
    key, text = page.keyboard.press, page.keyboard.type
    for title in ("Six ministers met", "Seven ministers met"):
        key("e")
        expect(page.locator(f"{TITLE} input[name=title]")).to_be_focused()
        key("ControlOrMeta+A")
        text(title)
        key("Escape")
        focus(page, f"{TITLE} a.edit")
        key("e")
        expect(page.locator(f"{TITLE} input[name=title]")).to_have_value(title)
        key("Control+Enter")
        expect(page.locator("#event-2 h3")).to_contain_text(title)
        focus(page, f"{TITLE} a.edit")
    reach(page, "History")
    key("Enter")
    page.wait_for_url("**/2/history")
    reach(page, "Compare", kind="button")
    key("Enter")
    page.wait_for_url("**/compare*")
    expect(page.locator("del", has_text="Six")).to_be_visible()
    reach(page, "Bring this back: Title")
    with page.expect_navigation():
        key("Enter")
    expect(page.locator("#undo")).to_be_visible()
    with page.expect_navigation():
        key("Control+z")
    expect(page.locator("#undo")).to_contain_text("Taken back")
