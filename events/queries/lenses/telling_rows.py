"""The rows behind what is told of some events, as members see them and as strangers do, one component at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from events.models import (
    TEMPORAL,
    Citation,
    Event,
    EventState,
    PlacementAudience,
    Reading,
    Relation,
    ReportedOccurrence,
    Stance,
    Timeline,
)
from events.models.fields import PARTS
from events.models.reading import ReadingQuerySet
from events.models.relation import RelationQuerySet
from events.models.telling import UNTOLD
from events.queries.dating.dating import Said, out_by
from events.queries.dating.proposing import Reported
from events.queries.lenses.said_rows import DATE, READING, CitedAs, date_from, said_from
from events.queries.lenses.tellings import Cited, Material, Stated, Written
from events.queries.network.network_rows import RELATED, component, related, rival_readings

_PUBLISHED = tuple(f"source__published_{part}" for part in PARTS)
_CITATION = (
    "pk", "event_id", "event__state", "source_id", "speaker_id", "stance", "reported_occurrence",
    "source__derived_from_id", "source__public_label",
)  # fmt: skip
_RELATION = (*RELATED, "citation_id")
_MEMBERS, _PUBLIC = PlacementAudience.MEMBERS, PlacementAudience.PUBLIC


class _Citation(NamedTuple):
    pk: int
    speaker: int | None
    is_public: bool
    is_confidential: bool
    cited: CitedAs
    said: list[tuple[Said, bool]]  # and whether strangers see it

    @property
    def out(self) -> int:
        return UNTOLD if self.cited.published is None else out_by(self.cited.published)


@dataclass(slots=True)
class _Loaded:
    """Everything that stands, with what strangers do not see."""

    events: dict[int, Written] = field(default_factory=dict)
    cited: dict[int, _Citation] = field(default_factory=dict)  # in the order of the footnotes
    stated: list[tuple[Stated, bool]] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)  # of citations


class Component(NamedTuple):
    """What is joined; `public` is None where strangers see the same as members."""

    members: Material
    public: Material | None


def components(timeline: Timeline, events: Collection[int]) -> Iterator[Component]:
    """The components of these events (primary keys), which have to be whole (five queries at most)."""
    loaded = _loaded(timeline, events)
    of_event: dict[int, list[_Citation]] = {}
    for citation in loaded.cited.values():
        of_event.setdefault(citation.cited.event, []).append(citation)
    stated: dict[int, list[tuple[Stated, bool]]] = {}
    edges = []
    for each in loaded.stated:
        stated.setdefault(each[0].related.event, []).append(each)
        edges.append((each[0].related.event, each[0].related.other))
    tied = {event for edge in edges for event in edge}
    met: set[int] = set()
    for event in loaded.events:
        if event in met:
            continue
        around = component(edges, {event}) if event in tied else {event}
        met |= around
        yield _component(loaded, around, of_event, stated)


def _component(
    loaded: _Loaded,
    around: Collection[int],
    of_event: Mapping[int, list[_Citation]],
    stated: Mapping[int, list[tuple[Stated, bool]]],
) -> Component:
    some = _Loaded(
        {event: loaded.events[event] for event in around if event in loaded.events},
        stated=sorted((each for event in around for each in stated.get(event, ())), key=lambda each: each[0].tied[0]),
    )
    here = {citation.pk for event in around for citation in of_event.get(event, ())}
    here |= {each.citation for each, _ in some.stated if each.citation in loaded.cited}
    some.cited = {pk: loaded.cited[pk] for pk in sorted(here, key=loaded.order.__getitem__)}
    members = _material(some, _MEMBERS)
    return Component(members, None if _is_the_same(some) else _material(some, _PUBLIC))


def _is_the_same(some: _Loaded) -> bool:
    return (
        all(row.state == EventState.APPROVED for row in some.events.values())
        and all(row.is_public and not row.is_confidential for row in some.cited.values())
        and all(is_public for row in some.cited.values() for _, is_public in row.said)
        and all(is_public for _, is_public in some.stated)
    )


def _material(some: _Loaded, audience: PlacementAudience) -> Material:
    is_public = audience == _PUBLIC
    return Material(
        {pk: row for pk, row in some.events.items() if not is_public or row.state == EventState.APPROVED},
        [
            Cited(
                row.pk,
                row.cited.event,
                row.cited.source,
                row.speaker,
                UNTOLD if is_public and row.is_confidential else row.out,
                Reported(row.cited.stance, row.cited.became, out_by(row.cited.published)),
                tuple(said for said, is_seen in row.said if is_seen or not is_public),
            )
            for row in some.cited.values()
            if row.is_public or not is_public
        ],
        [each for each, is_seen in some.stated if is_seen or not is_public],
    )


def _loaded(timeline: Timeline, events: Collection[int]) -> _Loaded:
    rows = Event.objects.filter(timeline=timeline, pk__in=events).standing().order_by("pk")
    columns = rows.values_list("pk", "number", "sort_key", "weight", "state", "dating_basis")
    found = {
        pk: Written(number, sort_key, weight, EventState(state), basis)
        for pk, number, sort_key, weight, state, basis in columns
    }
    relations = _relations(found)
    cited = _cited(found, [each[-1] for each in relations])
    _read(cited)
    return _Loaded(found, cited, list(_stated(relations, cited)), {pk: place for place, pk in enumerate(cited)})


def _relations(events: Collection[int]) -> list[Any]:
    rows = Relation.objects.filter(
        event__in=events, other__in=events, withdrawn_at__isnull=True, kind__in=TEMPORAL, citation__isnull=False
    )
    return list(rows.filter(citation__withdrawn_at__isnull=True).order_by("pk").values_list(*_RELATION))


def _cited(events: Collection[int], also: Collection[int]) -> dict[int, _Citation]:
    """What stands and speaks of these events, and what only says how they are related."""
    chosen = Q(event__in=events) | Q(pk__in=also) if also else Q(event__in=events)
    rows = Citation.objects.filter(chosen, withdrawn_at__isnull=True, source__withdrawn_at__isnull=True)
    found = {}
    for row in rows.order_by("position", "pk").values_list(*_CITATION, *_PUBLISHED):
        pk, event, state, source, speaker, stance, became, derived_from, label, *published = row
        outcome = ReportedOccurrence(became) if became else None
        cited = CitedAs(event, source, Stance(stance), outcome, date_from(published), derived_from)
        found[pk] = _Citation(pk, speaker, state == EventState.APPROVED, bool(label), cited, [])
    return found


def _read(cited: Mapping[int, _Citation]) -> None:
    """Into the citations, their readings in their order."""
    rows = Reading.objects.filter(citation__in=list(cited)).order_by("position", "pk")
    found = list(rows.values_list(*READING, *DATE, "relation_id"))
    tied = [row[0] for row in found if row[-1] is not None]
    seen = set(_public(Reading.objects.filter(pk__in=tied), ReadingQuerySet.public)) if tied else set()
    for *row, relation in found:
        citation = cited[row[1]]
        is_seen = citation.is_public if relation is None else row[0] in seen
        citation.said.append((said_from(tuple(row), citation.cited), is_seen))


def _stated(relations: Sequence[Any], cited: Mapping[int, _Citation]) -> Iterator[tuple[Stated, bool]]:
    keys = [row[0] for row in relations]
    if not keys:
        return
    seen = set(_public(Relation.objects.filter(pk__in=keys), RelationQuerySet.public))
    rivals: dict[int, list[int]] = {}
    for relation, citation in rival_readings(Reading.objects.filter(citation__withdrawn_at__isnull=True), keys):
        rivals.setdefault(relation, []).append(citation)
    for *row, citation in relations:
        if citation not in cited:
            continue
        pk, event, kind, other, least, _, unit, _ = row
        tied = (pk, event, kind, other, least, unit)
        yield Stated(related(row), tied, citation, tuple(rivals.get(pk, ()))), pk in seen


def _public(rows: QuerySet[Any, Any], rule: Q) -> Iterator[int]:
    """Keys of the rows that strangers see."""
    return iter(rows.order_by().filter(rule).values_list("pk", flat=True))
