"""One event becomes two: what was chosen goes over, nothing is doubled or lost, and one press makes them one again."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.moving_out import Dated, Split
from events.actions.refusals import AlreadyDone, Gone, Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.actions.splitting import split_event
from events.models import (
    Annotation,
    Citation,
    DatingBasis,
    Distinction,
    Event,
    EventState,
    Participation,
    Reading,
    Relation,
    Role,
    Timeline,
    User,
)
from events.queries.event.splitting import DatedBy, Goes
from tests import factories as make
from tests.actions.taken_back import content, last, placed, standing
from tests.models.derived import assert_derived

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline) -> Event:
    """Two openings in one entry: the first source speaks of one, the second of the other."""
    event = make.make_event(timeline, "The openings", "1901-03-10", place=make.make_place(timeline, "Old Bridge"))
    flood = make.make_event(timeline, "The flood", "1903")
    for name, date in (("Courier", "1901-03-10"), ("Echo", "1902-06-01")):
        citation = make.make_citation(event, make.make_source(timeline, name))
        make.make_reading(citation, date, date_as_written=date)
        make.make_passage(citation, f"opened on {date}")
    reading = Reading.objects.get(citation__source__short_title="Courier")
    Event.objects.filter(pk=event.pk).update(dating_basis="reading", dating_reading=reading, dating_rationale="")
    for name in ("Ada", "Bo", "Cy"):
        make.make_part(event, name, "host")
        make.make_tagging(event, f"{name}’s")
    make.make_relation(event, "before", flood)
    make.make_relation(flood, "responds to", event)
    at = "2007-05-01T00:00Z"
    note = Annotation.objects.create(timeline=timeline, event=event, body="Sure?", written_at=at)
    Annotation.objects.create(timeline=timeline, event=event, body="Yes.", written_at=at, reply_to=note)
    make.place(timeline)
    return Event.objects.get(pk=event.pk)


def cited(name: str) -> int:
    return Citation.objects.get(source__short_title=name, event__title="The openings").pk


def split(event: Event, by: User, **given: Any) -> Event:
    options = {key: given.pop(key) for key in ("reason", "idempotency_key", "asked") if key in given}
    usual: dict[str, Any] = {"version": event.version, "title": "The second opening"}
    usual |= {} if "citations" in given else {"citations": [cited("Echo")]}
    return split_event(split=Split(event=event, **usual | given), by=by, **options)


def test_what_is_chosen_goes_over_and_the_rest_stays(timeline: Timeline, ann: User, event: Event) -> None:
    parts = list(event.participations.order_by("position"))
    tags = list(event.event_tags.order_by("pk"))
    ways = (Goes.STAYS, Goes.GOES, Goes.BOTH)
    made = split(
        event,
        ann,
        notes=[Annotation.objects.get(body="Sure?").pk],
        parts={part.pk: way for part, way in zip(parts, ways, strict=True)},
        tags={tag.pk: way for tag, way in zip(tags, ways, strict=True)},
        relations=[Relation.objects.get(kind="before").pk],
        reason="two bridges",
    )
    assert (made.number, made.title, made.state, made.place) == (3, "The second opening", event.state, event.place)
    assert [each.source.short_title for each in made.citations.all()] == ["Echo"]
    assert [each.source.short_title for each in event.citations.all()] == ["Courier"]
    assert [each.actor.name for each in made.participations.all()] == ["Cy", "Bo"]
    assert [each.actor.name for each in event.participations.all()] == ["Ada", "Cy"]
    assert sorted(made.event_tags.values_list("tag__name", flat=True)) == ["Bo’s", "Cy’s"]
    assert sorted(event.event_tags.values_list("tag__name", flat=True)) == ["Ada’s", "Cy’s"]
    assert set(Annotation.objects.values_list("event", flat=True)) == {made.pk}  # with its answer
    assert Relation.objects.get(kind="before").event == made
    assert Relation.objects.get(kind="responds to").other == event
    assert Distinction.objects.count() == 1
    assert (last(timeline).verb, last(timeline).reason) == ("split_event", "two bridges")
    assert_derived(timeline)


def test_the_new_one_is_dated_by_what_its_sources_say_and_the_old_one_keeps_its_date(
    timeline: Timeline, ann: User, event: Event
) -> None:
    made = split(event, ann)
    reading = Reading.objects.get(date_as_written="1902-06-01")
    assert (made.dating_basis, made.dating_reading, made.date) == ("reading", reading, reading.date)
    event.refresh_from_db()
    assert event.dating_reading == Reading.objects.get(date_as_written="1901-03-10")
    words = {row[0]: row[6] for row in placed(timeline) if row[1] == "current"}
    assert (words[event.pk], words[made.pk]) == ("10 March 1901", "1 June 1902")


@pytest.mark.parametrize(
    ("old", "then"),
    [
        (Dated(by=DatedBy.SOURCES), (DatingBasis.READING, "1902-06-01")),
        (Dated(by=DatedBy.NONE), (DatingBasis.UNDATED, "")),
        (Dated(by=DatedBy.WORDS, words="May 1901", reason="the plaque"), (DatingBasis.RULED, "May 1901")),
    ],
)
def test_where_what_dates_it_goes_along_it_has_to_be_said_what_dates_it_now(
    timeline: Timeline, ann: User, event: Event, old: Dated, then: tuple[str, str]
) -> None:
    before = content(timeline)
    with pytest.raises(Invalid) as refusal:
        split(event, ann, citations=[cited("Courier")])
    assert set(refusal.value.problems) == {"old"}
    assert content(timeline) == before
    made = split(event, ann, citations=[cited("Courier")], old=old)
    event.refresh_from_db()
    assert (event.dating_basis, event.date_words) == then
    assert made.date_words == "1901-03-10"


def test_one_press_makes_them_one_again_and_another_two(timeline: Timeline, ann: User, event: Event) -> None:
    before, stood = standing(timeline), placed(timeline)
    parts = {part.pk: Goes.BOTH for part in event.participations.all()}
    made = split(event, ann, citations=[cited("Courier")], old=Dated(by=DatedBy.SOURCES), parts=parts)
    parted, stands = content(timeline), placed(timeline)
    undone = revert_change(change=last(timeline), by=ann)
    now = standing(timeline)
    assert {key: row for key, row in now.items() if not key.startswith("Distinction")} == before
    assert placed(timeline) == stood
    assert Event.objects.get(pk=made.pk).state == EventState.WITHDRAWN
    assert_derived(timeline)
    revert_change(change=undone, by=ann)
    assert content(timeline) == parted
    assert placed(timeline) == stands


def test_a_relation_goes_where_the_citation_goes_that_dates_by_it(timeline: Timeline, ann: User, event: Event) -> None:
    relation = Relation.objects.get(kind="before")
    for name in ("Courier", "Echo"):
        make.make_reading(Citation.objects.get(pk=cited(name)), None, form="relative", relation=relation)
    made = split(event, ann)
    twin = Relation.objects.get(kind="before", event=made)
    assert Relation.objects.get(pk=relation.pk).event == event
    assert [each.citation.source.short_title for each in Reading.objects.filter(relation=twin)] == ["Echo"]
    assert [each.citation.source.short_title for each in Reading.objects.filter(relation=relation)] == ["Courier"]


def test_a_draft_stays_a_draft_and_its_place_may_be_another(ann: User, event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(state=EventState.DRAFT)
    made = split(event, ann, is_at_the_place=False)
    assert (made.state, made.place) == (EventState.DRAFT, None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"citations": []}, "choose"),
        ({"new": Dated(by=DatedBy.WORDS, words="sometime")}, "when"),
        ({"new": Dated(by=DatedBy.WORDS)}, "when"),
        ({"old": Dated(by=DatedBy.WORDS)}, "old_when"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    timeline: Timeline, ann: User, event: Event, given: dict[str, Any], field: str
) -> None:
    before = content(timeline)
    with pytest.raises(Invalid) as refusal:
        split(event, ann, **given)
    assert set(refusal.value.problems) == {field}
    assert content(timeline) == before


def test_rows_of_other_events_are_left_alone(timeline: Timeline, ann: User, event: Event) -> None:
    flood = Event.objects.get(title="The flood")
    foreign = make.make_citation(flood), make.make_part(flood, "Di")
    split(event, ann, citations=[cited("Echo"), foreign[0].pk], parts={foreign[1].pk: Goes.GOES})
    assert Citation.objects.get(pk=foreign[0].pk).event == flood
    assert Participation.objects.get(pk=foreign[1].pk).event == flood


def test_another_version_what_is_in_the_bin_and_a_second_time_are_refused(ann: User, event: Event) -> None:
    with pytest.raises(StaleVersion):
        split(event, ann, version=event.version + 1)
    courier, echo = cited("Courier"), cited("Echo")
    for is_again in (False, True):
        given = {"idempotency_key": "one", "citations": [echo], "asked": "this"}
        if is_again:
            with pytest.raises(AlreadyDone):
                split(event, ann, **given)
        else:
            split(event, ann, **given)
    Event.objects.filter(pk=event.pk).update(state=EventState.WITHDRAWN)
    with pytest.raises(Gone):
        split(event, ann, citations=[courier])


def test_editors_alone_split_an_event(timeline: Timeline, event: Event) -> None:
    with pytest.raises(NotAllowed):
        split(event, make.make_member(timeline, "rae", Role.ANNOTATOR))
