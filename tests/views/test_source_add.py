"""A source is added by itself."""

from __future__ import annotations

import pytest
from django.test import Client

from events.dates import say
from events.models import Change, Source, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db

BOOK = {
    "title": "Fiasco: the war",
    "authors": "Ricks, Thomas",
    "publisher": "Penguin",
    "published": "July 2006",
    "csl_type": "book",
    "url": "https://example.org/fiasco",
    "language": "en-US",
    "accessed_on": "2007-03-10",
    "rights": "licensed",
    "note": "The library’s copy.",
    "public_label": "A book",
    "key": "one",
}


@pytest.fixture
def timeline(client: Client) -> Timeline:
    """A timeline; `client` is its editor."""
    timeline = make.make_timeline("bridges", title="Bridges")
    client.force_login(make.make_member(timeline, "ada", "editor"))
    return timeline


def test_every_field_of_the_record_is_kept(client: Client, timeline: Timeline) -> None:
    response = client.post("/t/bridges/sources/add", BOOK)
    source = Source.objects.get(timeline=timeline)
    assert (response.status_code, response["Location"]) == (303, f"/t/bridges/sources/{source.public_id}")
    for name in ("title", "publisher", "csl_type", "url", "language", "rights", "note", "public_label"):
        assert getattr(source, name) == BOOK[name]
    assert source.authors == [{"family": "Ricks", "given": "Thomas"}]
    assert source.published is not None
    assert say(source.published) == "some time in July 2006"
    assert str(source.accessed_on) == "2007-03-10"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "", "url": ""}, "Give the source a title, or its address."),
        ({"published": "03/04/2006"}, "March"),
        ({"accessed_on": "yesterday"}, "Write the day as 2007-03-10."),
        ({"rights": "mine"}, "Choose one of these."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(
    client: Client, timeline: Timeline, typed: dict[str, str], said: str
) -> None:
    response = client.post("/t/bridges/sources/add", BOOK | typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'id="id_{next(iter(typed))}_error"' in page
    assert all(text in page for name, text in BOOK.items() if name not in typed)
    assert not Source.objects.exists()
    assert not Change.objects.exists()


def test_one_that_is_here_already_is_shown_and_not_written_over(client: Client, timeline: Timeline) -> None:
    known = make.make_source(timeline, "Fiasco", title="Fiasco: the war", note="Kept.")
    response = client.post("/t/bridges/sources/add", {"title": "fiasco: the WAR", "note": "Other.", "key": "k"})
    assert response.status_code == 422
    assert f'<a href="/t/bridges/sources/{known.public_id}">Fiasco: the war</a>' in response.content.decode()
    known.refresh_from_db()
    assert known.note == "Kept."


def test_the_form_sent_twice_makes_one_source(client: Client, timeline: Timeline) -> None:
    first = client.post("/t/bridges/sources/add", BOOK)
    assert client.post("/t/bridges/sources/add", BOOK)["Location"] == first["Location"]
    assert Source.objects.count() == 1


def test_only_editors_add_sources(client: Client, timeline: Timeline) -> None:
    client.force_login(make.make_member(timeline, "rea", "annotator"))
    assert client.post("/t/bridges/sources/add", BOOK).status_code == 403
    assert not Source.objects.exists()
