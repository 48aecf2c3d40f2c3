"""The page of a timeline's eras, and editing them there with and without JavaScript."""

from __future__ import annotations

import pytest
from django.test import Client

from events.dates import read_words
from events.models import Era, Role, Timeline
from tests.factories import make_event, make_member, make_timeline

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/eras/"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make_timeline("bridges")
    make_event(timeline, "It opens", "2007-03-10")
    return timeline


@pytest.fixture
def era(timeline: Timeline) -> Era:
    return Era.objects.create(timeline=timeline, title="<b>Stone</b>", date=read_words("1890 to 1910"))


@pytest.fixture
def editor(timeline: Timeline, client: Client) -> Client:
    client.force_login(make_member(timeline, role=Role.EDITOR))
    return client


def test_a_reader_finds_the_eras_above_the_list_and_no_controls(client: Client, era: Era) -> None:
    page = client.get("/t/bridges/").content.decode()
    assert '<a href="/t/bridges/?from=1890-01-01&amp;to=1910-12-31">&lt;b&gt;Stone&lt;/b&gt;</a>' in page
    assert "Edit the eras" not in page
    assert "Name an era" not in client.get(PAGE).content.decode()


def test_no_eras_are_said_to_be_none(client: Client, timeline: Timeline) -> None:
    assert "No eras yet." in client.get(PAGE).content.decode()
    assert "Eras" not in client.get("/t/bridges/").content.decode()


def test_an_editor_names_an_era_in_words(editor: Client) -> None:
    form = editor.get(f"{PAGE}add")
    assert 'data-date-preview="/dates/preview"' in form.content.decode()
    sent = editor.post(f"{PAGE}add", {"version": "0", "title": "Second term", "when": "2005 to 2009"})
    assert sent.status_code == 303
    assert Era.objects.get().date.edtf == "2005/2009"


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(editor: Client) -> None:
    sent = editor.post(f"{PAGE}add", {"version": "0", "title": "Second term", "when": "March 2007"})
    page = sent.content.decode()
    assert (sent.status_code, 'value="Second term"' in page, "An era lasts" in page) == (422, True, True)


def test_an_edit_answers_with_the_list_anew(editor: Client, era: Era) -> None:
    typed = {"version": "1", "title": "Iron", "when": "since 1910"}
    sent = editor.post(f"{PAGE}{era.public_id}/edit", typed, HTTP_HX_REQUEST="true")
    page = sent.content.decode()
    assert (sent.status_code, page.lstrip().startswith('<section id="eras">'), "since 1910" in page) == (
        200,
        True,
        True,
    )


def test_a_stale_edit_shows_both_texts(editor: Client, era: Era) -> None:
    address = f"{PAGE}{era.public_id}/edit"
    editor.post(address, {"version": "1", "title": "Iron", "when": "1890 to 1910"})
    sent = editor.post(address, {"version": "1", "title": "Steel", "when": "1890 to 1910"})
    page = sent.content.decode()
    assert (sent.status_code, "Iron" in page, "Steel" in page) == (412, True, True)
    assert Era.objects.get().title == "Iron"


def test_an_era_is_put_into_the_bin_and_restored_on_its_page(editor: Client, era: Era) -> None:
    assert "drawn no more" in editor.get(f"{PAGE}{era.public_id}/withdraw").content.decode()
    assert editor.post(f"{PAGE}{era.public_id}/withdraw", {"version": "1"}).status_code == 303
    assert 'id="binned-eras"' in editor.get(PAGE).content.decode()
    back = editor.post(f"/t/bridges/bin/era/{era.public_id}/restore", {"version": "2", "next": PAGE})
    assert (back.status_code, back["Location"]) == (303, PAGE)
    assert Era.objects.standing().count() == 1


def test_the_history_of_an_era_says_what_was_done(editor: Client, era: Era) -> None:
    editor.post(f"{PAGE}{era.public_id}/edit", {"version": "1", "title": "Iron", "when": "since 1910"})
    page = editor.get(f"/t/bridges/history/of/era/{era.public_id}").content.decode()
    assert "edited an era" in page
    assert "since 1910" in editor.get("/t/bridges/history/1").content.decode()
