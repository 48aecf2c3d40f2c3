"""Articles come in: pasted by keyboard alone, uploaded in every kind, refused without losing a word; on a phone."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.intake.files import column, docx, paragraph, pdf
from tests.journeys import axe
from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in

TEXT = (
    "The bridge was closed last Wednesday, after divers had found a crack in the northern pier.\n\n"
    "It opens again on 20 March 2007, the council says."
)
HTML = f"""<!doctype html><html lang="en"><head><title>Bridge closed</title>
<meta property="article:published_time" content="2007-03-12"></head>
<body><article><h1>Bridge closed</h1><p>{TEXT}</p></article></body></html>"""
MAIL = f"""From: Ann Miller <ann@example.org>\nTo: b@example.org\nSubject: Bridge closed
Date: Mon, 12 Mar 2007 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n"""
WORDS = column("The bridge was closed last Wednesday,", "after divers had found a crack.")
FILES = {
    "bridge.txt": TEXT.encode(),
    "bridge.html": HTML.encode(),
    "bridge.eml": MAIL.encode(),
    "bridge.docx": docx(paragraph(TEXT)),
    "bridge.pdf": pdf([WORDS]),
}


def begin(open_page: OpenPage, site: Site, **options: object) -> Page:
    """A new timeline, and its owner before the page on which articles are brought in."""
    page = open_page(f"{site.address}/sign-in/?next=/new/", also=[422], **options)
    sign_in(page, site.owner_password)
    page.get_by_label("Title").fill(f"Bridges {uuid4().hex[:6]}")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bring in an article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bring in an article")
    page.wait_for_load_state()
    return page


def test_an_article_is_pasted_dated_and_saved_by_keyboard_alone(open_page: OpenPage, site: Site) -> None:
    page = begin(open_page, site)
    expect(page.get_by_label("Paste the text")).to_be_focused()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Read the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Save the article")
    page.wait_for_load_state()
    when = page.get_by_label("When was it published?")
    expect(when).to_be_focused()
    page.keyboard.insert_text("12 March 2007")
    expect(page.locator("#id_published_preview")).to_contain_text("12 March 2007")
    page.get_by_label("Title").focus()
    page.keyboard.insert_text("Bridge closed")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("2 dates found in it")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge closed")


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_of_each_kind_is_read_and_shown(open_page: OpenPage, site: Site, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    page = begin(open_page, site)
    page.get_by_label("Upload a file").set_input_files(tmp_path / name)
    page.get_by_role("button", name="Read the file").click()
    read = page.get_by_role("region", name="What was read")
    expect(read).to_contain_text("The bridge was closed last Wednesday")
    expect(read).to_contain_text(name)
    if name in ("bridge.html", "bridge.eml"):
        expect(page.get_by_label("When was it published?")).to_have_value("12 March 2007")
        expect(page.get_by_label("Title")).to_have_value("Bridge closed")


def test_a_refusal_keeps_all_that_was_typed_and_the_chosen_file(
    open_page: OpenPage, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 90)
    page = begin(open_page, site)
    page.get_by_label("Paste the text").fill("Begun, not finished")
    page.get_by_label("Upload a file").set_input_files(tmp_path / "photo.png")
    page.get_by_label("Give an address").fill("http://127.0.0.1:1/")
    page.get_by_role("button", name="Fetch it").click()
    expect(page.get_by_role("alert")).to_contain_text("Paste its text instead")
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("alert")).to_contain_text("photo.png")
    expect(page.get_by_role("button", name="Read the file")).to_be_enabled()
    expect(page.get_by_label("Paste the text")).to_have_value("Begun, not finished")
    expect(page.get_by_label("Give an address")).to_have_value("http://127.0.0.1:1/")
    assert page.get_by_label("Upload a file").evaluate("field => field.files[0].name") == "photo.png"


def test_too_large_a_file_is_not_sent_at_all(open_page: OpenPage, site: Site, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"word " * 4_200_000)
    page = begin(open_page, site)
    page.get_by_label("Upload a file").set_input_files(tmp_path / "long.txt")
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("alert")).to_contain_text("The file has 21 MB; at most 20 MB are taken in.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_on_a_phone_it_is_read_and_saved(open_page: OpenPage, site: Site, *, scripts: bool) -> None:
    page = begin(open_page, site, viewport=PHONE, java_script_enabled=scripts)
    if scripts:
        assert (misfits(page), axe.violations(page)) == ([], [])
    page.get_by_label("Paste the text").fill(TEXT)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_label("Title").fill("Bridge closed")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Say when it was published, or tick")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Bridge closed")
    if scripts:
        assert (misfits(page), axe.violations(page)) == ([], [])
    page.get_by_label("I do not know it").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge closed")
    expect(page.get_by_text("The bridge was closed last Wednesday").first).to_be_visible()
