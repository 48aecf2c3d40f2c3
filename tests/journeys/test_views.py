"""Ways to look at one set of events: switched by key, sorted, copied, paged through; the address keeps it all."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.site import Site

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_the_views_are_switched_by_key_and_everything_else_stays(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?happened=happened&event=10")
    page.keyboard.press("3")
    expect(page.locator("table.events-table tbody tr").first).to_be_visible()
    page.locator("#q").fill("Baghdad")
    expect(page.locator(".active")).to_contain_text("Search")
    page.locator("#sort-title").click()
    expect(page.locator("th.of-title")).to_have_attribute("aria-sort", "ascending")
    page.locator("#columns summary").click()
    page.get_by_label("Prominence").check()
    expect(page.get_by_role("columnheader", name="Prominence")).to_be_visible()
    page.locator("#columns summary").click()
    page.keyboard.press("4")
    expect(page.locator("table.month")).to_be_visible()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["view"] == ["calendar"]
    assert (asked["q"], asked["happened"], asked["event"], asked["sort"]) == (
        ["Baghdad"],
        ["happened"],
        ["10"],
        ["title"],
    )
    assert "prominence" in asked["cols"][0].split(",")
    expect(page.locator("#panel .event")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator("#band .picture a").first).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["q"] == ["Baghdad"]
    page.keyboard.press("2")
    expect(page.locator("#results ol.events").first).to_be_visible()
    expect(page.locator("#band")).to_have_count(0)


def test_the_switch_follows_where_the_picture_was_moved_to(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile(r"[?&]from="))
    moved = parse_qs(urlsplit(page.url).query)
    page.get_by_role("link", name="Calendar").click()
    expect(page.locator("#calendar-at")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == moved | {"view": ["calendar"]}


def test_rows_of_the_table_are_walked_by_arrow_and_opened_by_enter(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=table")
    rows = page.locator("table.events-table tbody a")
    expect(page.locator("table.events-table tbody a[tabindex='0']")).to_have_count(1)
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(rows.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_have_text("United States invades Iraq")
    expect(page.locator("tr[data-open]")).to_have_attribute("data-number", "1")
    page.keyboard.press("Escape")
    expect(rows.first).to_be_focused()
    assert "event=1" in page.url


def test_the_table_is_copied_with_its_footnotes(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=table&q=Legion", permissions=CLIPBOARD)
    page.get_by_role("link", name="Copy the table").click()
    expect(page.locator("#copied")).to_have_text("Copied 1 row")
    copied = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type) => (await item.getType(type)).text();
          return { html: await read("text/html"), text: await read("text/plain") };
        }"""
    )
    assert "<sup>[1]</sup>" in copied["html"]
    assert "<ol" in copied["html"]
    head, row = copied["text"].splitlines()
    assert head.split("\t")[:3] == ["No.", "Date", "Event"]
    assert row.split("\t")[0] == "8"


def test_chosen_rows_alone_are_copied_with_the_footnotes_that_are_theirs(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=table", permissions=CLIPBOARD)
    boxes = page.locator("tbody input[data-choose]")
    every, said = page.get_by_label("Choose all on this page"), page.locator("#chosen [role=status]")
    expect(page.locator("#chosen")).to_be_hidden()
    boxes.nth(2).check()
    boxes.nth(5).click(modifiers=["Shift"])
    expect(said).to_have_text("4 of 30 rows chosen")
    boxes.nth(3).uncheck()
    expect(said).to_have_text("3 of 30 rows chosen")
    assert every.evaluate("box => box.indeterminate")
    page.get_by_role("link", name="Copy these").click()
    expect(page.locator("#copied")).to_have_text("3 of 30 rows copied")
    text = page.evaluate("navigator.clipboard.readText()")
    numbers = page.locator("tr[data-chosen]").evaluate_all("rows => rows.map((row) => row.dataset.number)")
    assert [line.split("\t")[0] for line in text.splitlines()[1:]] == numbers
    every.check()
    expect(said).to_have_text("30 of 30 rows chosen")
    page.get_by_role("button", name="Choose none").click()
    expect(page.locator("#chosen")).to_be_hidden()
    expect(every).to_be_focused()


def test_rows_are_chosen_by_keyboard_and_stay_chosen_in_another_order(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=table")
    boxes, said = page.locator("tbody input[data-choose]"), page.locator("#chosen [role=status]")
    expect(page.locator("tbody input[data-choose][tabindex='0']")).to_have_count(1)
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(boxes.nth(2)).to_be_focused()
    page.keyboard.press("Shift+Space")
    expect(said).to_have_text("3 of 30 rows chosen")
    page.locator("tbody a[hx-get]").nth(4).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("tbody a[hx-get]").nth(5)).to_be_focused()
    expect(said).to_have_text("5 of 30 rows chosen")
    page.locator("#sort-title").click()
    expect(page.locator("#sort-title")).to_be_visible()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Event")
    expect(said).to_have_text("5 of 30 rows chosen")
    expect(page.locator("tr[data-chosen]")).to_have_count(5)


def test_the_calendar_goes_to_the_next_month_and_into_a_day_by_keyboard(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=calendar&at=2007-02")
    page.locator("a.number[tabindex='0']").focus()
    page.keyboard.press("PageDown")
    expect(page.locator("#calendar-at")).to_have_text("March 2007")
    expect(page.locator("a.number[tabindex='0']")).to_have_count(1)  # the new page has its scripts
    days = page.locator("a.number")
    days.nth(8).focus()
    page.keyboard.press("ArrowRight")
    expect(days.nth(9)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#calendar-at")).to_have_text("Saturday, 10 March 2007")
    asked = parse_qs(urlsplit(page.url).query)
    assert (asked["from"], asked["to"]) == (["2007-03-10"], ["2007-03-10"])
    expect(page.locator("#event-10")).to_be_visible()
    page.locator("#event-10 h3 a").first.click()
    expect(page.locator("#panel .event")).to_be_visible()


def test_on_a_phone_the_month_is_an_agenda_of_its_days(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=calendar&at=2007-03", viewport=PHONE)
    expect(page.get_by_role("link", name="Saturday 10 March", exact=True)).to_be_visible()
    expect(page.locator("td.empty").first).to_be_hidden()


def test_on_paper_the_table_has_a_head_for_each_page_and_no_machinery(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=table")
    page.emulate_media(media="print")
    assert style(page, ".events-table thead", "display") == "table-header-group"
    assert style(page, ".table-room", "overflow") == "visible"
    for machinery in (".views-bar", ".take", ".tools"):
        expect(page.locator(machinery).first).to_be_hidden()
    expect(page.locator(".footnotes")).to_be_visible()


def test_an_event_of_very_many_sources_is_no_wider_than_a_telephone(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?view=list", viewport=PHONE)
    page.locator(".cites").first.evaluate(
        """cites => { for (let n = 0; n < 30; n += 1) cites.append(cites.querySelector("a").cloneNode(true)); }"""
    )
    assert [each for each in misfits(page) if "the page" in each] == []


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_letters_twice_as_large_fit_into_a_telephone(read_page: OpenPage, site: Site) -> None:
    for way in ("", "?view=table", "?view=map", "?event=14", "stories/1"):
        page = read_page(site.timeline + way, viewport=PHONE)
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        wide = "() => document.documentElement.scrollWidth"
        page.wait_for_function(f"({wide})() === innerWidth")
        assert [way, page.evaluate(wide)] == [way, PHONE["width"]]
