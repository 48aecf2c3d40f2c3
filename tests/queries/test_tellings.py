"""What is stored of tellings is what a lens comes to when it is worked out, after whatever was done to the timeline."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.actions.tellings import keep_all_tellings, keep_tellings
from events.dates import parse
from events.models import Actor, Source, Telling, ToldPlacement
from events.queries import kept
from events.queries.lenses import lens_of
from events.queries.order import told
from events.queries.placed_through import placements_through
from events.queries.sight import Sight
from events.queries.tales import tales
from events.queries.turns_kept import PagesKept
from tests.queries.of_chance import Chance

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


def assert_kept(made: Chance, share: float = 1):
    for sight in lenses(made):
        if made.pick.random() < share:
            assert_stored(sight)


@pytest.fixture(autouse=True)
def _forgetful(monkeypatch):
    """Nothing is remembered: rows are written here without a change of their own."""
    monkeypatch.setattr("events.queries.remembered.Remembered.__call__", lambda self, sight: self._work_out(sight))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_stored_is_what_is_worked_out_after_every_deed(seed):
    made = Chance(seed)
    keep_all_tellings(timeline=made.timeline)
    assert_kept(made, 0.3)
    for _ in range(8):
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
