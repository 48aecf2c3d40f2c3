"""One event with everything that is said of it, as one reader may see it: what page, panel and print are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.models import Citation, Event, EventTag, Participation, Place, PlaceKind, Reader, Timeline
from events.queries.citing.citations import CitationShown, shown, standing, with_checks
from events.queries.citing.signed import Check, date_check_of
from events.queries.citing.support import doubt, lineage_of, support
from events.queries.date_in_words import sayings
from events.queries.date_in_words.explaining import Explanation, Sharper, explain, sharper
from events.queries.date_in_words.trail import Trail
from events.queries.date_in_words.trail_shown import trail_shown
from events.queries.lenses.shown import with_dates
from events.queries.likeness.likely_same import Twin, twins_of
from events.queries.network import relative
from events.queries.network.contradictions import ContradictionShown, contradictions
from events.queries.notes import threads
from events.queries.proposals.lines import ProposalLine, waiting_for
from events.queries.reader import labels
from events.queries.reader.names import ActorName, actor_name, coordinates
from events.queries.reader.sight import Sight
from events.queries.sequence.sequence_in_a_day import PlaceInDay, place_in_day


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """Where it happened."""

    id: UUID
    name: str
    where: str  # "in Irbil"; an area, which may be a gulf or a border, is only named
    coordinates: str  # "36.19° N, 44.01° E"; "" where none are known


@dataclass(frozen=True, slots=True)
class PartShown:
    """People and organisations with the same part in the event: "host", "spoke (alleged)"."""

    role: str
    actors: tuple[ActorName, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event's page. `state` and `deviation` are words, and "" where the event is approved and simply happened."""

    id: UUID
    number: int
    version: int
    title: str
    mention: str  # "" where the title serves in sentences too
    summary: str  # Markdown
    state: str
    standing: str  # the same as it is stored: "draft"
    happened: str  # "happened", "not known": for those who edit it
    prominence: str  # "key"
    deviation: str  # "did not happen", "alleged"
    edtf: str  # of the date used; "" where there is none, or no string says it
    support: str  # "Reported by 3 (2 independent) · denied by 1"; "" where nothing is cited
    dating: sayings.Dating
    date_check: Check | None  # who has signed the date off; None without one, and for those who are no members
    trail: Trail | None  # how the plan went, where it was announced
    explanation: Explanation | None  # what the date was worked out from
    sharper: Sharper | None  # what would be more exact than its own date
    contradictions: tuple[ContradictionShown, ...]  # that speak of it
    citations: tuple[CitationShown, ...]
    people: tuple[PartShown, ...]
    place: PlaceShown | None
    tags: tuple[str, ...]
    order: PlaceInDay | None  # among those that begin together; None for those who are no members
    related: tuple[relative.Related, ...]
    proposals: tuple[ProposalLine, ...]  # that wait for a second person; for members
    threads: tuple[threads.Thread, ...]
    open_threads: int
    twins: tuple[Twin, ...]  # what may be the same event; none for those who are no members


def event_page(timeline: Timeline, number: int, reader: Reader, *, token: str = "") -> EventPage | None:
    """The event's page; None where there is no such event or the reader may not see it. At most 20 queries.

    Where its date was worked out, or could be more exact, eleven more tell from what.
    """
    return event_page_in(Sight.of_reader(timeline, reader, token), number)


def event_page_in(sight: Sight, number: int) -> EventPage | None:
    """The same for a reader whose view is known already, through their lens if they have one."""
    event = sight.of(Event.objects.standing()).filter(number=number).select_related("place").first()
    if event is None:
        return None
    with_dates(sight, [event])
    citations = list(standing(sight).filter(event=event).order_by("position", "id"))
    relations = relative.relations_of(event, sight)
    with_dates(sight, [end for each in relations for end in (each.event, each.other)])
    about = Q(event=event) | Q(citation__in=[each.pk for each in citations if not _is_masked(each, sight)])
    notes = threads.threads(about, sight)
    dating = sayings.dating_of(event, citations, relations, sight)
    return EventPage(
        id=event.public_id,
        number=event.number,
        version=event.version,
        title=event.title,
        mention=event.mention,
        summary=event.summary,
        state=labels.EVENT_STATE[event.state],
        standing=event.state,
        happened=labels.OCCURRENCE[event.occurrence],
        prominence=labels.prominence(event.weight),
        deviation=_deviation(event, citations),
        edtf=event.date.edtf if event.date else "",
        support=str(support(citations, lineage_of(citations, sight))),
        dating=dating,
        date_check=date_check_of(event, sight) if sight.is_member and sight.lens is None else None,
        trail=trail_shown(event, citations, dating.told, sight),
        explanation=explain(sight, event),
        sharper=sharper(sight, event),
        contradictions=contradictions(sight, event),
        citations=with_checks(shown(citations, sight), citations, sight),
        people=_people(event, sight),
        place=_place(event.place),
        tags=_tags(event, sight),
        order=place_in_day(event) if sight.is_member else None,
        related=relative.related(event, relations, is_member=sight.is_member),
        proposals=waiting_for(event, sight) if sight.lens is None else (),
        threads=notes,
        open_threads=sum(not each.is_resolved for each in notes),
        twins=twins_of(event, sight),
    )


def is_there(sight: Sight, number: int) -> bool:
    """Whether the reader sees such an event."""
    return sight.of(Event.objects.standing()).filter(number=number).exists()


def _deviation(event: Event, citations: Sequence[Citation]) -> str:
    stances = {each.stance for each in citations}
    return labels.DOUBT[doubt(stances, event.occurrence)] or labels.DEVIATION[event.occurrence]


def _is_masked(citation: Citation, sight: Sight) -> bool:
    return citation.source.is_confidential and not sight.is_member


def _place(place: Place | None) -> PlaceShown | None:
    if place is None:
        return None
    where = place.name if place.kind == PlaceKind.AREA else f"in {place.name}"
    return PlaceShown(place.public_id, place.name, where, coordinates(place.latitude, place.longitude))


def _people(event: Event, sight: Sight) -> tuple[PartShown, ...]:
    """Actors grouped by their part, in the editor's order."""
    rows = sight.of(Participation.objects.filter(event=event)).select_related("actor").order_by("position", "id")
    parts: dict[str, list[ActorName]] = {}
    for row in rows:
        parts.setdefault(labels.role(row.role, is_alleged=row.is_alleged), []).append(actor_name(row.actor))
    return tuple(PartShown(role, tuple(actors)) for role, actors in parts.items())


def _tags(event: Event, sight: Sight) -> tuple[str, ...]:
    rows = sight.of(EventTag.objects.filter(event=event)).order_by("tag__name")
    return tuple(rows.values_list("tag__name", flat=True))
