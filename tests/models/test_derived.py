"""Counts and files stay what follows from the rows, whatever is written, statement by statement."""

from itertools import pairwise
from random import Random

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from events.models import (
    Actor,
    Citation,
    Density,
    Event,
    EventState,
    EventTag,
    FacetCount,
    FacetPlacement,
    Occurrence,
    Participation,
    Place,
    Placement,
    Tag,
)
from tests import factories as make
from tests.models.derived import assert_derived, counted, filed, numbers
from tests.queries.filled import analyze, fill

pytestmark = pytest.mark.django_db

FARTHEST = 2**53 - 1


@pytest.fixture
def timeline():
    return make.make_timeline()


def placement(event, begins, length=86_400, audience="members", **fields):
    given = {"kind": "current", "weight": 50, "occurrence": "happened", "precision": "day", "words": ""}
    return Placement(
        timeline=event.timeline, event=event, audience=audience, span_begins=begins, span_ends=begins + length,
        **given | fields,
    )  # fmt: skip


class World:
    """A timeline of which a seeded hand writes, moves and removes rows, one statement after the other."""

    def __init__(self, timeline, seed):
        self.timeline, self.random = timeline, Random(seed)
        self.nouns = {
            model: [model.objects.create(timeline=timeline, name=f"{model.__name__} {n}") for n in range(4)]
            for model in (Actor, Place, Tag)
        }
        self.sources = [make.make_source(timeline, f"Paper {n}") for n in range(3)]
        for _ in range(6):
            self.event()

    def some(self, model, share=0.4):
        keys = list(model.objects.filter(timeline=self.timeline).values_list("pk", flat=True))
        return model.objects.filter(pk__in=[key for key in keys if self.random.random() < share])

    def events(self):
        return list(Event.objects.filter(timeline=self.timeline))

    def event(self):
        make.make_event(self.timeline, "event", state=self.random.choice(EventState.values))

    def change_events(self):
        column, values = self.random.choice(
            [("state", EventState.values), ("occurrence", Occurrence.values), ("place", [*self.nouns[Place], None])]
        )
        self.some(Event).update(**{column: self.random.choice(values)})

    def place(self):
        rows = []
        for event in self.random.sample(self.events(), 3):
            begins = self.random.choice([0, -FARTHEST, FARTHEST - 90_000, self.random.randrange(-(10**10), 10**10)])
            length = self.random.choice([1, 86_400, 4096, 10**8])
            length = min(length, FARTHEST - begins)
            fields = {
                "weight": self.random.randrange(100),
                "kind": self.random.choice(["current", "former", "reading"]),
            }
            audiences = self.random.choice([["members"], ["public"], ["members", "public"]])
            rows += [placement(event, begins, length, audience, **fields) for audience in audiences]
        Placement.objects.bulk_create(rows)

    def move(self):
        earlier = F("span_begins") - 10**6
        moves = {"weight": 7, "span_begins": earlier, "kind": "former", "words": "then", "is_conflicted": True}
        column, value = self.random.choice([*moves.items()])
        self.some(Placement).update(**{column: value})

    def name(self):
        for event in self.random.sample(self.events(), 2):
            actor, role = self.random.choice(self.nouns[Actor]), str(self.random.random())
            Participation.objects.create(timeline=self.timeline, event=event, actor=actor, role=role)
            EventTag.objects.get_or_create(timeline=self.timeline, event=event, tag=self.random.choice(self.nouns[Tag]))
            make.make_citation(event, self.random.choice(self.sources))

    def rename(self):
        self.some(Participation).update(actor=self.random.choice(self.nouns[Actor]))
        self.some(Citation).update(withdrawn_at=self.random.choice([None, timezone.now()]))

    def merge(self):
        model = self.random.choice([Actor, Place])
        one, other, third, _ = self.random.sample(self.nouns[model], 4)
        model.objects.filter(pk=one.pk).update(merged_into=self.random.choice([other, third, None]))

    def remove(self):
        self.some(self.random.choice([Participation, EventTag, Citation, Placement]), 0.3).delete()

    def remove_events(self):
        self.some(Event, 0.1).delete()
        self.event()
        self.event()
        self.event()


DEEDS = (
    World.event, World.change_events, World.place, World.place, World.move, World.name, World.name, World.rename,
    World.merge, World.remove, World.remove_events,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_after_any_statements_the_derived_rows_are_what_follows(timeline, seed):
    world = World(timeline, seed)
    for step in range(40):
        world.random.choice(DEEDS)(world)
        if step % 4 == 3:
            assert_derived(timeline)
    assert_derived(timeline)
    before = counted(timeline), filed(timeline), numbers(timeline)
    FacetPlacement.objects.file_anew(timeline.pk)
    assert (counted(timeline), filed(timeline), numbers(timeline)) == before
    connection.check_constraints()


def test_many_rows_at_once_are_filed_as_few_are(timeline):
    made = [make.make_event(timeline, f"event {n}") for n in range(120)]
    Placement.objects.bulk_create(
        placement(event, n * 1000, audience=audience)
        for n, event in enumerate(made)
        for audience in ("members", "public")
    )
    actor = Actor.objects.create(timeline=timeline, name="Bush")
    Participation.objects.bulk_create(Participation(timeline=timeline, event=event, actor=actor) for event in made)
    assert FacetPlacement.objects.filter(key=actor.pk).count() == 120  # both audiences see the same
    assert_derived(timeline)
    Event.objects.filter(pk__in=[event.pk for event in made[:100]]).update(state=EventState.WITHDRAWN)
    assert_derived(timeline)


def test_what_is_written_first_and_filed_at_the_end_is_the_same(timeline):
    with FacetPlacement.objects.filed_at_the_end(timeline.pk):
        events = [make.make_event(timeline, f"event {n}") for n in range(30)]
        Placement.objects.bulk_create(placement(event, n * 1000) for n, event in enumerate(events))
        assert not FacetPlacement.objects.filter(timeline=timeline).exists()
    assert_derived(timeline)
    make.make_part(events[0], "Bush")
    assert_derived(timeline)


def test_of_equals_half_stand_above_the_other_half(timeline):
    events = [make.make_event(timeline, f"event {n}") for n in range(400)]
    Placement.objects.bulk_create(placement(event, 0) for event in events)
    above = [Placement.objects.filter(timeline=timeline, rank__gte=50 * 32 + n).count() for n in range(4)]
    assert above[0] == 400
    assert all(0.4 < more / fewer < 0.6 for fewer, more in pairwise(above))


def test_with_a_timeline_its_derived_rows_go(timeline):
    event = make.make_event(timeline, "event", "2007-03-11")
    make.make_part(event, "Bush")
    make.place(timeline)
    Placement.objects.filter(timeline=timeline).delete()
    Participation.objects.filter(timeline=timeline).delete()
    timeline.delete()
    connection.check_constraints()
    for model in (Density, FacetCount, FacetPlacement):
        assert not model.objects.filter(timeline_id=timeline.pk).exists()


def test_what_one_written_event_makes_due_is_found_without_reading_the_others(timeline):
    fill(timeline, 3_000)
    analyze()

    def read():
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'events_event'")
            return cursor.fetchone()[0]

    before = read()
    with connection.cursor() as cursor:
        cursor.execute("SELECT events_tellings_are_due(ARRAY[%s])", [Event.objects.order_by("pk")[7].pk])
    assert read() == before
