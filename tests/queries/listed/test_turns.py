"""The stored order of the list is the one that is worked out from nothing, after whatever was done to the timeline."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.actions.placements import rebuild_placements
from events.dates import parse
from events.models import Event, EventState, EventTag, Relation, RelationKind, Stance, Tag, TurnCount, Unit
from events.queries.listed.order import told
from events.queries.listed.the_list import the_list
from events.queries.listed.turns_kept import PagesKept, WaysKept, beside, everything, in_order
from events.queries.listed.turns_told import turns_told
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries.filled import analyze, fill
from tests.queries.kept_plans import nodes

pytestmark = pytest.mark.django_db

DATES = (
    None, None, None, "2007-03-10", "2007-03-10", "2007-03-10", "2007-03", "2007", "[..2007-03-09]", "/2007-05-04",
    "198X", "2007-03~", "2007-05-03/2007-05-04", "../2007-03-09", "2007-03-10/..", "-0752", "Y-200000",
    "[2007-03-28..2007-04-03]", "[2006-12-30..2007-01-02]", "1970-01-01", "1969-12-31", "2004-02-29", "0000-03-01",
    "2007-01-31T23:00:00+03:00", "2007-01/2007-12",
)  # fmt: skip
KINDS = (RelationKind.BEFORE, RelationKind.AFTER, RelationKind.DURING, RelationKind.RESPONDS_TO, RelationKind.MEETS)


class Made:
    """A timeline of chance, and deeds upon it as the actions do them: rows first, then what follows from them."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        self.timeline = make.make_timeline()
        self.member = make.make_member(self.timeline)
        for number in range(11):
            self._event(number)
        for _ in range(6):
            self._relation()
        make.place(self.timeline)

    def _event(self, number: int) -> None:
        state = self.pick.choice([EventState.APPROVED] * 4 + [EventState.DRAFT])
        date, key = self.pick.choice(DATES), self.pick.choice((0, 0, 1))
        event = make.make_event(self.timeline, f"event {number}", date, state=state, sort_key=key)
        if date is None and self.pick.random() < 0.3:
            source = make.make_source(self.timeline, published="2007-01-01")
            make.make_reading(make.make_citation(event, source, stance=Stance.ANNOUNCES), self.pick.choice(DATES[3:8]))
        if date is None and self.pick.random() < 0.5:
            event.dating_basis = "computed"
            event.save()

    def relate(self) -> None:
        rebuild_placements(timeline=self.timeline, events=self._relation())

    def _relation(self) -> list[Event]:
        one, other = self.pick.sample(list(Event.objects.filter(timeline=self.timeline)), 2)
        kind = self.pick.choice(KINDS)
        is_measured = kind in (RelationKind.BEFORE, RelationKind.AFTER) and self.pick.random() < 0.5
        gap = {"gap_least": 1, "gap_most": 1, "gap_unit": Unit.DAYS} if is_measured else {}
        make.make_relation(one, kind, other, **gap)
        return [one, other]

    def unrelate(self) -> None:
        row = self.pick.choice(list(Relation.objects.filter(timeline=self.timeline).select_related("event", "other")))
        if self.pick.random() < 0.3:
            row.delete()
        else:
            make.withdraw(row)
        rebuild_placements(timeline=self.timeline, events=[row.event, row.other])

    def redate(self) -> None:
        event = self.pick.choice(list(Event.objects.filter(timeline=self.timeline)))
        date = self.pick.choice(DATES)
        event.date = parse(date) if date else None
        event.dating_basis, event.dating_rationale = ("ruled", "as made") if date else ("computed", "")
        event.sort_key = self.pick.choice((0, 1, 2))
        event.save()
        rebuild_placements(timeline=self.timeline, events=[event])

    def show_or_hide(self) -> None:
        event = self.pick.choice(list(Event.objects.filter(timeline=self.timeline)))
        event.state = self.pick.choice(list(EventState))
        event.save()
        rebuild_placements(timeline=self.timeline, events=[event])


def sights(made: Made) -> list[Sight]:
    return [Sight.of_reader(made.timeline, reader) for reader in (AnonymousUser(), made.member)]


def assert_kept_as_told(made: Made) -> None:
    for sight in sights(made):
        turns = told(sight)
        assert list(PagesKept(sight).stretch(0, 100).turns) == turns
        assert everything(sight) == len(turns)
        blocks = TurnCount.objects.filter(timeline=made.timeline, audience=sight.audience)
        assert sum(row.turns for row in blocks) == len(turns)


@pytest.mark.parametrize("seed", range(3))
def test_the_stored_order_is_the_one_worked_out_from_nothing_after_every_deed(seed):
    made = Made(seed)
    assert_kept_as_told(made)
    for _ in range(5):
        made.pick.choice((made.relate, made.unrelate, made.redate, made.show_or_hide))()
        assert_kept_as_told(made)
    rebuild_placements(timeline=made.timeline)
    assert_kept_as_told(made)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("is_narrowed", "most"),
    [(False, None), (True, None), (True, 0), (True, 10**9)],
    ids=["all", "some", "found", "asked"],
)
def test_every_page_of_the_stored_list_is_that_of_the_list_in_memory(seed, is_narrowed, most, monkeypatch):
    made = Made(seed + 100)
    if most is not None:  # up to so many turns that are walked past the filters are asked of each
        asked = PagesKept._more
        monkeypatch.setattr(PagesKept, "_more", lambda pages, walked: asked(pages, 10**6 if most == 0 else 0))
    for sight in sights(made):
        passing = Event.objects.filter(number__in=range(0, 99, 2)) if is_narrowed else None
        matching = None if passing is None else set(passing.values_list("pk", flat=True))
        memory = turns_told(sight, told(sight), matching).pages
        kept = PagesKept(sight, passing)
        assert kept.total == memory.total
        for first in range(0, memory.total, 2):
            one, other = kept.stretch(first, 2), memory.stretch(first, 2)
            assert (list(one.turns), one.before, one.after) == (list(other.turns), other.before, other.after)
        assert list(kept.stretch(99, 3).turns) == []
        assert tuple(kept.loose(2).turns) == tuple(memory.loose(2).turns)
        assert kept.loose(2).total == memory.loose(2).total
        for event in Event.objects.filter(timeline=made.timeline):
            assert kept.place_of(event.pk) == memory.place_of(event.pk)


