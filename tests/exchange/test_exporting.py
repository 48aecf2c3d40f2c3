"""Who is given what of a timeline, and how."""

from __future__ import annotations

import json
import uuid
from contextlib import closing
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from benchmarks.stage.generated import document as generated
from events.exchange import export_document, export_whole
from events.models import (
    Annotation,
    Citation,
    Event,
    Membership,
    Passage,
    Reading,
    Relation,
    Source,
    Tag,
    Timeline,
    User,
)
from tests.exchange.conftest import given_out, taken_in
from tests.exchange.documents import canonical, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(owner: User) -> Timeline:
    return taken_in(small(), owner)


def seen_by(timeline: Timeline, reader: User | AnonymousUser) -> dict[str, Any]:
    return json.loads(b"".join(export_document(timeline, reader)))


def public(timeline: Timeline) -> dict[str, Any]:
    return seen_by(timeline, AnonymousUser())


def test_where_nothing_is_private_the_public_is_given_what_members_are(timeline: Timeline, owner: User) -> None:
    Annotation.objects.update(audience="public")
    assert b"".join(export_document(timeline, AnonymousUser())) == given_out(timeline)
    assert b"".join(export_document(timeline, owner)) == given_out(timeline)


def test_an_account_that_is_no_member_is_given_what_the_public_is(timeline: Timeline) -> None:
    assert seen_by(timeline, User.objects.create_user("eve")) == public(timeline)


def test_the_teams_notes_are_for_members_and_ones_own_for_nobody(timeline: Timeline, owner: User) -> None:
    Annotation.objects.create(
        timeline=timeline,
        source=Source.objects.get(),
        body="canary-me",
        audience="me",
        author=owner,
        written_at=timezone.now(),
    )
    assert [note["body"] for note in seen_by(timeline, owner)["annotations"]] == ["Really?"]
    assert public(timeline)["annotations"] == []


def test_a_confidential_source_is_a_label_to_the_public(timeline: Timeline, owner: User) -> None:
    Source.objects.update(public_label="An official", note="canary", url="https://canary.example", title="canary")
    Citation.objects.update(note="canary", locator="canary")
    Reading.objects.update(date_as_written="canary", basis_note="canary")
    Passage.objects.update(exact="canary", public_characters=6)
    out = b"".join(export_document(timeline, AnonymousUser())).decode()
    assert "canary" not in out
    assert json.loads(out)["sources"] == [{"id": str(Source.objects.get().public_id), "public_label": "An official"}]
    (citation,) = json.loads(out)["events"][0]["citations"]
    assert citation["readings"][0]["date"]["edtf"] == "1890-03-04"
    assert "canary" in given_out(timeline).decode()


def test_of_a_quotation_the_public_is_given_its_public_characters(timeline: Timeline) -> None:
    Passage.objects.update(
        exact="four score and more", prefix="canary", suffix="canary", translation="canary", public_characters=4
    )
    (passage,) = public(timeline)["events"][0]["citations"][0]["passages"]
    assert passage["exact"] == "four"
    assert passage.keys() == {"id", "exact"}
    Passage.objects.update(public_characters=0)
    assert "passages" not in public(timeline)["events"][0]["citations"][0]


def test_a_translation_is_given_with_a_whole_quotation_only(timeline: Timeline) -> None:
    Passage.objects.update(exact="vier", translation="four", suffix="canary", public_characters=4)
    (passage,) = public(timeline)["events"][0]["citations"][0]["passages"]
    assert (passage["exact"], passage["translation"], "suffix" in passage) == ("vier", "four", False)


@pytest.mark.parametrize("target", ["citation", "source"])
def test_a_note_on_a_confidential_source_is_for_members(timeline: Timeline, owner: User, target: str) -> None:
    row = {"citation": Citation, "source": Source}[target].objects.get()
    Annotation.objects.update(**{"audience": "public", "event": None, target: row})
    assert len(public(timeline)["annotations"]) == 1
    Source.objects.update(public_label="An official")
    assert public(timeline)["annotations"] == []
    assert len(seen_by(timeline, owner)["annotations"]) == 1


