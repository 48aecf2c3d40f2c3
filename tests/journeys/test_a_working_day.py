"""From a new timeline to three cited events, a thread and a reverted change, with the mouse; a fact on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.site import Site

BOOK = "Bridges of Iraq"
DATES = [
    "by the end of 2006",
    "early March",
    "between 3 and 5 May",
]  # as the list says them, under a heading with a year
SIX = "Ministers of six countries met by the sea."
SEVEN = "Ministers of seven countries met by the river."


class Hand:
    """A hand that counts what it does: presses of the mouse, and fields filled in."""

    def __init__(self) -> None:
        self.steps = 0

    def count(self) -> int:
        """What was done since it was asked before."""
        steps, self.steps = self.steps, 0
        return steps

    def click(self, what: Locator) -> None:
        self.steps += 1
        what.click()

    def fill(self, field: Locator, text: str) -> None:
        self.steps += 1
        field.fill(text)


def sign_in_for_new(page: Page, site: Site, hand: Hand) -> None:
    hand.fill(page.get_by_label("Name"), "owner")
    hand.fill(page.get_by_label("Password"), site.owner_password)
    hand.click(page.get_by_role("button", name="Sign in"))
    page.wait_for_url(f"{site.address}/")


def all_three_are_there(page: Page) -> None:
    """In the list, each with its date in words and one source; and on the picture."""
    expect(page.locator("#results .when")).to_have_text([re.compile(words) for words in DATES])
    expect(page.locator("#results .cites a")).to_have_count(3)
    expect(page.locator("#band .events a")).to_have_count(3)
    for words in DATES:
        expect(page.locator("#band .events")).to_contain_text(words)


def test_with_the_mouse_three_facts_a_thread_and_a_reverted_change(open_page: OpenPage, site: Site) -> None:
    """Three cited events take 18 steps: 3 to sign in, 3 for the timeline, 2 for the line, 7 and 3 for the two forms.
    The thread takes 10, opened again; two edits and the first text's return 9; undoing that 1; the bin and back 6.
    """
    page, hand = open_page(f"{site.address}/sign-in/?next=/"), Hand()
    begin(page, site, hand)
    enter_three_facts(page, hand)
    assert hand.count() == 18
    all_three_are_there(page)
    write_and_settle_a_note(page, hand)
    assert hand.count() == 10
    edit_twice_and_bring_the_first_text_back(page, hand)
    assert hand.count() == 9
    page.goto(f"{site.address}/t/by-mouse/2")
    expect(page.locator(".summary")).to_have_text(SIX)
    hand.click(page.locator("#undo").get_by_role("button", name="Undo"))
    expect(page.locator("#undo")).to_contain_text("Taken back")
    expect(page.locator(".summary")).to_have_text(SEVEN)
    assert hand.count() == 1
    into_the_bin_and_back(page, hand)
    assert hand.count() == 6
    page.goto(f"{site.address}/t/by-mouse/")
    all_three_are_there(page)


def begin(page: Page, site: Site, hand: Hand) -> None:
    sign_in_for_new(page, site, hand)
    hand.click(page.get_by_role("link", name="New timeline"))
    hand.fill(page.get_by_label("Title"), "By mouse")
    hand.click(page.get_by_role("button", name="Begin"))
    page.wait_for_url(f"{site.address}/t/by-mouse/")
    for way in ("Type one line", "Paste rows", "Add a source"):
        expect(page.get_by_role("heading", name=way)).to_be_visible()
    assert violations(page) == []


def enter_three_facts(page: Page, hand: Hand) -> None:
    hand.fill(page.locator("#line-text"), f"early March 2007: The bridge was closed ({BOOK}, p. 12)")
    expect(page.locator("#line-understood")).to_contain_text("page 12")
    hand.click(page.get_by_role("button", name="Enter"))
    expect(page.locator("#band .events a")).to_have_count(1)
    hand.click(page.get_by_role("link", name="Add an event"))
    page.wait_for_url("**/add*")
    hand.fill(page.get_by_label("What happened"), "The ministers met")
    hand.fill(page.get_by_label("When", exact=True), "between 3 and 5 May 2007")
    expect(page.locator("#id_when_preview")).to_contain_text("one of 3–5 May 2007")
    page.get_by_label("Source", exact=True).press_sequentially("Surge")
    hand.steps += 1
    hand.fill(page.get_by_label("Who wrote it"), "Hill, Ann")
    hand.fill(page.locator("input[name=locator]"), "44")
    hand.click(page.get_by_role("button", name="Save and add another"))
    expect(page.locator("#fact .said")).to_contain_text("between 3 and 5 May 2007")
    expect(page.get_by_label("Source", exact=True)).to_have_value("Surge")
    hand.fill(page.get_by_label("What happened"), "A bridge stood")
    hand.fill(page.get_by_label("When", exact=True), "by the end of 2006")
    hand.click(page.locator("button[data-primary]"))
    page.wait_for_url("**event=3*")


def write_and_settle_a_note(page: Page, hand: Hand) -> None:
    hand.click(page.locator("#event-2 h3 > a"))
    panel = page.locator("#panel")
    expect(panel.locator("h2").first).to_have_text("The ministers met")
    hand.click(panel.get_by_role("link", name="Write a note", exact=True))
    hand.fill(page.get_by_label("Note", exact=True), "Was it **Thursday**?")
    hand.click(page.get_by_role("button", name="Preview"))
    expect(page.locator("#note-preview strong")).to_have_text("Thursday")
    hand.click(page.get_by_role("button", name="Save the note"))
    hand.click(panel.locator(".thread").get_by_role("link", name="Answer"))
    hand.fill(page.get_by_label("Answer", exact=True), "It was.")
    hand.click(page.get_by_role("button", name="Save the answer"))
    expect(panel.locator(".thread .reply")).to_contain_text("It was.")
    hand.click(panel.get_by_role("button", name="Resolve"))
    expect(panel.locator(".thread")).to_contain_text("Resolved")
    hand.click(panel.get_by_role("button", name="Reopen"))
    expect(panel.get_by_role("button", name="Resolve")).to_be_visible()


def edit_twice_and_bring_the_first_text_back(page: Page, hand: Hand) -> None:
    panel, summary = page.locator("#panel"), page.locator("#slot-event-2-summary")
    for text in (SIX, SEVEN):
        hand.click(summary.locator("a.edit"))
        hand.fill(summary.locator("textarea"), text)
        hand.click(summary.locator("button[data-primary]"))
        expect(summary).to_contain_text(text)
        expect(page.locator("#event-2")).to_contain_text(text)
    hand.click(panel.get_by_role("link", name="History"))
    page.wait_for_url("**/2/history")
    hand.click(page.get_by_role("button", name="Compare"))
    expect(page.locator("del", has_text="six")).to_be_visible()
    expect(page.locator("ins", has_text="seven")).to_be_visible()
    assert violations(page) == []
    hand.click(page.get_by_role("button", name="Bring this back: Summary"))
    page.wait_for_url("**/2/history")


def into_the_bin_and_back(page: Page, hand: Hand) -> None:
    hand.click(page.get_by_role("link", name="Put it into the bin"))
    hand.fill(page.get_by_label("Why"), "entered twice")
    hand.click(page.get_by_role("button", name="Put it into the bin"))
    page.wait_for_url("**/t/by-mouse/")
    expect(page.locator("#results .what")).to_have_count(2)
    hand.click(page.get_by_role("link", name="History"))
    hand.click(page.get_by_role("link", name="Bin"))
    hand.click(page.get_by_role("button", name="Restore"))
    expect(page.get_by_text("The bin is empty")).to_be_visible()


def test_on_a_phone_a_fact_is_entered_redated_noted_and_undone(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=/", also={422}, viewport=PHONE, has_touch=True, is_mobile=True)
    sign_in_for_new(page, site, Hand())
    page.get_by_role("link", name="New timeline").tap()
    page.get_by_label("Title").fill("By thumb")
    page.get_by_role("button", name="Begin").tap()
    page.wait_for_url("**/t/by-thumb/")
    page.get_by_role("link", name="Use all fields").tap()
    page.wait_for_url("**/add*")
    page.get_by_label("What happened").fill("A camp was opened")
    page.get_by_label("When", exact=True).fill("mid 2005ish")
    page.locator("button[data-primary]").tap()
    expect(page.locator("#id_when_preview .problem")).to_be_visible()
    expect(page.get_by_text("not understood as a date").locator("visible=true")).to_have_count(1)
    page.get_by_label("When", exact=True).fill("mid 2005")
    page.get_by_label("Source", exact=True).fill("Surge")
    assert misfits(page) == []
    page.locator("button[data-primary]").tap()
    page.wait_for_url("**event=1*")
    page.goto(f"{site.address}/t/by-thumb/1")

    date = page.locator("#slot-event-1-date")
    date.locator("a.edit").tap()
    date.get_by_label("When", exact=True).fill("late 2005")
    date.get_by_label("Why").fill("as the second edition has it")
    assert (misfits(page), violations(page)) == ([], [])
    date.locator("button[data-primary]").tap()
    expect(date.get_by_label("Why")).to_have_count(0)
    expect(date).to_contain_text("late 2005")
    page.get_by_role("link", name="Write a note", exact=True).tap()
    page.get_by_label("Note", exact=True).fill("Which month?")
    assert misfits(page) == []
    page.get_by_role("button", name="Save the note").tap()
    expect(page.locator(".thread")).to_contain_text("Which month?")
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("#undo")).to_contain_text("You wrote a note")
    page.locator("#undo button").tap()
    expect(page.locator("#undo")).to_contain_text("Taken back")
    expect(page.locator(".thread")).to_have_count(0)
