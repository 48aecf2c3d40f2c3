"""What is stored of tellings is what a lens comes to when it is worked out, after whatever was done to the timeline."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.actions.actors import merge_actors, unmerge_actor
from events.actions.tellings import keep_all_tellings, keep_tellings
from events.dates import parse
from events.models import Actor, Event, FacetKind, Ledger, Place, Role, Source, Telling, TellingDue, ToldPlacement
from events.queries.comparing.told_otherwise import told_otherwise
from events.queries.filtering.facets import _of_events
from events.queries.filtering.facets_told import counts_of_events
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.placed_through import placements_through
from events.queries.lenses.tales import outcomes, tales, tales_of
from events.queries.listed.order import told
from events.queries.listed.the_list import beside, in_order, the_list, turns_among
from events.queries.listed.turns_kept import PagesKept
from events.queries.listed.turns_told import turns_told
from events.queries.picture.ground import ground
from events.queries.picture.picked import picked
from events.queries.picture.viewport import viewport
from events.queries.reader import kept
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries.of_chance import Chance
from tests.remembering import remembering

pytestmark = pytest.mark.django_db

DAYS = ("2005-01-01", "2007-01-01", "2007-01-04", "2007-01-05", "2007-02-27", "2007-02-28", "2007-03-01", "2020-01-01")


def lenses(made: Chance):
    """Readers through every lens: each day, each teller, some of both."""
    for reader in (AnonymousUser(), made.member):
        sight = Sight.of_reader(made.timeline, reader)
        tellers = [*sight.of(Source.objects.standing()), *sight.of(Actor.objects.standing())]
        asked = [(day, None) for day in DAYS] + [(None, each) for each in tellers]
        asked += [(made.pick.choice(DAYS), each) for each in tellers]
        for day, teller in asked:
            known = parse(day) if day else None
            yield sight.through(lens_of(sight, known=known, according=teller.public_id if teller else None))


def stored(sight: Sight):
    """The placements of the lens as rows, without their keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {kept.PLACEMENTS} nothing AS (SELECT) SELECT row_to_json(each)::text FROM events_placement AS each",
            kept.held_by(sight),
        )
        return sorted(_row(json.loads(text)) for (text,) in cursor.fetchall())


def _row(columns):
    left_out = ("id", "rank", "known_from", "known_to")
    return json.dumps({name: value for name, value in sorted(columns.items()) if name not in left_out})


def assert_stored(sight: Sight):
    assert kept.is_kept(sight)
    assert stored(sight) == sorted(_row(columns) for columns in json.loads(placements_through(sight)))
    order = told(sight)
    assert list(PagesKept(sight).stretch(0, 100).turns) == order
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT event_id, occurrence FROM events_telling WHERE {kept.ON_THE_DAY}", kept.held_by(sight))
        assert dict(cursor.fetchall()) == {event: tale.occurrence.value for event, tale in tales(sight).items()}
    assert counts_of_events(sight) == _of_events(sight)


def assert_kept(made: Chance, share: float = 1):
    with remembering():
        for sight in lenses(made):
            if made.pick.random() < share:
                assert_stored(sight)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_stored_is_what_is_worked_out_after_every_deed(seed):
    made = Chance(seed)
    keep_all_tellings(timeline=made.timeline)
    assert_kept(made, 0.3)
    for _ in range(6):
        made.do_something()
        keep_tellings(timeline=made.timeline)
        assert_kept(made, 0.15)
    assert_kept(made)
    before = rows_of(made)
    keep_all_tellings(timeline=made.timeline)
    assert rows_of(made) == before
    connection.check_constraints()


def rows_of(made: Chance):
    """Everything that is stored."""
    return [
        sorted(model.objects.filter(timeline=made.timeline).values_list(*columns), key=repr)
        for model, columns in (
            (Telling, ("event_id", "teller", "known_from", "known_to", "audience", "start", "place", "occurrence")),
            (
                ToldPlacement,
                ("event_id", "teller", "known_from", "known_to", "audience", "kind", "span_begins", "words"),
            ),
        )
    ]


def test_a_picture_of_many_is_that_of_few(monkeypatch):
    made = Chance(11, events=14)
    keep_all_tellings(timeline=made.timeline)
    for sight in lenses(made):
        if (on := ground(sight)) is None:
            continue
        few = json.loads(viewport(sight, on))
        with monkeypatch.context() as patched:
            patched.setattr("events.queries.lenses.told_by.FEW", -1)
            assert ground(sight) == on
            assert picked(sight, None).is_told
            many = json.loads(viewport(sight, on))
            grouped = json.loads(viewport(sight, on, group=FacetKind.SOURCE))
        assert many.pop("estimate")
        assert many == few
        assert grouped == json.loads(viewport(sight, on, group=FacetKind.SOURCE))


