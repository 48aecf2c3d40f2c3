"""Two events before they become one: what each says, side by side, and what all readers would see of a hidden one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from events.models import (
    Annotation,
    Audience,
    Citation,
    Event,
    EventState,
    Participation,
    Reader,
    Relation,
    Source,
    StoryStep,
    Timeline,
    User,
)
from events.queries.history.field_words import said
from events.queries.network.relations import stated
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import Names

#: Of which one is taken, as the page calls it, and the field of the history that says it in words.
COMPARED = (
    ("title", "Title", "title"),
    ("mention", "Name in a sentence", "mention"),
    ("summary", "Summary", "summary"),
    ("date", "Date", "date"),
    ("place", "Place", "place"),
    ("occurrence", "Did it happen?", "occurrence"),
    ("weight", "Prominence", "weight"),
    ("state", "Who sees it", "state"),
)
_NOBODY_SAYS = "no date"
_SEEN = {EventState.DRAFT: "members only, as a draft", EventState.IN_REVIEW: "members only, while in review"}


class Taken(StrEnum):
    """Whose title, date and so on it is in the end. `BOTH`: the summaries, one after the other."""

    STAYS = "stays"
    GOES = "goes"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that both say, in words; "" where one of them says nothing."""

    name: str
    label: str
    one: str
    other: str

    @property
    def is_equal(self) -> bool:
        """Whether there is nothing to choose."""
        return self.one == self.other

    @property
    def usual(self) -> str:
        """Which of the two says something: the first, unless only the other does."""
        is_silent = self.one in ("", _NOBODY_SAYS)
        return "other" if is_silent and self.other not in ("", _NOBODY_SAYS) else "one"


@dataclass(frozen=True, slots=True)
class Brought:
    """What an event brings along: it all goes over, and what both have is there once."""

    label: str
    one: tuple[str, ...]
    other: tuple[str, ...]


def standing_event(sight: Sight, number: int) -> Event | None:
    """The event of that number that the reader sees."""
    return sight.of(Event.objects.standing()).filter(number=number).select_related("place", "timeline").first()


def done_before(timeline: Timeline, key: str | None, *, by: User, verb: str) -> int | None:
    """The number of the event that was made, or that two became, when the same form was sent before."""
    done = timeline.changes.filter(by=by, idempotency_key=key, verb=verb).first() if key else None
    return (done.made or {}).get("number") if done else None


def now_at(timeline: Timeline, number: int, reader: Reader, *, token: str = "") -> Event | None:
    """The event into which the one of that number was merged, as far as the reader sees it."""
    seen = Sight.of_reader(timeline, reader, token).of(Event.objects.standing())
    return seen.filter(merged_from__timeline=timeline, merged_from__number=number).first()


def compared(one: Event, other: Event) -> tuple[Compared, ...]:
    """What the two say, thing by thing."""
    names = Names.of([(Event, one), (Event, other)])

    def words(event: Event, field: str) -> str:
        if field == "state":
            return _SEEN.get(EventState(event.state), "all readers")
        return said(Event, field, event, names)

    return tuple(Compared(name, label, words(one, field), words(other, field)) for name, label, field in COMPARED)


def brought(one: Event, other: Event) -> tuple[Brought, ...]:
    """Sources, people, tags, relations, notes and steps of both, as members see them; only kinds that there are."""
    kinds = {
        "Sources": (_sources(one), _sources(other)),
        "People and organisations": (people_of(one), people_of(other)),
        "Tags": (tags_of(one), tags_of(other)),
        "Other events": (_relations(one), _relations(other)),
        "Notes": (_notes(one), _notes(other)),
        "Stories": (_stories(one), _stories(other)),
    }
    return tuple(Brought(label, *both) for label, both in kinds.items() if any(both))


def _sources(event: Event) -> tuple[str, ...]:
    rows = event.citations.filter(withdrawn_at__isnull=True).select_related("source").order_by("position", "pk")
    return tuple(_cited(row, row.source) for row in rows)


def _cited(citation: Citation, source: Source) -> str:
    where = labels.locator(citation.locator_kind, citation.locator)
    return ", ".join(filter(None, [source_name(source, is_member=True).short, where]))


def people_of(event: Event) -> tuple[str, ...]:
    """Who had part in it, each with the part: `Ada (host)`."""
    rows = event.participations.select_related("actor").order_by("position", "pk")
    return tuple(part_in_words(row) for row in rows)


def part_in_words(row: Participation) -> str:
    """`Ada (host)`; the name alone where nothing is said of the part."""
    return f"{row.actor.name} ({labels.role(row.role)})" if row.role else row.actor.name


def tags_of(event: Event) -> tuple[str, ...]:
    """Names of its tags."""
    return tuple(event.event_tags.order_by("tag__name").values_list("tag__name", flat=True))


def standing_relations(event: Event) -> list[Relation]:
    """Those that join it with another event that stands."""
    rows = Relation.objects.filter(Q(event=event) | Q(other=event), withdrawn_at__isnull=True)
    rows = rows.exclude(event__state=EventState.WITHDRAWN).exclude(other__state=EventState.WITHDRAWN)
    return list(rows.select_related("event", "other").order_by("pk"))


def far_end(relation: Relation, event: Event) -> Event:
    """The other event of the two."""
    found: Event = relation.other if relation.event_id == event.pk else relation.event
    return found


def _relations(event: Event) -> tuple[str, ...]:
    return tuple(map(stated, standing_relations(event)))


def _notes(event: Event) -> tuple[str, ...]:
    """How many there are that the whole team reads; what they say is read on the pages."""
    number = Annotation.objects.filter(event=event, withdrawn_at__isnull=True).exclude(audience=Audience.ME).count()
    return (f"{number} note" if number == 1 else f"{number} notes",) if number else ()


def _stories(event: Event) -> tuple[str, ...]:
    rows = StoryStep.objects.filter(event=event, story__withdrawn_at__isnull=True).select_related("story")
    return tuple(row.story.title for row in rows.order_by("pk"))
