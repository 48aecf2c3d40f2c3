"""The form for a fact: what it makes, what it keeps, what it says when something is wrong."""

from __future__ import annotations

import pytest
from django.test import Client

from events.dates import say
from events.models import Change, Citation, Event, Passage, Source, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
FACT = {
    "title": "Bridge opened",
    "when": "early March 2007",
    "source": "Bridges of Iraq",
    "source_authors": "Ricks, Thomas",
    "source_container": "Penguin",
    "source_published": "2006",
    "source_kind": "book",
    "locator_kind": "page",
    "locator": "12",
    "quote": "It opened in early March 2007.",
    "people": "Ada Lovelace (host); Charles Babbage",
    "place": "Basra",
    "tags": "bridges; water",
    "key": "one",
}


@pytest.fixture
def timeline(client: Client) -> Timeline:
    """A private timeline; `client` is its editor."""
    timeline = make.make_timeline("bridges", title="Bridges", visibility="private")
    client.force_login(make.make_member(timeline, "ada", "editor"))
    return timeline


def add(client: Client, **typed: str) -> str:
    response = client.post("/t/bridges/add", FACT | typed, headers=HTMX)
    assert response.status_code == 200
    return response.content.decode()


def test_one_form_makes_event_source_citation_quotation_and_reading(client: Client, timeline: Timeline) -> None:
    response = client.post("/t/bridges/add", FACT)
    assert (response.status_code, response["Location"]) == (303, "/t/bridges/?event=1")
    event = Event.objects.get(timeline=timeline)
    assert event.title == "Bridge opened"
    assert event.date is not None
    assert say(event.date) == "early March 2007"
    assert event.place is not None
    assert event.place.name == "Basra"
    assert [(part.actor.name, part.role) for part in event.participations.select_related("actor")] == [
        ("Ada Lovelace", "host"),
        ("Charles Babbage", ""),
    ]
    citation = event.citations.select_related("source").get()
    assert (citation.locator_kind, citation.locator, citation.source.csl_type) == ("page", "12", "book")
    assert citation.source.authors == [{"family": "Ricks", "given": "Thomas"}]
    assert Passage.objects.get(citation=citation).exact == "It opened in early March 2007."
    assert event.dating_reading is not None
    assert event.dating_reading.date_as_written == "early March 2007"


def test_the_next_form_keeps_the_source_and_only_offers_place_and_people_again(
    client: Client, timeline: Timeline
) -> None:
    page = add(client, another="yes")
    source = Source.objects.get(timeline=timeline)
    assert f'value="{source.public_id}"' in page
    assert 'value="Bridges of Iraq"' in page
    assert 'data-suggest-first="Basra"' in page
    assert 'value="Basra"' not in page
    assert 'value="Bridge opened"' not in page
    assert 'Saved: <a href="/t/bridges/1">Bridge opened</a>, early March 2007' in page
    assert "Undo" in page
    assert 'name="key" value="one"' not in page


def test_a_source_that_was_chosen_is_cited_and_not_made_again(client: Client, timeline: Timeline) -> None:
    source = make.make_source(timeline, "Fiasco", title="Fiasco: the war")
    add(client, source="Fiasco: the war", source_id=str(source.public_id), source_authors="", another="yes")
    assert Citation.objects.get(timeline=timeline).source == source
    add(client, source="Another book", source_id=str(source.public_id), key="two", another="yes")
    assert Source.objects.filter(timeline=timeline).count() == 2, "the name that was typed over it counts"


