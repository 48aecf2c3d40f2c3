"""The days on which the sources of a timeline came out: what one steps through to see how the telling grew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from events.dates import DateValue, parse, say
from events.dates.calendar import DAY
from events.models import EventState, Source
from events.models.telling import LONG_AGO
from events.models.visibility import rests_on
from events.queries.lenses.known_day import day_of
from events.queries.reader.names import source_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

#: By when a source was out for certain, as `dating.out_by` has it: the first of these that is known.
_OUT = Coalesce("published_ends_latest", "published_begins_latest", "published_begins_earliest", Value(LONG_AGO))
FEW = 50  # sources at either end of all that are looked at first


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


@dataclass(frozen=True, slots=True)
class Around:
    """The first and the last day of publication, and those before and after what is known; None where there is none."""

    first: PublicationDay | None
    last: PublicationDay | None
    steps: Steps


def publication_days(sight: Sight, *, is_named: bool = True) -> list[PublicationDay]:
    """All of them, the earliest first, whatever the lens (two queries; one without the names of their sources).

    Of sources that are cited and have a date; to strangers a confidential source has none.
    """
    found: dict[int, list[int]] = {}
    for key, out in _out(sight).values_list("pk", "out"):
        found.setdefault(_day_by(out), []).append(key)
    days = [PublicationDay(by, (), tuple(keys)) for by, keys in sorted(found.items())]
    return _named(sight, days) if is_named else days


def days_around(sight: Sight, by: int | None) -> Around:
    """Of the same days those that a page names, of however many (seven queries, nine where almost nothing is cited).

    `by` is the second (exclusive) of what is known; from today on (None) there are only earlier ones: what every page
    names, and is kept until the timeline changes.
    """
    return _until_today(sight.through(None)) if by is None else _around(sight, by)


def _around(sight: Sight, by: int | None) -> Around:
    sought = {"first": (Q(), False), "last": (Q(), True)}
    if by is not None:
        sought["earlier"] = Q(out__lte=_day_by(by) - DAY), True
        sought["later"] = Q(out__gt=by // DAY * DAY), False
    ends = {name: end for name, end in _ends(sight, sought).items() if end is not None}
    days = {day.by: day for day in _whole_days(sight, set(ends.values()))}
    found = {name: days[end] for name, end in ends.items()}
    earlier = found.get("last" if by is None else "earlier")
    return Around(found.get("first"), found.get("last"), Steps(earlier, found.get("later")))


_until_today = Remembered(partial(_around, by=None), most=64, is_plain=True)


def _ends(sight: Sight, sought: Mapping[str, tuple[Q, bool]]) -> dict[str, int | None]:
    """By name the day of the one that came out first or (True) last, of those that a condition leaves.

    Whether anything rests on a source takes longer to find out than all else, so it is asked for a few at either end.
    """
    every = Source.objects.filter(timeline=sight.timeline).exclude(published_precision="").annotate(out=_OUT)
    few = {
        name: list(every.filter(where).order_by("-out" if is_last else "out").values_list("pk", flat=True)[:FEW])
        for name, (where, is_last) in sought.items()
    }
    seen = dict(_out(sight).filter(pk__in={key for keys in few.values() for key in keys}).values_list("pk", "out"))
    found: dict[str, int | None] = {}
    for name, (where, is_last) in sought.items():
        here = [seen[key] for key in few[name] if key in seen]
        if not here and len(few[name]) == FEW:
            edge = (
                _out(sight).filter(where).order_by("-out" if is_last else "out").values_list("out", flat=True).first()
            )
            here = [] if edge is None else [edge]
        found[name] = _day_by((max if is_last else min)(here)) if here else None
    return found


def _whole_days(sight: Sight, ends: Collection[int]) -> list[PublicationDay]:
    """The days that end there, with all that came out on them."""
    keys: dict[int, list[int]] = {}
    if ends:
        is_there = reduce(or_, [Q(out__gt=end - DAY, out__lte=end) for end in ends])
        for key, out in _out(sight).filter(is_there).values_list("pk", "out"):
            keys.setdefault(_day_by(out), []).append(key)
    return _named(sight, [PublicationDay(end, (), tuple(each)) for end, each in keys.items()])


def _day_by(second: int) -> int:
    """The end of the day of what was out by a second."""
    return -(-second // DAY) * DAY


def _out(sight: Sight) -> QuerySet[Any]:
    """Sources that have such a day, with the second `out` by which they were."""
    whole = sight.through(None)
    sources = whole.of(Source.objects.standing()).exclude(published_precision="")
    if sight.is_member:
        sources = sources.filter(rests_on("Citation", "source", Q(withdrawn_at__isnull=True)))
    else:  # those they see are cited, or what others of them were taken from
        cited = Q(withdrawn_at__isnull=True, event__state=EventState.APPROVED)
        sources = sources.filter(rests_on("Citation", "source", cited), public_label="")
    return sources.annotate(out=_OUT)


def _named(sight: Sight, days: Sequence[PublicationDay]) -> list[PublicationDay]:
    """The days with the short names of their sources (one query)."""
    whole = sight.through(None)
    sources = whole.of(Source.objects.filter(pk__in=[key for day in days for key in day.keys]))
    names = {each.pk: source_name(each, is_member=sight.is_member).short for each in sources}
    return [replace(day, sources=tuple(names[key] for key in day.keys)) for day in days]
