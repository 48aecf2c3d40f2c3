"""A citation edited through its door: who says it, every quotation, and everything it says about the date."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from events.actions.citations import add_citation
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.quotations import edit_quote, remove_quote
from events.actions.readings import add_reading, remove_reading
from events.actions.refusals import Gone
from events.models import Actor, Citation, Event, Passage, Reading, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ada(client: Client) -> User:
    timeline = make.make_timeline("bridges", title="Bridges")
    ada = make.make_member(timeline, "ada", "editor")
    client.force_login(ada)
    return ada


@pytest.fixture
def event(ada: User) -> Event:
    paper = NewSource(title="The Paper")
    fact = Fact(title="It opens", when="10 March 2007", source=paper, quote="It is open.")
    return add_fact(timeline=Timeline.objects.get(), fact=fact, by=ada)


@pytest.fixture
def citation(event: Event) -> Citation:
    return event.citations.get()


def at(citation: Citation, rest: str = "") -> str:
    return f"/t/bridges/{citation.event.number}/citations/{citation.public_id}{rest}"


def sent(form: Any) -> dict[str, Any]:
    """What a form would send as it came."""
    return {each.html_name: each.value() or "" for each in form}


def test_a_new_speaker_is_made_in_the_same_change_as_the_edit(client: Client, citation: Citation) -> None:
    before = citation.timeline.changes.count()
    door = at(citation, "/edit/speaker")
    assert client.post(door, {"version": citation.version, "speaker": "The mayor"}).status_code == 303
    citation.refresh_from_db()
    assert citation.speaker == Actor.objects.get(name="The mayor")
    assert citation.timeline.changes.count() == before + 1


def test_a_speaker_typed_over_a_newer_edit_is_not_made(client: Client, citation: Citation) -> None:
    door = at(citation, "/edit/speaker")
    assert client.post(door, {"version": citation.version, "speaker": "Ann"}).status_code == 303
    answer = client.post(door, {"version": citation.version, "speaker": "Somebody else"})
    assert answer.status_code == 412
    assert not Actor.objects.filter(name="Somebody else").exists()


def test_a_second_quotation_is_added_once_and_edited_by_itself(client: Client, citation: Citation) -> None:
    page = client.get(at(citation)).content.decode()
    assert "Add a quotation" in page
    form = client.get(at(citation, "/quotations/add"), headers=HTMX)
    given = {"version": form.context["version"], "key": form.context["key"], "exact": "Open at last."}
    for _ in range(2):
        answer = client.post(at(citation, "/quotations/add"), given, headers=HTMX)
        assert answer.status_code == 200
        assert "Open at last." in answer.content.decode()
    first, second = citation.passages.order_by("position")
    door = at(citation, f"/quotations/{second.public_id}")
    client.post(door, {"version": second.version, "exact": "Open!", "translation": "Offen!"})
    assert [each.exact for each in citation.passages.order_by("position")] == [first.exact, "Open!"]


def test_a_quotation_without_words_is_refused_at_its_field(client: Client, citation: Citation) -> None:
    answer = client.post(at(citation, "/quotations/add"), {"version": 0, "exact": " "})
    assert answer.status_code == 422
    assert 'id="id_exact_error"' in answer.content.decode()


def test_a_quotation_is_taken_out_by_its_form(client: Client, citation: Citation) -> None:
    passage = citation.passages.get()
    door = at(citation, f"/quotations/{passage.public_id}")
    assert "Take it out" in client.get(door).content.decode()
    answer = client.post(door, {"version": passage.version, "exact": passage.exact, "remove": "1"})
    assert answer.status_code == 303
    assert not citation.passages.exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "slot"])
def test_what_is_typed_into_a_quotation_taken_out_meanwhile_comes_back(
    client: Client, citation: Citation, ada: User, headers: dict[str, str]
) -> None:
    passage = citation.passages.get()
    door = at(citation, f"/quotations/{passage.public_id}")
    remove_quote(passage=passage, version=passage.version, by=ada)
    answer = client.post(door, {"version": passage.version, "exact": "My words.", "translation": ""}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "My words." in page
    assert "taken out meanwhile" in page
    assert not Passage.objects.exists()
    again = {"version": answer.context["version"], "key": answer.context["key"], "exact": "My words."}
    assert client.post(door, again, headers=headers).status_code == (200 if headers else 303)
    assert citation.passages.get().exact == "My words."


def test_what_is_typed_into_a_reading_taken_out_meanwhile_comes_back(
    client: Client, citation: Citation, ada: User
) -> None:
    reading = citation.readings.get()
    remove_reading(reading=reading, version=reading.version, by=ada)
    door = at(citation, f"/readings/{reading.public_id}")
    answer = client.post(door, {"version": reading.version, "when": "May 2007", "form": "date"})
    assert answer.status_code == 412
    assert "May 2007" in answer.content.decode()
    assert client.get(door).status_code == 404
    assert not Reading.objects.exists()


def test_a_quotation_of_another_citation_is_not_found(client: Client, citation: Citation, ada: User) -> None:
    other = add_citation(event=citation.event, source=NewSource(title="The Sun"), quote="No.", by=ada)
    door = at(citation, f"/quotations/{other.passages.get().public_id}")
    assert client.post(door, {"version": 1, "exact": "Mine"}).status_code == 404


def test_taking_out_the_reading_a_date_rests_on_says_what_follows(
    client: Client, citation: Citation, ada: User
) -> None:
    add_citation(event=citation.event, source=NewSource(title="The Sun"), when="March 2007", by=ada)
    reading = citation.readings.get()
    door = at(citation, f"/readings/{reading.public_id}")
    page = client.get(door).content.decode()
    assert "If it is taken out, the date of the event then becomes" in page
    assert "March 2007" in page.partition("then becomes")[2]
    answer = client.post(door, {"version": reading.version, "when": "", "form": "date", "remove": "1"})
    assert answer.status_code == 303
    event = Event.objects.get(pk=citation.event_id)
    assert event.date is not None
    assert event.date.edtf == "2007-03"


def test_another_reading_is_added_planned_without_a_date(client: Client, citation: Citation) -> None:
    page = client.get(at(citation, "/readings/add")).content.decode()
    assert "data-date-preview" in page
    given = {"version": 0, "when": "", "form": "withdrawn", "date_as_written": "“some time”", "key": "one"}
    assert client.post(at(citation, "/readings/add"), given).status_code == 303
    assert citation.readings.get(form="withdrawn").date is None


@pytest.mark.parametrize(("when", "form"), [("10 March 2007", "under way"), ("", "none"), ("early March 2007", "date")])
def test_a_reading_sent_as_it_came_changes_nothing(
    client: Client, citation: Citation, ada: User, when: str, form: str
) -> None:
    reading = add_reading(citation=citation, when=when, form=form, by=ada)
    before = citation.timeline.changes.count()
    door = at(citation, f"/readings/{reading.public_id}")
    answer = client.get(door)
    given = sent(answer.context["form"]) | {"version": answer.context["version"]}
    assert client.post(door, given).status_code == 303
    assert citation.timeline.changes.count() == before


def test_a_citation_goes_earlier_and_later_among_the_sources(client: Client, citation: Citation, ada: User) -> None:
    for title in ("The Sun", "The Star"):
        add_citation(event=citation.event, source=NewSource(title=title), by=ada)

    def titles() -> list[str]:
        return list(citation.event.citations.order_by("position").values_list("source__title", flat=True))

    page = client.get(at(citation)).content.decode()
    assert ">Later</button>" in page
    assert ">Earlier</button>" not in page
    client.post(at(citation, "/move"), {"version": citation.version, "where": "later"})
    assert titles() == ["The Sun", "The Paper", "The Star"]
    citation.refresh_from_db()
    client.post(at(citation, "/move"), {"version": citation.version, "where": "earlier"})
    assert titles() == ["The Paper", "The Sun", "The Star"]


def test_what_is_gone_at_the_moment_of_writing_is_refused_and_not_made_again(citation: Citation, ada: User) -> None:
    passage, reading = citation.passages.get(), citation.readings.get()
    remove_quote(passage=passage, version=1, by=ada)
    remove_reading(reading=reading, version=1, by=ada)
    with pytest.raises(Gone):
        edit_quote(passage=passage, fields={"exact": "Mine."}, version=1, by=ada, is_merging=True)
    with pytest.raises(Gone):
        remove_quote(passage=passage, version=1, by=ada)
    with pytest.raises(Gone):
        remove_reading(reading=reading, version=1, by=ada)
    assert not Passage.objects.exists()
