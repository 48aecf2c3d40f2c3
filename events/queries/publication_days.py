"""The days on which the sources of a timeline came out: what one steps through to see how the telling grew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.dates import DateValue, parse, say
from events.dates.calendar import DAY
from events.models import Citation, Source
from events.queries.dating import out_by
from events.queries.known_day import day_of
from events.queries.names import source_name
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """A day by which one source or several were out for certain: `by` is its end, in civil seconds, exclusive."""

    by: int
    sources: tuple[str, ...]  # by their short names

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


def publication_days(sight: Sight) -> list[PublicationDay]:
    """All of them, the earliest first, whatever the lens (one query).

    Of sources that are cited and have a date; to strangers a confidential source has none.
    """
    whole = sight.through(None)
    cited = whole.of(Citation.objects.filter(withdrawn_at__isnull=True)).values("source_id")
    sources = whole.of(Source.objects.standing()).filter(pk__in=cited).exclude(published_precision="")
    found: dict[int, list[str]] = {}
    for source in sources:
        if sight.is_member or not source.is_confidential:
            by = out_by(source.published)
            found.setdefault(-(-by // DAY) * DAY, []).append(source_name(source, is_member=sight.is_member).short)
    return [PublicationDay(by, tuple(names)) for by, names in sorted(found.items())]


def steps_from(days: Sequence[PublicationDay], by: int | None) -> Steps:
    """The days before and after what is known `by` a second (exclusive); from today on (None) only earlier ones."""
    if by is None:
        return Steps(days[-1] if days else None, None)
    earlier = [day for day in days if day.by < by]
    later = [day for day in days if day.by > by]
    return Steps(earlier[-1] if earlier else None, later[0] if later else None)
