"""A document into a timeline of its own: all of it or nothing.

Content only. A document has no key for owners, roles, visibility, state or accounts, and a key that the schema does
not name is refused; so nothing is ignored, and nothing is taken in that a reader of the schema would not expect.
"""

from __future__ import annotations

from typing import IO, Any

from django.db import IntegrityError, transaction

from events.actions.changes import open_change
from events.actions.computing import compute_dates
from events.actions.finding import found_afterwards
from events.actions.placements import place
from events.actions.tellings import keep_all_tellings
from events.actions.turns import keep_turns_beside
from events.exchange import rows, rows_of_events, rows_of_stories
from events.exchange.copying import Table, refresh_statistics
from events.exchange.date_objects import DateReader
from events.exchange.draft import Draft, taken
from events.exchange.identity import Item
from events.exchange.meaning import problems_in
from events.exchange.parsing import parse_document
from events.exchange.placements import placements
from events.exchange.problems import DocumentRefused, Found, refusal
from events.exchange.shape import document_check
from events.models import (
    Actor,
    Annotation,
    Citation,
    Density,
    DigestParagraph,
    Era,
    Event,
    EventTag,
    FacetCount,
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
    Story,
    StoryStep,
    Tag,
    Telling,
    Timeline,
    ToldPlacement,
    Turn,
    TurnCount,
    User,
)

_TIMELINE = (
    "slug",
    "title",
    "description",
    "language",
    "time_zone",
    "group_by",
    "quote_characters",
    "quote_percent",
    "quote_least",
)
_GROUPS = ("group_order", "group_collapsed")
MANY = 1_000  # events that change what queries cost
# Each table with the rows that a document has for it, and whether other rows refer to them.
TABLES = (
    (Source, rows.sources, True),
    (DigestParagraph, rows.digests, False),
    (Actor, rows.actors, True),
    (Place, rows.places, True),
    (Tag, rows.tags, True),
    (Era, rows.eras, False),
    (Event, rows_of_events.events, True),
    (EventTag, rows_of_events.event_tags, False),
    (Participation, rows_of_events.participations, False),
    (Citation, rows_of_events.citations, True),
    (Relation, rows.relations, True),
    (Reading, rows_of_events.readings, True),
    (Annotation, rows.notes, True),
    (Story, rows_of_stories.stories, True),
    (StoryStep, rows_of_stories.steps, False),
    (Passage, rows_of_events.passages, False),
    (Placement, placements, False),
)
DERIVED = (Density, FacetCount, FacetPlacement, Findable, Lexeme, Telling, ToldPlacement, Turn, TurnCount)


def import_document(*, document: bytes | IO[bytes], by: User, slug: str | None = None) -> Timeline:
    """Make a private timeline, owned by `by`, of a JSON document. `slug` stands in for the document's own.

    Raises DocumentRefused with every problem's place and remedy (the first hundred), and then nothing is changed.
    Ids are unique per timeline: the same document can stand beside itself under another slug.
    """
    content, dates = read_document(document, slug=slug)
    timeline = Timeline(**_timeline_columns(content["timeline"], dates))
    try:
        with open_change(timeline, verb="import_timeline", by=by):
            Membership.objects.create(timeline=timeline, user=by, role=Role.OWNER)
            with found_afterwards(timeline):
                _copy(Draft(content, timeline, dates))
            place(timeline=timeline, events=compute_dates(timeline=timeline))
            keep_turns_beside(timeline=timeline)
            keep_all_tellings(timeline=timeline)
    except IntegrityError as error:
        if Timeline.objects.filter(slug=timeline.slug).exists():  # somebody was quicker
            raise refusal(content, [_slug_taken(timeline.slug)]) from error
        raise
    return timeline


def read_document(document: bytes | IO[bytes], *, slug: str | None = None) -> tuple[Item, DateReader]:
    """The content of a document that can be imported, and the dates read on the way. Raises DocumentRefused."""
    content = parse_document(document)
    if slug is not None and isinstance(content, dict) and isinstance(content.get("timeline"), dict):
        content["timeline"]["slug"] = slug
    found = list(document_check()(content))
    if found:
        raise refusal(content, found)
    dates = DateReader()
    found = problems_in(content, dates)
    if Timeline.objects.filter(slug=content["timeline"]["slug"]).exists():
        found.insert(0, _slug_taken(content["timeline"]["slug"]))
    if found:
        raise refusal(content, found)
    return content, dates


def _slug_taken(slug: str) -> Found:
    what = f"There is a timeline at the address {slug} already"
    return Found(("timeline", "slug"), what, "Import it under another: --slug another-name.")


def _timeline_columns(content: Item, dates: DateReader) -> dict[str, Any]:
    columns = taken(content, _TIMELINE)
    columns |= {key: list(dict.fromkeys(map(str.lower, content.get(key, ())))) for key in _GROUPS}
    opening = content.get("opening_range")
    if opening is not None:
        stretch = dates.read(opening)
        if not isinstance(stretch, Found):
            columns |= {"opening_from": stretch.begins_earliest, "opening_to": stretch.ends_latest}
    return columns


def _copy(draft: Draft) -> None:
    """Fill the tables; after a large document, the planner learns of it as soon as it is committed."""
    if len(draft.events) >= MANY:
        written = [model for model, _, _ in TABLES]
        transaction.on_commit(lambda: refresh_statistics([*written, *DERIVED]), robust=True)
    with FacetPlacement.objects.filed_at_the_end(draft.timeline.pk):
        for model, rows_of, has_keys in TABLES:
            Table(model, has_keys=has_keys).copy(rows_of(draft))
    if draft.events:
        last = draft.events[-1]["number"]
        Ledger.objects.filter(timeline=draft.timeline).update(event_number=last)


__all__ = ["DocumentRefused", "import_document", "read_document"]
