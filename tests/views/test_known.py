"""A timeline as reported by a day: its page, list and picture, an event and what changed, as a stranger has them."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from events.models import Source
from tests import factories as make
from tests.views.test_timeline_page import FILTERING, numbers, row, words

RAID, CONFERENCE, MORTARS, MINISTERIAL = 4, 10, 12, 29
DAYS = ("2007-03-09", "2007-03-12", "2007-05-05")


@pytest.fixture
def get(client, sample):
    """The words of a page, or its HTML."""

    def get(path, status=200, **headers):
        response = client.get(f"/t/{sample.slug}/{path}", headers=headers)
        assert response.status_code == status
        return response.content.decode()

    return get


def links(html):
    return [unescape(link) for link in re.findall(r'(?:href|hx-get|hx-push-url)="([^"]*)"', html)]


@pytest.mark.parametrize(
    ("day", "resting", "conference", "ministerial"),
    [
        (DAYS[0], "4 of the 8", ("between 2 and 31 March as announced", "Planned"), ("April as announced", "Planned")),
        (DAYS[1], "5 of the 8", ("10 March", ""), ("no date known", "Planned")),
        (DAYS[2], "8 of the 8", ("10 March", ""), ("3–4 May worked out", "")),
    ],
)
def test_the_page_tells_what_had_been_reported_by_the_day(get, day, resting, conference, ministerial):
    html = get(f"?known={day}")
    assert f", from {resting} sources here" in words(html)
    for number, (when, outcome) in ((CONFERENCE, conference), (MINISTERIAL, ministerial)):
        told = row(html, number)
        assert when in told
        assert ("Planned" in told) == bool(outcome)


@pytest.mark.parametrize(
    ("day", "conference", "ministerial"),
    [
        (DAYS[0], ("planned", "between 2 and 31 March 2007"), ("planned", "some time in April 2007")),
        (DAYS[1], ("happened", "10 March 2007"), None),
        (DAYS[2], ("happened", "10 March 2007"), ("happened", "3–4 May 2007")),
    ],
)
def test_the_picture_draws_what_had_been_reported_by_the_day(get, day, conference, ministerial):
    drawn = json.loads(get(f"viewport.json?known={day}"))["placements"]
    found = {each["n"]: (each["mark"], each["when"]) for each in drawn if each["kind"] != "former"}
    assert (found.get(CONFERENCE), found.get(MINISTERIAL)) == (conference, ministerial)


def test_an_event_of_which_nobody_had_spoken_is_not_there(get):
    html = get("?known=2007-03-09")
    assert numbers(html) == sorted(numbers(html), key=numbers(html).index)
    assert len(numbers(html)) == 8
    assert "8 events from 4 sources" in words(html)
    assert MORTARS not in numbers(html)
    assert "spoke of this event" in words(get(f"{MORTARS}?known=2007-03-09", status=404))
    assert "spoke of this event" not in get("999?known=2007-03-09", status=404)


def test_an_event_shows_the_sources_of_the_day_and_no_reason_and_no_note(get):
    now, then = words(get(f"{RAID}")), words(get(f"{RAID}?known=2007-03-09"))
    assert "WSWS" in now
    assert "WSWS" not in then.replace("12 March 2007, WSWS", "")
    assert "Notes" in now.split("Sources")[1]
    assert "notes are left out" in then
    assert "The most exact of three readings that agree" not in then


@pytest.mark.parametrize(
    "path", ["?known=2007-03-09&q=conference", f"{CONFERENCE}?known=2007-03-09", "?known=2007-03-09"]
)
def test_every_link_to_the_timeline_and_its_events_keeps_the_day(get, sample, path):
    html = get(path)
    inside = re.compile(rf"/t/{sample.slug}/(\?|\d+(/panel|/citations/[\w-]+)?(\?|#|$)|export)")
    lost = {link for link in links(html[html.index("<main") :]) if inside.match(link) and "known=" not in link}
    assert lost <= {f"/t/{sample.slug}/?q=conference", f"/t/{sample.slug}/{CONFERENCE}"}  # back to now


def test_one_steps_through_the_days_on_which_sources_came_out(get):
    html = get("?known=2007-03-09&q=conference")
    assert 'aria-label="Earlier: 6 March 2007, Standard Newswire"' in html
    assert 'aria-label="Later: 12 March 2007, WSWS"' in html
    assert any("known=2007-03-12" in link and "q=conference" in link for link in links(html))
    assert 'aria-disabled="true">later' in get("?known=2007-05-05")
    assert 'aria-disabled="true">‹ earlier' in get("?known=2007-01-01")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9 March 2007", "2007-03-09"),
        ("March 2007", "2007-03"),
        ("early March 2007", "2007-03-10"),
        ("2007-03-09T10:00:00", "2007-03-09"),
        ("2007", None),
    ],
)
def test_a_day_is_taken_in_words_and_kept_as_a_date(client, sample, typed, kept):
    response = client.get(f"/t/{sample.slug}/", {"known": typed, "q": "talks"})
    if kept is None:
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert response["Location"] == f"/t/{sample.slug}/?known={kept}&q=talks" or (
            response["Location"] == f"/t/{sample.slug}/?q=talks&known={kept}"
        )


def test_what_is_no_day_is_left_out_and_said(get):
    html = get("?known=soon")
    assert "As reported by “soon”" in words(html)
    assert "30 events from 8 sources" in words(html)
    assert "it has no last day" in words(get("?known=since+2003")).lower()
    assert "errors" in get("viewport.json?known=soon", status=400)
    assert "errors" in get("export.json?known=soon", status=400)


def test_before_anything_came_out_the_page_says_when_the_first_did(get):
    html = get("?known=2006")
    assert "Nothing had been reported here by" in words(html)
    assert "The first source here came out on 11 January 2007" in words(html)
    assert any("known=2007-01-11" in link for link in links(html))


def test_filters_asked_for_as_of_another_day_load_the_whole_page(client, sample):
    here = {"HX-Current-URL": f"http://testserver/t/{sample.slug}/?known=2007-03-09&event=4"} | FILTERING
    same = client.get(f"/t/{sample.slug}/?known=9+March+2007&q=conference", headers=here)
    assert same["HX-Push-Url"] == f"/t/{sample.slug}/?q=conference&known=2007-03-09&event=4"
    assert 'id="lens"' in same.content.decode()
    other = client.get(f"/t/{sample.slug}/?known=12+March+2007&q=conference", headers=here)
    assert (other.status_code, other.content) == (204, b"")
    assert other["HX-Redirect"] == f"/t/{sample.slug}/?q=conference&known=2007-03-12&event=4"


def test_whoever_looks_back_edits_nothing(client, sample):
    editor = make.make_member(sample, "ed", role="editor")
    client.force_login(editor)
    assert "/edit/" in client.get(f"/t/{sample.slug}/{RAID}").content.decode()
    assert "/edit/" not in client.get(f"/t/{sample.slug}/{RAID}?known=2007-03-09").content.decode()
    assert "Type one line" not in client.get(f"/t/{sample.slug}/?known=2007-01-01").content.decode()


def test_what_changed_names_who_says_so(get):
    told = words(get("changed?from=2007-03-09&to=2007-03-12"))
    assert "What changed from 9 March 2007 to 12 March 2007" in told
    assert "Did it happen? planned became happened WSWS reports this , 12 March 2007" in told
    assert "some time in April 2007, as announced became no date WSWS announces this" in told
    assert words(get("changed?from=12+March+2007&to=2007-03-09")).startswith(told[:40])
    assert "from 4 May 2007 to 5 May 2007" in words(get("changed"))
    assert "“soon” is left out" in words(get("changed?from=soon"))


def test_an_answer_is_known_again_by_its_day(client, sample):
    first = client.get(f"/t/{sample.slug}/?known=2007-03-09")
    tag = first["ETag"]
    assert client.get(f"/t/{sample.slug}/?known=2007-03-09", headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"/t/{sample.slug}/?known=2007-03-12", headers={"If-None-Match": tag}).status_code == 200


def test_no_day_on_which_a_confidential_source_came_out_is_told_to_strangers(client, sample):
    Source.objects.filter(timeline=sample, short_title="WSWS").update(public_label="A paper")
    for path in ("?known=2007-03-09", "?known=2007-05-05", "changed?from=2007-03-09&to=2007-05-05", "changed"):
        assert "12 March" not in words(client.get(f"/t/{sample.slug}/{path}").content.decode())
    assert "from 7 of the 8 sources" in words(client.get(f"/t/{sample.slug}/?known=2007-05-05").content.decode())