def test_where_quoting_is_free_the_surroundings_are_given_too(timeline: Timeline) -> None:
    Source.objects.update(rights="public domain")
    Passage.objects.update(prefix="before", suffix="after", translation="words", public_characters=1_000)
    (passage,) = public(timeline)["events"][0]["citations"][0]["passages"]
    assert (passage["prefix"], passage["suffix"], passage["translation"]) == ("before", "after", "words")


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_what_is_not_approved_is_in_no_document_nor_anything_that_hangs_on_it(
    timeline: Timeline, owner: User, state: str
) -> None:
    Event.objects.filter(number=1).update(state=state)
    Annotation.objects.update(audience="public")
    for reader in (owner, AnonymousUser()):
        out = seen_by(timeline, reader)
        assert [event["number"] for event in out["events"]] == [2]
        assert (out["relations"], out["annotations"]) == ([], [])
    taken_in(given_out(timeline), owner, slug="again")  # nothing refers to what is not there


def test_what_was_withdrawn_is_in_no_document_nor_anything_that_hangs_on_it(timeline: Timeline, owner: User) -> None:
    citation = Citation.objects.get()
    Annotation.objects.update(event=None, citation=citation)
    Citation.objects.update(withdrawn_at=timezone.now())
    out = json.loads(given_out(timeline))
    assert "citations" not in out["events"][0]
    assert out["events"][0]["dating"] == {"basis": "reading"}
    assert (out["relations"], out["annotations"]) == ([], [])
    taken_in(given_out(timeline), owner, slug="again")


def test_a_reading_of_a_withdrawn_relation_is_left_out_with_it(timeline: Timeline, owner: User) -> None:
    Reading.objects.create(
        timeline=timeline, citation=Citation.objects.get(), form="relative", relation=Relation.objects.get(), position=1
    )
    assert len(json.loads(given_out(timeline))["events"][0]["citations"][0]["readings"]) == 2
    Relation.objects.update(withdrawn_at=timezone.now())
    assert len(json.loads(given_out(timeline))["events"][0]["citations"][0]["readings"]) == 1
    taken_in(given_out(timeline), owner, slug="again")


def test_a_reply_to_what_is_not_shown_stands_by_itself(timeline: Timeline, owner: User) -> None:
    first = Annotation.objects.get()
    Annotation.objects.create(
        timeline=timeline, event=first.event, body="No.", reply_to=first, audience="public", written_at=timezone.now()
    )
    (reply,) = public(timeline)["annotations"]
    assert (reply["body"], "reply_to" in reply) == ("No.", False)
    assert json.loads(given_out(timeline))["annotations"][1]["reply_to"] == str(first.public_id)


def test_an_authors_name_stands_for_the_account_among_members(timeline: Timeline, owner: User) -> None:
    owner.first_name, owner.last_name = "Ada", "Lovelace"
    owner.save()
    Annotation.objects.update(author=owner)
    assert json.loads(given_out(timeline))["annotations"][0]["attributed_to"] == "Ada Lovelace"
    Annotation.objects.update(audience="public")
    assert "attributed_to" not in public(timeline)["annotations"][0]


def test_no_document_holds_owner_visibility_roles_state_or_token(timeline: Timeline, owner: User) -> None:
    Membership.objects.create(timeline=timeline, user=User.objects.create_user("canary"), role="editor")
    out = given_out(timeline).decode()
    for private in ("canary", "ada", "owner", "visibility", "private", "approved", timeline.token):
        assert f'"{private}"' not in out


def test_another_timelines_rows_are_not_in_it(timeline: Timeline, owner: User) -> None:
    other = small() | {"timeline": {"slug": "other", "title": "Other"}}
    taken_in(other, owner)
    Tag.objects.create(timeline=Timeline.objects.get(slug="other"), name="canary", public_id=uuid.uuid4())
    assert given_out(timeline) == canonical(small())


def test_an_export_is_streamed_in_pieces(owner: User) -> None:
    timeline = taken_in(generated(300), owner)
    pieces = list(export_whole(timeline))
    assert len(pieces) > 20
    assert max(len(piece) for piece in pieces) < 200_000
    assert len(json.loads(b"".join(pieces))["events"]) == 300


@pytest.mark.django_db(transaction=True)
def test_an_export_is_one_moment_whatever_is_written_meanwhile(owner: User) -> None:
    timeline = taken_in(small(), owner)
    stream = export_whole(timeline)
    begun = next(stream)
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("UPDATE events_event SET title = 'Meanwhile'")
    assert b"Meanwhile" not in begun + b"".join(stream)
    assert b"Meanwhile" in given_out(timeline)


@pytest.mark.django_db(transaction=True)
def test_an_export_that_is_broken_off_leaves_the_connection_usable(owner: User) -> None:
    timeline = taken_in(generated(300), owner)
    stream = export_whole(timeline)
    for _ in range(5):
        next(stream)
    stream.close()
    assert Timeline.objects.count() == 1
    assert json.loads(given_out(timeline))["timeline"]["slug"] == "generated"
