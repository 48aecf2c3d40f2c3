"""A copy of a timeline stands by itself, and holds what a member's document holds."""

from __future__ import annotations

import pytest

from events.actions.refusals import Invalid, KeyReused, NotAllowed
from events.exchange import duplicate_timeline, export_whole
from events.models import Timeline, User, Visibility
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def original() -> Timeline:
    timeline = make.make_timeline("bridges", title="Bridges", quote_percent=20)
    event = make.make_event(timeline, "Opened", "2007-03-10")
    make.make_passage(make.make_citation(event), "The bridge is open.")
    make.make_part(event, "Ada")
    make.place(timeline)
    return timeline


def content(timeline: Timeline) -> bytes:
    """The document without its head."""
    return b"".join(export_whole(timeline)).partition(b'"sources"')[2]


def test_a_copy_is_private_and_holds_the_same_content(original: Timeline) -> None:
    reader = make.make_member(original)
    other = make.make_user("ben")
    original.memberships.create(user=other, role="owner")
    copy = duplicate_timeline(timeline=original, title="Bridges again", by=reader)
    assert (copy.title, copy.slug, copy.visibility) == ("Bridges again", "bridges-again", Visibility.PRIVATE)
    assert [(held.user, held.role) for held in copy.memberships.all()] == [(reader, "owner")]
    assert content(copy) == content(original)
    assert (copy.quote_percent, copy.token != original.token) == (20, True)


def test_the_same_request_made_again_makes_no_second_copy(original: Timeline) -> None:
    asked = {"timeline": original, "title": "Bridges", "by": make.make_member(original), "idempotency_key": "k"}
    first = duplicate_timeline(**asked, asked="d")
    assert duplicate_timeline(**asked, asked="d").pk == first.pk
    assert first.slug == "bridges-2"
    assert Timeline.objects.count() == 2
    with pytest.raises(KeyReused):
        duplicate_timeline(**asked, asked="e")


def test_strangers_make_no_copies_and_a_copy_has_a_title(original: Timeline) -> None:
    with pytest.raises(NotAllowed):
        duplicate_timeline(timeline=original, title="Mine", by=User.objects.create_user("eve"))
    with pytest.raises(Invalid):
        duplicate_timeline(timeline=original, title=" ", by=make.make_member(original))
    assert Timeline.objects.count() == 1
