"""The page of a captured text: for members, a part at a time, with what stands out in it."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.actions.extracting import look_for_dates
from events.models import Annotation, Citation, Event, Role, Source, SourceText, Timeline
from events.passages.parts import LENGTH
from events.queries.reading.parts import parts_of
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TEXT = "The bridge & the <harbour>\r\n\r\nMinisters met on Saturday in Mosul 👷.\r\nThey left.\r\n\r\nThe end."


@pytest.fixture
def source(client: Client) -> Source:
    """Of a public timeline whose editor `client` is, with a text whose dates were found."""
    timeline = make.make_timeline("bridges", title="Bridges")
    client.force_login(make.make_member(timeline, "ada", Role.EDITOR))
    source = make.make_source(timeline, "The Paper", "2007-03-12", title="A quarrel")
    look_for_dates(make.make_text(source, TEXT))
    return source


def address(source: Source, what: str = "") -> str:
    return f"/t/bridges/sources/{source.public_id}/text/{what}"


def page(client: Client, source: Source, what: str = "", **more: str) -> str:
    response = client.get(address(source, what), headers=more)
    assert response.status_code == 200
    return response.content.decode()


def paragraph(answer: str, number: int) -> str:
    """The text of a paragraph as a browser has it."""
    found = re.search(rf'<p data-words="text" data-paragraph="{number}"[^>]*>(.*?)</p>', answer, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]+>", "", found[1]))


def test_every_character_of_a_paragraph_reaches_the_browser(client: Client, source: Source) -> None:
    answer = page(client, source)
    assert paragraph(answer, 1) == "The bridge & the <harbour>"
    assert paragraph(answer, 2) == "Ministers met on Saturday in Mosul 👷.\r\nThey left."
    assert "&#13;" in answer


def test_words_for_a_date_say_what_they_mean_and_are_listed(client: Client, source: Source) -> None:
    answer = page(client, source)
    assert re.search(r'<span class="date-here"[^>]*aria-description="10 March 2007, counted from publication', answer)
    assert '<a href="#p2">Saturday</a>' in answer


@pytest.mark.parametrize("role", [None, "stranger"])
def test_to_strangers_there_is_no_such_page(client: Client, source: Source, role: str | None) -> None:
    stranger = Client()
    if role:
        stranger.force_login(make.make_user("eve"))
    for what in ("", "event", "evidence", "?q=bridge"):
        assert stranger.get(address(source, what)).status_code == 404


def test_a_source_without_a_text_says_so(client: Client, source: Source) -> None:
    bare = make.make_source(source.timeline, "Bare")
    assert "No text of this source has been captured" in page(client, bare)
    assert client.get(address(bare, "event")).status_code == 404


def test_an_earlier_version_is_read_by_its_id_and_says_so(client: Client, source: Source) -> None:
    former = source.texts.get()
    make.make_text(source, "Another text.")
    assert "Another text." in page(client, source)
    answer = page(client, source, f"?version={former.public_id}")
    assert "1 of 2" in answer
    assert "This is not the latest text" in answer
    assert client.get(address(source, "?version=nonsense")).status_code == 404
    assert client.get(address(source, f"?version={source.public_id}")).status_code == 404


@pytest.fixture
def long(source: Source) -> SourceText:
    """A text of some parts."""
    words = "\n\n".join(f"Number {number} is here. " + "word " * 60 for number in range(600))
    return make.make_text(source, words)


def test_a_long_text_comes_in_parts_and_the_database_sends_no_more(
    client: Client, source: Source, long: SourceText
) -> None:
    parts = parts_of(long)
    assert len(parts) > 5
    with CaptureQueriesContext(connection) as queries:
        answer = page(client, source, "?part=3", **HTMX)
    assert answer.lstrip().startswith('<section id="part-3"')
    assert f"Further: part 4 of {len(parts)}" in answer
    assert len(answer) < 12 * LENGTH
    assert not [each for each in queries if '"events_sourcetext"."text"' in each["sql"] and "substr" not in each["sql"]]
    assert client.get(address(source, f"?part={len(parts) + 1}")).status_code == 404


def test_the_page_opens_at_a_code_point(client: Client, source: Source, long: SourceText) -> None:
    at = long.text.index("Number 400 is here")
    answer = page(client, source, f"?at={at + 5}")
    opened = re.findall(r'<div id="(p\d+)"[^>]*>(?:(?!</div>).)*?<p [^>]*autofocus', answer, re.DOTALL)
    assert opened == ["p401"]


def test_words_are_found_in_all_of_it_whatever_their_case_and_spaces(
    client: Client, source: Source, long: SourceText
) -> None:
    answer = page(client, source, "?q=number%20%20400%20IS", **HTMX)
    at = long.text.index("Number 400 is")
    assert "1 place" in answer
    assert f"?at={at}" in answer
    assert "600 places, the first 100 here" in page(client, source, "?q=is here")
    assert "These words are not in the text" in page(client, source, "?q=zeppelin")


def form(client: Client, source: Source, what: str, begins: str, ends: str) -> dict[str, str]:
    """What the form for selected words is filled in with."""
    answer = page(client, source, f"{what}?from={begins}&to={ends}", **HTMX)
    answer = re.sub(r'<input type="radio"(?![^>]* checked)[^>]*>', "", answer)
    fields = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', answer))
    fields |= dict(re.findall(r'<select name="(\w+)"[^>]*>.*?value="([^"]*)" selected', answer, re.DOTALL))
    return {name: html.unescape(value) for name, value in fields.items()}


def test_an_event_is_saved_from_words_as_the_form_had_them(client: Client, source: Source) -> None:
    filled = form(client, source, "event", "2:0", "2:38")
    assert filled["quote"] == "Ministers met on Saturday in Mosul 👷."
    assert (filled["title"], filled["when"], filled["place"]) == (
        "Ministers meet in Mosul 👷",
        "10 March 2007",
        "Mosul",
    )
    response = client.post(address(source, "event"), filled, headers=HTMX)
    answer = response.content.decode()
    assert "Event 1 saved" in answer
    assert 'id="p2" class="block cited" hx-swap-oob="true"' in answer
    assert response["HX-Trigger"] == "dateline:changed"
    citation = Citation.objects.select_related("event__place").get()
    assert citation.passages.order_by("position").first().exact == filled["quote"]
    assert citation.event.place.longitude == pytest.approx(43.1, abs=0.1)
    assert client.post(address(source, "event"), filled, headers=HTMX).status_code == 200
    assert Event.objects.count() == 1
    assert f'<b class="figures">{citation.event.number}</b>' in page(client, source)


def test_a_place_of_another_name_does_not_stand_where_the_town_of_the_text_is(client: Client, source: Source) -> None:
    filled = form(client, source, "event", "2:0", "2:38") | {"place": "Zakho"}
    client.post(address(source, "event"), filled, headers=HTMX)
    place = Event.objects.get().place
    assert place is not None
    assert (place.name, place.latitude, place.external_ids) == ("Zakho", None, {})


def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, source: Source) -> None:
    filled = form(client, source, "event", "2:0", "2:37") | {"title": "", "when": "31 February"}
    response = client.post(address(source, "event"), filled, headers=HTMX)
    assert response.status_code == 422
    assert 'value="31 February"' in response.content.decode()
    filled |= {"title": "Ministers meet", "when": "", "quote": "Ministers met on Sunday"}
    response = client.post(address(source, "event"), filled)
    assert response.status_code == 422
    assert "The text has changed" in response.content.decode()


def test_without_scripts_a_paragraph_is_cut_down_to_the_words_meant(client: Client, source: Source) -> None:
    assert "Ministers met on Saturday" in page(client, source, "event?paragraph=2")
    cut = {"quote": "Ministers met on Saturday in Mosul", "read": "1"}
    answer = client.post(address(source, "event"), cut).content.decode()
    assert "<h1" in answer
    version = str(source.texts.get().public_id)
    saved = {"quote": cut["quote"], "version": version, "title": "Ministers meet", "when": "10 March 2007"}
    response = client.post(address(source, "event"), saved)
    assert response.status_code == 303
    begins = TEXT.index("Ministers")
    assert response["Location"].endswith(f"&at={begins}#at-{begins}")
    assert f'<mark id="at-{begins}">' in page(client, source)


def test_words_become_evidence_for_the_likeliest_event_or_for_another(client: Client, source: Source) -> None:
    make.make_event(source.timeline, "Ministers meet in Mosul", "2007-03-10")
    other = make.make_event(source.timeline, "Harbour opens", "2007-01-01")
    filled = form(client, source, "evidence", "2:0", "2:37")
    assert filled["likely"] == "1"
    client.post(address(source, "evidence"), filled, headers=HTMX)
    client.post(address(source, "evidence"), filled | {"other": "2", "key": "another"}, headers=HTMX)
    assert list(Citation.objects.order_by("pk").values_list("event__number", flat=True)) == [1, other.number]
    refused = client.post(address(source, "evidence"), filled | {"other": "Zeppelin", "key": "x"}, headers=HTMX)
    assert "Choose an event" in refused.content.decode()


def test_a_note_on_words_stands_beside_its_part(client: Client, source: Source) -> None:
    version = source.texts.get().public_id
    path = f"/t/bridges/notes/new?source={source.public_id}&version={version}"
    typed = {
        "where": "text",
        "from": "2:0",
        "to": "2:9",
        "quote": "Ministers",
        "body": "Which ones?",
        "audience": "team",
    }
    answer = client.post(path, typed | {"motivation": "commenting"}, headers=HTMX).content.decode()
    note = Annotation.objects.get()
    assert 'id="p2" class="block" hx-swap-oob="true"' in answer
    assert f'href="#note-{note.public_id}"' in page(client, source)
    assert "Which ones?" in page(client, source, "?part=1&notes=1", **HTMX)
    assert isinstance(source.timeline, Timeline)
