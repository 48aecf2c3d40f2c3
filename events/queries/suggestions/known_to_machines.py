"""What a timeline knows already, as the reading of a new text is told: events, people, places, all by name.

For members alone: what is found with it stands in captured texts, which nobody else reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from events.dates import DateValue
from events.extraction.candidate import KnownEvent, KnownName
from events.models import Actor, ComputedDate, Event, Participation, Place, PlacementAudience, Suggestion, Timeline
from events.models.event import EventQuerySet

MOST_EVENTS = 5_000  # that a text is compared with: the most prominent ones


def known_events(timeline: Timeline) -> tuple[KnownEvent, ...]:
    """The standing events by their numbers, the most prominent where there are very many (three queries)."""
    events = Event.objects.filter(timeline=timeline).standing()
    return told_of(events.order_by("-weight", "number")[:MOST_EVENTS])


def told_of(events: EventQuerySet) -> tuple[KnownEvent, ...]:
    """These events, each by its number, with who and what takes part in them."""
    rows = list(events.select_related("place"))
    keys = [row.pk for row in rows]
    people = _taking_part(keys)
    computed = _computed([row.pk for row in rows if row.date is None])
    return tuple(
        KnownEvent(
            key=row.number,
            title=row.title,
            mention=row.mention,
            date=row.date or computed.get(row.pk),
            people=tuple(people[row.pk]),
            places=_names(row.place) if row.place else (),
        )
        for row in rows
    )


def known_people(timeline: Timeline) -> tuple[KnownName, ...]:
    """People and organisations by their keys; merged ones are what they became."""
    return _known(Actor.objects.filter(timeline=timeline, withdrawn_at__isnull=True))


def known_places(timeline: Timeline) -> tuple[KnownName, ...]:
    """Places by their keys; merged ones are what they became."""
    return _known(Place.objects.filter(timeline=timeline, withdrawn_at__isnull=True))


def people_in(row: Suggestion) -> tuple[str, ...]:
    """Names of those recognised in a suggestion, in the order of the text (one query)."""
    found = Actor.objects.filter(timeline=row.timeline_id, public_id__in=row.people)
    names = {str(key): name for key, name in found.values_list("public_id", "name")}
    return tuple(names[key] for key in row.people if key in names)


def _known(rows: Iterable[Actor | Place]) -> tuple[KnownName, ...]:
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for row in rows:
        names[row.merged_into_id or row.pk].update(dict.fromkeys(_names(row)))
    return tuple(KnownName(key, tuple(known)) for key, known in names.items())


def _names(row: Actor | Place) -> tuple[str, ...]:
    return (row.name, *map(str, row.aliases))


def _taking_part(events: list[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    parts = Participation.objects.filter(event__in=events).order_by("position", "pk")
    for event, name in parts.values_list("event_id", "actor__name"):
        found[event].append(name)
    return found


def _computed(events: list[int]) -> dict[int, DateValue | None]:
    rows = ComputedDate.objects.filter(event__in=events, audience=PlacementAudience.MEMBERS, is_sharper=False)
    return {row.event_id: row.date for row in rows}
