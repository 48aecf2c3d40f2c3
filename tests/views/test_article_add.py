"""An article is brought in: read, looked at, and saved in one change."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from events.dates import say
from events.models import Arrival, Change, Source, SourceText, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "The bridge was closed last Wednesday.\n\nIt opens again on 20 March 2007, the council says."
PAGE = """<!doctype html><html lang="en"><head><title>Bridge closed | The Echo</title>
<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="The Echo">
<meta property="article:published_time" content="2007-03-12"></head><body><article><h1>Bridge closed</h1>
<p>The bridge was closed last Wednesday, after a crack had been found in the northern pier by divers.</p>
<p>It opens again on 20 March 2007, the council says, if the weather allows the masons to work.</p>
</article></body></html>"""
ADD = "/t/bridges/sources/article"


@pytest.fixture
def timeline(client: Client) -> Timeline:
    """A timeline; `client` is its editor."""
    timeline = make.make_timeline("bridges", title="Bridges")
    client.force_login(make.make_member(timeline, "ada", "editor"))
    return timeline


def brought(client: Client, **sent: object) -> str:
    """The address of the page on which what was read is looked at."""
    answer = client.post(ADD, sent)
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


def test_a_pasted_text_becomes_a_source_with_its_text_in_one_change(client: Client, timeline: Timeline) -> None:
    address = brought(client, text=TEXT, way="text")
    assert not Source.objects.exists()
    answer = client.post(address, {"title": "Bridge closed", "published": "12 March 2007", "key": "k"})
    text = SourceText.objects.get(timeline=timeline)
    assert answer["Location"] == f"/t/bridges/sources/{text.source.public_id}/text/"
    assert (text.text, text.origin, text.is_read_by_machine) == (TEXT, "pasted", True)
    assert [say(each.date) for each in text.expressions.order_by("begins")] == ["7 March 2007", "20 March 2007"]
    assert list(Change.objects.values_list("verb", flat=True)) == ["add_article"]
    assert not Arrival.objects.exists()
    assert "2 dates found in it" in client.get(answer["Location"]).content.decode()


def test_an_uploaded_page_proposes_what_it_says_of_itself_and_is_kept(client: Client, timeline: Timeline) -> None:
    upload = SimpleUploadedFile("bridge.html", PAGE.encode(), "text/html")
    page = client.get(brought(client, file=upload, way="file")).content.decode()
    for value in ("Bridge closed", "The Echo", "12 March 2007", "article:published_time"):
        assert value in page
    assert "northern pier" in page
    form = {"title": "Bridge closed", "container_title": "The Echo", "published": "12 March 2007", "key": "k"}
    client.post(f"{ADD}/{Arrival.objects.get().public_id}", form)
    source = Source.objects.get(timeline=timeline)
    assert source.published_note.startswith("From the document: ")
    assert "article:published_time" in source.published_note
    file = source.files.get()
    assert (bytes(file.content), file.name, file.media_type) == (PAGE.encode(), "bridge.html", "text/html")
    original = client.get(f"/t/bridges/sources/{source.public_id}/files/{file.public_id}")
    assert original.content == PAGE.encode()
    assert original["Content-Disposition"] == "attachment; filename*=UTF-8''bridge.html"
    assert (original["Content-Type"], original["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_the_date_is_asked_for_plainly_and_not_to_know_it_is_an_answer(client: Client, timeline: Timeline) -> None:
    address = brought(client, text=TEXT, way="text")
    page = client.get(address).content.decode()
    assert "Words like “last Wednesday” are counted from this day." in page
    assert "autofocus" in page.partition('name="published"')[2].partition(">")[0]
    refused = client.post(address, {"title": "Bridge closed", "key": "k"})
    assert refused.status_code == 422
    assert "Say when it was published, or tick “I do not know it”." in refused.content.decode()
    assert 'value="Bridge closed"' in refused.content.decode()
    client.post(address, {"title": "Bridge closed", "is_undated": "on", "key": "k"})
    assert Source.objects.get(timeline=timeline).published is None


def test_a_known_source_is_recognised_and_its_text_captured_as_another_version(
    client: Client, timeline: Timeline
) -> None:
    known = make.make_source(timeline, "Echo", title="Bridge closed", note="Kept.")
    address = brought(client, text=TEXT, way="text")
    form = {"title": "bridge CLOSED", "published": "12 March 2007", "language": "en", "key": "k"}
    page = client.post(address, form)
    assert page.status_code == 422
    assert "Capture it as another version" in page.content.decode()
    client.post(address, form | {"of": str(known.public_id)})
    known.refresh_from_db()
    assert (known.note, known.texts.get().text, known.title) == ("Kept.", TEXT, "Bridge closed")
    assert known.published is not None
    assert Source.objects.count() == 1


def test_sent_twice_it_is_saved_once(client: Client, timeline: Timeline) -> None:
    address = brought(client, text=TEXT, way="text")
    form = {"title": "Bridge closed", "is_undated": "on", "key": "k"}
    first = client.post(address, form)
    assert client.post(address, form)["Location"] == first["Location"]
    assert SourceText.objects.count() == 1


def test_what_waits_is_there_for_whoever_brought_it_alone(client: Client, timeline: Timeline) -> None:
    address = brought(client, text=TEXT, way="text")
    assert address in client.get(ADD).content.decode()
    other = Client()
    other.force_login(make.make_member(timeline, "bob", "owner"))
    assert other.get(address).status_code == 404
    assert address not in other.get(ADD).content.decode()
    assert client.post(address, {"forget": "1"})["Location"] == ADD
    assert client.get(address).status_code == 404
    assert not Change.objects.exists()


def test_the_form_says_how_much_each_way_takes(client: Client, timeline: Timeline) -> None:
    page = client.get(ADD).content.decode()
    assert 'data-most-text="2400000" data-most-file="20000000"' in page
    assert ".txt, .html, .pdf, .docx or .eml, up to 20 MB." in page
    assert "up to 5 MB and 10 seconds" in page


def test_a_refused_file_keeps_what_was_typed(client: Client, timeline: Timeline) -> None:
    upload = SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 90, "image/png")
    typed = {"text": "Begun, not finished", "address": "example.org/bridge"}
    answer = client.post(ADD, typed | {"file": upload, "way": "file"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "photo.png" in page
    assert all(each in page for each in typed.values())
    alone = client.post(ADD, {"file": upload, "way": "file"}, headers={"HX-Request": "true"})
    assert alone.content.decode().startswith('<div id="refused" class="refusal" role="alert">')
    assert not Arrival.objects.exists()


def test_a_file_over_the_limit_is_refused_with_the_number(
    client: Client, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.views.uploads.MOST_UPLOADED", 100_000)
    upload = SimpleUploadedFile("long.txt", b"word " * 50_000, "text/plain")
    answer = client.post(ADD, {"file": upload, "way": "file", "text": "Begun"})
    assert answer.status_code == 422
    assert "“long.txt” was not read: it has more than 20 MB" in answer.content.decode()
    assert "Begun</textarea>" in answer.content.decode()


def test_more_text_than_a_form_may_hold_is_said_with_the_number(client: Client, timeline: Timeline) -> None:
    answer = client.post(ADD, {"text": "word " * 600_000, "way": "text"})
    assert answer.status_code == 413
    assert "more than 2.5 MB of text" in answer.content.decode()


def test_nothing_at_all_is_said_to_be_nothing(client: Client, timeline: Timeline) -> None:
    answer = client.post(ADD, {"way": "address", "address": " "})
    assert answer.status_code == 422
    assert "paste the text, choose a file, or give an address" in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("annotator", 403), ("reader", 403)])
def test_only_editors_bring_articles_in(timeline: Timeline, role: str, status: int) -> None:
    client = Client()
    client.force_login(make.make_member(timeline, "rea", role))  # type: ignore[arg-type]
    assert client.get(ADD).status_code == status
    assert client.post(ADD, {"text": TEXT, "way": "text"}).status_code == status
