"""Leave at any time: what the page's link gives goes into an empty database, and comes out of it byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from events.sample import SLUG
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site, manage


def test_what_is_taken_away_goes_into_an_empty_database_and_comes_out_the_same(
    open_page: OpenPage, site: Site, empty_database: Callable[[str], str], tmp_path: Path
) -> None:
    page = open_page(site.timeline)
    with page.expect_download() as download:
        page.get_by_role("link", name="Take it away as JSON").click()
    taken = tmp_path / "taken.json"
    download.value.save_as(taken)
    assert len(json.loads(taken.read_bytes())["events"]) == 30
    elsewhere = empty_database("elsewhere")
    said = manage("import_timeline", str(taken), database_url=elsewhere, directory=tmp_path)
    assert SLUG in said.decode()
    assert manage("export_timeline", SLUG, database_url=elsewhere, directory=tmp_path) == taken.read_bytes()


def test_the_command_and_the_link_give_the_same_bytes(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    path = page.locator("link[rel=alternate][type='application/json']").get_attribute("href")
    assert page.request.get(f"{site.address}{path}").body() == site.manage("export_timeline", SLUG)
