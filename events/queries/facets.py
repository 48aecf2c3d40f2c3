"""What a timeline can be filtered by, with how many events each choice has. Only what the reader may see is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from events.models import Citation, EventState, EventTag, Participation, Source
from events.queries.labels import OCCURRENCE
from events.queries.names import source_name
from events.queries.narrowing import readable
from events.queries.sight import Sight
from events.queries.tales import tales

MOST = 200  # choices of one kind; search finds the rest
STANDING = ~Q(event__state=EventState.WITHDRAWN)  # beside the rule of visibility, which leaves these to members


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its value in the address, its name, and its number of events."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of filter: the parameter's name, its title on the page, and its choices.

    Those that an owner put in order come first, in that order; then the ones with most events.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]


def facets(sight: Sight) -> list[Facet]:
    """The five kinds, without those that offer no choice (six queries)."""
    found = [
        Facet("person", "People", _people(sight)),
        Facet("place", "Place", _places(sight)),
        Facet("tag", "Tag", _tags(sight)),
        Facet("source", "Source", _sources(sight)),
        Facet("happened", "Did it happen?", _happened(sight)),
    ]
    chosen = {value: place for place, value in enumerate(sight.timeline.group_order)}
    ordered = [replace(facet, choices=_in_order(facet.choices, chosen)) for facet in found]
    return [facet for facet in ordered if len(facet.choices) > 1 or (facet.name == "tag" and facet.choices)]


def groups(sight: Sight, kind: str) -> tuple[Choice, ...]:
    """What events can be grouped by, of one kind: in the order an editor gave, then those with most events.

    Answers to whether it happened have an order of their own. Raises KeyError for what is no kind.
    """
    found = _KINDS[kind](sight)
    chosen = {value: place for place, value in enumerate(sight.timeline.group_order)}
    return found if kind == "happened" else _in_order(found, chosen)


def _in_order(choices: Sequence[Choice], chosen: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: chosen.get(choice.value, len(chosen))))


def _people(sight: Sight) -> tuple[Choice, ...]:
    parts = sight.of(Participation.objects.filter(STANDING))
    counted = parts.values_list(
        Coalesce("actor__merged_into__public_id", "actor__public_id"),
        Coalesce("actor__merged_into__name", "actor__name"),
    ).annotate(number=Count("event", distinct=True))
    return _ranked(counted.order_by("-number")[:MOST])


def _places(sight: Sight) -> tuple[Choice, ...]:
    placed = readable(sight).filter(place__isnull=False)
    counted = placed.values_list(
        Coalesce("place__merged_into__public_id", "place__public_id"),
        Coalesce("place__merged_into__name", "place__name"),
    ).annotate(events=Count("pk"))
    return _ranked(counted.order_by("-events")[:MOST])


def _tags(sight: Sight) -> tuple[Choice, ...]:
    tagged = sight.of(EventTag.objects.filter(STANDING))
    counted = tagged.values_list("tag__public_id", "tag__name").annotate(number=Count("event"))
    return _ranked(counted.order_by("-number")[:MOST])


def _sources(sight: Sight) -> tuple[Choice, ...]:
    """Each source by its shortest name, as far as the reader may know it."""
    cited = sight.of(Citation.objects.filter(STANDING, withdrawn_at__isnull=True))
    counts = dict(
        cited.order_by()
        .values_list("source_id")
        .annotate(number=Count("event", distinct=True))
        .order_by("-number")[:MOST]
    )
    sources = sight.of(Source.objects.filter(pk__in=list(counts)))
    return _ranked(
        (source.public_id, source_name(source, is_member=sight.is_member).short, counts[source.pk])
        for source in sources
    )


def _happened(sight: Sight) -> tuple[Choice, ...]:
    if sight.lens is None:
        counts = dict(readable(sight).order_by().values_list("occurrence").annotate(number=Count("pk")))
    else:
        counts = Counter(tale.occurrence.value for tale in tales(sight).values())
    return tuple(Choice(value, words, counts[value]) for value, words in OCCURRENCE.items() if value in counts)


def _ranked(rows: Iterable[Sequence[object]]) -> tuple[Choice, ...]:
    choices = [Choice(str(value), str(name), int(str(number))) for value, name, number in rows]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.name.casefold())))


_KINDS: Mapping[str, Callable[[Sight], tuple[Choice, ...]]] = {
    "person": _people,
    "place": _places,
    "tag": _tags,
    "source": _sources,
    "happened": _happened,
}
