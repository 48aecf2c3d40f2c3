"""The picture as an image to take away, as it comes over the wire."""

from __future__ import annotations

import struct
from html import unescape
from xml.etree import ElementTree

import pytest

from events.models import EventState
from tests import factories as make

SVG = "{http://www.w3.org/2000/svg}"
BASE = "/t/iraq-and-its-neighbours-2007/"
PERIOD = "?from=2007-03-01&to=2007-03-31"


def image(client, query="", path=BASE):
    response = client.get(f"{path}picture.svg{query}")
    assert response.status_code == 200, response.content
    return response


def words(client, query="", path=BASE):
    root = ElementTree.fromstring(image(client, query, path).content)
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def size(client, query=""):
    content = client.get(f"{BASE}picture.png{query}").content
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", content[16:24])


def problem(client, query, path=f"{BASE}picture.png"):
    response = client.get(f"{path}{query}")
    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store"
    return " ".join(response.json()["errors"])


def test_the_image_says_what_it_is_where_it_is_from_and_which_state_it_is(client, sample):
    said = words(client, PERIOD)
    assert said[:2] == [sample.title, "22 events, 1–31 March 2007"]
    assert f"http://testserver{BASE}{PERIOD}" in said
    assert any(each.startswith(f"Change {sample.ledger.change_number}, ") for each in said)
    assert "Regional security" in said


def test_filters_lens_and_grouping_stand_on_the_image(client, sample):
    said = words(client, "?q=Bush&group=place&known=2007-03-12")
    assert "As reported by 12 March 2007." in said
    assert "Only: Search: “Bush”." in said
    assert "Grouped by place." in said


def test_the_whole_timeline_reaches_to_what_the_opening_leaves_out(client, sample):
    assert "United States invades Iraq" in words(client, "?stretch=whole&from=2007-03-01")
    assert "United States invades Iraq" not in words(client, PERIOD)


def test_every_mark_leads_to_its_event(client, sample):
    root = ElementTree.fromstring(image(client, PERIOD).content)
    links = {each.attrib["href"] for each in root.iter(f"{SVG}a")}
    assert f"http://testserver{BASE}10" in links
    through = ElementTree.fromstring(image(client, f"{PERIOD}&known=2007-03-12").content)
    assert {each.attrib["href"] for each in through.iter(f"{SVG}a")} >= {f"http://testserver{BASE}10?known=2007-03-12"}


def test_an_image_has_the_pixels_that_were_asked_for(client, sample):
    assert size(client, "?width=390&height=800") == (390, 800)
    assert size(client, "?width=390&height=800&scale=2") == (780, 1600)
    assert size(client)[0] == 1280


def test_a_dark_image_is_dark(client, sample):
    assert b'fill="#1c1a15"' in image(client, "?theme=dark").content
    assert b'fill="#ffffff"' in image(client).content


def test_the_same_change_gives_the_same_bytes_and_is_not_sent_twice(client, sample):
    for kind in ("svg", "png"):
        one, other = (client.get(f"{BASE}picture.{kind}?width=400") for _ in range(2))
        assert one.content == other.content
        assert one["ETag"] == other["ETag"]
        again = client.get(f"{BASE}picture.{kind}?width=400", headers={"If-None-Match": one["ETag"]})
        assert again.status_code == 304


def test_an_image_is_saved_under_its_timeline_change_and_stretch(client, sample):
    named = image(client, PERIOD)["Content-Disposition"]
    change = sample.ledger.change_number
    assert named == f'attachment; filename="{sample.slug}-change-{change}-2007-03-01-2007-03-31.svg"'


def test_an_image_runs_nothing_and_asks_for_nothing(client, sample):
    policy = image(client)["Content-Security-Policy"]
    assert {"sandbox", "default-src 'none'", "script-src 'none'", "img-src 'none'"} <= set(policy.split("; "))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?width=12", "width is a whole number of pixels from 320 to 4,096."),
        ("?height=abc", "height is a whole number of pixels from 240 to 4,096."),
        ("?height=240", "height has to be at least"),
        ("?theme=pink", "theme is one of light, dark."),
        ("?scale=3", "scale is 1, or 2 for twice as many pixels."),
        ("?stretch=all", "stretch is one of view, whole."),
        ("?from=yesterday", "is not a day: write it like 2007-03-10."),
        ("?width=4000&height=4000&scale=2", "24,000,000 are the most"),
    ],
)
def test_what_is_wrong_with_the_address_is_said_with_what_to_do(client, sample, query, said):
    assert said in problem(client, query)


def test_a_timeline_without_a_place_on_the_axis_says_so(client, db):
    timeline = make.make_timeline()
    response = client.get(f"/t/{timeline.slug}/picture.svg")
    assert response.status_code == 404
    assert "nothing to draw" in response.json()["errors"][0]


def test_members_are_told_that_drafts_are_in_the_image_and_strangers_get_none(client, sample, owner):
    draft = make.make_event(sample, title="Not yet decided", date="2007-03-14", state=EventState.DRAFT, weight=99)
    make.place(sample)
    assert "Not yet decided" not in words(client, PERIOD)
    client.force_login(owner)
    said = words(client, PERIOD)
    assert draft.title in said
    assert "With drafts, which only members see." in said


def test_the_page_offers_what_is_in_view(client, sample):
    html = unescape(client.get(f"{BASE}{PERIOD}&q=Baghdad&view=list&event=4").content.decode())
    for kind in ("svg", "png"):
        assert f'href="{BASE}picture.{kind}?q=Baghdad&from=2007-03-01&to=2007-03-31"' in html
