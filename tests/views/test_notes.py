"""Notes over HTTP: written, read, narrowed, and served as Web Annotations."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Annotation, DigestParagraph, Event, Role, Source, Timeline, User
from tests.factories import make_citation, make_event, make_member, make_source, make_timeline

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make_event(timeline, "The bridge opens", "1901-05-03")


@pytest.fixture
def source(event: Event) -> Source:
    source = make_source(event.timeline, title="Bridges")
    make_citation(event, source)
    DigestParagraph.objects.create(timeline=event.timeline, source=source, number=3, text="The queen 👑 opens it.")
    return source


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make_member(timeline, "ann", Role.ANNOTATOR)


@pytest.fixture
def desk(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def make_note(event: Event, author: User | None = None, **fields: object) -> Annotation:
    given = {"body": "Is it?", "audience": "public", "event": event, "author": author, "written_at": timezone.now()}
    return Annotation.objects.create(timeline=event.timeline, **given | fields)


def test_a_note_from_a_plain_form_stands_on_the_event_and_a_repeated_key_writes_no_second(
    desk: Client, event: Event
) -> None:
    sent = {"body": "Which *day*?", "audience": "team", "motivation": "questioning", "attributed_to": "A.", "key": "k"}
    for _ in range(2):
        answer = desk.post("/t/bridges/notes/new?event=1&field=date", sent)
        note = Annotation.objects.get()
        assert (answer.status_code, answer["Location"]) == (303, f"/t/bridges/1#note-{note.public_id}")
    assert (note.field, note.motivation, note.attributed_to) == ("date", "questioning", "A.")
    assert "Which <em>day</em>?" in desk.get("/t/bridges/1").content.decode()


def test_what_is_refused_comes_back_with_all_that_was_typed_and_its_problem(desk: Client, event: Event) -> None:
    answer = desk.post("/t/bridges/notes/new?event=1", {"body": " ", "attributed_to": "Typed", "audience": "world"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="note-body-problem"' in page
    assert 'value="Typed"' in page


def test_a_preview_writes_nothing_and_shows_markdown_without_html(desk: Client, event: Event) -> None:
    answer = desk.post("/t/bridges/notes/preview", {"body": "**b** <script>x</script>"}, headers=HTMX)
    assert "<strong>b</strong> &lt;script&gt;" in answer.content.decode()
    page = desk.post("/t/bridges/notes/new?event=1", {"body": "**b**", "preview": "1"}).content.decode()
    assert "<strong>b</strong>" in page
    assert Annotation.objects.count() == 0


def test_selected_words_come_back_as_stored_and_the_note_marks_them(desk: Client, source: Source) -> None:
    address = f"/t/bridges/notes/new?source={source.public_id}"
    form = desk.get(f"{address}&where=digest&from=3:4&to=3:12", headers=HTMX).content.decode()
    assert "<blockquote><p>queen 👑</p></blockquote>" in form
    sent = {"body": "Who?", "audience": "public", "where": "digest", "from": "3:4", "to": "3:12", "quote": "queen 👑"}
    answer = desk.post(address, sent, headers=HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (200, "notes-changed")
    note = Annotation.objects.get()
    page = Client().get(f"/t/bridges/sources/{source.public_id}").content.decode()
    assert f'The <mark class="noted"><a href="#note-{note.public_id}"' in page
    assert ">queen 👑</a></mark> opens it." in page


def test_words_that_have_changed_are_said_to_have_and_marked_nowhere(desk: Client, source: Source) -> None:
    desk.post(
        f"/t/bridges/notes/new?source={source.public_id}", {"body": "Who?", "quote": "The queen", "audience": "public"}
    )
    DigestParagraph.objects.update(text="The king opens it.")
    page = desk.get(f"/t/bridges/sources/{source.public_id}").content.decode()
    assert "text has changed" in page
    assert 'class="noted"' not in page


def test_a_selection_in_a_text_that_was_changed_is_asked_for_anew(desk: Client, source: Source) -> None:
    form = desk.get(f"/t/bridges/notes/new?source={source.public_id}&where=digest&from=9:4&to=9:12")
    assert form.status_code == 200
    assert "Load it again" in form.content.decode()


def test_a_stale_edit_keeps_both_texts_and_one_more_save_keeps_what_was_typed(
    desk: Client, event: Event, ann: User
) -> None:
    note = make_note(event, ann)
    address = f"/t/bridges/notes/{note.public_id}/edit"
    assert desk.post(address, {"body": "first"}).status_code == 428
    assert desk.post(address, {"body": "first", "version": "1"}).status_code == 303
    stale = desk.post(address, {"body": "second", "version": "1"})
    page = stale.content.decode()
    assert stale.status_code == 412
    assert '<dd class="stored">first</dd>' in page
    assert 'name="version" value="2"' in page
    assert desk.post(address, {"body": "second", "version": "2"}).status_code == 303
    note.refresh_from_db()
    assert note.body == "second"
    assert "edited" in desk.get("/t/bridges/1").content.decode()


def test_an_answer_is_offered_no_more_readers_than_the_note_has(desk: Client, event: Event, ann: User) -> None:
    note = make_note(event, ann, audience="team")
    form = desk.get(f"/t/bridges/notes/{note.public_id}/reply").content.decode()
    assert 'value="team" checked' in form
    assert 'value="public"' not in form


def test_an_owner_says_why_they_take_a_note_back_and_it_can_be_brought_back(event: Event, ann: User) -> None:
    owner = make_member(event.timeline, "ada", Role.OWNER)
    client = Client()
    client.force_login(owner)
    note = make_note(event, ann)
    address = f"/t/bridges/notes/{note.public_id}"
    assert client.post(f"{address}/withdraw", {"version": "1"}).status_code == 422
    done = client.post(f"{address}/withdraw", {"version": "1", "reason": "off the point"}, headers=HTMX)
    assert "Bring it back" in done.content.decode()
    assert Client().get(address).status_code == 404
    assert client.post(f"{address}/restore", {"version": "2"}).status_code == 303
    assert Client().get(address).status_code == 200


def test_answers_to_a_note_that_was_taken_back_still_stand(event: Event, ann: User) -> None:
    note = make_note(event, ann, body="the first word", withdrawn_at=timezone.now())
    make_note(event, ann, body="the second word", reply_to=note)
    page = Client().get("/t/bridges/1").content.decode()
    assert "This note was taken back" in page
    assert "the second word" in page
    assert "the first word" not in page


def test_the_list_is_narrowed_by_links_that_count(desk: Client, event: Event, ann: User) -> None:
    make_note(event, ann, field="date", body="about the day")
    make_note(event, None, body="settled", resolved_at=timezone.now())
    make_note(make_event(event.timeline, "It closes"), None, body="elsewhere")
    page = desk.get("/t/bridges/notes/").content.decode()
    for words, count in (("All", 3), ("Open", 2), ("Resolved", 1), ("Mine", 1), ("About dates", 1)):
        assert f'>{words} <span class="figures">{count}</span>' in page
    assert "settled" not in desk.get("/t/bridges/notes/?show=open").content.decode()
    assert "elsewhere" not in desk.get("/t/bridges/notes/?event=1").content.decode()
    assert "No note is like that" in desk.get("/t/bridges/notes/?show=mine&event=2").content.decode()


def test_many_notes_come_in_pages(event: Event) -> None:
    for number in range(27):
        make_note(event, body=f"note {number}.")
    page = Client().get("/t/bridges/notes/?page=2").content.decode()
    assert "Page 2 of 2" in page
    assert "note 1." in page
    assert "note 26." not in page


def test_a_note_is_a_web_annotation_to_whoever_accepts_that(event: Event, source: Source) -> None:
    note = make_note(event, field="date", attributed_to="A. L.", author=None)
    address = f"/t/bridges/notes/{note.public_id}"
    answer = Client().get(address, headers={"Accept": "application/ld+json"})
    assert answer["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    assert answer["Link"] == '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["ETag"]
    assert "Accept" in answer["Vary"]
    document = answer.json()
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["id"] == f"http://testserver{address}"
    assert document["body"] == {"type": "TextualBody", "value": "Is it?", "format": "text/markdown"}
    assert document["creator"] == {"type": "Person", "name": "A. L."}
    assert document["target"] == {
        "type": "SpecificResource",
        "source": "http://testserver/t/bridges/1",
        "selector": {"type": "FragmentSelector", "value": "dating-1"},
    }
    assert Client().get(f"{address}.jsonld").json() == document
    assert f'type="application/ld+json" href="{address}.jsonld"' in Client().get(address).content.decode()


def test_a_web_annotation_on_words_quotes_them_and_an_answer_is_about_the_note(desk: Client, source: Source) -> None:
    desk.post(f"/t/bridges/notes/new?source={source.public_id}", {"body": "x", "quote": "queen", "audience": "public"})
    note = Annotation.objects.get()
    desk.post(f"/t/bridges/notes/{note.public_id}/reply", {"body": "y"})
    target = Client().get(f"/t/bridges/notes/{note.public_id}.jsonld").json()["target"]
    assert target["selector"] == {"type": "TextQuoteSelector", "exact": "queen"}
    assert desk.get(f"/t/bridges/notes/{note.public_id}.jsonld").json()["target"]["selector"]["prefix"] == "The "
    answer = Annotation.objects.get(reply_to=note)
    assert Client().get(f"/t/bridges/notes/{answer.public_id}.jsonld").json()["target"] == {
        "id": f"http://testserver/t/bridges/notes/{note.public_id}",
        "type": "Annotation",
    }


def test_a_page_that_is_refused_in_place_keeps_its_heading(desk: Client, event: Event) -> None:
    address = f"/t/bridges/notes/new?event={event.number}"
    assert '<input type="hidden" name="page" value="1"' in desk.get(address).content.decode()
    page = desk.post(address, {"page": "1"}, headers=HTMX)
    composer = desk.post(address, {}, headers=HTMX)
    assert [page.status_code, composer.status_code] == [422, 422]
    assert ["<h1" in page.content.decode(), "<h1" in composer.content.decode()] == [True, False]
