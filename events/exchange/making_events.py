"""A made-up timeline of any size into the tables: all of it or nothing, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from itertools import islice

from django.db import IntegrityError, transaction

from events.actions.changes import open_change
from events.actions.computing import compute_dates
from events.actions.finding import found_afterwards
from events.actions.placements import place
from events.actions.refusals import Invalid
from events.actions.tellings import keep_all_tellings
from events.actions.turns import turns_afterwards
from events.exchange.bare_tables import InUse, bare
from events.exchange.copying import Table, refresh_statistics
from events.exchange.importing import DERIVED
from events.exchange.rows_of_cast import Ids, Settled
from events.exchange.rows_of_invention import Batch
from events.invention import InventedEvent, made_up
from events.models import (
    Actor,
    Citation,
    Event,
    EventTag,
    FacetPlacement,
    Findable,
    Ledger,
    Lexeme,
    Membership,
    Participation,
    Passage,
    Place,
    Placement,
    Reading,
    Relation,
    Role,
    Source,
    Tag,
    Telling,
    Timeline,
    ToldPlacement,
    Turn,
    User,
    Visibility,
)

BATCH = 10_000  # events held at once; the rows of each table are one statement
_OF_THE_CAST = (
    (Source, Settled.source_rows),
    (Actor, Settled.actor_rows),
    (Place, Settled.place_rows),
    (Tag, Settled.tag_rows),
)
_OF_EVENTS = (
    (Event, Batch.event_rows, True),
    (EventTag, Batch.event_tag_rows, False),
    (Participation, Batch.participation_rows, False),
    (Citation, Batch.citation_rows, True),
    (Relation, Batch.relation_rows, True),
    (Reading, Batch.reading_rows, True),
    (Passage, Batch.passage_rows, False),
    (Placement, Batch.placement_rows, False),
)


_WRITTEN = [model for model, _ in _OF_THE_CAST] + [model for model, _, _ in _OF_EVENTS]
_LARGE = (FacetPlacement, Findable, Lexeme, Telling, ToldPlacement, Turn)  # derived: a row or more to each event


def make_events(
    *,
    count: int,
    by: User,
    slug: str,
    title: str = "",
    seed: int = 2007,
    is_public: bool = False,
    is_alone: bool = False,
    progress: Callable[[int], None] = lambda made: None,
) -> Timeline:
    """A new timeline of `count` made-up events that `by` owns, under one change; the same for the same seed.

    `is_alone` is several times faster, and nobody else can read any timeline meanwhile. `progress` is told how many are
    written, after every batch. Raises Invalid where the address is taken, or somebody is not to be waited for.
    """
    timeline = _begun(count, slug, title, seed, is_public=is_public)
    try:
        with open_change(timeline, verb="make_events", by=by):
            Membership.objects.create(timeline=timeline, user=by, role=Role.OWNER)
            _fill(timeline, count, seed, progress, is_alone=is_alone)
            Ledger.objects.filter(timeline=timeline).update(event_number=count)
            transaction.on_commit(_refresh, robust=True)
    except InUse as error:
        raise Invalid(is_alone="Somebody is using the site. Try again when nobody does, or without --alone.") from error
    except IntegrityError as error:
        if Timeline.objects.filter(slug=slug).exists():  # somebody was quicker
            raise _taken(slug) from error
        raise
    return timeline


def _begun(count: int, slug: str, title: str, seed: int, *, is_public: bool) -> Timeline:
    if count < 1:
        raise Invalid(count="Say how many events: 1 or more.")
    if Timeline.objects.filter(slug=slug).exists():
        raise _taken(slug)
    return Timeline(
        slug=slug,
        title=title.strip() or f"{count:,} made-up events",
        description=f"All of it is made up, from the seed {seed}: the people, the places and what is quoted.",
        visibility=Visibility.PUBLIC if is_public else Visibility.PRIVATE,
    )


def _taken(slug: str) -> Invalid:
    return Invalid(slug=f"There is a timeline at the address {slug} already, and it stays as it is.")


def _fill(timeline: Timeline, count: int, seed: int, progress: Callable[[int], None], *, is_alone: bool) -> None:
    """Write the rows, then all that is derived from them."""
    filed_at_the_end = FacetPlacement.objects.filed_at_the_end(timeline.pk)
    with (
        bare(_LARGE) if is_alone else nullcontext(),
        turns_afterwards(timeline),
        filed_at_the_end,
        found_afterwards(timeline),
    ):
        with bare(_WRITTEN) if is_alone else nullcontext():
            joined = _write(timeline, count, seed, progress)
        refresh_statistics(_WRITTEN)
        place(timeline=timeline, events=compute_dates(timeline=timeline, events=joined))
        keep_all_tellings(timeline=timeline)


def _write(timeline: Timeline, count: int, seed: int, progress: Callable[[int], None]) -> set[int]:
    """Fill the tables; returns the keys of the events whose dates have to be worked out."""
    story = made_up(count, seed=seed)
    settled = Settled(story.cast, timeline, Ids(seed))
    for model, rows in _OF_THE_CAST:
        Table(model, has_keys=True).copy(rows(settled))
    tables = [(Table(model, has_keys=has_keys), rows) for model, rows, has_keys in _OF_EVENTS]
    joined: set[int] = set()
    before, made = None, 0
    for events in _batches(story.events):
        batch = Batch(settled, events, before=before)
        for table, rows_of in tables:
            table.copy(rows_of(batch))
        joined |= batch.joined
        before, made = batch.keys[-1], made + len(events)
        progress(made)
    return joined


def _batches(events: Iterator[InventedEvent]) -> Iterator[Sequence[InventedEvent]]:
    """The next batch is made up while the database is busy with the one before."""
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(lambda: list(islice(events, BATCH)))
        while batch := coming.result():
            coming = beside.submit(lambda: list(islice(events, BATCH)))
            yield batch


def _refresh() -> None:
    refresh_statistics(DERIVED)
