"""Events that are probably one: what speaks for it, what speaks against it, and that the work is bounded."""

from __future__ import annotations

import pytest

from events.actions.distinctions import tell_events_apart
from events.actions.merging import Merge, merge_events
from events.actions.refusals import Invalid, NotAllowed
from events.actions.reverting import revert_change
from events.models import Distinction, Event, Role, Timeline, User
from events.queries.likeness.likely_same import likely_pairs, twins_of
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.actions.taken_back import last

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def sight(timeline: Timeline, ann: User) -> Sight:
    return Sight.of_reader(timeline, ann)


def found(sight: Sight) -> dict[tuple[int, int], str]:
    make.place(sight.timeline)
    return {(each.number, each.other): each.words for each in likely_pairs(sight)}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("The bridge opens", "1901-03-10"), ("Bridge opens", "1901-03-10"), "the same days, called alike"),
        (("The bridge opens", "1901-03-10"), ("Bridge opens", "1901-03"), "the same days, called alike"),
        (("The bridge opens", "1901"), ("Bridge opens", "1901-03-10"), "the same days, called alike"),
        (("The bridge opens", "1901-03-10T11:00:00"), ("Bridge opens", "1901-03-10"), "the same days, called alike"),
        (("The bridge opens", "1901-03-10"), ("Bridge opens", "1901-03-11"), ""),
        (("The bridge opens", "1901"), ("The bridge opens", "1902"), ""),
        (("The bridge opens", "1901"), ("The Bridge Opens", None), "called alike"),
        (("The bridge opens", None), ("the bridge opens", None), "called alike"),
        (("The bridge opens", "1901-03-10"), ("A flood", "1901-03-10"), ""),
        (("Talks, day 1", "1901-03"), ("Talks, day 2", "1901-03"), ""),
        (("Talks in 1901, day 1", "1901-03"), ("Talks 1901: day 1", "1901-03"), "the same days, called alike"),
        (("The bridge opens", "-1900"), ("Bridge opens", "-1900"), "the same days, called alike"),
        (("The bridge opens", "Y-170000002"), ("Bridge opens", "Y-170000002"), "the same days, called alike"),
    ],
)
def test_days_and_titles_say_what_is_probably_one(
    timeline: Timeline, sight: Sight, one: tuple[str, str | None], other: tuple[str, str | None], words: str
) -> None:
    make.make_event(timeline, *one)
    make.make_event(timeline, *other)
    assert found(sight) == ({(2, 1): words} if words else {})
    twins = [each.words for event in Event.objects.order_by("pk") for each in twins_of(event, sight)]
    assert set(twins) == ({words} if words else set())


def test_somebody_in_both_or_the_same_place_makes_up_for_other_words(timeline: Timeline, sight: Sight) -> None:
    bridge = make.make_place(timeline, "Old Bridge")
    titles = ("Mayor opens the new bridge", "A new bridge for all", "New bridge blessed")
    events = [make.make_event(timeline, title, "1901-03-10") for title in titles]
    assert found(sight) == {}
    make.make_part(events[0], "Ada")
    make.make_part(events[1], "Ada", "guest")
    Event.objects.filter(pk__in=[events[1].pk, events[2].pk]).update(place=bridge)
    assert found(sight) == {
        (2, 1): "the same days, somebody in both",
        (3, 2): "the same days, the same place",
    }


def test_what_is_in_the_bin_or_related_otherwise_is_not_offered(timeline: Timeline, sight: Sight) -> None:
    events = [make.make_event(timeline, "The bridge opens", "1901-03-10") for _ in range(3)]
    make.make_relation(events[0], "part of", events[1])
    Event.objects.filter(pk=events[2].pk).update(state="withdrawn")
    assert found(sight) == {}
    make.withdraw(events[0].relations.get())
    assert list(found(sight)) == [(2, 1)]


def test_what_is_said_to_be_the_same_is_offered(timeline: Timeline, sight: Sight) -> None:
    one, other = (make.make_event(timeline, "The bridge opens", "1901-03-10") for _ in range(2))
    make.make_relation(one, "same as", other)
    assert list(found(sight)) == [(2, 1)]


def test_two_that_are_not_one_are_never_asked_about_again_unless_that_is_taken_back(
    timeline: Timeline, sight: Sight, ann: User
) -> None:
    one, other = (make.make_event(timeline, "The bridge opens", "1901-03-10") for _ in range(2))
    tell_events_apart(event=other, other=one, by=ann, reason="an hour apart")
    assert found(sight) == {}
    assert twins_of(one, sight) == ()
    tell_events_apart(event=one, other=other, by=ann)
    assert timeline.changes.count() == 1
    undone = revert_change(change=last(timeline), by=ann)
    assert list(found(sight)) == [(2, 1)]
    revert_change(change=undone, by=ann)
    assert found(sight) == {}


def test_what_is_known_of_one_is_known_of_what_it_is_merged_into(timeline: Timeline, sight: Sight, ann: User) -> None:
    one, other, third = (make.make_event(timeline, "The bridge opens", "1901-03-10") for _ in range(3))
    for event in (other, third):
        tell_events_apart(event=one, other=event, by=ann)
    merge_events(merge=Merge(goes=one, goes_version=1, stays=other, stays_version=1, take={}), by=ann)
    assert found(sight) == {}
    assert list(Distinction.objects.values_list("event", "other")) == [(other.pk, third.pk)]
    revert_change(change=last(timeline), by=ann)
    pairs = set(Distinction.objects.values_list("event", "other"))
    assert pairs == {(one.pk, other.pk), (one.pk, third.pk)}


def test_editors_alone_say_so_and_of_two_events_of_one_timeline(timeline: Timeline, ann: User) -> None:
    one, other = (make.make_event(timeline, "The bridge opens") for _ in range(2))
    elsewhere = make.make_event(make.make_timeline("elsewhere"), "Elsewhere")
    for wrong in (one, elsewhere):
        with pytest.raises(Invalid):
            tell_events_apart(event=one, other=wrong, by=ann)
    with pytest.raises(NotAllowed):
        tell_events_apart(event=one, other=other, by=make.make_member(timeline, "rae", Role.ANNOTATOR))


def test_strangers_are_told_nothing(timeline: Timeline, sight: Sight) -> None:
    one, _ = (make.make_event(timeline, "The bridge opens", "1901-03-10") for _ in range(2))
    stranger = Sight.of_reader(timeline, make.make_user("sam"))
    make.place(timeline)
    assert (twins_of(one, stranger), likely_pairs(stranger)) == ((), ())
