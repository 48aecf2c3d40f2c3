"""The head of a timeline's page leaves before the database is asked for the rest; together they are the page."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from config.compression import Compression, compressed
from events.views.in_parts import InParts
from tests import factories as make


@pytest.fixture
def made(db):
    timeline = make.make_timeline()
    for number in range(1, 4):
        make.make_event(timeline, f"event {number}", f"2007-03-1{number}")
    make.place(timeline)
    return timeline


def parts_of(response) -> list[str]:
    return [part.decode() for part in response.streaming_content]


def test_the_head_names_all_that_a_browser_has_to_fetch_and_the_rest_nothing(client, made):
    head, body = parts_of(client.get("/t/made/"))
    assert head.strip().endswith("</header>")
    for wanted in (
        "css/timeline.css",
        "js/timeline/view.js",
        "js/main.js",
        "vendor/htmx.min.js",
        "canonical",
        "og:image",
    ):
        assert wanted in head
    assert "<main" not in head
    assert body.strip().endswith("</html>")
    assert 'rel="stylesheet"' not in body
    assert "<script src" not in body


def test_the_head_needs_few_questions_to_the_database(client, made):
    client.get("/t/made/")
    with CaptureQueriesContext(connection) as whole:
        assert b"event 2" in client.get("/t/made/").content
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/t/made/")
        next(iter(response.streaming_content))
    assert len(asked) < len(whole) / 4


def test_the_parts_are_the_page_that_comes_whole_where_an_event_is_opened(client, made):
    head, body = parts_of(client.get("/t/made/"))
    whole = client.get("/t/made/?event=2")
    assert not whole.streaming
    assert "<title>event 2 · " in whole.content.decode()
    beginning, end, _ = whole.content.decode().partition("</header>")
    there = (beginning + end).replace("%3Fevent%3D2", "")
    assert head.replace("<title>", "<title>event 2 · ").split() == there.split()
    assert (head + body).count("<body>") == (head + body).count("</body>") == 1


def test_a_timeline_with_nothing_on_the_axis_promises_no_picture(client, db):
    make.make_timeline()
    head, _ = parts_of(client.get("/t/made/"))
    assert "modulepreload" not in head
    assert "og:image" not in head


def test_what_is_swapped_into_a_page_comes_in_one_part(client, made):
    response = client.get("/t/made/", headers={"HX-Request": "true", "HX-Target": "results"})
    assert not response.streaming


def test_a_member_has_the_cookie_that_the_forms_of_the_page_need(client, made):
    client.force_login(make.make_member(made))
    response = client.get("/t/made/")
    assert response.streaming
    assert "csrftoken" in response.cookies
    assert b"csrfmiddlewaretoken" in response.content


def test_a_message_is_read_once_though_pages_come_in_parts(client, made):
    carrier = HttpRequest()
    storage = CookieStorage(carrier)
    storage.add(constants.INFO, "That is done.")
    answer = HttpResponse()
    storage.update(answer)
    client.cookies["messages"] = answer.cookies["messages"].value
    assert b"That is done." in client.get("/t/made/").content
    assert b"That is done." not in client.get("/t/made/").content


def asking_for(encoding: str) -> HttpRequest:
    request = HttpRequest()
    request.META["HTTP_ACCEPT_ENCODING"] = encoding
    return request


def through_compression(response: StreamingHttpResponse, encoding: str = "br, gzip") -> StreamingHttpResponse:
    return Compression(lambda _: response)(asking_for(encoding))


def test_each_part_can_be_read_before_the_next_is_there():
    asked = []

    def parts() -> Iterator[str]:
        for part in ("<head>", "<body>" * 500):
            asked.append(part)
            yield part

    response = through_compression(InParts(parts()))
    assert response["Content-Encoding"] == "gzip"
    arriving, reader = iter(response.streaming_content), zlib.decompressobj(wbits=31)
    assert reader.decompress(next(arriving)) == b"<head>"
    assert len(asked) == 1
    assert reader.decompress(b"".join(arriving)) == b"<body>" * 500
    assert reader.eof


def test_parts_are_left_alone_for_who_takes_nothing_compressed():
    response = through_compression(InParts(["<head>"]), "identity")
    assert not response.has_header("Content-Encoding")
    assert list(response.streaming_content) == [b"<head>"]
    assert response["Vary"] == "Accept-Encoding"


def test_how_long_a_compressed_page_is_tells_little_of_what_is_in_it():
    lengths = {len(b"".join(through_compression(InParts(["secret"])).streaming_content)) for _ in range(40)}
    assert len(lengths) > 5
    assert gzip.decompress(b"".join(compressed([b"a", b"b"], 7))) == b"ab"


@pytest.mark.parametrize("query", ["", "group=tag", "q=event&group=person", "from=2007-03-11&to=2007-03-12"])
def test_the_picture_s_first_data_is_in_the_page_as_its_address_would_answer(client, made, query):
    page = client.get(f"/t/made/?{query}").content.decode()
    held = json.loads(re.search(r'id="timeline-data">(.*?)</script>', page, re.DOTALL)[1])
    begins, ends = held["window"]
    filters = re.sub(r"(from|to)=[^&]*&?", "", query)
    assert client.get(f"/t/made/viewport.json?{filters}&from={begins}&to={ends}&k=500").json() == held