def test_an_address_in_place_of_a_title_is_the_sources_address(client: Client, timeline: Timeline) -> None:
    add(client, source="https://example.org/a", source_container="")
    assert Source.objects.get(timeline=timeline).url == "https://example.org/a"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Say in a few words what happened."),
        ({"when": "10 March"}, "The year is missing"),
        ({"source": ""}, "Name the source: what is given of it below says nothing without it."),
        ({"source_published": "03/04/2007"}, "March"),
        ({"place": "x" * 501}, "A name has at most 500 characters."),
        ({"people": "x" * 501}, "A name has at most 500 characters; put ; between several."),
        ({"title": "x" * 501}, "at most 500 fit"),
        ({"occurrence": "perhaps"}, "Choose one of these."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_everything_typed_is_kept(
    client: Client, timeline: Timeline, typed: dict[str, str], said: str
) -> None:
    response = client.post("/t/bridges/add", FACT | typed, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 422
    field = next(iter(typed))
    assert f'id="id_{field}_error"' in page
    assert said in page
    assert 'aria-invalid="true"' in page
    for name, text in (FACT | typed).items():
        if name not in typed:
            assert text in page, name
    assert not Event.objects.exists()
    assert not Change.objects.exists()


def test_the_focus_goes_to_what_is_wrong(client: Client, timeline: Timeline) -> None:
    page = client.post("/t/bridges/add", FACT | {"when": "10 March"}, headers=HTMX).content.decode()
    assert page.count("autofocus=") == 1
    assert "autofocus=" in page[page.index('name="when"') : page.index('id="id_when"') + 300]


def test_the_form_sent_twice_makes_one_event(client: Client, timeline: Timeline) -> None:
    first = client.post("/t/bridges/add", FACT)
    again = client.post("/t/bridges/add", FACT)
    assert first["Location"] == again["Location"]
    assert Event.objects.count() == 1


def test_a_form_changed_after_it_was_saved_is_not_taken_for_the_same(client: Client, timeline: Timeline) -> None:
    client.post("/t/bridges/add", FACT)
    response = client.post("/t/bridges/add", FACT | {"title": "Otherwise"}, headers=HTMX)
    assert response.status_code == 422
    assert "This was saved already" in response.content.decode()
    assert Event.objects.count() == 1


def test_old_style_days_keep_their_words_and_say_so(client: Client, timeline: Timeline) -> None:
    add(client, when="25 October 1917", calendar="julian", quote="On 25 October 1917 it began.")
    event = Event.objects.get()
    assert event.date is not None
    assert say(event.date) == "7 November 1917"
    assert event.date_words == "25 October 1917 (Old Style)"
    assert event.dating_reading is not None
    assert event.dating_reading.date_as_written == "25 October 1917"


def test_what_is_folded_away_is_entered_too(client: Client, timeline: Timeline) -> None:
    more = {"occurrence": "planned", "prominence": "key", "stance": "announces", "speaker": "Ali", "is_draft": "on"}
    add(client, **more)
    event = Event.objects.get()
    assert (event.occurrence, event.weight, event.state) == ("planned", 90, "draft")
    citation = event.citations.select_related("speaker").get()
    assert citation.stance == "announces"
    assert citation.speaker is not None
    assert citation.speaker.name == "Ali"


def test_a_title_alone_is_a_fact_without_date_and_source(client: Client, timeline: Timeline) -> None:
    response = client.post("/t/bridges/add", {"title": "Somebody said so", "key": "k"})
    assert response.status_code == 303
    assert not Citation.objects.exists()


def test_the_address_fills_the_form_in_and_confirms_what_was_saved_before(client: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Before", "2007-03-10")
    page = client.get("/t/bridges/add?title=Opened&when=May+2007&source=A+book&locator=7&after=1").content.decode()
    for text in ('value="Opened"', 'value="May 2007"', 'value="A book"', 'value="7"', "Saved:", ">Before</a>"):
        assert text in page
    assert client.get("/t/bridges/add?after=999&source_id=nonsense").status_code == 200


def test_one_goes_back_where_one_came_from_and_nowhere_else(client: Client, timeline: Timeline) -> None:
    assert client.post("/t/bridges/add", FACT | {"next": "/t/bridges/?q=a"})["Location"] == "/t/bridges/?q=a"
    elsewhere = FACT | {"next": "https://example.org/", "key": "two"}
    assert client.post("/t/bridges/add", elsewhere)["Location"] == "/t/bridges/?event=2"


def test_only_editors_enter_facts(client: Client, timeline: Timeline) -> None:
    client.force_login(make.make_member(timeline, "rea", "annotator"))
    assert client.get("/t/bridges/add").status_code == 403
    assert client.post("/t/bridges/add", FACT).status_code == 403
    client.force_login(User.objects.create_user("eve"))
    assert client.post("/t/bridges/add", FACT).status_code == 404
    assert not Event.objects.exists()
