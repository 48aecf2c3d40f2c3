"""Every task of a reader by keys alone: find, open, filter, compare, move in time, read a citation, take it along.

Nothing here is clicked, and nothing gets the focus from the test: what cannot be reached by Tab and keys fails.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import reach
from tests.journeys.site import Site

STATUS = "#band .status"


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


RINGED_AND_SEEN = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), what = at.outerHTML.slice(0, 90);
  if (at === document.body) return "nothing has the focus";
  if (getComputedStyle(at).outlineStyle === "none" && !at.matches("svg *")) return `no ring around ${what}`;
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return isSeen ? "" : `${what} is not on the screen`;
}"""


def is_ringed_and_seen(page: Page) -> bool:
    """Whether a ring is around what has the focus, and it is on the screen. Fails with what is wrong."""
    wrong = page.evaluate(RINGED_AND_SEEN)
    assert wrong == ""
    return True


def test_a_reader_finds_an_event_and_reads_what_its_citation_rests_on(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("legion")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_contain_text("Legion")
    expect(page.locator("#panel")).to_be_focused()
    reach(page, "WSWS1")
    assert is_ringed_and_seen(page)
    page.keyboard.press("Enter")
    cited = page.locator("#panel :target")
    expect(cited).to_be_visible()
    expect(cited).to_contain_text("¶ 19")
    reach(page, "¶ 19")
    assert is_ringed_and_seen(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/sources/" in page.url
    assert violations(page) == []
    page.go_back()
    expect(page.locator("#panel h2").first).to_contain_text("Legion")


def test_a_reader_opens_an_event_of_the_picture_and_goes_on_to_the_next(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator("#band .events a:focus").count():
            break
    first = page.locator("#band .events a:focus").get_attribute("data-number")
    page.keyboard.press("ArrowRight")
    second = page.locator("#band .events a:focus").get_attribute("data-number")
    assert second not in {None, first}
    page.keyboard.press("Enter")
    expect(page.locator("#panel .event")).to_be_visible()
    assert asked(page)["event"] == second
    page.keyboard.press("j")
    expect(page.locator("#results h3 > a:focus")).to_have_count(1)
    assert is_ringed_and_seen(page)
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    assert asked(page)["event"] != second


def test_a_reader_moves_in_time_and_is_told_where_the_picture_is(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    status = page.locator(STATUS)
    expect(status).to_contain_text("events, ")
    at_first = status.inner_text()
    page.keyboard.press("+")
    expect(status).not_to_have_text(at_first)
    near = status.inner_text()
    assert "from" in asked(page)
    page.keyboard.press("ArrowRight")
    expect(status).not_to_have_text(near)
    page.keyboard.press("f")
    expect(status).to_contain_text("29 events")  # one has no date
    assert page.locator(f"{STATUS}[role=status], {STATUS}[aria-live=polite]").count() == 1
    reach(page, "Zoom in", kind="button")
    whole = status.inner_text()
    page.keyboard.press("Enter")
    expect(status).not_to_have_text(whole)


def test_a_reader_filters_reads_on_in_other_views_and_takes_the_filter_away(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    reach(page, "Place", kind="summary")
    page.keyboard.press("Enter")
    reach(page, "Baghdad")
    page.keyboard.press("Space")
    page.wait_for_url("**place=*")
    expect(page.locator("#results .what").first).to_be_visible()
    left = page.locator("#results .what").count()
    assert 0 < left < 30
    page.keyboard.press("Escape")
    for name, found in (("List", "#results .what"), ("Table", "tbody tr"), ("Calendar", "#calendar-at")):
        reach(page, name)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**view={name.lower()}*")
        expect(page.locator(found).first).to_be_visible()
        assert "place" in asked(page)
    page.keyboard.press("1")
    expect(page.locator("#band .events a").first).to_be_visible()
    reach(page, "Leave out Place: Baghdad")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "place=" not in address)


def test_a_reader_compares_what_two_sources_tell(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    reach(page, "According to", kind="summary")
    page.keyboard.press("Enter")
    reach(page, "Source or person")
    page.keyboard.type("The Hindu")
    reach(page, "Show", kind="button")
    page.keyboard.press("Enter")
    page.wait_for_url("**according=*")
    reach(page, "Beside another telling")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    reach(page, "beside")
    page.keyboard.type("WSWS")
    reach(page, "Compare", kind="button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Hindu beside WSWS")
    assert violations(page) == []
