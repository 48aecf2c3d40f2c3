"""Made-up timelines in the tables: whole, under one change, and derived as everything else is."""

from __future__ import annotations

import io
import itertools
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.exchange import make_events
from events.exchange import making_events as deed
from events.models import (
    Change,
    Citation,
    ComputedDate,
    Contradiction,
    Density,
    Event,
    FacetCount,
    FacetPlacement,
    Ledger,
    Placement,
    Source,
    Timeline,
    User,
    Visibility,
)
from tests.exchange.conftest import given_out, taken_in

KEYS = {"id", "placement_id"}  # of rows that are made anew

pytestmark = pytest.mark.django_db


def rows(model: Any, timeline: Timeline) -> list[dict[str, Any]]:
    found = model.objects.filter(timeline=timeline).values()
    return sorted(
        ({name: value for name, value in row.items() if name not in {"id", "placement_id"}} for row in found), key=repr
    )


def made(slug: str = "made-up", count: int = 60, **options: Any) -> str:
    said = io.StringIO()
    call_command("make_events", str(count), slug=slug, stdout=said, **options)
    return said.getvalue()


def test_what_is_derived_is_what_a_rebuild_derives(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deed, "BATCH", 128)
    timeline = make_events(count=500, by=owner, slug="made-up")
    tables = (Placement, ComputedDate, Contradiction, Density, FacetCount, FacetPlacement)
    before = [rows(model, timeline) for model in tables]
    assert len(before[0]) > 900
    assert all(before[1:2] + before[3:])
    rebuild_placements(timeline=timeline)
    assert [rows(model, timeline) for model in tables] == before


def test_what_is_drawn_together_stands_together_whoever_wrote_it(owner: User) -> None:
    timeline = make_events(count=300, slug="made", by=owner)
    assert_heaviest_first(timeline)
    rebuild_placements(timeline=timeline)
    assert_heaviest_first(timeline)
    assert_heaviest_first(taken_in(given_out(timeline), owner, "again"))


def assert_heaviest_first(timeline: Timeline) -> None:
    """The ranks of what has a date of its own, as they stand in the tables."""
    for table, whose in (("events_placement", "audience"), ("events_toldplacement", "teller")):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {whose}, array_agg(rank ORDER BY id) FROM {table} "
                "WHERE timeline_id = %s AND NOT is_computed GROUP BY 1",
                [timeline.pk],
            )
            found = dict(cursor.fetchall())
        assert len(found) > 1
        for ranks in found.values():
            falls = sum(one < other for one, other in itertools.pairwise(ranks))
            assert falls <= len(ranks) / 50  # but where some were placed anew


def test_all_of_it_is_one_change_with_its_history(owner: User) -> None:
    timeline = make_events(count=60, by=owner, slug="made-up")
    (change,) = Change.objects.filter(timeline=timeline)
    assert (change.verb, change.by) == ("make_events", owner)
    for model in (Event, Citation, Source):
        versions = model.versions.rel.related_model.objects.filter(timeline=timeline)
        assert versions.count() == model.objects.filter(timeline=timeline).count() > 0
        assert set(versions.values_list("pgh_context_id", flat=True)) == {change.pk}
    assert Ledger.objects.get(timeline=timeline).event_number == 60


def test_the_same_seed_fills_the_tables_alike(owner: User) -> None:
    one = make_events(count=60, by=owner, slug="one", seed=5)
    other = make_events(count=60, by=owner, slug="other", seed=5)
    columns = ("number", "public_id", "title", "summary", "weight", "date_edtf", "state")
    assert _events(one, columns) == _events(other, columns)


def _events(timeline: Timeline, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return list(Event.objects.filter(timeline=timeline).order_by("number").values_list(*columns))


def test_constraints_hold_at_commit(owner: User) -> None:
    make_events(count=200, by=owner, slug="made-up")
    connection.check_constraints()


def test_the_command_says_where_it_is_and_how_fast_it_was() -> None:
    said = made(title="A hundred years of Harmere", public=True)
    assert "60 of 60 written" in said
    assert "Made 60 events at /t/made-up/, public" in said
    timeline = Timeline.objects.get()
    assert (timeline.title, timeline.visibility) == ("A hundred years of Harmere", Visibility.PUBLIC)


def test_a_second_timeline_at_the_address_is_refused_with_what_to_do() -> None:
    made()
    with pytest.raises(CommandError, match=r"at the address made-up already.* --slug made-up-2"):
        made()
    assert Event.objects.count() == 60


def test_an_address_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(CommandError, match="cannot be an address"):
        made("made up")
    with pytest.raises(CommandError, match="1 or more"):
        made(count=0)
    assert not Timeline.objects.exists()


def test_stopped_halfway_it_leaves_nothing(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deed, "BATCH", 20)

    def stop(timeline: Timeline, **_: Any) -> None:
        assert Event.objects.filter(timeline=timeline).count() == 60
        raise KeyboardInterrupt

    monkeypatch.setattr(deed, "compute_dates", stop)
    with pytest.raises(CommandError, match="nothing was made") as stopped:
        made()
    assert stopped.value.returncode == 130
    assert not Timeline.objects.exists()
    assert not Event.objects.exists()


def test_two_at_once_cannot_have_one_address(owner: User) -> None:
    make_events(count=1, by=owner, slug="made-up")
    with pytest.raises(Invalid, match="stays as it is"):
        make_events(count=1, by=owner, slug="made-up")
