"""A reader looks at what had been reported by a day: by keyboard, on a phone, without scripts and on paper."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.test_signing_in import sign_in

MARCH = "?known=2007-03-09"


def told(page):
    return page.locator("#lens p")


def test_a_day_is_typed_and_stepped_from_by_keyboard(open_page, site):
    page = open_page(site.timeline)
    control = page.locator("details.reported", has_text="As reported by").locator("summary")
    control.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("9 March 2007")
    page.keyboard.press("Enter")
    page.wait_for_url("**known=2007-03-09**")
    assert "As reported by 9 March 2007, from 4 of the 8 sources here" in told(page).inner_text()
    assert page.locator("#band").inner_text().count("announced") >= 1
    page.get_by_role("link", name="Later: 12 March 2007, WSWS").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**known=2007-03-12**")
    assert "from 5 of the 8 sources" in told(page).inner_text()
    page.get_by_role("link", name="As it is known now").press("Enter")
    page.wait_for_url(lambda address: "known" not in address)
    assert page.locator("#lens").is_hidden()


def test_a_member_reads_what_a_day_rests_on_as_a_stranger_does(open_page, site):
    page = open_page(site.timeline + MARCH)
    look = "each => { const it = getComputedStyle(each); return [it.display, it.backgroundColor, it.borderLeftWidth]; }"
    of_a_stranger, sentence = told(page).evaluate(look), told(page).inner_text()
    assert of_a_stranger[0] == "block"  # one run of words: a comma never begins a line
    page.goto(f"{site.address}/sign-in/")
    sign_in(page, site.owner_password)
    expect(page).not_to_have_url(f"{site.address}/sign-in/")
    page.goto(site.timeline + MARCH)
    assert told(page).evaluate(look) == of_a_stranger
    assert told(page).inner_text() == sentence


def test_the_day_stays_while_events_are_opened_filtered_and_walked_through(open_page, site):
    page = open_page(site.timeline + MARCH)
    page.locator("#event-10 h3 > a").click()
    page.wait_for_url("**event=10**")
    assert "known=2007-03-09" in page.url
    panel = page.locator("#panel")
    panel.get_by_text("as announced by The Hindu").wait_for()
    assert "WSWS" not in panel.inner_text()
    page.locator("#q").fill("conference")
    page.wait_for_url("**q=conference**")
    assert "known=2007-03-09" in page.url
    page.get_by_role("link", name="Later: 12 March 2007, WSWS").click()
    page.wait_for_url("**known=2007-03-12**")
    assert "q=conference" in page.url
    page.locator("#event-10 h3 > a").click()
    page.locator("#panel").get_by_role("heading", level=2).get_by_role("link").click()
    page.wait_for_url("**/10?known=2007-03-12")
    assert "from 5 of the 8 sources" in page.locator("div.lens .rests-on").inner_text()


def test_the_picture_asks_for_the_same_day_as_it_is_moved(open_page, site):
    page = open_page(site.timeline + MARCH)
    with page.expect_request(lambda request: "viewport.json" in request.url) as asked:
        page.get_by_role("button", name="Show all").click()
    assert "known=2007-03-09" in asked.value.url


def test_what_changed_leads_from_the_banner_to_the_words_behind_it(open_page, site):
    page = open_page(site.timeline + "?known=2007-03-12")
    page.get_by_role("link", name="What changed since 9 March 2007").click()
    conference = page.locator("#changed-10")
    expect(conference.locator("del")).to_have_text(["between 2 and 31 March 2007, as announced", "planned"])
    expect(conference.locator("ins")).to_have_text(["10 March 2007", "happened"])
    conference.get_by_role("link", name="WSWS reports this").click()
    page.wait_for_url("**/citations/**")


def test_the_control_fits_a_phone(open_page, site):
    page = open_page(site.timeline, viewport=PHONE, has_touch=True)
    page.locator("details.reported", has_text="As reported by").locator("summary").tap()
    assert page.locator("#known").is_visible()
    assert misfits(page) == []


def test_it_works_without_scripts(open_page, site):
    page = open_page(site.timeline, java_script_enabled=False)
    page.locator("details.reported", has_text="As reported by").locator("summary").click()
    page.locator("#known").fill("12 March 2007")
    page.locator("#known").press("Enter")
    assert page.url.endswith("known=2007-03-12")
    assert "from 5 of the 8 sources" in told(page).inner_text()


def test_the_sentence_is_printed(open_page, site):
    page = open_page(site.timeline + MARCH)
    page.emulate_media(media="print")
    assert told(page).is_visible()
    assert page.locator("#lens nav").is_hidden()
