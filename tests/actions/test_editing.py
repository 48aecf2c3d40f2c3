"""Two people write: fields of their own are merged, the same field is refused with both texts."""

from __future__ import annotations

import pytest

from events.actions.editing import edit
from events.actions.refusals import StaleVersion
from events.dates import parse
from events.models import Change, Event, Timeline, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline) -> Event:
    event = Event(timeline=timeline, number=1, title="The bridge opens")
    event.date, event.dating_basis, event.dating_rationale = parse("1901-05"), "ruled", "the plaque"
    event.save()
    return event


def numbers(timeline: Timeline) -> list[int]:
    return list(Change.objects.filter(timeline=timeline).order_by("number").values_list("number", flat=True))


def test_an_edit_is_one_change_and_one_version(timeline: Timeline, owner: User, event: Event) -> None:
    edited = edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event", reason="shorter")
    assert (edited.title, edited.version) == ("It opens", 2)
    event.refresh_from_db()
    assert (event.title, event.version) == ("It opens", 2)
    last = Change.objects.filter(timeline=timeline).latest("number")
    assert (last.verb, last.reason, last.by) == ("edit_event", "shorter", owner)


def test_an_edit_that_changes_nothing_counts_no_change(timeline: Timeline, owner: User, event: Event) -> None:
    before = numbers(timeline)
    edited = edit(row=event, fields={"title": "The bridge opens"}, version=1, by=owner, verb="edit_event")
    assert edited.version == 1
    assert numbers(timeline) == before


def test_edits_of_different_fields_are_merged(owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event")
    merged = edit(row=event, fields={"date": parse("1901-06")}, version=1, by=owner, verb="edit_event", is_merging=True)
    assert (merged.title, merged.date, merged.version) == ("It opens", parse("1901-06"), 3)


def test_the_same_field_is_refused_with_both_texts(timeline: Timeline, owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "It opens", "weight": 90}, version=1, by=owner, verb="edit_event")
    before = numbers(timeline)
    with pytest.raises(StaleVersion) as refused:
        edit(
            row=event,
            fields={"title": "Opening", "summary": "At last."},
            version=1,
            by=owner,
            verb="edit_event",
            is_merging=True,
        )
    (conflict,) = refused.value.conflicts
    assert (conflict.field, conflict.base, conflict.theirs, conflict.mine) == (
        "title",
        "The bridge opens",
        "It opens",
        "Opening",
    )
    event.refresh_from_db()
    assert (event.title, event.summary, event.version) == ("It opens", "", 2)
    assert numbers(timeline) == before


def test_both_having_written_the_same_is_no_conflict(owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event")
    same = edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event", is_merging=True)
    assert same.version == 2


def test_without_merging_a_stale_version_is_refused_whatever_was_written(owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event")
    with pytest.raises(StaleVersion) as refused:
        edit(row=event, fields={"weight": 90}, version=1, by=owner, verb="edit_event")
    assert (refused.value.seen, refused.value.stored, refused.value.conflicts) == (1, 2, ())


def test_what_follows_belongs_to_the_same_change_or_does_not_happen(owner: User, event: Event) -> None:
    def fail(stored: Event, change: Change) -> None:
        assert stored.version == 2
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        edit(row=event, fields={"title": "It opens"}, version=1, by=owner, verb="edit_event", follow=fail)
    event.refresh_from_db()
    assert (event.title, event.version) == ("The bridge opens", 1)
