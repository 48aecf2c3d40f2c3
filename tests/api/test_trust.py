"""What the API keeps to itself."""

from __future__ import annotations

import secrets

import pytest
from django.test import Client

from events.actions.timelines import publish_timeline
from events.models import (
    Annotation,
    Audience,
    Citation,
    Event,
    Passage,
    Source,
    Timeline,
    User,
    Visibility,
)

SLUG = "iraq-and-its-neighbours-2007"
NOUNS = ("events", "sources", "actors", "places", "tags", "annotations")
ADDRESSES = [
    f"/api/timelines/{SLUG}/",
    *(f"/api/timelines/{SLUG}/{noun}/" for noun in NOUNS),
    f"/api/timelines/{SLUG}/events/1/",
    f"/t/{SLUG}/export.json",
    f"/t/{SLUG}/viewport.json",
]


@pytest.fixture
def private(sample: Timeline) -> Timeline:
    """The sample, as it was before it was published."""
    Timeline.objects.filter(pk=sample.pk).update(visibility=Visibility.PRIVATE)
    sample.refresh_from_db()
    return sample


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_private_timeline_answers_a_stranger_like_one_that_does_not_exist(
    private: Timeline, client: Client, address: str
) -> None:
    hidden, missing = client.get(address), client.get(address.replace(SLUG, "there-is-no-such-timeline"))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_private_timeline_answers_its_members_and_nothing_is_kept_on_the_way(
    private: Timeline, member: Client, address: str
) -> None:
    answer = member.get(address)
    assert answer.status_code == 200
    if "/api/timelines/" not in address or address.count("/") > 4:
        assert answer["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer


def test_an_unlisted_timeline_is_read_with_its_token_only(private: Timeline, client: Client) -> None:
    Timeline.objects.filter(pk=private.pk).update(visibility=Visibility.UNLISTED)
    address = f"/api/timelines/{SLUG}/events/"
    assert client.get(address).status_code == 404
    assert client.get(address, {"token": secrets.token_urlsafe(32)}).status_code == 404
    assert len(client.get(address, {"token": private.token}).json()["results"]) == 30
    assert client.get("/api/timelines/").json()["results"] == []


def test_a_draft_is_seen_by_members_and_by_nobody_else(draft: Event, client: Client, member: Client) -> None:
    address = f"/api/timelines/{SLUG}/events/{draft.number}/"
    assert member.get(address).json()["title"] == draft.title
    assert client.get(address).status_code == 404
    assert draft.title.encode() not in client.get(f"/api/timelines/{SLUG}/events/?page_size=500").content


def test_of_a_confidential_source_a_stranger_gets_the_label_and_nothing_else(
    sample: Timeline, client: Client, member: Client
) -> None:
    canary = secrets.token_hex(16)
    source = Source.objects.get(timeline=sample, short_title="WSWS")
    Source.objects.filter(pk=source.pk).update(title=canary, url=f"https://{canary}.example", public_label="A diplomat")
    citation = Citation.objects.filter(source=source).select_related("event").first()
    assert citation is not None
    Passage.objects.create(timeline=sample, citation=citation, exact=canary, public_characters=100)
    for address in ("sources/", f"sources/{source.public_id}/", f"events/{citation.event.number}/"):
        assert canary.encode() not in client.get(f"/api/timelines/{SLUG}/{address}").content
        assert canary.encode() in member.get(f"/api/timelines/{SLUG}/{address}").content
    assert client.get(f"/api/timelines/{SLUG}/sources/{source.public_id}/").json() == {
        "id": str(source.public_id),
        "public_label": "A diplomat",
    }
    assert canary.encode() not in b"".join(client.get(f"/t/{SLUG}/export.json").streaming_content)  # type: ignore[arg-type]


def test_of_a_quotation_a_stranger_gets_what_the_limit_allots(sample: Timeline, client: Client, member: Client) -> None:
    citation = Citation.objects.filter(timeline=sample).select_related("event").first()
    assert citation is not None
    Passage.objects.create(
        timeline=sample, citation=citation, exact="seen hidden", prefix="hidden", public_characters=4
    )
    address = f"/api/timelines/{SLUG}/events/{citation.event.number}/"
    assert b"hidden" not in client.get(address).content
    assert b"seen hidden" in member.get(address).content


def test_notes_reach_their_audience_and_nobody_else(sample: Timeline, client: Client, member: Client) -> None:
    event = Event.objects.filter(timeline=sample).first()
    author = User.objects.create_user("somebody-else")
    for audience in Audience:
        Annotation.objects.create(
            timeline=sample,
            event=event,
            body=f"for {audience}!",
            audience=audience,
            author=author,
            written_at="2026-01-01T00:00Z",
        )
    address = f"/api/timelines/{SLUG}/annotations/?page_size=500"
    assert [f"for {a}!".encode() in client.get(address).content for a in ("me", "team", "public")] == [
        False,
        False,
        True,
    ]
    assert [f"for {a}!".encode() in member.get(address).content for a in ("me", "team", "public")] == [
        False,
        True,
        True,
    ]


def test_ids_of_another_timeline_are_no_ids_here(sample: Timeline, client: Client) -> None:
    owner = User.objects.get(username="owner")
    other = Timeline.objects.create(slug="another", title="Another", visibility=Visibility.PUBLIC)
    publish = Source.objects.create(timeline=other, title="Elsewhere")
    assert client.get(f"/api/timelines/{SLUG}/sources/{publish.public_id}/").status_code == 404
    assert client.get(f"/t/{SLUG}/sources/{publish.public_id}").status_code == 404
    assert owner.memberships.filter(timeline=other).count() == 0


def test_a_public_answer_may_be_shared_and_is_sent_again_only_after_a_change(sample: Timeline, client: Client) -> None:
    for address in (f"/api/timelines/{SLUG}/events/", f"/t/{SLUG}/export.json", f"/t/{SLUG}/viewport.json"):
        first = client.get(address)
        assert first["Access-Control-Allow-Origin"] == "*"
        assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
        publish_timeline(timeline=sample, by=User.objects.get(username="owner"))
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
