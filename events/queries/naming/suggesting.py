"""Names that are there already, for what somebody is typing: at most eight, the likeliest first.

Members are shown what only drafts use too, and confidential sources by their own titles: no stranger asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf

from events.dates import say
from events.models import Actor, Event, EventState, Membership, Place, Source, Tag, Timeline
from events.queries.reader import labels
from events.queries.reader.names import authors_in_words

MOST = 8
LONGEST = 200  # characters of what is typed that are looked for
ALIKE = 0.45  # word similarity (pg_trgm, 0 to 1) from which a misspelt name is offered


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One that is there: the name that goes into the field, and what tells it from others."""

    id: UUID | None  # None: of a member, who goes by the account's name
    name: str
    note: str = ""


def source_label(source: Source) -> str:
    """What a source is called where one types it: its title, else its short one, else its address."""
    return source.title or source.short_title or source.url or "Untitled source"


def event_label(event: Event) -> str:
    """What an event is called where one types it: its title in one line."""
    return " ".join(event.title.split())


def source_with_id(timeline: Timeline, text: str) -> Source | None:
    """The standing source that has this public id; None for anything else."""
    try:
        public_id = UUID(text)
    except ValueError:
        return None
    return Source.objects.filter(timeline=timeline, public_id=public_id, withdrawn_at__isnull=True).first()


def suggestions(timeline: Timeline, noun: str, text: str) -> list[Suggestion] | None:
    """Those whose name begins so, then has a word that does, then holds it anywhere, then is spelt alike.

    None where `noun` is none of source, person, place, tag, event and member. Capitals and accents do not count.
    """
    if noun == "member":
        return _members(timeline, text)
    if noun not in _NOUNS:
        return None
    text = " ".join(text[:LONGEST].replace("\0", "").split())
    if not text:
        return []
    rows, told = _NOUNS[noun]
    standing = rows().filter(timeline=timeline)
    if noun == "event" and text.isascii() and text.isdecimal() and len(text) < 10:
        return [told(row) for row in standing.filter(number=int(text))]
    near = standing.annotate(likeness=TrigramWordSimilarity(text, F("called"))).annotate(
        rank=Case(
            When(called__unaccent__istartswith=text, then=0),
            When(called__unaccent__icontains=f" {text}", then=1),
            When(Q(called__unaccent__icontains=text) | Q(beside__unaccent__icontains=text), then=2),
            default=3,
            output_field=IntegerField(),
        )
    )
    found = near.filter(Q(rank__lt=3) | Q(likeness__gte=ALIKE)).order_by("rank", "-likeness", Lower("called"), "pk")
    return [told(row) for row in found[:MOST]]


def _members(timeline: Timeline, text: str) -> list[Suggestion]:
    """Members by the names of their accounts, which a mention in a note is typed with; found by their own names too."""
    word = text.replace("\0", "").strip()[:LONGEST]
    begins = Q(user__username__unaccent__istartswith=word) | Q(user__first_name__unaccent__istartswith=word)
    rows = Membership.objects.filter(begins | Q(user__last_name__unaccent__istartswith=word), timeline=timeline)
    found = rows.select_related("user").order_by(Lower("user__username"))[:MOST] if word else []
    return [Suggestion(None, each.user.get_username(), each.user.get_full_name()) for each in found]


def _actors() -> QuerySet[Any]:
    return _spelt(Actor.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True))


def _places() -> QuerySet[Any]:
    return _spelt(Place.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True))


def _spelt(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Found by other spellings too, and by the old names of those that were joined with it."""
    blank, old = Value(" ", output_field=TextField()), rows.model._default_manager.filter(merged_into=OuterRef("pk"))
    names = old.order_by().values("merged_into").annotate(names=StringAgg("name", Value(" "))).values("names")
    former = Coalesce(Subquery(names), blank, output_field=TextField())
    spelt: QuerySet[Any] = rows.annotate(
        called=F("name"), beside=Concat(Cast("aliases", TextField()), blank, former, output_field=TextField())
    )
    return spelt


def _tags() -> QuerySet[Any]:
    standing = Tag.objects.filter(withdrawn_at__isnull=True)
    return standing.annotate(called=F("name"), beside=Value("", output_field=TextField()))


def _sources() -> QuerySet[Any]:
    empty, blank = Value("", output_field=TextField()), Value(" ", output_field=TextField())
    called = Coalesce(NullIf(F("title"), empty), NullIf(F("short_title"), empty), F("url"))
    beside = Concat("short_title", blank, "container_title", blank, Cast("authors", TextField()), blank, "url")
    return Source.objects.filter(withdrawn_at__isnull=True).annotate(called=called, beside=beside)


def _events() -> QuerySet[Any]:
    standing = Event.objects.exclude(state=EventState.WITHDRAWN)
    return standing.annotate(called=F("title"), beside=F("mention"))


def _actor(actor: Actor) -> Suggestion:
    kind = "" if actor.kind == "person" else labels.KIND_OF_ACTOR[actor.kind]
    return Suggestion(actor.public_id, actor.name, ", ".join(filter(None, [kind, *map(str, actor.aliases[:2])])))


def _named(row: Place | Tag) -> Suggestion:
    return Suggestion(row.public_id, row.name)


def _source(source: Source) -> Suggestion:
    published = say(source.published) if source.published else ""
    parts = [authors_in_words(source.authors), source.container_title or source.publisher, published]
    return Suggestion(source.public_id, source_label(source), ", ".join(filter(None, parts)))


def _event(event: Event) -> Suggestion:
    date = say(event.date) if event.date else ""
    return Suggestion(event.public_id, event_label(event), ", ".join(filter(None, [f"no. {event.number}", date])))


_NOUNS: Mapping[str, tuple[Callable[[], QuerySet[Any]], Callable[[Any], Suggestion]]] = {
    "source": (_sources, _source),
    "person": (_actors, _actor),
    "place": (_places, _named),
    "tag": (_tags, _named),
    "event": (_events, _event),
}
