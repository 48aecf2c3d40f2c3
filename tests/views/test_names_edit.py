"""Sources, people, places and citations edited, joined and taken back through their doors."""

from __future__ import annotations

import pytest
from django.test import Client

from events.actions.citations import add_citation
from events.actions.dating import use_reading
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.models import Actor, Citation, Event, Place, Source, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> User:
    timeline = make.make_timeline("bridges", title="Bridges")
    ada = make.make_member(timeline, "ada", "editor")
    client.force_login(ada)
    return ada


@pytest.fixture
def event(ada: User) -> Event:
    fact = Fact(
        title="It opens",
        when="10 March 2007",
        people=(Part(name="Queen Ann", role="host"),),
        place="Newton",
        source=NewSource(title="The Paper"),
        quote="It is open.",
    )
    return add_fact(timeline=Timeline.objects.get(), fact=fact, by=ada)


def test_a_source_is_dated_in_place_and_says_what_is_typed(client: Client, event: Event) -> None:
    source = Source.objects.get()
    door = f"/t/bridges/sources/{source.public_id}/edit/published"
    assert "Edit when it was published" in client.get(f"/t/bridges/sources/{source.public_id}").content.decode()
    assert 'name="when"' in client.get(door).content.decode()
    given = {"version": source.version, "when": "12 March 2007", "published_basis": "stated", "published_note": ""}
    answer = client.post(door, given, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert f'id="head-{source.public_id}"' in answer.content.decode()
    source.refresh_from_db()
    assert source.published is not None
    assert source.published.edtf == "2007-03-12"


def test_what_moves_with_the_day_of_publication_is_looked_at_before_it_is_saved(client: Client, event: Event) -> None:
    source = make.make_source(event.timeline, "Echo", "2007-03-12")
    citation = make.make_citation(event, source)
    reading = make.make_reading(citation, "2007-03-10", date_as_written="last Saturday", basis="from publication date")
    use_reading(event=event, reading=reading, version=event.version, by=event.timeline.memberships.get().user)
    door = f"/t/bridges/sources/{source.public_id}/edit/published"
    assert "Look at what moves" in client.get(door).content.decode()
    given = {"version": 1, "when": "19 March 2007", "published_basis": "stated", "published_note": ""}
    text = client.post(door, given | {"look": "1"}).content.decode()
    assert "“last Saturday”: 10 March 2007 → 17 March 2007" in text
    assert "was 10 March 2007, becomes <b>17 March 2007</b>" in text
    source.refresh_from_db()
    assert (source.version, source.published.edtf) == (1, "2007-03-12")
    client.post(door, given)
    event.refresh_from_db()
    assert event.date.edtf == "2007-03-17"


def test_a_date_that_cannot_be_read_is_refused_with_what_was_typed(client: Client, event: Event) -> None:
    source = Source.objects.get()
    door = f"/t/bridges/sources/{source.public_id}/edit/published"
    answer = client.post(door, {"version": source.version, "when": "31 February 2007", "published_basis": "stated"})
    assert answer.status_code == 422
    assert "31 February 2007" in answer.content.decode()
    assert 'id="id_when_error"' in answer.content.decode()


def test_what_a_stranger_will_see_of_a_confidential_source_is_said(client: Client, event: Event) -> None:
    door = f"/t/bridges/sources/{Source.objects.get().public_id}/edit/confidential"
    assert "who is no member sees this text and nothing else" in client.get(door).content.decode()


def test_every_datum_has_a_form_that_saves_what_it_came_with(client: Client, event: Event) -> None:
    from events.forms.editing_names import PERSON, PLACE, SOURCE, citation

    rows = [
        (f"/t/bridges/sources/{Source.objects.get().public_id}", SOURCE),
        (f"/t/bridges/people/{Actor.objects.get().public_id}", PERSON),
        (f"/t/bridges/places/{Place.objects.get().public_id}", PLACE),
        (f"/t/bridges/{event.number}/citations/{Citation.objects.get().public_id}", citation()),
    ]
    before = event.timeline.changes.count()
    for page, fields in rows:
        for field in fields:
            response = client.get(f"{page}/edit/{field}")
            form = response.context["form"]
            given = {each.html_name: each.value() or "" for each in form}
            answer = client.post(f"{page}/edit/{field}", given | {"version": response.context["version"]})
            assert answer.status_code == 303, (page, field, answer.content)
    assert event.timeline.changes.count() == before


def test_a_place_says_which_number_is_wrong(client: Client, event: Event) -> None:
    place = Place.objects.get()
    door = f"/t/bridges/places/{place.public_id}/edit/coordinates"
    answer = client.post(door, {"version": place.version, "latitude": "north", "longitude": "44"})
    assert answer.status_code == 422
    assert "Write degrees as a number" in answer.content.decode()
    assert client.post(door, {"version": place.version, "latitude": "36.19", "longitude": "44.01"}).status_code == 303


def test_two_people_are_joined_seen_beforehand_and_taken_apart(client: Client, event: Event, ada: User) -> None:
    other = Actor.objects.create(timeline=event.timeline, name="Ann of Newton")
    queen = Actor.objects.get(name="Queen Ann")
    door = f"/t/bridges/people/{queen.public_id}/merge"
    assert "There is nothing of that name here" in client.get(door, {"into": "Nobody"}).content.decode()
    page = client.get(door, {"into": "Ann of Newton"}).content.decode()
    assert "1 mention of Queen Ann" in page
    answer = client.post(door, {"version": queen.version, "into_id": str(other.public_id)})
    assert (answer.status_code, answer["Location"]) == (303, f"/t/bridges/people/{other.public_id}")
    assert event.participations.get().actor == other
    page = client.get(f"/t/bridges/people/{other.public_id}").content.decode()
    assert "Take Queen Ann apart again" in page
    queen.refresh_from_db()
    client.post(f"/t/bridges/people/{queen.public_id}/unmerge", {"version": queen.version})
    assert event.participations.get().actor == queen


def test_a_source_that_is_cited_stays_and_says_why(client: Client, event: Event) -> None:
    source = Source.objects.get()
    answer = client.post(f"/t/bridges/sources/{source.public_id}/withdraw", {"version": source.version})
    assert answer.status_code == 409
    assert "One citation rests on this source" in answer.content.decode()


def test_another_source_is_cited_for_an_event(client: Client, event: Event) -> None:
    door = f"/t/bridges/{event.number}/citations/add"
    assert "Name the source" in client.post(door, {"quote": "Open."}).content.decode()
    given = {"source": "The Sun", "quote": "Open at last.", "when": "March 2007", "locator": "3", "key": "one"}
    assert client.post(door, given).status_code == 303
    assert client.post(door, given).status_code == 303
    citation = Citation.objects.get(source__title="The Sun")
    assert citation.passages.get().exact == "Open at last."
    assert citation.readings.count() == 1


def test_withdrawing_a_citation_says_what_becomes_of_the_date(client: Client, event: Event, ada: User) -> None:
    add_citation(event=event, source=NewSource(title="The Sun"), when="March 2007", by=ada)
    first = event.citations.get(source__title="The Paper")
    door = f"/t/bridges/{event.number}/citations/{first.public_id}/withdraw"
    page = client.get(door).content.decode()
    assert event.dating_reading_id is not None
    assert "The date of the event then becomes" in page
    assert "March 2007" in page.partition("then becomes")[2]
    assert client.post(door, {"version": first.version}).status_code == 303
    first.refresh_from_db()
    assert first.withdrawn_at is not None


def test_the_second_source_is_put_before_the_first(client: Client, event: Event, ada: User) -> None:
    second = add_citation(event=event, source=NewSource(title="The Sun"), by=ada)
    door = f"/t/bridges/{event.number}/citations/{second.public_id}/move"
    assert client.post(door, {"version": second.version}).status_code == 303
    titles = event.citations.order_by("position").values_list("source__title", flat=True)
    assert list(titles) == ["The Sun", "The Paper"]


def test_the_lists_count_the_events_of_each_name(client: Client, event: Event) -> None:
    assert "Queen Ann" in client.get("/t/bridges/people/").content.decode()
    assert "1 event" in client.get("/t/bridges/places/").content.decode()
    assert "Nothing here yet" in client.get("/t/bridges/tags/").content.decode()
