"""The days on which the sources of a timeline came out: what one steps through to see how the telling grew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from events.dates import DateValue, parse, say
from events.dates.calendar import DAY
from events.models import EventState, Source
from events.models.telling import LONG_AGO
from events.models.visibility import rests_on
from events.queries.known_day import day_of
from events.queries.names import source_name
from events.queries.sight import Sight

#: By when a source was out for certain, as `events.queries.dating.out_by` has it: the first of these that is known.
_OUT_BY = ("published_ends_latest", "published_begins_latest", "published_begins_earliest")


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """A day by which one source or several were out for certain: `by` is its end, in civil seconds, exclusive."""

    by: int
    sources: tuple[str, ...]  # by their short names
    keys: tuple[int, ...] = ()  # their primary keys

    @property
    def date(self) -> DateValue:
        """The day itself."""
        return parse(self.edtf)

    @property
    def edtf(self) -> str:
        """The day as an address has it."""
        return day_of(self.by)

    @property
    def words(self) -> str:
        """The day as a reader reads it."""
        return say(self.date)


@dataclass(frozen=True, slots=True)
class Steps:
    """From one day of publication to the next; None where there is none."""

    earlier: PublicationDay | None
    later: PublicationDay | None


def publication_days(sight: Sight, *, is_named: bool = True) -> list[PublicationDay]:
    """All of them, the earliest first, whatever the lens (two queries; one without names, which `named` gives to some).

    Of sources that are cited and have a date; to strangers a confidential source has none.
    """
    whole = sight.through(None)
    sources = whole.of(Source.objects.standing()).exclude(published_precision="")
    if sight.is_member:
        sources = sources.filter(rests_on("Citation", "source", Q(withdrawn_at__isnull=True)))
    else:  # those they see are cited, or what others of them were taken from
        cited = Q(withdrawn_at__isnull=True, event__state=EventState.APPROVED)
        sources = sources.filter(rests_on("Citation", "source", cited), public_label="")
    found: dict[int, list[int]] = {}
    for key, *bounds in sources.values_list("pk", *_OUT_BY):
        by = next((bound for bound in bounds if bound is not None), LONG_AGO)
        found.setdefault(-(-by // DAY) * DAY, []).append(key)
    days = [PublicationDay(by, (), tuple(keys)) for by, keys in sorted(found.items())]
    return named(sight, days) if is_named else days


def named(sight: Sight, days: Sequence[PublicationDay]) -> list[PublicationDay]:
    """The days with the short names of their sources (one query)."""
    whole = sight.through(None)
    sources = whole.of(Source.objects.filter(pk__in=[key for day in days for key in day.keys]))
    names = {each.pk: source_name(each, is_member=sight.is_member).short for each in sources}
    return [replace(day, sources=tuple(names[key] for key in day.keys)) for day in days]


def steps_from(days: Sequence[PublicationDay], by: int | None) -> Steps:
    """The days before and after what is known `by` a second (exclusive); from today on (None) only earlier ones."""
    if by is None:
        return Steps(days[-1] if days else None, None)
    earlier = [day for day in days if day.by < by]
    later = [day for day in days if day.by > by]
    return Steps(earlier[-1] if earlier else None, later[0] if later else None)
