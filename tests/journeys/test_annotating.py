"""Researchers write notes on what they read, answer one another and settle it; and what is read stays where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.places import TIMELINE, source
from tests.journeys.site import Site

PEOPLE = f"""
from events.models import Membership, Timeline, User
for name, full, role in (("ann", "Ann", "annotator"), ("bob", "Bob", "annotator"), ("eve", "Eve", "editor")):
    user = User.objects.create_user(name, password="{SIGN_IN}", first_name=full, last_name="Hill")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role=role)
"""


@pytest.fixture(scope="module")
def desk(site: Site) -> Site:
    """The site with two annotators and an editor: these journeys write."""
    site.run(PEOPLE)
    return site


@pytest.fixture
def signed_in(browser: Browser, desk: Site) -> Iterator[OpenAs]:
    """`signed_in("ann", path)`: a page in a browser of Ann's own. Whatever it complains of fails the journey."""
    with colleagues(browser, desk, also=[422]) as open_as:  # what is refused in a form
        yield open_as


def select_by_mouse(page: Page, paragraph: str) -> None:
    words = page.locator(f"{paragraph} [data-words]")
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 12, steps=4)
    page.mouse.up()


def where(page: Page, selector: str) -> tuple[float, float]:
    """How far down the window it stands, and how far the page is scrolled."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"], page.evaluate("scrollY")


def test_words_selected_by_mouse_get_a_note_and_nothing_that_is_read_moves(signed_in: OpenAs) -> None:
    page = signed_in("ann", source("WSWS"))
    select_by_mouse(page, "#paragraph-9")
    stood = where(page, "#paragraph-9"), where(page, "#paragraph-10")
    page.get_by_role("button", name="Note on these words").click()
    body = page.get_by_label("Note", exact=True)
    expect(body).to_be_focused()
    body.fill("Is this the **same** man?")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#note-preview strong")).to_have_text("same")
    assert violations(page) == []
    page.get_by_label("Everybody who reads the timeline").check()
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("status").filter(has_text="Your note stands")).to_be_visible()
    mark = page.locator("#paragraph-9 mark.noted a")
    expect(mark).to_have_count(1)
    thread = page.locator(mark.get_attribute("href") or "none")
    expect(thread).to_contain_text("Is this the same man?")
    assert (where(page, "#paragraph-9"), where(page, "#paragraph-10")) == stood
    beside, words = thread.bounding_box(), mark.bounding_box()
    assert beside is not None
    assert words is not None
    assert beside["x"] > words["x"] + words["width"]
    assert abs(beside["y"] - words["y"]) < 30
    assert violations(page) == []


def test_by_the_keyboard_alone_a_paragraph_is_cut_down_to_the_words_meant(signed_in: OpenAs) -> None:
    page = signed_in("ann", source("WSWS"))
    page.locator("#paragraph-4 .pilcrow a").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    page.get_by_label("The words it is on").focus()
    page.keyboard.press("Control+Home")
    for _ in range("Purpose and guests".count(" ") + 1):
        page.keyboard.press("Control+Shift+ArrowRight")
    page.get_by_role("button", name="Keep only what is selected").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("The words it is on")).to_have_value("Purpose and guests")
    page.get_by_label("Note", exact=True).focus()
    page.keyboard.type("A heading of ours.")
    page.get_by_role("button", name="Save the note").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Your note stands")).to_be_focused()
    page.reload()
    expect(page.locator("#paragraph-4 mark.noted")).to_have_text("Purpose and guests")


def test_a_note_on_the_date_is_answered_settled_and_found_in_the_list(signed_in: OpenAs) -> None:
    ann = signed_in("ann", f"{TIMELINE}5")
    ann.get_by_role("link", name="Write a note on the date").click()
    ann.get_by_label("Note", exact=True).fill("Which day was it?")
    ann.get_by_label("What it is").select_option(label="Question")
    ann.get_by_role("button", name="Save the note").click()
    expect(ann.locator(".threads")).to_contain_text("Question on the date")

    bob = signed_in("bob", f"{TIMELINE}notes/?show=dates")
    thread = bob.locator(".note-line").filter(has_text="Which day was it?")
    thread.get_by_role("link", name="Answer").click()
    expect(bob.get_by_label("Everybody who reads the timeline")).to_have_count(0)
    bob.get_by_label("Answer", exact=True).fill("The Saturday.")
    bob.get_by_role("button", name="Save the answer").click()
    expect(thread.locator(".reply")).to_contain_text("The Saturday.")
    thread.get_by_role("button", name="Resolve").click()
    expect(thread.get_by_role("button", name="Reopen")).to_be_visible()
    expect(thread).to_contain_text("Resolved")
    bob.goto(bob.url.replace("show=dates", "show=resolved"))
    expect(bob.locator("#note-list")).to_contain_text("Which day was it?")


def test_a_note_written_while_a_date_is_being_saved_stays_to_be_seen(signed_in: OpenAs) -> None:
    page = signed_in("eve", f"{TIMELINE}8")
    kept: list[tuple[Route, APIResponse]] = []

    def keep(route: Route) -> None:
        if route.request.method == "POST":
            kept.append((route, route.fetch()))  # done by the site, and not heard of here yet
        else:
            route.continue_()

    page.route("**/8/edit/date", keep)
    date = page.locator("#slot-event-8-date")
    date.locator("a.edit").click()
    date.get_by_label("Why").fill("as it was announced")
    with page.expect_request(lambda request: request.method == "POST" and "/edit/" in request.url):
        date.locator("button[data-primary]").click()
    page.get_by_role("link", name="Write a note", exact=True).click()
    page.get_by_label("Note", exact=True).fill("Said in passing.")
    page.get_by_role("button", name="Save the note").click()
    thread = page.locator(".thread").filter(has_text="Said in passing.")
    expect(thread).to_have_count(1)
    [(route, answer)] = kept
    with page.expect_response("**/notes/beside*"):
        route.fulfill(response=answer)
    expect(date.locator("a.edit")).to_be_visible()
    expect(thread).to_have_count(1)


def test_the_key_n_opens_the_form_escape_closes_it_and_a_note_is_taken_back_and_brought_back(signed_in: OpenAs) -> None:
    page = signed_in("ann", f"{TIMELINE}6")
    page.keyboard.press("n")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Note", exact=True)).to_have_count(0)
    page.keyboard.press("n")
    page.get_by_label("Note", exact=True).fill("Written in haste.")
    page.get_by_role("button", name="Save the note").click()
    thread = page.locator(".thread").filter(has_text="Written in haste.")
    thread.get_by_role("link", name="Take back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(thread).to_have_count(0)
    page.get_by_role("button", name="Bring it back").click()
    expect(thread).to_have_count(1)


def test_on_a_phone_without_javascript_a_note_is_written_by_plain_forms(signed_in: OpenAs) -> None:
    page = signed_in("bob", source("WSWS"), java_script_enabled=False, viewport=PHONE)
    page.get_by_role("link", name="Write a note").click()
    page.get_by_label("The words it is on").fill("these words stand nowhere")
    page.get_by_label("Note", exact=True).fill("Kept while I look.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("alert")).to_contain_text("do not stand there")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Kept while I look.")
    page.get_by_label("The words it is on").fill("")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".thread:target")).to_contain_text("Kept while I look.")
