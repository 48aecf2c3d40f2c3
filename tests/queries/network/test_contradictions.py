"""A contradiction in words: its statements side by side, each with who says it; of an event, or of the timeline."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.actions.relations import add_relation
from events.models import Event, Timeline, User
from events.queries.network.contradictions import contradictions
from events.queries.reader.sight import Sight

pytestmark = pytest.mark.django_db


def event(sample: Timeline, title: str) -> Event:
    return Event.objects.get(timeline=sample, title__startswith=title)


def test_the_raid_after_the_ministers_meeting_names_three_statements_and_who_makes_them(
    sample: Timeline, owner: User
) -> None:
    raid, meeting = event(sample, "US troops raid"), event(sample, "Foreign ministers")
    stated = add_relation(event=raid, kind="after", other=meeting, by=owner)
    sight = Sight.of_reader(sample, owner)
    (found,) = contradictions(sight)
    assert [(each.kind, each.event.title, each.words, each.by) for each in found.statements] == [
        ("date", raid.title, "is dated 11 January 2007, about 3 a.m.", "The Post"),
        ("reading", meeting.title, "ended 4 May 2007", "RIA Novosti"),
        ("relation", raid.title, "comes after", ""),
    ]
    assert found.left_out is not None
    assert (found.left_out.relation, found.left_out.version) == (stated.public_id, 1)
    assert contradictions(sight, raid) == contradictions(sight, meeting) == (found,)
    assert contradictions(sight, event(sample, "President Bush announces")) == ()


def test_a_stranger_is_shown_what_strangers_may_read_of_it(sample: Timeline, owner: User) -> None:
    stranger = Sight.of_reader(sample, AnonymousUser())
    draft = Event.objects.create(timeline=sample, number=900, title="A draft")
    raid = event(sample, "US troops raid")
    for kind in ("before", "after"):
        add_relation(event=draft, kind=kind, other=raid, gap_least=1, gap_unit="days", by=owner)
    assert len(contradictions(Sight.of_reader(sample, owner))) == 1
    assert contradictions(stranger) == ()
