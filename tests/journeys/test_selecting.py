"""From words of an article to a saved, cited event: by mouse, by the keyboard alone, and by touch."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.places import TIMELINE
from tests.journeys.reading_room import EMOJI, FURNISHED, READING, drag_over
from tests.journeys.site import Site

CLOSED = "Engineers closed the old bridge on Saturday."
OPENED = "On 5 February 2007 Jane Roe opened the new harbour at Umm Qasr."


@pytest.fixture(scope="module")
def room(site: Site) -> Site:
    """The site with a captured text, an editor and an annotator: these journeys write."""
    site.run(FURNISHED)
    return site


@pytest.fixture
def signed_in(browser: Browser, room: Site) -> Iterator[OpenAs]:
    """`signed_in("ed", path)`: a page in a browser of Ed's own. Whatever it complains of fails the journey."""
    with colleagues(browser, room, also=[422]) as open_as:
        yield open_as


class Keys:
    """Keystrokes, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def selection(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()"))


def where(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"], page.evaluate("scrollY")


def quoted(page: Page, number: int) -> list[str]:
    """What the citations of an event quote, as the site's document has it."""
    events = page.request.get(f"{page.url.split('/t/')[0]}{TIMELINE}export.json").json()["events"]
    event = next(each for each in events if each["number"] == number)
    passages = [passage for each in event["citations"] for passage in each.get("passages", [])]
    return [each["exact"] for each in passages if each.get("role", "quote") == "quote"]


def test_two_keys_after_the_words_are_selected_the_event_is_saved_and_nothing_has_moved(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING)
    drag_over(page, 4, CLOSED)
    assert selection(page) == CLOSED
    stood = where(page, "#p4"), where(page, "#p5")
    expect(page.get_by_role("toolbar")).to_be_visible()
    keys, began = Keys(page), time.monotonic()
    keys.press("a")
    expect(page.get_by_label("What happened")).to_be_focused()
    expect(page.get_by_label("What happened")).to_have_value("Engineers close the old bridge")
    expect(page.get_by_label("When", exact=True)).to_have_value("10 March 2007")
    assert violations(page) == []
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Event 32 saved")).to_be_visible()
    assert (keys.pressed, time.monotonic() - began < 10) == (2, True)
    expect(page.locator("#p4 .margin")).to_contain_text("32")
    assert (where(page, "#p4"), where(page, "#p5")) == stood
    assert violations(page) == []
    page.locator(".composer.done").get_by_role("button", name="Undo").click()
    expect(page.locator("#p4 .margin")).to_have_count(0)


def test_by_the_keyboard_alone_a_sentence_is_selected_by_its_date_and_becomes_an_event(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING)
    keys = Keys(page)
    keys.press("d")
    date = page.locator(".date-here").first
    expect(date).to_be_focused()
    expect(date).to_have_attribute("aria-description", "5 February 2007")
    keys.press("Enter")
    assert selection(page) == OPENED
    keys.press("a")
    expect(page.get_by_label("People")).to_have_value("Jane Roe")
    keys.press("Escape")
    expect(page.get_by_label("What happened")).to_have_count(0)
    assert selection(page) == OPENED
    keys.press("a")
    expect(page.get_by_label("What happened")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="saved")).to_be_visible()
    keys.press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    assert selection(page) == "Nobody from the"
    keys.press("s")
    assert selection(page) == "Nobody from the ministry came to see it."


def test_words_are_selected_by_keys_over_emoji_marks_and_both_directions_and_saved_as_they_stand(
    signed_in: OpenAs,
) -> None:
    page = signed_in("ed", READING)
    for key in ("j", "j", "j", "s"):
        page.keyboard.press(key)
    assert selection(page) == "The"
    for _ in range(20):
        page.keyboard.press("Shift+ArrowRight")
        if selection(page).endswith("closed"):
            break
    page.keyboard.press("a")
    page.get_by_label("What happened").fill("The café closes")
    page.keyboard.press("Control+Enter")
    status = page.get_by_role("status").filter(has_text="saved")
    expect(status).to_be_visible()
    number = int(str(status.text_content()).split()[1])
    assert quoted(page, number) == [EMOJI[: EMOJI.index("closed") + len("closed")]]


def test_words_become_evidence_for_the_likeliest_event_or_one_that_is_looked_for(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING)
    drag_over(page, 2, OPENED)
    page.keyboard.press("c")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.get_by_role("radio", name="New harbour opens at Umm Qasr").check()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Evidence for event 31 saved")).to_be_visible()
    assert OPENED in quoted(page, 31)
    drag_over(page, 2, "Nobody from the ministry came to see it.")
    page.keyboard.press("c")
    page.get_by_label("Another event").press_sequentially("Bush announces")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Evidence for event 3 saved")).to_be_visible()
    assert quoted(page, 3)[-1] == "Nobody from the ministry came to see it."
    assert violations(page) == []


def test_by_touch_the_bar_keeps_to_the_bottom_and_leads_to_a_saved_event(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING, viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("#p4 p").scroll_into_view_if_needed()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p4 p'))")
    bar = page.get_by_role("toolbar")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=2)
    bar.get_by_role("button", name="Add event").tap()
    expect(page.get_by_label("What happened")).to_be_visible()
    assert misfits(page) == []
    assert violations(page) == []
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_role("status").filter(has_text="saved")).to_be_visible()
    page.locator("#p2 .date-here").first.tap()
    tip = "element => getComputedStyle(element, '::after').content"
    assert "5 February 2007" in page.locator("#p2 .date-here").first.evaluate(tip)


def test_an_annotator_writes_a_note_on_words_which_stands_beside_them(signed_in: OpenAs) -> None:
    page = signed_in("ann", READING)
    drag_over(page, 4, "the old bridge")
    expect(page.get_by_role("button", name="Add event")).to_have_count(0)
    page.keyboard.press("n")
    page.get_by_label("Note", exact=True).fill("Which of the two?")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("status").filter(has_text="Your note stands")).to_be_visible()
    expect(page.locator("#p4 mark.noted")).to_have_text("the old bridge")
    expect(page.locator("aside.threads")).to_contain_text("Which of the two?")


def test_words_are_found_in_the_text_and_lead_to_their_place(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING)
    page.keyboard.press("/")
    page.keyboard.type("TAKEN  down")
    page.keyboard.press("Enter")
    page.locator("#found").get_by_role("link").click()
    expect(page.locator("#p4 p")).to_be_focused()
    assert violations(page) == []


def test_without_scripts_on_a_phone_a_paragraph_becomes_an_event_by_plain_forms(signed_in: OpenAs) -> None:
    page = signed_in("ed", READING, java_script_enabled=False, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("link", name="¶ 4").click()
    page.get_by_label("The words that say so").fill("It will be taken down in June 2007")
    page.get_by_role("button", name="Add an event").click()
    expect(page.get_by_label("When", exact=True)).to_have_value("some time in June 2007")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#p4 .margin")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
