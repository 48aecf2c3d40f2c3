"""Three references come in by keyboard and are taken back; a bibliography is copied with its italics."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import axe
from tests.journeys.conftest import OpenPage
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach
from tests.journeys.places import TIMELINE, source
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in

THREE = """@book{hill, author = {Hill, Anna}, title = {Piers of the {North}}, publisher = {Harbour Press}, year = 1984}
@article{gruen, author = {Gr{\\"u}n, Otto}, title = {Ferries}, journal = {Journal of Roads}, year = {soon}, volume = 3}
@online{lost, title = {Lost}, url = {https://lost.example/}}
"""
COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType("text/html")).text();
}"""


@pytest.fixture
def owner(open_page: OpenPage, site: Site) -> Page:
    page = open_page(
        f"{site.address}/sign-in/?next={TIMELINE}sources/", permissions=["clipboard-read", "clipboard-write"]
    )
    sign_in(page, site.owner_password)
    expect(page.get_by_role("heading", name="Sources", level=1)).to_be_visible()
    return page


def test_three_references_come_in_by_keyboard_and_are_taken_back(owner: Page) -> None:
    press(owner, "Bring in references")
    box = owner.get_by_label("References as BibTeX")
    expect(box).to_be_focused()
    owner.keyboard.insert_text(THREE)
    press(owner, "Look at them first")
    expect(owner.get_by_role("heading", name="2 new sources, 1 entry needs a look")).to_be_focused()
    expect(owner.get_by_role("link", name="Entry 2 (gruen), year")).to_be_visible()
    assert whole(owner)
    box.press("Control+a")
    owner.keyboard.insert_text(THREE.replace("soon", "1990"))
    press(owner, "Look again")
    expect(owner.get_by_text("Journal of Roads, “Ferries”, 1990")).to_be_visible()
    press(owner, "Bring in 3 sources")
    expect(owner.get_by_text("3 sources brought in.")).to_be_visible()
    assert whole(owner)
    press(owner, "See the sources")
    expect(owner.get_by_text("Draft: not cited yet")).to_have_count(3)
    assert whole(owner)
    owner.go_back()
    owner.locator("#references .undo button").press("Enter")
    expect(owner.get_by_text("The 3 sources brought in here were taken back.")).to_be_visible()


def test_a_bibliography_is_copied_with_its_italics_in_the_style_that_was_chosen(owner: Page) -> None:
    press(owner, "Bibliography")
    press(owner, "APA")
    expect(owner.get_by_text("in APA style")).to_be_visible()
    reach(owner, "Copy all")
    owner.keyboard.press("Enter")
    expect(owner.get_by_role("button", name="Copied")).to_be_visible()
    lines = owner.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == owner.locator(".bibliography li").count()
    assert any(line.startswith("Symonds, P. (2007, March 12). No easing") for line in lines)
    assert "<i>No easing" in owner.evaluate(COPIED)


def test_without_javascript_a_source_is_cited_in_another_style_and_saved(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}{source('WSWS')}", java_script_enabled=False)
    cite = page.locator("#cite")
    expect(cite).to_contain_text("Symonds, Peter. “No Easing")
    cite.get_by_role("link", name="Harvard").click()
    expect(cite).to_contain_text("Symonds, P. (2007) ‘No easing")
    with page.expect_download() as download:
        cite.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename.endswith(".bib")


def whole(page: Page) -> bool:
    return axe.violations(page) == [] and misfits(page) == []
