"""Who may keep an answer, and when it is sent again."""

from gzip import decompress

import pytest

from events.actions.changes import open_change
from events.models import Event, Ledger, Visibility
from tests import factories as make

PATHS = ["", "viewport.json"]


@pytest.fixture
def made(db):
    timeline = make.make_timeline()
    make.make_event(timeline, "event", "2007-03-11")
    make.place(timeline)
    return timeline


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_answer_is_not_sent_again(client, made, path):
    first = client.get(f"/t/made/{path}")
    again = client.get(f"/t/made/{path}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_a_change_of_the_timeline_is_sent(client, made, path):
    tag = client.get(f"/t/made/{path}")["ETag"]
    made.ledger.change_number += 1
    made.ledger.save()
    assert client.get(f"/t/made/{path}", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_another_reader_or_another_question_has_another_tag(client, made, path):
    tags = {client.get(f"/t/made/{path}")["ETag"], client.get(f"/t/made/{path}?q=event")["ETag"]}
    client.force_login(make.make_member(made))
    tags.add(client.get(f"/t/made/{path}")["ETag"])
    assert len(tags) == 3


def test_the_page_and_its_results_have_different_tags(client, made):
    whole = client.get("/t/made/")
    results = client.get("/t/made/", headers={"HX-Request": "true", "HX-Target": "results"})
    assert whole["ETag"] != results["ETag"]
    assert "HX-Target" in whole["Vary"]


def test_public_data_may_be_read_from_anywhere(client, made):
    response = client.get("/t/made/viewport.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Content-Type"] == "application/json"


def test_the_picture_s_data_comes_compressed_to_whoever_takes_it_so(client, made):
    plain = client.get("/t/made/viewport.json")
    packed = client.get("/t/made/viewport.json", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]


def test_what_the_picture_cannot_be_grouped_by_is_said(client, made):
    assert "groups" in client.get("/t/made/viewport.json?group=tag").json()
    assert "groups" not in client.get("/t/made/viewport.json?group=none").json()
    response = client.get("/t/made/viewport.json?group=colour")
    assert (response.status_code, response.json()["errors"]) == (
        400,
        ["group is one of none, person, place, tag, source, happened"],
    )


def test_pages_are_not_for_other_origins(client, made):
    assert "Access-Control-Allow-Origin" not in client.get("/t/made/").headers


@pytest.mark.parametrize("path", PATHS)
def test_what_is_private_is_kept_nowhere(client, made, path):
    made.visibility = Visibility.PRIVATE
    made.save()
    client.force_login(make.make_member(made))
    response = client.get(f"/t/made/{path}")
    assert response["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=a&to=2", "from is a whole number"),
        ("from=1", "give both from and to"),
        ("from=5&to=5", "to must be greater"),
        ("from=1&to=99999999999999999999", "to is a whole number"),
        ("k=0", "k is a whole number from 1 on"),
        ("k=many", "k is a whole number from 1 on"),
        ("person=nobody", "People: a choice"),
    ],
)
def test_a_wrong_question_about_the_picture_is_refused_in_words(client, made, query, words):
    response = client.get(f"/t/made/viewport.json?{query}")
    assert response.status_code == 400
    assert words in " ".join(response.json()["errors"])
    assert response["Cache-Control"] == "no-store"


def test_a_picture_of_nothing_is_an_answer(client, db):
    make.make_timeline("bare")
    assert client.get("/t/bare/viewport.json").json()["placements"] == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_timeline_is_only_read_here(client, made, method):
    assert getattr(client, method)("/t/made/").status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_after_a_backup_is_restored_the_same_number_is_another_state(client, made, path):
    ann = make.make_user()
    with open_change(made, verb="edit_event", by=ann):
        Event.objects.filter(timeline=made).update(title="before")
    tag = client.get(f"/t/made/{path}")["ETag"]
    number = Ledger.objects.get(timeline=made).change_number
    made.changes.all().delete()
    Ledger.objects.filter(timeline=made).update(change_number=number - 1, last_change=None)
    with open_change(made, verb="edit_event", by=ann) as change:
        Event.objects.filter(timeline=made).update(title="otherwise")
    assert change.number == number
    assert client.get(f"/t/made/{path}", headers={"If-None-Match": tag}).status_code == 200