def test_every_page_of_the_stored_list_is_that_of_the_list_in_memory():
    made = Chance(12)
    keep_all_tellings(timeline=made.timeline)
    with remembering():
        for sight in lenses(made):
            if made.pick.random() < 0.5:
                continue
            order, kept_pages = told(sight), PagesKept(sight)
            memory = turns_told(sight, order).pages
            assert kept_pages.total == memory.total == the_list(sight).everything
            for first in range(0, memory.total, 3):
                one, other = kept_pages.stretch(first, 3), memory.stretch(first, 3)
                assert (list(one.turns), one.before, one.after) == (list(other.turns), other.before, other.after)
            assert tuple(kept_pages.loose(2).turns) == tuple(memory.loose(2).turns)
            keys = [turn.event for turn in order]
            assert in_order(sight, set(keys)) == keys
            assert turns_among(sight, keys[:3]) == {turn.event: turn for turn in order[:3]}
            for place, event in enumerate(keys):
                assert kept_pages.place_of(event) == place
                previous, following = keys[place - 1] if place else None, keys[place + 1] if keys[place + 1 :] else None
                assert beside(sight, event) == (previous, following)
            assert tales_of(sight, keys[::2]) == {event: tales(sight)[event] for event in keys[::2]}
            assert outcomes(sight) == {event: tale.occurrence.value for event, tale in tales(sight).items()}


def test_while_something_is_due_a_lens_is_worked_out_by_whoever_asks():
    made = Chance(13)
    sight = next(each for each in lenses(made) if each.lens.known is not None)
    assert TellingDue.objects.filter(timeline=made.timeline).exists()
    assert not kept.is_kept(sight)
    assert [turn.event for turn in the_list(sight).pages.stretch(0, 99).turns] == [turn.event for turn in told(sight)]
    keep_tellings(timeline=made.timeline)
    assert kept.is_kept(sight)
    Ledger.objects.filter(timeline=made.timeline).update(derivation=0)
    made.timeline.refresh_from_db()
    assert not kept.is_kept(Sight.of_reader(made.timeline, AnonymousUser()))


def test_two_people_joined_tell_as_one_and_part_again():
    timeline = make.make_timeline()
    editor = make.make_member(timeline, "ed", Role.EDITOR)
    event = make.make_event(timeline, "raid")
    one, other = (make.make_part(event, name).actor for name in ("Ann", "Anne"))
    make.make_reading(make.make_citation(event, make.make_source(timeline), speaker=one), "2007-03-10")
    make.place(timeline)
    joined = merge_actors(actor=one, into=other, version=one.version, by=editor)
    tellers = set(Telling.objects.filter(event_id=event.pk).values_list("teller", flat=True))
    assert -other.pk in tellers
    assert -one.pk not in tellers
    one.refresh_from_db()
    unmerge_actor(actor=one, version=one.version, by=editor)
    assert joined is not None
    tellers = set(Telling.objects.filter(event_id=event.pk).values_list("teller", flat=True))
    assert -one.pk in tellers
    assert not TellingDue.objects.exists()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_otherwise_is_read_from_what_is_stored_as_it_is_worked_out(seed, monkeypatch):
    made = Chance(seed)
    keep_all_tellings(timeline=made.timeline)
    differing, memory = 0, {}
    for reader in (AnonymousUser(), made.member):
        sight = Sight.of_reader(made.timeline, reader)
        through = [sight.through(lens_of(sight, known=parse(day))) for day in DAYS]
        for before, after in combinations(through, 2):
            stored_ones = told_otherwise(before, after, most=3)
            with monkeypatch.context() as patched, remembering(memory):
                patched.setattr("events.queries.comparing.told_otherwise.is_kept", lambda _: False)
                assert told_otherwise(before, after, most=3) == stored_ones
            differing += stored_ones.number
    assert differing


def test_people_places_and_tags_are_counted_alike_from_what_is_stored_and_from_what_is_written():
    timeline = make.make_timeline()
    early, late = (make.make_source(timeline, day, published=day) for day in ("2007-01-01", "2007-03-01"))
    member, town, other = make.make_member(timeline), make.make_place(timeline, "Irbil"), make.make_place(timeline, "E")
    for number in range(8):
        event = make.make_event(timeline, f"event {number}", place=(None, town, other)[number % 3])
        make.make_part(event, f"Ann {number % 2}")
        make.make_tagging(event, f"tag {number % 3}")
        make.make_citation(event, late if number % 4 == 3 else early)
        if number >= 6:
            Event.objects.filter(pk=event.pk).update(state=("draft", "withdrawn")[number - 6])
    Place.objects.filter(pk=other.pk).update(merged_into=town)
    keep_all_tellings(timeline=timeline)
    for reader in (AnonymousUser(), member):
        for day in ("2007-02-01", "2007-04-01"):
            seen = Sight.of_reader(timeline, reader)
            sight = seen.through(lens_of(seen, known=parse(day)))
            counts = counts_of_events(sight)
            assert counts == _of_events(sight)
            assert all(counts.values())
