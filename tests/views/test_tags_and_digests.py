"""Tags renamed, binned and restored; summaries written paragraph by paragraph; what the public sees of quotations."""

from __future__ import annotations

import pytest
from django.test import Client

from events.actions.digests import remove_paragraph
from events.models import DigestParagraph, EventTag, Source, Tag, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", title="Bridges")


@pytest.fixture
def ada(client: Client, timeline: Timeline) -> User:
    ada = make.make_member(timeline, "ada", "editor")
    client.force_login(ada)
    return ada


@pytest.fixture
def tag(ada: User, timeline: Timeline) -> Tag:
    return make.make_tagging(make.make_event(timeline, "It opens", "2007-03-10"), "stone").tag


@pytest.fixture
def source(ada: User, timeline: Timeline) -> Source:
    return make.make_source(timeline, "The Paper")


def test_a_tag_is_renamed_where_it_stands(client: Client, tag: Tag) -> None:
    page = client.get("/t/bridges/tags/").content.decode()
    assert f'href="/t/bridges/?tag={tag.public_id}"' in page
    door = f"/t/bridges/tags/{tag.public_id}/edit"
    assert 'value="stone"' in client.get(door, headers=HTMX).content.decode()
    answer = client.post(door, {"version": tag.version, "name": "Granite"}, headers=HTMX)
    assert answer.status_code == 200
    assert ">Granite</a>" in answer.content.decode()
    assert Tag.objects.get().name == "Granite"


def test_a_tag_is_not_renamed_to_what_another_is_called(client: Client, tag: Tag) -> None:
    Tag.objects.create(timeline=tag.timeline, name="wood")
    answer = client.post(f"/t/bridges/tags/{tag.public_id}/edit", {"version": tag.version, "name": "wood"})
    assert answer.status_code == 422
    assert "already" in answer.content.decode()


def test_a_tag_goes_into_the_bin_and_says_how_many_events_lose_it(client: Client, tag: Tag) -> None:
    door = f"/t/bridges/tags/{tag.public_id}/withdraw"
    assert "One event loses it." in client.get(door).content.decode()
    assert client.post(door, {"version": tag.version}).status_code == 303
    assert not EventTag.objects.exists()
    tag.refresh_from_db()
    assert "In the bin" in client.get("/t/bridges/tags/").content.decode()
    back = {"version": tag.version, "next": "/t/bridges/tags/"}
    answer = client.post(f"/t/bridges/bin/tag/{tag.public_id}/restore", back)
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/tags/")
    tag.refresh_from_db()
    assert tag.withdrawn_at is None


def test_readers_are_offered_nothing_to_edit_on_the_page_of_tags(client: Client, tag: Tag, timeline: Timeline) -> None:
    client.force_login(make.make_member(timeline, "rea", "reader"))
    page = client.get("/t/bridges/tags/").content.decode()
    assert "stone" in page
    assert "Rename" not in page


def test_a_summary_begins_grows_and_is_corrected_paragraph_by_paragraph(client: Client, source: Source) -> None:
    base = f"/t/bridges/sources/{source.public_id}"
    assert "No paragraph is summarised yet." in client.get(base).content.decode()
    form = client.get(f"{base}/digest/add", headers=HTMX)
    assert 'value="1"' in form.content.decode()
    given = {"version": 0, "key": form.context["key"], "number": "1", "text": "It opened."}
    for _ in range(2):
        answer = client.post(f"{base}/digest/add", given, headers=HTMX)
        assert answer.status_code == 200
        assert "It opened." in answer.content.decode()
    paragraph = source.digest.get()
    door = f"{base}/digest/{paragraph.public_id}"
    client.post(door, {"version": 1, "number": "2", "text": "It opened late."})
    assert (source.digest.get().number, source.digest.get().text) == (2, "It opened late.")
    again = client.post(f"{base}/digest/add", {"version": 0, "number": "2", "text": "Twice."})
    assert again.status_code == 422
    assert "summarised already" in again.content.decode()
    assert client.post(f"{base}/digest/add", {"version": 0, "number": "x", "text": "No."}).status_code == 422
    assert client.post(door, {"version": 2, "number": "2", "text": "-", "remove": "1"}).status_code == 303
    assert not source.digest.exists()
    assert "took a paragraph out of a summary" in client.get(base).content.decode()


def test_what_is_typed_into_a_paragraph_taken_out_meanwhile_comes_back(
    client: Client, source: Source, ada: User
) -> None:
    paragraph = DigestParagraph.objects.create(timeline=source.timeline, source=source, number=3, text="Before.")
    remove_paragraph(paragraph=paragraph, version=1, by=ada)
    door = f"/t/bridges/sources/{source.public_id}/digest/{paragraph.public_id}"
    answer = client.post(door, {"version": 1, "number": "3", "text": "Mine."})
    assert answer.status_code == 412
    assert "Mine." in answer.content.decode()
    assert client.post(door, {"version": 0, "number": "3", "text": "Mine."}).status_code == 303
    assert source.digest.get().text == "Mine."


def test_public_characters_are_counted_and_shared_out_anew(client: Client, source: Source) -> None:
    citation = make.make_citation(make.make_event(source.timeline, "It opens"), source)
    make.make_passage(citation, "x" * 1335, public_characters=12)
    base = f"/t/bridges/sources/{source.public_id}"
    assert "12 of 1,335 characters of quotations are public" in client.get(base).content.decode()
    assert client.post(f"{base}/allot").status_code == 303
    assert citation.passages.get().public_characters > 12


def test_pages_of_names_lead_members_to_their_history(client: Client, source: Source, timeline: Timeline) -> None:
    past = f"/t/bridges/history/of/source/{source.public_id}"
    base = f"/t/bridges/sources/{source.public_id}"
    client.force_login(make.make_member(timeline, "rea", "reader"))
    assert past in client.get(base).content.decode()
    client.logout()
    assert past not in client.get(base).content.decode()
