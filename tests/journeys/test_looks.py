"""What is unreadable is found, though words that look alike are looked at once in a run."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.axe import violations, violations_of_colour
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

OF_THE_LAST = """(ground) => {
  const links = [...document.querySelectorAll("main a")].filter((link) => link.checkVisibility());
  links.at(-1).style.background = ground;
}"""
LAID = """(ground) => {
  const [below, words] = [document.createElement("div"), document.createElement("p")];
  words.textContent = "Words over something";
  for (const each of [below, words]) each.style.cssText = "position: absolute; inset: 0 auto auto 0; margin: 0";
  below.style.cssText += `; background: ${ground}; width: 40rem; height: 40rem`;
  document.querySelector("main").append(below, words);
}"""


def looked_at(read_page: OpenPage, site: Site) -> Page:
    """A page with many rows that look alike, on which all is well."""
    page = read_page(f"{site.timeline}?view=list")
    assert violations(page) == []
    return page


def test_one_of_many_rows_on_a_ground_of_its_own_is_found(read_page: OpenPage, site: Site) -> None:
    page = looked_at(read_page, site)
    page.evaluate(OF_THE_LAST, "rgb(70, 70, 70)")
    assert any("color-contrast" in fault for fault in violations_of_colour(page))
    page.evaluate(OF_THE_LAST, "")
    assert violations_of_colour(page) == []


def test_a_colour_that_is_wrong_in_the_dark_alone_is_found(read_page: OpenPage, site: Site) -> None:
    page = looked_at(read_page, site)
    page.evaluate(OF_THE_LAST, "light-dark(transparent, white)")
    assert violations_of_colour(page) == []
    page.emulate_media(color_scheme="dark")
    assert any("color-contrast" in fault for fault in violations_of_colour(page))


def test_of_words_that_lie_over_others_it_matters_what_is_below(read_page: OpenPage, site: Site) -> None:
    page = looked_at(read_page, site)
    page.evaluate(LAID, "white")
    assert violations_of_colour(page) == []
    page = looked_at(read_page, site)
    page.evaluate(LAID, "rgb(60, 60, 60)")
    assert any("color-contrast" in fault for fault in violations_of_colour(page))
