"""The timeline printed: the document without its machinery, and no paper wasted on what is not there."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

A4 = {"width": 643, "height": 910}  # CSS pixels between the margins


def test_a_printed_timeline_keeps_no_room_for_what_is_not_printed(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?event=8", viewport=A4)
    page.locator("#band .picture a").first.wait_for(state="attached")
    page.emulate_media(media="print")
    band, picture = (page.locator(name).bounding_box() for name in ("#band", "#band .picture"))
    assert band is not None
    assert picture is not None
    assert band["height"] <= picture["height"] + 4


def test_a_printed_timeline_has_its_footnotes_and_nothing_to_press(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?event=8", viewport=A4)
    page.emulate_media(media="print")
    assert page.locator(".footnotes li").count() == 8
    assert page.locator(".footnotes").is_visible()
    for machinery in (".tools", ".band-tools", "#panel .back", ".dock summary"):
        assert not page.locator(machinery).first.is_visible(), machinery


def test_every_printed_page_says_what_it_is_where_it_is_from_and_which_state_it_is(
    open_page: OpenPage, site: Site
) -> None:
    page = open_page(f"{site.timeline}print", java_script_enabled=False)
    paper = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    number = len(paper.pages)
    assert 4 <= number <= 8
    for place, sheet in enumerate(paper.pages, start=1):
        words = " ".join(sheet.extract_text().split())
        assert "Iraq and its neighbours, 2007" in words
        assert site.timeline in words
        assert re.search(r"Change \d+, \d+ \w+ \d{4}", words)
        assert f"{place} / {number}" in words


def letters(words: str) -> str:
    """Letters and digits alone. Spaces are the font's; of a ligature a PDF need not say the letters, nor of an
    apostrophe which of two it is.
    """
    return re.sub(r"[\Wfil\u02bc]", "", unicodedata.normalize("NFKC", words))


def test_no_event_and_no_picture_is_broken_over_two_pages(open_page: OpenPage, site: Site) -> None:
    """Each stands on one page, so that all its words are found there."""
    page = open_page(f"{site.timeline}print?group=person&from=2007-03-01&to=2007-03-31")
    titles = page.locator(".printed-events h3").evaluate_all("all => all.map((each) => each.firstChild.data)")
    assert len(titles) == 22
    paper = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    pages = [letters(sheet.extract_text()) for sheet in paper.pages]
    assert [title for title in titles if not any(letters(title) in words for words in pages)] == []
    for place in range(1, page.locator("figure").count() + 1):
        assert sum(letters(f"picture {place} of 5") in words for words in pages) == 1
    heights = page.locator("figure").evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert max(heights) < 930, "a page of A4 between its margins"


def test_what_is_in_view_is_printed_and_taken_away_from_the_page(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-31")
    page.locator("#band .picture a").first.wait_for(state="attached")
    page.locator("#band .picture").press("+")
    expect(page).not_to_have_url(re.compile("to=2007-03-31"))
    with page.expect_download() as download:
        page.get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename.endswith(".svg")
    assert "2007-03-01-2007-03-31" not in download.value.suggested_filename
    page.get_by_role("link", name="Print …").click()
    expect(page.get_by_role("radio", name="What is in view")).to_be_checked()
    assert page.locator(".printed-events > li").count() < 22