@pytest.mark.parametrize("seed", range(2))
def test_neighbours_and_chains_are_those_of_the_whole_list(seed):
    made = Made(seed + 200)
    for sight in sights(made):
        turns = turns_told(sight, told(sight))
        order = [turn.event for turn in told(sight)]
        assert in_order(sight, set(order)) == order
        for place, event in enumerate(order):
            previous = order[place - 1] if place else None
            following = order[place + 1] if place + 1 < len(order) else None
            assert beside(sight, event) == (previous, following)
        shown = turns.pages.loose(60).turns
        memory, kept = turns.ways.around(shown), WaysKept(sight).around(shown)
        assert set(kept.relations) <= set(memory.relations)
        assert set(kept.announced) <= set(memory.announced)
        assert sorted(kept.places, key=kept.places.__getitem__) == [
            event for event in order if event in kept.places and event in memory.places
        ]


def test_the_list_of_few_and_of_many_is_the_same(monkeypatch):
    made = Made(300)
    for sight in sights(made):
        passing = Event.objects.filter(weight=50)
        few = the_list(sight, passing).pages.stretch(2, 4)
        monkeypatch.setattr("events.queries.listed.the_list.FEW", 0)
        many = the_list(sight, passing).pages.stretch(2, 4)
        assert (list(few.turns), few.before, few.after) == (list(many.turns), many.before, many.after)


def test_a_filter_that_nothing_can_pass_leaves_an_empty_list():
    made = Made(301)
    for sight in sights(made):
        pages = PagesKept(sight, Event.objects.none())
        assert (pages.total, list(pages.stretch(0, 100).turns), pages.loose(9).total) == (0, [], 0)
        assert WaysKept(sight).around([]).relations == []


def test_a_list_too_large_for_the_order_of_the_clock_keeps_that_of_the_calendar(monkeypatch):
    timeline = make.make_timeline()
    make.make_event(timeline, "speech", "2007-01-10T21:00:00-05:00")
    make.make_event(timeline, "raid", "2007-01-11T03:00:00+03:00")
    sight = Sight.of_reader(timeline, AnonymousUser())
    assert [turn.number for turn in the_list(sight, is_by_clock=True).pages.stretch(0, 9).turns] == [2, 1]
    monkeypatch.setattr("events.queries.listed.the_list.MOST_BY_CLOCK", 1)
    assert [turn.number for turn in the_list(sight, is_by_clock=True).pages.stretch(0, 9).turns] == [1, 2]


def test_a_page_of_many_is_read_by_walking_to_it_and_a_page_far_in_by_finding_all():
    timeline = make.make_timeline()
    fill(timeline, 6000)
    analyze()
    sight = Sight.of_reader(timeline, AnonymousUser())
    tag = Tag.objects.filter(timeline=timeline).order_by("pk").first()
    tagged = Event.objects.filter(pk__in=EventTag.objects.filter(tag=tag).values("event_id"))
    pages = PagesKept(sight, tagged)
    assert 500 < pages.total < 1500
    assert 100 < rows_read(lambda: pages._rows(0, 20)) < 1500  # not 6,000 turns
    last = pages.total - 10
    assert len(pages._rows(last, 100)) == 10
    assert rows_read(lambda: pages._rows(last, 100)) < 15_000  # each is met once, not looked up for 6,000


def test_what_leads_on_from_events_without_a_date_is_looked_up_and_not_all_that_is_said():
    timeline = make.make_timeline()
    fill(timeline, 3000)
    events = list(Event.objects.filter(timeline=timeline).order_by("pk"))
    pairs = zip(events[::2], events[1::2], strict=False)
    Relation.objects.bulk_create(
        Relation(timeline=timeline, event=one, kind=RelationKind.BEFORE, other=other) for one, other in pairs
    )
    sight = Sight.of_reader(timeline, AnonymousUser())
    shown = PagesKept(sight).loose(5).turns
    analyze()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # so few relations stand on a few pages
    assert len(WaysKept(sight).around(shown).relations) == 3
    assert rows_read(lambda: WaysKept(sight).around(shown)) < 300  # of 1,500 relations


def rows_read(ask):
    """Of all nodes of the plans of the statements on turns that this asks."""
    statements = []

    def noted(execute, statement, parameters, many, context):
        statements.append((statement, parameters))
        return execute(statement, parameters, many, context)

    with connection.execute_wrapper(noted):
        ask()
    rows = 0.0
    for statement, parameters in statements:
        if "events_turn" not in statement.split("ORDER BY")[0] or "count" in statement:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters)
            rows += sum(
                (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
                for node in nodes(cursor.fetchone()[0][0]["Plan"])
            )
    return rows
